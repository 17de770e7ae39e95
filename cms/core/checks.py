"""System checks of the core room: mistakes that would lose content or confuse an editor."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, Info, register
from wagtail.blocks import StreamBlock, StructBlock
from wagtail.images.blocks import ImageBlock

from .blocks.walk import FoundBlock, loses_translations, stream_fields, walk

#: The icon that Wagtail gives to a block without one.
NO_ICON = "placeholder"


def nesting_errors(found: FoundBlock) -> Iterator[Error]:
    """Refuse a struct directly in a struct when a list or an image stands below it."""
    nested = isinstance(found.block, StructBlock) and not isinstance(found.block, ImageBlock)
    if nested and isinstance(found.parent, StructBlock) and loses_translations(found.block):
        yield Error(
            f"{found.path}: a StructBlock with a list or an image directly inside a StructBlock cannot be translated.",
            hint="Put a ListBlock or a StreamBlock between them, or make it one StructBlock.",
            id="mowis_core.E001",
        )


def chooser_errors(found: FoundBlock) -> Iterator[Error]:
    """Refuse a block that an editor meets in a chooser without a word about it or without an icon."""
    if not isinstance(found.parent, StreamBlock):
        return
    missing = []
    if not found.block.get_description():
        missing.append("description")
    if found.block.meta.icon == NO_ICON:
        missing.append("icon")
    if missing:
        yield Error(
            f"{found.path}: the block has no {' and no '.join(missing)}.",
            hint="Editors choose blocks by icon and description; set them in the block's Meta.",
            id="mowis_core.E002",
        )


@register
def check_blocks(**_kwargs: Any) -> list[CheckMessage]:
    """Look at every block of every StreamField of the portal."""
    return [
        error
        for label, field in stream_fields()
        for found in walk(field.stream_block, label)
        for error in (*nesting_errors(found), *chooser_errors(found))
    ]


@register
def check_picture_formats(**_kwargs: Any) -> list[CheckMessage]:
    """Say when pictures go out larger than they need be, because this machine cannot write a format."""
    from .pictures import modern_formats

    missing = [form for form in ("avif", "webp") if form not in modern_formats()]
    if not missing:
        return []
    return [
        Info(
            f"Pillow cannot write {' and '.join(missing)} here; pictures go out in the other formats and are larger.",
            hint="Install the wheel of Pillow from requirements.txt: it brings both.",
            id="mowis_core.I001",
        )
    ]
