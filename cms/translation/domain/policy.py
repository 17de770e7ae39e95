"""What a language shows of pages that are not translated."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from cms.core import generations
from cms.core.pages.places import PAGES, SITES, locale_ids
from cms.translation.enums import Untranslated
from cms.translation.models import LanguagePolicy


def stands_in(code: str) -> bool:
    """Whether a page that is not translated into a language is listed there in Polish, labelled as such.

    Args:
        code: the language of the list; in the source language nothing is missing.

    Returns:
        As the language's policy says; it is listed where nobody has set a policy.
    """
    hidden = generations.cached(SITES, "languages-that-hide", _hiding, is_constant=True)
    return code != settings.LANGUAGE_CODE and code not in hidden


def _hiding() -> set[str]:
    rows = LanguagePolicy.objects.filter(untranslated=Untranslated.HIDDEN)
    return set(rows.values_list("locale__language_code", flat=True))


def untranslated(code: str) -> Q:
    """Which pages stand in for their translations into a language; none where its policy hides them.

    Args:
        code: the language of the list.
    """
    ids = locale_ids()
    if not stands_in(code) or code not in ids:
        return Q(pk__in=[])
    translated = Page.objects.filter(translation_key=OuterRef("translation_key"), locale_id=ids[code], live=True, alias_of=None)
    return Q(locale_id=ids[settings.LANGUAGE_CODE]) & Q(~Exists(translated))


def forget() -> None:
    """Make what is kept of the policies stale, and the lists that follow them."""
    generations.bump(SITES)
    generations.bump(PAGES)
