"""Finding the live page of a step."""

from uuid import UUID

from cms.core.pages.places import unrestricted
from learning.domain.answering.asking import CANONICAL
from learning.models import StepPage


def find_step(step_key: UUID, locale: str) -> StepPage | None:
    """The live, public page of a step in a language, else in the source language.

    Args:
        step_key: the step's translation key.
        locale: language code wanted.
    """
    pages = unrestricted(StepPage.objects.live()).filter(
        translation_key=step_key, locale__language_code__in={locale, CANONICAL}, alias_of=None
    )
    by_locale = {page.locale.language_code: page for page in pages.select_related("locale")}
    return by_locale.get(locale) or by_locale.get(CANONICAL)
