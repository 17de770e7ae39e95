"""Rules of deadlines in words."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.guide.blocks.deadlines import ANY_YEAR
from cms.guide.enums import Direction, Unit
from cms.guide.outline import Rule, StepRow


def rule_words(rule: Rule, *, date_label: str) -> str:
    """A rule as people read it: „w ciągu 21 dni od: dzień wpisu do KRS”.

    Args:
        rule: the rule.
        date_label: what the date is called from which it is counted; empty for one of every year.
    """
    if rule.is_yearly:
        return _("every year by %(day)s") % {"day": date_format(date(ANY_YEAR, rule.month, rule.day), "MONTH_DAY_FORMAT")}
    span = _span(rule)
    said = {"span": span, "date": _inside(date_label)}
    if rule.direction == Direction.BEFORE:
        return _("at the latest %(span)s before: %(date)s") % said
    return _("within %(span)s after: %(date)s") % said


def _inside(label: str) -> str:
    """A label inside a sentence: without its capital letter, unless it begins with an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _span(rule: Rule) -> str:
    count = rule.amount
    forms = {
        Unit.DAYS: ngettext("%(count)s day", "%(count)s days", count),
        Unit.WORKING_DAYS: ngettext("%(count)s working day", "%(count)s working days", count),
        Unit.WEEKS: ngettext("%(count)s week", "%(count)s weeks", count),
        Unit.MONTHS: ngettext("%(count)s month", "%(count)s months", count),
        Unit.YEARS: ngettext("%(count)s year", "%(count)s years", count),
    }
    return forms[Unit(rule.unit)] % {"count": count}


def step_title(row: StepRow) -> str:
    """A step as breadcrumbs call it."""
    return _("Step %(number)s. %(title)s") % {"number": row.number, "title": row.title}
