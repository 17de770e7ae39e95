"""The guide's pages: what everybody sees, a step by itself, the sheet to print, and what they cost."""

import html
import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from cms.guide.outline import build
from tests.factories import ChapterFactory, GuideIndexFactory, HandbookFactory, OfficeFactory, ProcedurePageFactory, SiteTree, translate
from tests.factories.guide import group, step, step_value
from tests.factories.publishing import publish
from tests.factories.questions import stream
from tests.harness.client import BrowserClient
from tests.harness.queries import Queries

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]


def text_of(response: object) -> str:
    """What is read on a page."""
    words = re.sub(r"<[^>]+>", " ", response.content.decode())  # type: ignore[attr-defined]
    return html.unescape(re.sub(r"\s+", " ", words))


def test_deadlines_are_told_as_rules_to_everybody(site_tree: SiteTree, client: BrowserClient) -> None:
    page = ProcedurePageFactory(parent=GuideIndexFactory(parent=site_tree.home))
    read = text_of(client.get(page.url))
    assert "W ciągu 21 dni od daty: dzień wpisu do KRS" in read
    assert "Co roku do 31 grudnia" in read


def test_every_step_has_a_page_of_its_own_that_lasts_through_edits(site_tree: SiteTree, client: BrowserClient) -> None:
    page = ProcedurePageFactory(parent=GuideIndexFactory(parent=site_tree.home))
    rows = build(page).steps
    first = client.get(f"{page.url}krok/{rows[0].short}/")
    assert (first.status_code, "Krok 1. Napisz statut" in text_of(first)) == (200, True)
    # A step is put before it: its number changes, its address does not.
    page.journey = stream(step("Zbierz ludzi"), *page.journey.get_prep_value())
    publish(page)
    assert "Krok 2. Napisz statut" in text_of(client.get(f"{page.url}krok/{rows[0].short}/"))
    # It is taken out: the page says so and leads on.
    page.journey = stream(step("Zbierz ludzi"))
    page.dates = "[]"
    publish(page)
    gone = client.get(f"{page.url}krok/{rows[0].short}/")
    assert (gone.status_code, page.url in gone.content.decode()) == (404, True)


@pytest.mark.parametrize("odd", ["krok/zzz/", "krok/0/", "krok/aaaaaaaa/", "moje/x/", "krok/"])
def test_odd_addresses_are_never_an_error(site_tree: SiteTree, client: BrowserClient, odd: str) -> None:
    page = ProcedurePageFactory(parent=GuideIndexFactory(parent=site_tree.home))
    assert client.get(page.url + odd).status_code == 404


def test_addresses_in_the_words_of_another_language_lead_to_the_right_one(site_tree: SiteTree, client: BrowserClient) -> None:
    index = GuideIndexFactory(parent=site_tree.home)
    page = ProcedurePageFactory(parent=index)
    translate(index, "en")
    english = translate(page, "en")
    short = build(page).steps[0].short
    moved = client.get(f"{english.url}krok/{short}/")
    assert (moved.status_code, moved.url) == (302, f"{english.url}step/{short}/")
    assert client.get(f"{english.url}do-druku/").url == f"{english.url}print/"


def test_sheet_has_boxes_and_stays_out_of_search_engines(site_tree: SiteTree, client: BrowserClient) -> None:
    page = ProcedurePageFactory(parent=GuideIndexFactory(parent=site_tree.home))
    sheet = client.get(f"{page.url}do-druku/").content.decode()
    assert (sheet.count('class="box"'), "noindex" in sheet, "<form" in sheet.split("<main")[1].split("</main")[0]) == (5, True, False)


def test_procedure_tells_machines_its_steps(site_tree: SiteTree, client: BrowserClient) -> None:
    page = ProcedurePageFactory(parent=GuideIndexFactory(parent=site_tree.home))
    data = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(page.url).content.decode(), re.DOTALL)
    [how_to] = [one for text in data for one in json.loads(text)["@graph"] if one["@type"] == "HowTo"]
    assert [one["name"] for one in how_to["step"]] == [row.title for row in build(page).steps]


def test_office_that_changes_changes_on_the_page(site_tree: SiteTree, client: BrowserClient) -> None:
    office = OfficeFactory(address="ul. Stara 1")
    page = ProcedurePageFactory(
        parent=GuideIndexFactory(parent=site_tree.home), dates="[]", journey=stream(step("Idź tam", office=office.pk))
    )
    assert "ul. Stara 1" in text_of(client.get(page.url))
    office.address = "ul. Nowa 2"
    office.save()
    assert "ul. Nowa 2" in text_of(client.get(page.url))


def test_list_costs_the_same_for_one_procedure_and_for_many(site_tree: SiteTree, client: BrowserClient, sql_count: Counter) -> None:
    index = GuideIndexFactory(parent=site_tree.home)
    many = stream(*(step(f"Krok {number}") for number in range(40)))

    def cost() -> int:
        ProcedurePageFactory(parent=index, dates="[]", journey=many)
        with sql_count() as queries:
            assert client.get(index.url).status_code == 200
        return queries.count

    cost()
    one = cost()
    for _number in range(20):
        ProcedurePageFactory(parent=index, dates="[]", journey=many)
    assert cost() == one


@pytest.mark.parametrize("who", ["client", "learner_client"])
def test_a_procedure_costs_the_same_with_few_and_with_many_offices_and_links(
    request: pytest.FixtureRequest, site_tree: SiteTree, sql_count: Counter, who: str
) -> None:
    browser: BrowserClient = request.getfixturevalue(who)
    index = GuideIndexFactory(parent=site_tree.home)
    counts = []
    for number in (1, 12):
        offices = [OfficeFactory().pk for _office in range(number)]
        linked = "".join(f'<p><a linktype="page" id="{page.pk}">tu</a></p>' for page in [site_tree.course, *site_tree.modules][:number])
        ways = group("alternatives", "Wybierz", papier=[step_value(office=pk) for pk in offices])
        way = stream(*(step(office=pk) for pk in offices), ways)
        page = ProcedurePageFactory(parent=index, dates="[]", journey=way, before=linked, if_refused=linked)
        assert browser.get(page.url).status_code == 200
        with sql_count() as queries:
            read = text_of(browser.get(page.url))
        assert ("tu" in read, queries.duplicates) == (True, []), str(queries)
        counts.append(queries.count)
    assert counts[0] == counts[1] <= 5, str(queries)


def test_chapters_lead_from_one_to_the_next_and_stand_together_on_one_page(site_tree: SiteTree, client: BrowserClient) -> None:
    handbook = HandbookFactory(parent=GuideIndexFactory(parent=site_tree.home))
    chapters = [ChapterFactory(parent=handbook) for _number in range(3)]
    middle = client.get(chapters[1].url).content.decode()
    [nav] = re.findall(r'<nav class="steps-nav".*?</nav>', middle, re.DOTALL)
    assert re.findall(r'href="([^"]+)" rel="(prev|next)"', nav) == [(chapters[0].url, "prev"), (chapters[2].url, "next")]
    whole = client.get(f"{handbook.url}calosc/").content.decode()
    assert [whole.count(f">{chapter.title}</h2>") for chapter in chapters] == [1, 1, 1]
