"""The facts of an act whose change concerns what cites it, and how a change is told."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.law.models import ActChange, LegalAct

#: By field, in the order in which changes are told.
WATCHED = ("in_force_from", "in_force_to", "replaced_by", "consolidated", "amendments", "title")


def facts_of(act: LegalAct) -> dict[str, str]:
    """The watched facts as texts that can be compared and kept; what replaces an act by its short name."""
    facts = {name: getattr(act, name) for name in WATCHED if name != "replaced_by"}
    facts["replaced_by"] = act.replaced_by.short_name if act.replaced_by else ""
    return {name: value.isoformat() if isinstance(value, date) else value or "" for name, value in facts.items()}


def words_of(change: ActChange) -> str:
    """What happened to the act, for editors, in the active language."""
    told = _dated(change.new)
    before = _dated(change.old)
    match change.field:
        case "in_force_to" if change.new:
            return _("ceases to be in force on %(day)s") % {"day": told}
        case "in_force_to":
            return _("is in force without an end again; it was to end on %(day)s") % {"day": before}
        case "in_force_from":
            return _("comes into force on %(day)s") % {"day": told} if told else _("the day on which it comes into force was removed")
        case "replaced_by":
            return _("is replaced by %(act)s") % {"act": told} if told else _("is not replaced by %(act)s any more") % {"act": before}
        case "consolidated":
            return _("consolidated text: %(place)s") % {"place": told or "–"}
        case "amendments":
            return _("amendments: %(place)s") % {"place": told or "–"}
        case _:
            return _("title: %(title)s") % {"title": told}


def _dated(value: str) -> str:
    try:
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    except ValueError:
        return value
