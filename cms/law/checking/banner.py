"""What a reader is told when a text waits to be compared with the law.

Facts are kept until a page or an act changes; what they mean is decided on each request by the day, outside every cached body, so
that the notice stands there from midnight on.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from cms.core import generations
from cms.core.pages.places import PAGES
from cms.law.models import LegalAct, LegalFlag, LegalStateMixin


@dataclass(frozen=True)
class EndingAct:
    """An act that the text cites and whose end is known; ``lang`` is filled when the title is in another language than the reader's."""

    title: str
    lang: str
    in_force_to: date
    has_ended: bool
    replaced_by: str
    replaced_lang: str
    replaced_from: date | None


@dataclass(frozen=True)
class CheckNotice:
    """Why the text waits: acts that end, and as of when it was last checked."""

    checked_on: date | None
    acts: list[EndingAct]


def check_notice(page: Any, *, on: date | None = None) -> CheckNotice | None:
    """What the reader of a page is told; None when the text waits for nothing, or is archival and states the law of its day.

    Args:
        page: any page; the dates of one with ``LegalStateMixin`` count, those of the page above it where it has none.
        on: the day; today unless given.
    """
    if getattr(page, "is_archived", False) or not getattr(page, "pk", None):
        return None
    day = on or timezone.localdate()
    checked_on, following = _dates(page)
    acts = [_in_words(act, day) for act in _ending().get(_key(page), ())]
    if not acts and (following is None or following > day):
        return None
    return CheckNotice(checked_on, acts)


def _key(page: Any) -> UUID:
    key: UUID = page.translation_key if not page.alias_of_id else page.alias_of.translation_key
    return key


def _dates(page: Any) -> tuple[date | None, date | None]:
    """State of law and next check of a page."""
    if not isinstance(page, LegalStateMixin):
        return None, None
    if page.next_check_on or not page.legal_state_from:
        return page.state_of_law_on, page.next_check_on
    above: tuple[date | None, date | None] = generations.cached(PAGES, f"law-above:{page.pk}", lambda: _above(page))
    return page.state_of_law_on or above[0], above[1]


def _above(page: Any) -> tuple[date | None, date | None]:
    model = apps.get_model(page.legal_state_from)
    paths = [page.path[:end] for end in range(Page.steplen, len(page.path), Page.steplen)]
    found = model._default_manager.filter(path__in=paths).order_by("-path").values_list("state_of_law_on", "next_check_on").first()
    return found or (None, None)


def _ending() -> dict[UUID, list[dict[str, Any]]]:
    """Acts with a known end for which a place has an open flag, by page."""
    return generations.cached(PAGES, "law-ending", _find_ending)


def _find_ending() -> dict[UUID, list[dict[str, Any]]]:
    flags = list(
        LegalFlag.objects.filter(resolved_at=None, act__in_force_to__isnull=False)
        .select_related("act__replaced_by")
        .order_by("act__short_name", "pk")
    )
    acts = {act.translation_key for flag in flags for act in (flag.act, flag.act.replaced_by) if act}
    titles: dict[UUID, dict[str, str]] = {}
    for key, code, title in LegalAct.objects.filter(translation_key__in=acts).values_list(
        "translation_key", "locale__language_code", "title"
    ):
        titles.setdefault(key, {})[code] = title
    found: dict[UUID, list[dict[str, Any]]] = {}
    for flag in flags:
        following = flag.act.replaced_by
        act = {
            "titles": titles[flag.act.translation_key],
            "in_force_to": flag.act.in_force_to,
            "following": titles[following.translation_key] if following else {},
            "from": following.in_force_from if following else None,
        }
        acts_of_page = found.setdefault(flag.key, [])
        if act not in acts_of_page:
            acts_of_page.append(act)
    return found


def _in_words(act: dict[str, Any], day: date) -> EndingAct:
    title, lang = _in_language(act["titles"])
    replaced_by, replaced_lang = _in_language(act["following"])
    return EndingAct(title, lang, act["in_force_to"], act["in_force_to"] < day, replaced_by, replaced_lang, act["from"])


def _in_language(titles: dict[str, str]) -> tuple[str, str]:
    """A title in the reader's language; else the Polish one, with its language."""
    language = get_language() or settings.LANGUAGE_CODE
    if language in titles:
        return titles[language], ""
    return titles.get(settings.LANGUAGE_CODE, ""), settings.LANGUAGE_CODE if titles else ""
