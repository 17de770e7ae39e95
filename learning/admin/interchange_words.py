"""Questions that were read, as the preview of an import shows them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlock

from learning.exchange.interchange.found import Found
from learning.models import StepPage


@dataclass(frozen=True)
class ShownQuestion:
    """A question in words. ``rows`` are its answers, each with whether it is right; None where that says nothing."""

    line: int
    kind: str
    prompt: str
    text: str
    rows: list[tuple[str, bool | None]]
    notes: tuple[str, ...]


def shown_questions(found: Found) -> list[ShownQuestion]:
    """All questions of a file."""
    block: StreamBlock = StepPage._meta.get_field("questions").stream_block
    labels = {name: str(child.label) for name, child in block.child_blocks.items()}
    return [
        ShownQuestion(
            one.line, labels[one.record.type], one.record.prompt, getattr(one.record, "text", ""), list(_rows(one.record)), one.notes
        )
        for one in found.questions
    ]


def _rows(record: Any) -> list[tuple[str, bool | None]]:
    kind = record.type
    if kind in ("single", "multiple"):
        return [(option.text, option.correct) for option in record.options]
    if kind == "true_false":
        return [(_("true"), record.answer), (_("false"), not record.answer)]
    if kind == "short_text":
        return [(answer, True) for answer in record.accepted]
    if kind == "number":
        spread = f" ± {record.tolerance}" if record.tolerance != "0" else ""
        return [(f"{record.value}{spread} {record.unit}".strip(), True)]
    if kind == "matching":
        return [(f"{pair.left} → {pair.right}", True) for pair in record.pairs] + [(one.text, False) for one in record.extra]
    if kind == "ordering":
        return [(item.text, None) for item in record.items]
    if kind == "gap_fill":
        return [
            (f"[{number}] {answer}", right)
            for number, gap in enumerate(record.gaps, start=1)
            for right, answers in ((True, gap.accepted), (False, gap.distractors))
            for answer in answers
        ]
    return []
