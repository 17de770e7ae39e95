"""Parts that templates are put together from. Every tag declares its parameters; a name it does not know is an error."""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.core.drawings import Typed
from cms.core.icons import ICONS

from . import parts

register = template.Library()
register.tag("component", parts.component)
register.tag(parts.PARAMS, parts.params)
register.tag(parts.ALONE, parts.params)

#: Drawings in ``templates/components/covers``: one per course theme.
COVERS = frozenset({"association", "communication", "foundation", "law"})
MINUTES_IN_HOUR = 60
DONE = "done"


@dataclass(frozen=True)
class SideModule:
    """A module on the small map beside a step."""

    number: int
    title: str
    lang: str
    is_open: bool
    done: int
    steps: list[Any]


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a decorative icon: ``{% icon "check" %}``. The word beside it carries the meaning.

    Raises:
        ValueError: when there is no such icon.
    """
    if name not in ICONS:
        raise ValueError(f"There is no icon called {name!r}.")
    symbol = f"{static('img/icons.svg')}#{name}"
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="{}"></use></svg>', symbol)


@register.simple_tag
def cover(theme: str) -> SafeString:
    """Draw a course's cover: ``{% cover course.theme %}``. It is decorative.

    Raises:
        ValueError: when there is no drawing for that theme.
    """
    if theme not in COVERS:
        raise ValueError(f"There is no cover for the theme {theme!r}.")
    return render_to_string(f"components/covers/{theme}.html")


@register.filter
def in_language(text: str, code: str) -> SafeString:
    """A text marked with its language, for the middle of a sentence in the page's own; unmarked when the code is empty."""
    return format_html('<span lang="{}">{}</span>', code, text) if code else format_html("{}", text)


@register.filter
def typed(text: str) -> Typed:
    """What somebody typed, for a component that draws from its parameters alone: it is drawn each time and kept nowhere."""
    return Typed(text)


@register.filter
def duration(minutes: int) -> str:
    """Minutes as people say them: 45 → “45 min”, 98 → “1 h 38 min”."""
    hours, rest = divmod(minutes, MINUTES_IN_HOUR)
    if not hours:
        return _("%(minutes)d min") % {"minutes": rest}
    if not rest:
        return _("%(hours)d h") % {"hours": hours}
    return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}


@register.filter
def whole(number: Decimal) -> int:
    """A number rounded up, by which a plural form is chosen: half a point is “points”, as in 0.5 of 1.5 points."""
    return ceil(number)


@register.simple_tag
def side_map(course_map: Any, *, here: Any, here_done: object) -> SafeString:
    """Draw the small map: modules that fold, the present one open. The result can be put out more than once.

    ``{% side_map course_map here=step here_done=True as small_map %}{{ small_map }}``

    Args:
        course_map: the course's map with states.
        here: the step being shown, or None for one that is not on the map yet.
        here_done: its completion, or anything else that is true when it is done.
    """
    key = here.key if here else None

    def done(step: Any) -> bool:
        return step.state == DONE or (bool(here_done) and step.key == key)

    modules = [
        SideModule(
            module.number,
            module.title,
            module.lang,
            any(step.key == key for step in module.steps),
            sum(done(step) for step in module.steps),
            module.steps,
        )
        for module in course_map.modules
    ]
    return parts.drawn_alone("side_map", modules=modules, here_key=key, here_done=bool(here_done))


@register.simple_tag
def cookie_days() -> int:
    """For how many days the cookie of a person without an account is kept."""
    return int(settings.PARTICIPANT_COOKIE_AGE.days)
