"""The body's set of blocks, put together from every room that has some."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .gallery import GalleryBlock
from .heading import HeadingBlock, anchor_for
from .image import ImageBlock
from .sections import SectionBlock, section_anchor


def anchor_error(message: Any, field: str = "anchor") -> ValidationError:
    """An error shown beside a field of a heading."""
    return blocks.StructBlockValidationError(block_errors={field: ValidationError(message)})


class BodyBlock(blocks.StreamBlock):
    """A page's body. It looks after what no block can see alone: anchors and the order of headings."""

    class Meta:
        required = False
        template = "blocks/body.html"

    def clean(self, value: Any) -> Any:
        """Check headings together; anchors left empty are made from the text and numbered where they repeat.

        Nothing is made while the page is only saved as a draft, lest an anchor be made from a half-typed heading.

        Raises:
            ValidationError: when an anchor was typed twice, or a part of a section comes before any section.
        """
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        headings = [(index, child.value) for index, child in enumerate(cleaned) if isinstance(child.block, HeadingBlock)]
        errors = self._order_errors(cleaned)
        taken: set[str] = set()
        for index, heading in headings:
            if heading["anchor"] and heading["anchor"] in taken:
                errors[index] = anchor_error(_("Another heading of this page has this anchor already. Choose a different one."))
            taken.add(heading["anchor"])
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        for _index, heading in headings:
            heading["anchor"] = heading["anchor"] or self._free_anchor(heading["text"], taken)
            taken.add(heading["anchor"])
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add ``parts``: each block with its anchor. The renditions of all pictures are read in one query."""
        from cms.core.pictures import prefetch_pictures

        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        prefetch_pictures(image for child in value for image in _images(child))
        context["parts"] = [{"child": child, "section_id": section_anchor(child.id)} for child in value]
        return context

    @staticmethod
    def _order_errors(value: Any) -> dict[int, ValidationError]:
        """Find headings of level 3 that stand before any of level 2: a screen reader's outline would have a hole."""
        for index, child in enumerate(value):
            if isinstance(child.block, HeadingBlock):
                if child.value.tag == "h2":
                    break
                message = _("Begin with a heading of level 2; this one would be a part of nothing.")
                return {index: anchor_error(message, "level")}
            if isinstance(child.block, SectionBlock) and child.value["title"]:
                break
        return {}

    @staticmethod
    def _free_anchor(text: str, taken: set[str]) -> str:
        """An anchor made from a heading's text that no other heading has."""
        made, number = anchor_for(text), 2
        anchor = made
        while anchor in taken:
            anchor, number = f"{made}-{number}", number + 1
        return anchor


def _images(child: Any) -> list[Any]:
    """The images of a block."""
    if isinstance(child.block, ImageBlock):
        return [child.value["image"]]
    if isinstance(child.block, GalleryBlock):
        return [item["image"] for item in child.value["items"]]
    return []


def body_blocks() -> BodyBlock:
    """A StreamBlock of every block named in ``settings.BODY_BLOCKS``; rooms above the core join by that list."""
    return BodyBlock([(name, import_string(path)()) for name, path in settings.BODY_BLOCKS], required=False)
