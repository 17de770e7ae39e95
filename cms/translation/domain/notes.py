"""What a reader is told of a translated page that does not say all that the Polish one says."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.core import generations
from cms.core.pages.places import PAGES, locale_ids
from cms.core.pages.translations import live_addresses

from .counts import waiting_since


@dataclass(frozen=True)
class TranslationNote:
    """What is to be said.

    Args:
        changed_at: when the Polish page was changed, where this page is older than that; None where it was published with some texts
            in Polish from the start.
        url: the Polish page.
    """

    changed_at: datetime | None
    url: str


def note_on(page: Page) -> TranslationNote | None:
    """What a reader of a translated page is to be told; nothing where it is whole, or edited by hand. From the cache.

    Args:
        page: any page that is shown.
    """
    if page.pk is None or page.locale_id == locale_ids().get(settings.LANGUAGE_CODE):
        return None
    return generations.cached(PAGES, f"translation-note:{page.pk}", lambda: _note(page))


def _note(page: Page) -> TranslationNote | None:
    source = settings.LANGUAGE_CODE
    code = next((code for code, pk in locale_ids().items() if pk == page.locale_id), "")
    which = {"source__object_id": page.translation_key, "source__locale__language_code": source, "target_locale": page.locale_id}
    translation = Translation.objects.filter(**which, enabled=True).first()
    url = live_addresses(page).get(source, "")
    if translation is None or not url:
        return None
    since = waiting_since([page.translation_key], {code: page.locale_id}).get((page.translation_key, code))
    if since is None:
        return None
    logs = translation.source.translation_logs.filter(locale=page.locale_id).order_by("-created_at")
    saved = logs.values_list("created_at", flat=True).first()
    return TranslationNote(since if saved is None or since > saved else None, url)
