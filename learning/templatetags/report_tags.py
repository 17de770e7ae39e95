"""Numbers of reports in words."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()
#: Stands where there is nothing to tell.
NOTHING = "–"
MINUTE, HOUR = 60, 3600


@register.filter
def percent(share: float | None) -> str:
    """A share of 0 to 1 as a whole percent, rounded half up; a dash for None."""
    return NOTHING if share is None else _("%(number)d%%") % {"number": int(100 * share + 0.5)}


@register.filter
def index(value: float | None) -> str:
    """A number with two decimals; a dash for None."""
    return NOTHING if value is None else number_format(round(value, 2), decimal_pos=2)


@register.filter
def duration(seconds: int | None) -> str:
    """A time in seconds, as coarse as it may be; a dash for None."""
    if seconds is None:
        return NOTHING
    if seconds < 2 * MINUTE:
        return _("%(number)d s") % {"number": seconds}
    if seconds < 2 * HOUR:
        return _("%(number)d min") % {"number": round(seconds / MINUTE)}
    return _("%(number)s h") % {"number": number_format(round(seconds / HOUR, 1), decimal_pos=1)}


@register.simple_tag
def share_of(part: int, whole: int) -> str:
    """``part`` of ``whole`` in hundredths for an attribute of a drawing: a point, whatever the language."""
    return f"{min(100 * part / whole, 100) if whole else 0:.2f}"


@register.simple_tag
def plain(number: float) -> str:
    """A number for an attribute: a point, whatever the language."""
    return f"{number:.4g}"
