"""Deadlines as rules, from which a person's own dates are counted."""

import calendar
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks.same import SameInEveryLanguage
from cms.guide.enums import Direction, Unit
from cms.guide.validators import validate_date_key
from cms.law.blocks import CitationChooserBlock

#: Longer than any deadline of the law, in units.
LONGEST = 400
#: A leap year, so that 29 February may be named.
ANY_YEAR = 2024


class DateKeyBlock(SameInEveryLanguage, blocks.CharBlock):
    """The key of a date that people enter; the same in every language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 40, "validators": [validate_date_key], **kwargs})


class DateItemBlock(blocks.StructBlock):
    """A date that somebody enters, from which deadlines are counted („wpis do KRS: 3.11.2026”)."""

    key = DateKeyBlock(label=_("Key"), help_text=_("The name by which deadlines below refer to it, such as wpis-krs. It stays."))
    label = blocks.CharBlock(label=_("What people are asked for"), max_length=120, help_text=_("For example: Day of entry in the KRS."))
    help = blocks.CharBlock(label=_("Where to find it"), required=False, max_length=250)

    class Meta:
        icon = "date"
        label = _("Date")
        label_format = "{label}"
        description = _("A day that people enter; deadlines are counted from it.")


class CountedDeadlineBlock(blocks.StructBlock):
    """A deadline counted from a date: „21 dni od wpisu do KRS”."""

    what = blocks.CharBlock(label=_("What to do by then"), max_length=200, help_text=_("Begin with a verb."))
    amount = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=LONGEST)
    unit = blocks.ChoiceBlock(label=_("Unit"), choices=Unit.choices, default=Unit.DAYS)
    direction = blocks.ChoiceBlock(label=_("Before or after"), choices=Direction.choices, default=Direction.AFTER)
    counted_from = DateKeyBlock(label=_("Counted from"), help_text=_("The key of one of the dates of this procedure."))
    citation = CitationChooserBlock(label=_("Legal basis"), required=False)

    class Meta:
        icon = "time"
        label = _("Deadline counted from a date")
        description = _("So many days, weeks or months after or before a day that people enter.")
        label_format = "{what}"


class YearlyDeadlineBlock(blocks.StructBlock):
    """A deadline of every year: „do 31 marca”."""

    what = blocks.CharBlock(label=_("What to do by then"), max_length=200, help_text=_("Begin with a verb."))
    month = blocks.IntegerBlock(label=_("Month"), min_value=1, max_value=12)
    day = blocks.IntegerBlock(label=_("Day"), min_value=1, max_value=31)
    citation = CitationChooserBlock(label=_("Legal basis"), required=False)

    class Meta:
        icon = "calendar-alt"
        label = _("Deadline of every year")
        description = _("The same day each year.")
        label_format = "{what}"

    def clean(self, value: Any) -> Any:
        """Refuse a day that the month does not have.

        Raises:
            ValidationError: naming the last day of the month.
        """
        cleaned = super().clean(value)
        last = calendar.monthrange(ANY_YEAR, cleaned["month"])[1]
        if cleaned["day"] > last:
            message = ValidationError(_("This month has %(last)s days at most."), params={"last": last}, code="day")
            raise blocks.StructBlockValidationError(block_errors={"day": message})
        return cleaned


class DeadlinesBlock(blocks.StreamBlock):
    """The deadlines that hang on a step."""

    counted = CountedDeadlineBlock()
    yearly = YearlyDeadlineBlock()

    class Meta:
        required = False
        icon = "time"
