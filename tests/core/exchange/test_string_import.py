"""Translations put in at once are those that wagtail-localize puts in one by one."""

import polib
import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.core.exchange.string_import import import_strings
from cms.core.exchange.strings import strings_of
from tests.factories import SiteTree

pytestmark = pytest.mark.django_db


def norwegian(page: Page) -> Translation:
    source, _made = TranslationSource.update_or_create_from_instance(page)
    return Translation.objects.get_or_create(source=source, target_locale=Locale.objects.get(language_code="nb"))[0]


def rows(translation: Translation) -> list[tuple[object, ...]]:
    found = StringTranslation.objects.filter(locale=translation.target_locale, context__object_id=translation.source.object_id)
    return sorted(found.values_list("context__path", "translation_of__data", "data", "has_error", "translation_type", "tool_name"))


def one_by_one(translation: Translation, wanted: dict[tuple[str, str], str]) -> None:
    po = polib.POFile()
    po.metadata = {"X-WagtailLocalize-TranslationID": str(translation.uuid)}
    po.extend(polib.POEntry(msgctxt=path, msgid=text, msgstr=data) for (path, text), data in wanted.items())
    translation.import_po(po)


def test_both_ways_leave_the_same_rows_and_a_second_time_changes_what_changed(site_tree: SiteTree) -> None:
    page = site_tree.quiz_step
    wanted = {key: f"nb: {key[1]}" for key in strings_of(page)}
    faulty = next(key for key in wanted if key[0] not in ("title", "slug"))
    wanted[faulty] = "<script>x</script>"
    outcomes = []
    for put_in in (one_by_one, import_strings):
        translation = norwegian(page)
        StringTranslation.objects.filter(context__object_id=page.translation_key, locale__language_code="nb").delete()
        put_in(translation, wanted)
        first = rows(translation)
        put_in(translation, {**wanted, faulty: "nb: bra", ("title", "no such text"): "x"})
        outcomes.append((first, rows(translation)))
    assert outcomes[0] == outcomes[1]
    first, second = outcomes[1]
    assert len(first) == len(second) == len(wanted) > 5
    assert [[row for row in found if row[3]] != [] for found in (first, second)] == [True, False]
