"""The centre as a place, contacts, programmes, and the tasks of the front page."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from home.hours import opening_hours
from tests.factories import (
    ContactFactory,
    ContactsPageFactory,
    PlacePageFactory,
    ProgrammeIndexFactory,
    ProgrammePageFactory,
    SiteTree,
    TextPageFactory,
    commit_hooks,
    publish,
    translate,
    unpublish,
)
from tests.factories.places import row
from tests.factories.questions import stream
from tests.harness.client import BrowserClient
from tests.learning.views.test_queries import Counter


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("poniedziałek–piątek", "9.00–16.00")], ["Mo-Fr 09:00-16:00"]),
        ([("Od poniedziałku do czwartku", "8:00 - 18:30"), ("sobota", "nieczynne")], ["Mo-Th 08:00-18:30"]),
        ([("wtorek, czwartek i piątek", "12.00–14.00")], ["Tu,Th,Fr 12:00-14:00"]),
        ([("monday to friday", "9.00–16.00")], ["Mo-Fr 09:00-16:00"]),
        ([("mandag til fredag", "9.00–16.00")], ["Mo-Fr 09:00-16:00"]),
        ([("poniedziałek–piątek", "9.00–16.00"), ("pierwsza sobota miesiąca", "10.00–12.00")], []),
        ([("poniedziałek", "16.00–9.00")], []),
        ([("poniedziałek", "po umówieniu")], []),
        ([("poniedziałek", "25.00–26.00")], []),
    ],
)
def test_hours_are_said_to_machines_only_when_all_can_be(rows: list[tuple[str, str]], said: list[str]) -> None:
    assert opening_hours(rows) == said


@pytest.mark.django_db
def test_place_shows_hours_and_meetings_with_the_readers_contact(site_tree: SiteTree, client: BrowserClient) -> None:
    polish = ContactFactory(name="Anna Nowak")
    meeting = row("meeting", title="Klub", when="w każdy wtorek", for_whom="organizacje", contact=polish.pk)
    html = client.get(PlacePageFactory(parent=site_tree.home, meetings=stream(meeting)).url).content.decode()
    assert '<tr><th scope="row">poniedziałek–piątek</th><td>9.00–16.00</td></tr>' in html
    assert "Anna Nowak" in html
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    entity = json.loads(found[1])["@graph"][-1]["mainEntity"]
    assert (entity["@type"], entity["openingHours"]) == ("GovernmentOffice", ["Mo-Fr 09:00-16:00"])
    assert entity["address"]["streetAddress"] == "ul. Daszyńskiego 22, 31-534 Kraków"


@pytest.mark.django_db
def test_name_of_a_contact_says_its_language_where_it_is_not_the_readers(site_tree: SiteTree, client: BrowserClient) -> None:
    polish = ContactFactory(name="Anna & Nowak")
    meeting = row("meeting", title="Klub", when="w każdy wtorek", for_whom="", contact=polish.pk)
    nobody = row("meeting", title="Kawa", when="w piątki", for_whom="", contact=None)
    place = PlacePageFactory(parent=site_tree.home, meetings=stream(meeting, nobody))
    english = translate(place, "en")
    assert '<span>Questions: <span lang="pl">Anna &amp; Nowak</span></span>' in client.get(english.url).content.decode()
    assert 'lang="pl">Anna' not in client.get(place.url).content.decode()
    with commit_hooks():
        translate(polish, "en", words=lambda text: text.replace("Nowak", "Green"))
    assert "<span>Questions: Anna &amp; Green</span>" in client.get(english.url).content.decode()
    assert [one.contact and one.contact.name for one in client.get(place.url).context["meetings"]] == ["Anna & Nowak", None]


@pytest.mark.django_db
def test_contacts_stand_in_their_order_and_follow_the_record(site_tree: SiteTree, client: BrowserClient) -> None:
    second, first = ContactFactory(name="Sekretariat"), ContactFactory(name="Koordynatorka")
    page = ContactsPageFactory(parent=site_tree.home, cards=[first, second])
    assert [card.name for card, _lang in client.get(page.url).context["contacts"]] == ["Koordynatorka", "Sekretariat"]
    first.phone = "12 999 99 99"
    with commit_hooks():
        first.save()
    assert "12 999 99 99" in client.get(page.url).content.decode()


@pytest.mark.django_db
def test_programmes_stand_by_year_newest_first(site_tree: SiteTree, client: BrowserClient) -> None:
    index = ProgrammeIndexFactory(parent=site_tree.home)
    for year in (2011, 2024, 2012):
        ProgrammePageFactory(parent=index, year_from=year, archived_on=date(year + 1, 1, 31), archive_reason="Minął.")
    ProgrammePageFactory(parent=index, kind="multiannual", year_from=2012, year_to=2014)
    ProgrammePageFactory(parent=index, year_from=2030, draft=True)
    rows = client.get(index.url).context["programmes"]
    assert [one.years for one in rows] == ["2024", "2012–2014", "2012", "2011"]


@pytest.mark.django_db
@pytest.mark.parametrize("years", [{"year_from": 2024, "year_to": 2025}, {"kind": "multiannual", "year_from": 2024, "year_to": 2023}])
def test_years_of_a_programme_are_refused_when_they_cannot_be(site_tree: SiteTree, years: dict[str, Any]) -> None:
    page = ProgrammePageFactory(parent=ProgrammeIndexFactory(parent=site_tree.home))
    for name, value in years.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError):
        page.full_clean()


@pytest.mark.django_db
def test_front_page_shows_tasks_whose_pages_are_public(site_tree: SiteTree, client: BrowserClient) -> None:
    about, gone = TextPageFactory(parent=site_tree.home), TextPageFactory(parent=site_tree.home, slug="inna", title="Inna")
    home: Any = site_tree.home
    home.question = "Czego szukasz?"
    home.tasks = stream(
        row("task", title="Poznaj nas", text="Kim jesteśmy.", page=about.pk, icon="people"),
        row("task", title="Zniknęła", text="", page=gone.pk, icon="steps"),
    )
    publish(home)
    unpublish(gone)
    context = client.get(home.url).context
    assert [(one.title, one.url, one.icon, one.lang) for one in context["tasks"]] == [("Poznaj nas", about.url, "people", "")]
    assert (context["question"], context["news"], context["news_index"]) == ("Czego szukasz?", [], None)


@pytest.mark.django_db
def test_front_page_costs_the_same_for_one_task_and_for_six(site_tree: SiteTree, client: BrowserClient, sql_count: Counter) -> None:
    pages = [TextPageFactory(parent=site_tree.home, slug=f"zadanie-{number}", title=f"Zadanie {number}") for number in range(6)]
    home: Any = site_tree.home
    client.get(home.url)  # what is asked once for the whole portal
    counts = []
    for number in (1, 6):
        home.tasks = stream(*(row("task", title=one.title, text="", page=one.pk, icon="people") for one in pages[:number]))
        publish(home)
        with sql_count() as cold:
            shown = client.get(home.url).context["tasks"]
        assert [(one.title, one.url) for one in shown] == [(one.title, one.url) for one in pages[:number]]
        counts.append(cold.count)
    assert counts[0] == counts[1]
