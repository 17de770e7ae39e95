"""The accessibility declaration: its ids, its dates, its headings, and when its review is due."""

from collections import Counter
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core import checks
from django.core.exceptions import ValidationError

from cms.core.health.registry import lines
from cms.core.management.commands.doctor import examine
from home.declaration import review
from home.declaration.words import BY_LANGUAGE
from home.enums import Conformity
from tests.factories import DeclarationPageFactory, SiteTree, translate
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db

IDS = {
    "a11y-wstep": "p",
    "a11y-podmiot": "span",
    "a11y-zakres": "strong",
    "a11y-url": "a",
    "a11y-data-publikacja": "time",
    "a11y-data-aktualizacja": "time",
    "a11y-status": "p",
    "a11y-ocena": "a",
    "a11y-data-sporzadzenie": "time",
    "a11y-data-przeglad": "time",
    "a11y-audytor": "span",
    "a11y-kontakt": "span",
    "a11y-email": "a",
    "a11y-telefon": "a",
    "a11y-procedura": "div",
    "a11y-aplikacje": "div",
    "a11y-architektura": "div",
    "a11y-komunikacja": "div",
}
HEADINGS = [
    ("h1", "Deklaracja dostępności"),
    ("h2", "Stan dostępności cyfrowej"),
    ("h2", "Niedostępne treści"),
    ("h3", "Niezgodności z załącznikiem"),
    ("h3", "Nadmierne koszty"),
    ("h3", "Treści nieobjęte przepisami"),
    ("h2", "Przygotowanie deklaracji"),
    ("h2", "Udogodnienia, ograniczenia i inne informacje"),
    ("h2", "Skróty klawiszowe"),
    ("h2", "Informacje zwrotne i dane kontaktowe"),
    ("h2", "Obsługa wniosków i skarg"),
    ("h2", "Pozostałe informacje"),
    ("h3", "Aplikacje mobilne"),
    ("h3", "Dostępność architektoniczna"),
    ("h3", "Dostępność komunikacyjno-informacyjna"),
]


