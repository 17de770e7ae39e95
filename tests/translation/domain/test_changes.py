"""What changed in a source since it was translated."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from cms.translation.domain.changes import changed_texts, changes_of
from cms.translation.models import StringArrival
from tests.factories import SiteTree, TextPageFactory, translate
from tests.factories.pages import text_body
from tests.harness.queries import Queries
from tests.translation.making import change, translation_of_page

pytestmark = pytest.mark.django_db
SqlCount = Callable[[], AbstractContextManager[Queries]]


def found(page: object, code: str = "en") -> list[tuple[str, str, str]]:
    return [(row.text, row.before, row.earlier) for row in changed_texts(translation=translation_of_page(page, code))]  # type: ignore[arg-type]


def test_nothing_changed_where_everything_is_translated(site_tree: SiteTree) -> None:
    translate(site_tree.read_step, "en")
    assert found(site_tree.read_step) == []


def test_a_changed_text_comes_with_the_earlier_one_and_its_translation(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    translate(step, "en")
    change(step, title="Sprawdź swój pomysł")
    assert found(step) == [("Sprawdź swój pomysł", "Sprawdź pomysł", "en: Sprawdź pomysł")]
    [row] = changed_texts(translation=translation_of_page(step))
    assert row.difference == [("same", "Sprawdź "), ("added", "swój "), ("same", "pomysł")]


def test_a_text_that_returns_is_translated_again_and_the_one_between_is_forgotten(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    translate(step, "en")
    change(step, title="Sprawdź swój pomysł")
    change(step, title="Sprawdź pomysł")
    assert found(step) == []


def test_a_text_that_is_another_one_has_no_earlier_form(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    translate(step, "en")
    change(step, title="Ćwiczenia z budżetu")
    assert found(step) == [("Ćwiczenia z budżetu", "", "")]


def test_each_language_has_its_own_changes(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    translate(step, "en")
    translate(step, "nb", complete=False)
    change(step, title="Sprawdź swój pomysł")
    assert found(step) == [("Sprawdź swój pomysł", "Sprawdź pomysł", "en: Sprawdź pomysł")]
    assert ("Sprawdź swój pomysł", "Sprawdź pomysł", "nb: Sprawdź pomysł") in found(step, "nb")
    assert len(found(step, "nb")) == 2


def test_paragraphs_of_one_text_are_paired_with_the_closest_and_none_twice(site_tree: SiteTree) -> None:
    page = TextPageFactory(parent=site_tree.home, body=text_body("<p>Statut określa cele fundacji.</p><p>Statut określa nazwę.</p>"))
    translate(page, "en")
    body = page.body.raw_data[0]
    html = "<p>Statut określa nazwę fundacji.</p><p>Statut określa nazwę i siedzibę.</p><p>Statut określa cele każdej fundacji.</p>"
    change(page, body=page.body.stream_block.to_python([{**body, "value": html}]))
    assert {(text, before) for text, before, _earlier in found(page)} == {
        ("Statut określa cele każdej fundacji.", "Statut określa cele fundacji."),
        ("Statut określa nazwę fundacji.", "Statut określa nazwę."),
        ("Statut określa nazwę i siedzibę.", ""),
    }


def test_a_text_that_still_stands_is_no_earlier_form_of_another(site_tree: SiteTree) -> None:
    page = TextPageFactory(parent=site_tree.home, body=text_body("<p>Statut określa cele fundacji.</p>"))
    translate(page, "en")
    html = "<p>Statut określa cele fundacji.</p><p>Statut określa nazwę fundacji.</p>"
    change(page, body=page.body.stream_block.to_python([{**page.body.raw_data[0], "value": html}]))
    assert found(page) == [("Statut określa nazwę fundacji.", "", "")]


@pytest.mark.parametrize("change_of_row", [{"has_error": True}, {"data": " \n"}, {"data": ""}])
def test_a_translation_with_an_error_or_without_a_letter_is_none(site_tree: SiteTree, change_of_row: dict[str, object]) -> None:
    step = site_tree.read_step
    translate(step, "en")
    StringTranslation.objects.filter(translation_of__data=step.title, locale__language_code="en").update(**change_of_row)
    assert found(step) == [(step.title, "", "")]


def test_an_earlier_translation_with_an_error_is_not_shown(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    translate(step, "en")
    StringTranslation.objects.filter(translation_of__data=step.title).update(has_error=True)
    change(step, title="Sprawdź swój pomysł")
    assert found(step) == [("Sprawdź swój pomysł", "", "")]


def test_a_change_says_since_when(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    translate(step, "en")
    change(step, title="Sprawdź swój pomysł")
    first = timezone.now() - timedelta(days=20)
    StringArrival.objects.filter(string__data="Sprawdź swój pomysł").update(appeared_at=first)
    assert [row.since for row in changed_texts(translation=translation_of_page(step))] == [first]
    StringArrival.objects.all().delete()
    assert [row.since for row in changed_texts(translation=translation_of_page(step))] == [None]


def test_a_batch_says_the_same_as_one_by_one_and_asks_no_more(site_tree: SiteTree, sql_count: SqlCount) -> None:
    pages = [site_tree.read_step, *(TextPageFactory(parent=site_tree.home, slug=f"strona-{number}") for number in range(6))]
    for page in pages:
        translate(page, "en")
        translate(page, "nb", complete=False)
        change(page, title=f"{page.title} na nowo")
    translations = [translation_of_page(page, code) for page in pages for code in ("en", "nb")]
    with sql_count() as few:
        one = changes_of(translations[:1])
    with sql_count() as many:
        all_of_them = changes_of(translations)
    assert all_of_them == {row.pk: changed_texts(translation=row) for row in translations}
    assert all(all_of_them.values())
    assert one == {translations[0].pk: all_of_them[translations[0].pk]}
    assert few.count == many.count == 2
    assert changes_of([]) == {}
