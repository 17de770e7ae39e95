"""The block “Before and now”: a rule as it was, is and will be, each version with its days."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks.groups import LAW
from cms.core.blocks.sections import SectionBlock
from cms.core.blocks.text import TextBlock, paragraph
from cms.law.blocks import CitationItemBlock, CitationLine, citation_lines

PAST, NOW, FUTURE = "past", "now", "future"


@dataclass(frozen=True)
class VersionLine:
    """A version as it is shown. ``state`` is one of past, now, future; an id of its own lets a list name it."""

    state: str
    first: date | None
    last: date | None
    text: Any
    lines: list[CitationLine]


def state_on(day: date, *, first: date | None, last: date | None) -> str:
    """Whether a version applied before a day, applies on it or will apply; the last day is one on which it applies."""
    if first and day < first:
        return FUTURE
    return PAST if last and day > last else NOW


class LawVersionBlock(blocks.StructBlock):
    """A rule in the wording of some time."""

    valid_from = blocks.DateBlock(label=_("Applies from"), required=False)
    valid_to = blocks.DateBlock(label=_("Applies to"), required=False, help_text=_("The last day. Leave empty if no end is known."))
    text = TextBlock(label=_("What applies then"))
    citations = blocks.ListBlock(CitationItemBlock(), label=_("Legal basis"), default=[])

    class Meta:
        icon = "history"
        label = _("Version")
        label_format = "{valid_from} – {valid_to}"


class LawVersionsBlock(SectionBlock):
    """Old and new law beside each other; which one applies is told as of the day of reading."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120, help_text=_("The rule: “Who signs the report”."))
    versions = blocks.ListBlock(LawVersionBlock(), label=_("Versions, the oldest first"), min_num=2)

    class Meta:
        icon = "history"
        group = LAW
        label = _("Before and now")
        label_format = "{title}"
        description = _("A rule that changes: each version with its days. The page says by itself which one applies today.")
        template = "blocks/law_versions.html"

    def clean(self, value: Any) -> Any:
        """Check the days, unless the page is only saved as a draft.

        Raises:
            ValidationError: when a version ends before it begins, has no day at all, or begins before the one above it has ended.
        """
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        errors: dict[int, Any] = {}
        before: date | None = None
        for number, version in enumerate(cleaned["versions"]):
            field, message = _fault(version, before, is_first=number == 0)
            if message:
                errors[number] = blocks.StructBlockValidationError(block_errors={field: ValidationError(message)})
            before = version["valid_to"]
        if errors:
            raise blocks.StructBlockValidationError(block_errors={"versions": blocks.ListBlockValidationError(block_errors=errors)})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add ``lines``, as of today."""
        context = super().get_context(value, parent_context=parent_context)
        today = timezone.localdate()
        context["lines"] = [version_line(version, on=today) for version in value["versions"]]
        return context

    def get_preview_value(self) -> Any:
        """Show two versions around a day in the past."""
        day = date(2026, 1, 1)
        return self.normalize(
            {
                "title": __("How the report is signed"),
                "versions": [
                    {"valid_from": None, "valid_to": date(2025, 12, 31), "text": paragraph(__("On paper.")), "citations": []},
                    {"valid_from": day, "valid_to": None, "text": paragraph(__("On paper or electronically.")), "citations": []},
                ],
            }
        )


def version_line(version: Any, *, on: date) -> VersionLine:
    """Put a version into words.

    Args:
        version: a value of the block.
        on: the day of reading.
    """
    first, last = version["valid_from"], version["valid_to"]
    return VersionLine(state_on(on, first=first, last=last), first, last, version["text"], citation_lines(version["citations"]))


def _fault(version: Any, before: date | None, *, is_first: bool) -> tuple[str, Any]:
    """The field that is wrong, and why; nothing when the days are right."""
    first, last = version["valid_from"], version["valid_to"]
    if first and last and last < first:
        return "valid_to", _("This version ends before it begins. Look at both dates.")
    if not first and not last:
        return "valid_from", _("Give at least one day, so that readers can tell the versions apart.")
    if not is_first and not first:
        return "valid_from", _("Say from when this version applies; only the oldest may begin without a day.")
    if not is_first and (before is None or first <= before):
        return "valid_from", _("The version above has not ended by this day. Put the older version first, and give it its last day.")
    return "", None
