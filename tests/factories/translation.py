"""Translating as a translator does it: through wagtail-localize, string by string."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from .publishing import commit_hooks

Translated = TypeVar("Translated", bound=TranslatableMixin)


def _prefixed(code: str) -> Callable[[str], str]:
    def words(text: str) -> str:
        return f"{code}: {text}"

    return words


def _ancestors_first(instance: Any, locale: Locale) -> None:
    parent = instance.get_parent().specific if isinstance(instance, Page) else None
    if parent is not None and not parent.is_root() and not parent.has_translation(locale):
        translate(parent, locale.language_code)


def translate(
    instance: Translated, code: str, *, complete: bool = True, publish: bool = True, words: Callable[[str], str] | None = None
) -> Translated:
    """Translate a page or record, its ancestors before it, and give the translation.

    Args:
        instance: what to translate, in Polish.
        code: the language.
        complete: translate every string; else all but the last one, and publish nothing.
        publish: make the translation live when it is complete.
        words: how a string reads in the language; by default with the code in front, "en: …".
    """
    locale, _made = Locale.objects.get_or_create(language_code=code)
    _ancestors_first(instance, locale)
    with commit_hooks():
        source, _created = TranslationSource.update_or_create_from_instance(instance)
        translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
        segments = list(StringSegment.objects.filter(source=source).select_related("string", "context").order_by("order"))
        for segment in segments if complete else segments[:-1]:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={
                    "data": segment.string.data if segment.context.path == "slug" else (words or _prefixed(code))(segment.string.data),
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                },
            )
        translation.save_target(publish=complete and publish)
    return translation_of(instance, code)


def translation_of(instance: Translated, code: str) -> Translated:
    """What stands for the instance in that language."""
    return cast(Translated, instance.get_translation(Locale.objects.get(language_code=code)))
