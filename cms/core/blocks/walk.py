"""Walking through the blocks of all StreamFields, for checks."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock


@dataclass(frozen=True)
class FoundBlock:
    """A block and where it stands."""

    path: str
    block: Block
    parent: Block | None


def children(block: Block) -> Iterator[tuple[str, Block]]:
    """The blocks directly below a block, with the name that content is stored under."""
    if isinstance(block, ListBlock):
        yield "item", block.child_block
    elif isinstance(block, StructBlock | StreamBlock | BaseTypedTableBlock):
        yield from block.child_blocks.items()


def walk(block: Block, path: str, parent: Block | None = None) -> Iterator[FoundBlock]:
    """A block and all below it."""
    yield FoundBlock(path, block, parent)
    for name, child in children(block):
        yield from walk(child, f"{path}.{name}", block)


def stream_fields() -> Iterator[tuple[str, StreamField]]:
    """Every StreamField of the portal's own models, with its label."""
    for model in apps.get_models():
        if not model._meta.label.startswith("mowis_"):
            continue
        for field in model._meta.get_fields():
            if isinstance(field, StreamField) and field.model is model:
                yield f"{model._meta.label}.{field.name}", field


def stored_names() -> dict[str, list[str]]:
    """The names that content is stored under, by StreamField: each path of names below it, sorted."""
    return {
        label: sorted(found.path.split(".", 1)[1] for found in walk(field.stream_block, "") if found.parent is not None)
        for label, field in stream_fields()
    }


def loses_translations(block: StructBlock) -> bool:
    """Whether a list or an image stands below a block with only structs between.

    Directly inside another struct such a block is passed over by wagtail-localize 1.14: texts of the list never reach a
    translator, and an image makes translating fail (wagtail_localize.segments.extract, ``raw_value``).
    """
    return any(
        isinstance(child, ListBlock | ImageBlock) or (isinstance(child, StructBlock) and loses_translations(child))
        for _name, child in children(block)
    )
