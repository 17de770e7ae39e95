"""The page of the glossary: order, filter, languages, what machines read, and what it costs."""

import json
import re
from typing import Any

import pytest

from cms.law.glossary.models import TermCitation, TermLink
from cms.law.glossary.rows import glossary_lines
from tests.factories import CitationFactory, GlossaryPageFactory, SiteTree, TermFactory, commit_hooks
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


def names(html: str) -> list[str]:
    """The terms in the order of the page."""
    return re.findall(r"<dfn[^>]*>([^<]+)</dfn>", html)


@pytest.fixture
def page(site_tree: SiteTree) -> Any:
    """The page, and terms from all over the alphabet."""
    with commit_hooks():
        for name in ("żądanie", "statut", "ćwiczenie", "zebranie", "łąka", "czas", "stowarzyszenie zwykłe", "lokal"):
            TermFactory(name=name)
        TermFactory(name="Krajowy Rejestr Sądowy", abbreviations="KRS", other_forms="rejestr sądowy")
        return GlossaryPageFactory(parent=site_tree.home)


def test_terms_stand_under_the_letters_of_the_alphabet(page: Any, client: BrowserClient) -> None:
    html = client.get(page.url).content.decode()
    assert re.findall(r'<h2 class="letter__sign" id="([^"]+)">([^<]+)<', html) == [
        (f"letter-{letter}", letter.upper()) for letter in ("c", "ć", "k", "l", "ł", "s", "z", "ż")
    ]
    order = ["czas", "ćwiczenie", "Krajowy Rejestr Sądowy", "lokal", "łąka", "statut", "stowarzyszenie zwykłe", "zebranie", "żądanie"]
    assert names(html) == sorted(order, key=lambda name: order.index(name))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("stowarzyszen", ["stowarzyszenie zwykłe"]),
        ("STOWARZYSZENIEM", ["stowarzyszenie zwykłe"]),
        ("zwyklego stowarzyszenia", ["stowarzyszenie zwykłe"]),
        ("krs", ["Krajowy Rejestr Sądowy"]),
        ("zadanie", ["żądanie"]),
        ("nic takiego", []),
        ("  ", 9),
        ("<qqq>%", []),
        ("x" * 5_000, []),
    ],
)
def test_filter_finds_folded_words_and_forms(page: Any, client: BrowserClient, query: str, found: Any) -> None:
    response = client.get(page.url, {"q": query})
    shown = names(response.content.decode())
    assert (response.status_code, len(shown) if isinstance(found, int) else shown) == (200, found)


def test_term_that_is_not_translated_stands_in_polish_and_says_so(site_tree: SiteTree, client: BrowserClient) -> None:
    with commit_hooks():
        source = TermFactory(name="fundacja", slug="fundacja")
        TermFactory(name="statut", slug="statut")
        english = source.copy_for_translation(site_tree.home_en.locale)
        english.name = "foundation"
        english.save()
        page = GlossaryPageFactory(parent=site_tree.home_en, locale=site_tree.home_en.locale, slug="glossary")
    html = client.get(page.url).content.decode()
    assert re.findall(r"<dfn([^>]*)>([^<]+)<", html) == [("", "foundation"), (' lang="pl"', "statut")]
    assert 'in Polish: <span lang="pl">fundacja</span>' in html


def test_machines_read_a_set_of_terms(page: Any, client: BrowserClient) -> None:
    html = client.get(page.url).content.decode()
    graph = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])["@graph"]
    told = graph[1]["mainEntity"]
    assert (told["@type"], told["inLanguage"], len(told["hasDefinedTerm"])) == ("DefinedTermSet", "pl", 9)
    register = next(term for term in told["hasDefinedTerm"] if term.get("termCode") == "KRS")
    assert (register["@type"], register["name"], register["inLanguage"]) == ("DefinedTerm", "Krajowy Rejestr Sądowy", "pl")
    assert register["description"] == "Kto ustanawia fundację."


def test_cost_does_not_grow_with_the_terms(site_tree: SiteTree, sql_count: Any) -> None:
    counts = []
    glossary_lines("pl")
    for number in (2, 298):
        with commit_hooks():
            made = TermFactory.create_batch(number, explanation="<p>Więcej.</p>")
            TermCitation.objects.create(term=made[0], citation=CitationFactory())
            TermLink.objects.create(term=made[0], other=made[1])
        with sql_count() as queries:
            lines = glossary_lines("pl")
        counts.append((queries.count, queries.duplicates, len(lines)))
    assert counts == [(4, [], 2), (4, [], 300)]
