"""Where a text stands on its page, in the words that the editor's form uses."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.models import StringSegment

ARROW = " → "


@dataclass(frozen=True)
class Place:
    """A place of texts.

    Args:
        words: labels from the field down.
        is_rich: whether the text may hold markup; elsewhere ``<`` is a sign like any other.
        max_length: the most signs that fit, if there is a limit.
    """

    words: tuple[str, ...]
    is_rich: bool = False
    max_length: int | None = None

    def __str__(self) -> str:
        return ARROW.join(self.words)


def place_of(model: type[models.Model], field_path: str) -> Place:
    """Say where a text stands.

    Args:
        model: the page type or record.
        field_path: wagtail-localize's path of names, such as ``questions.single.options.item.text``.

    Returns:
        The place; of a path that the model does not have any more only what is known of it.
    """
    name, *rest = field_path.split(".")
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return Place((name,))
    if isinstance(found, StreamField):
        blocks = list(_blocks(found.stream_block, rest))
        last = blocks[-1] if blocks else None
        words = (str(capfirst(found.verbose_name)), *(str(block.label) for block in blocks if block.label))
        return Place(words, isinstance(last, RichTextBlock), _limit(last))
    if isinstance(found, models.ManyToOneRel) and rest:
        below = place_of(found.related_model, ".".join(rest))  # type: ignore[arg-type]  # a relation has a model
        label = str(capfirst(found.related_model._meta.verbose_name))  # type: ignore[union-attr]
        return Place((label, *below.words), below.is_rich, below.max_length)
    label = str(capfirst(getattr(found, "verbose_name", name)))
    return Place((label,), isinstance(found, RichTextField), getattr(found, "max_length", None))


def place_of_segment(segment: StringSegment) -> Place:
    """Say where a text of a source stands."""
    return place_of(segment.source.specific_content_type.model_class(), segment.context.field_path or segment.context.path)


def _blocks(block: Block, names: list[str]) -> Iterator[Block]:
    """The blocks along the names; those of lists are passed over, because their label says nothing."""
    for name in names:
        if isinstance(block, ListBlock):
            block = block.child_block
            continue
        if not isinstance(block, StructBlock | StreamBlock) or name not in block.child_blocks:
            return
        block = block.child_blocks[name]
        yield block


def _limit(block: Any) -> int | None:
    limit: int | None = getattr(getattr(block, "field", None), "max_length", None)
    return limit