class Declaration(HTMLParser):
    """Elements with an id, headings, and the text inside each id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, dict[str, str | None]]] = []
        self.headings: list[tuple[str, str]] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if str(values.get("id", "")).startswith("a11y-"):
            self.found.append((str(values["id"]), tag, values))
        if tag in ("h1", "h2", "h3"):
            self.inside = tag
            self.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, text = self.headings[-1]
            self.headings[-1] = (tag, text + data)

    @property
    def by_id(self) -> dict[str, dict[str, str | None]]:
        return {name: values for name, _tag, values in self.found}


def rendered(client: BrowserClient, page: Any) -> Declaration:
    response = client.get(page.url)
    assert response.status_code == 200
    return Declaration(response.content.decode())


def test_every_id_stands_once_on_its_element(site_tree: SiteTree, client: BrowserClient) -> None:
    found = rendered(client, DeclarationPageFactory(parent=site_tree.home))
    assert Counter(name for name, _tag, _values in found.found) == Counter(IDS.keys())
    assert {name: tag for name, tag, _values in found.found} == IDS


def test_dates_and_links_can_be_read_by_machines(site_tree: SiteTree, client: BrowserClient) -> None:
    values = rendered(client, DeclarationPageFactory(parent=site_tree.home)).by_id
    dates = {name: date.fromisoformat(str(one["datetime"])) for name, one in values.items() if IDS[name] == "time"}
    assert dates == {
        "a11y-data-publikacja": date(2026, 1, 15),
        "a11y-data-aktualizacja": date(2026, 9, 1),
        "a11y-data-sporzadzenie": date(2026, 10, 1),
        "a11y-data-przeglad": date(2026, 11, 2),
    }
    assert {name: one["href"] for name, one in values.items() if IDS[name] == "a"} == {
        "a11y-url": "https://example.org/",
        "a11y-ocena": "https://example.org/analiza",
        "a11y-email": "mailto:dostepnosc@example.org",
        "a11y-telefon": "tel:+48126160000",
    }


def test_headings_stand_in_the_prescribed_order(site_tree: SiteTree, client: BrowserClient) -> None:
    headings = rendered(client, DeclarationPageFactory(parent=site_tree.home)).headings
    assert [one for one in headings if one in HEADINGS] == HEADINGS
    assert [one for one in headings if one[0] == "h1"] == HEADINGS[:1]


def test_before_the_first_review_and_without_an_auditor_their_ids_are_left_out(site_tree: SiteTree, client: BrowserClient) -> None:
    page = DeclarationPageFactory(
        parent=site_tree.home, reviewed_on=None, method="self", auditor="", costs="", evaluation_url="", apps="", architecture=""
    )
    found = rendered(client, page)
    assert {name for name, _tag, _values in found.found} == set(IDS) - {"a11y-data-przeglad", "a11y-audytor", "a11y-ocena"}


@pytest.mark.parametrize("status", Conformity.values)
def test_state_is_said_in_the_fixed_words(site_tree: SiteTree, client: BrowserClient, status: str) -> None:
    page = DeclarationPageFactory(parent=site_tree.home, status=status)
    words = {"full": "jest zgodna", "partial": "jest częściowo zgodna", "none": "jest niezgodna"}
    assert f'<p id="a11y-status">Strona internetowa {words[status]} z ustawą' in client.get(page.url).content.decode()


@pytest.mark.parametrize("code", ["en", "nb"])
def test_translation_keeps_ids_dates_and_order(site_tree: SiteTree, client: BrowserClient, code: str) -> None:
    page = translate(DeclarationPageFactory(parent=site_tree.home), code)
    found = rendered(client, page)
    assert Counter(name for name, _tag, _values in found.found) == Counter(IDS.keys())
    assert found.by_id["a11y-data-przeglad"]["datetime"] == "2026-11-02"
    assert found.headings[0] == ("h1", BY_LANGUAGE[code].title)
    assert [tag for tag, _text in found.headings[: len(HEADINGS)]] == [tag for tag, _text in HEADINGS]


def test_partial_conformity_must_be_explained(site_tree: SiteTree) -> None:
    with pytest.raises(ValidationError) as caught:
        DeclarationPageFactory(parent=site_tree.home, inaccessible="", costs="", excluded="")
    assert list(caught.value.message_dict) == ["inaccessible"]


@pytest.mark.parametrize(
    ("looked_at", "today", "late"),
    [
        (date(2026, 11, 2), date(2026, 11, 22), False),
        (date(2026, 11, 2), date(2027, 3, 31), False),
        (date(2026, 11, 2), date(2027, 4, 1), True),
        (date(2027, 2, 10), date(2027, 4, 1), False),
        (date(2025, 6, 1), date(2027, 1, 10), True),
        (date(2025, 12, 31), date(2026, 3, 31), False),
    ],
)
def test_review_is_due_by_the_end_of_march(looked_at: date, today: date, late: bool) -> None:
    assert review.is_overdue(looked_at_on=looked_at, today=today) is late


def test_late_review_is_told_by_the_check_and_the_doctor(site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch) -> None:
    def said() -> tuple[list[str], bool]:
        found = checks.run_checks(tags=[checks.Tags.database], databases=["default"])
        line = next(one for one in lines() if one.name == "declaration")
        return [str(one.id) for one in found if str(one.id).startswith("mowis_home")], examine(line).ok

    monkeypatch.setattr("home.declaration.review.timezone.localdate", lambda: date(2027, 4, 1))
    assert said() == ([], False)  # there is none
    page: Any = DeclarationPageFactory(parent=site_tree.home)
    assert said() == (["mowis_home.W001"], False)
    page.reviewed_on = date(2027, 3, 30)
    page.save_revision().publish()
    assert said() == ([], True)
    page.reviewed_on = None
    page.save_revision().publish()
    assert (said(), page.looked_at_on) == ((["mowis_home.W001"], False), page.made_on)
