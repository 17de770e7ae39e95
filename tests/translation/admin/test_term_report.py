"""The report on terms that translations do not keep."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation as languages
from wagtail.models import Locale, Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation

from cms.accounts.models import User
from cms.translation.domain.unkept import unkept_terms
from tests.factories import LegalActFactory, SiteTree, TextPageFactory, translate
from tests.factories.terms import approve
from tests.harness.queries import Queries

pytestmark = pytest.mark.django_db
COUNT = Callable[[], AbstractContextManager[Queries]]


@pytest.fixture(autouse=True)
def _in_english(translator: User) -> Iterator[None]:
    """The translator reads English, so that what is told compares with the source."""
    profile = UserProfile.get_for_user(translator)
    profile.preferred_language = "en"
    profile.save()
    with languages.override("en"):
        yield


def address() -> str:
    return reverse("translation_terms_report")


def page_of(tree: SiteTree, slug: str, summary: str, said: str, code: str = "en") -> Page:
    """A page and its translation, in which the summary says something."""
    page = TextPageFactory(parent=tree.home, slug=slug, title=slug, summary=summary, show_in_menus=False)
    page.body = []
    page.save()
    translate(page, code, words=lambda text: said if text == summary else "x")
    return page


def told(code: str) -> list[tuple[str, str, str, str]]:
    locale = Locale.objects.get(language_code=code)
    return [(one.title, one.translation, one.warning.found.term.term, one.warning.word) for one in unkept_terms(locale)]


def test_texts_that_break_a_term_are_told_by_page(site_tree: SiteTree) -> None:
    approve("fundacja", "foundation", avoided="fund")
    approve("statut", "vedtekter", code="nb")
    page_of(site_tree, "strona-2", "Cel i fundacja.", "A fund &amp; a <b>purpose</b>.")
    page_of(site_tree, "strona-1", "Cel fundacji.", "A purpose.")
    page_of(site_tree, "strona-3", "Cel fundacji.", "The purpose of the foundation.")
    page_of(site_tree, "fundacja", "Bez terminu.", "No term.")
    assert told("en") == [
        ("fundacja", "x", "fundacja", ""),
        ("strona-1", "A purpose.", "fundacja", ""),
        ("strona-2", "A fund & a purpose.", "fundacja", "fund"),
    ]
    assert told("nb") == []


def test_what_is_faulty_gone_or_edited_by_hand_is_not_told(site_tree: SiteTree) -> None:
    approve("fundacja", "foundation")
    faulty = page_of(site_tree, "strona-1", "Cel fundacji.", "A purpose.")
    gone = page_of(site_tree, "strona-2", "Zarząd fundacji.", "A board.")
    by_hand = page_of(site_tree, "strona-3", "Rada fundacji.", "A council.")
    assert [row[0] for row in told("en")] == ["strona-1", "strona-2", "strona-3"]
    StringTranslation.objects.filter(context__object_id=faulty.translation_key, data="A purpose.").update(has_error=True)
    gone.summary = "Bez terminu."
    gone.save_revision().publish()
    Translation.objects.filter(source__object_id=by_hand.translation_key).update(enabled=False)
    assert told("en") == []


def test_the_report_leads_to_the_translation_and_says_what_to_do(site_tree: SiteTree, translator_client: Any) -> None:
    approve("fundacja", "foundation", avoided="fund")
    approve("fundacja", "stiftelse", code="nb")
    page = page_of(site_tree, "strona", "Cel fundacji.", "The fund's purpose.")
    act = LegalActFactory(title="ustawa o fundacjach")
    english = translate(act, "en", words=lambda _text: "Act on trusts")
    page_of(site_tree, "norweska", "Cel fundacji.", "Et mål.", "nb")
    rows = translator_client.get(address()).context["object_list"]
    assert [(row.title, row.language, row.source, row.translation) for row in rows] == [
        ("strona", "English", "Cel fundacji.", "The fund's purpose."),
        (str(act), "English", "ustawa o fundacjach", "Act on trusts"),
        ("norweska", "Norwegian Bokmål", "Cel fundacji.", "Et mål."),
    ]
    target = page.get_translation(site_tree.home_en.locale)
    assert rows[0].edit_url == reverse("wagtailadmin_pages:edit", args=[target.pk])
    assert rows[1].edit_url == reverse("wagtailsnippets_mowis_law_legalact:edit", args=[english.pk])
    assert rows[0].what == "“fund” is not the word for “fundacji”. Write “foundation”."


def test_the_report_is_of_one_language_where_one_is_chosen(site_tree: SiteTree, translator_client: Any) -> None:
    approve("fundacja", "foundation")
    approve("fundacja", "stiftelse", code="nb")
    page = page_of(site_tree, "strona", "Cel fundacji.", "x")
    translate(page, "nb", words=lambda _text: "y")

    def listed(query: str = "") -> list[str]:
        response = translator_client.get(address() + query)
        assert response.status_code == 200
        return [row.language for row in response.context["object_list"]]

    nb = Locale.objects.get(language_code="nb").pk
    assert listed() == ["English", "Norwegian Bokmål"]
    assert listed(f"?locale={nb}") == ["Norwegian Bokmål"]
    assert listed("?locale=999999") == ["English", "Norwegian Bokmål"]
    assert listed("?p=99") == ["English", "Norwegian Bokmål"]


def test_the_report_is_a_file_too(site_tree: SiteTree, translator_client: Any) -> None:
    approve("fundacja", "foundation")
    page_of(site_tree, "strona", "Cel fundacji.", "=1+1")
    response = translator_client.get(address() + "?export=csv")
    with languages.override("en"):
        lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[0].lstrip("\ufeff") == "Page,Language,Text in Polish,Translation,What to mend"
    assert lines[1].startswith("strona,English,Cel fundacji.,'=1+1,")


def test_the_report_has_pages_and_costs_the_same_at_any_length(site_tree: SiteTree, translator_client: Any, sql_count: COUNT) -> None:
    approve("fundacja", "foundation")
    page_of(site_tree, "strona", "Cel fundacji.", "x")
    translator_client.get(address())
    with sql_count() as one:
        assert len(translator_client.get(address()).context["object_list"]) == 1
    for number in range(55):
        page_of(site_tree, f"strona-{number}", f"Cel {number} fundacji.", "x")
    with sql_count() as many:
        assert len(translator_client.get(address()).context["object_list"]) == 50
    assert one.count == many.count
    assert len(translator_client.get(address() + "?p=2").context["object_list"]) == 6


def test_an_empty_report_and_an_empty_glossary_say_nothing(site_tree: SiteTree, translator_client: Any) -> None:
    page_of(site_tree, "strona", "Cel fundacji.", "x")
    assert list(translator_client.get(address()).context["object_list"]) == []


def test_only_those_who_keep_the_glossary_see_the_report(site_tree: SiteTree, coordinator_client: Any, editor_client: Any) -> None:
    assert editor_client.get(address()).status_code == 200
    assert address() in editor_client.get("/admin/reports/site-history/").content.decode()
    assert coordinator_client.get(address()).status_code == 302
    assert address() not in coordinator_client.get("/admin/").content.decode()
