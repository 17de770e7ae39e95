"""Sources that changed after they were translated."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from tests.factories import publish


def translation_of_page(page: Page, code: str = "en") -> Translation:
    """The translation of a page into a language, with what its domain reads."""
    found: Translation = Translation.objects.select_related("source__locale", "target_locale").get(
        source__object_id=page.translation_key, target_locale__language_code=code
    )
    return found


def change(page: Any, **fields: Any) -> Any:
    """Publish the page with other values, as an editor would."""
    fresh = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(fresh, name, value)
    return publish(fresh)


def reword(page: Any, field: str, words: Callable[[str], str]) -> Any:
    """Publish the page with every text of a StreamField in other words; ids of blocks stay as they are."""
    fresh = type(page).objects.get(pk=page.pk)
    value = getattr(fresh, field)
    texts = set(StringSegment.objects.filter(source__object_id=page.translation_key).values_list("string__data", flat=True))

    def other(raw: Any) -> Any:
        if isinstance(raw, dict):
            return {name: other(part) for name, part in raw.items()}
        if isinstance(raw, list):
            return [other(part) for part in raw]
        return words(raw) if isinstance(raw, str) and any(text in raw for text in texts) else raw

    raw = [{"type": child["type"], "id": child["id"], "value": other(child["value"])} for child in value.raw_data]
    return change(page, **{field: value.stream_block.to_python(raw)})
