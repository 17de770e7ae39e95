"""The list of acts and the page of one, as readers and machines see them."""

import datetime as dt
import json
import re
from typing import Any

import pytest
from django.utils import timezone

from cms.law.acts.articles import articles_of
from cms.law.acts.rows import act_rows
from cms.law.glossary.models import TermCitation
from cms.law.models import LegalAct
from home.models import TextPage
from tests.factories import (
    CitationFactory,
    GlossaryPageFactory,
    LegalActFactory,
    SiteTree,
    TermFactory,
    TextPageFactory,
    commit_hooks,
    translate,
)
from tests.factories.publishing import unpublish
from tests.harness.client import BrowserClient
from tests.law.checking.places import basis, citing_page, places

pytestmark = pytest.mark.django_db
ELI = "https://eli.gov.pl/eli/DU/1984/97/ogl"
TODAY = dt.date(2026, 11, 29)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_a: TODAY)


def text(html: str) -> str:
    """The words of the main part."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main>")[0]).split())


def read(client: BrowserClient, path: str) -> str:
    """A page that answers and sets no cookie."""
    response = client.get(path)
    assert (response.status_code, dict(response.cookies)) == (200, {})
    return str(response.content.decode())


def nodes(html: str) -> list[dict[str, Any]]:
    """What machines read."""
    found: list[dict[str, Any]] = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])["@graph"]
    return found


def act_of_foundations(**values: Any) -> LegalAct:
    """The act with an English title."""
    act: LegalAct = LegalActFactory(short_name="uF", consolidated="t.j. Dz.U. 2023 poz. 166", eli=ELI, **values)
    translate(act, "en", words=lambda _text: "Act on foundations")
    return act


def test_list_says_title_in_both_languages_and_where_it_is_published(site_tree: SiteTree, client: BrowserClient) -> None:
    act_of_foundations()
    LegalActFactory(short_name="uX", title="akt bez przekładu")
    html = read(client, "/en/legal-acts/")
    assert re.findall(r'<h2 class="act__title"[^>]*><a href="([^"]+)"([^>]*)>([^<]+)', html) == [
        ("/en/legal-acts/uf/", "", "Act on foundations"),
        ("/en/legal-acts/ux/", ' lang="pl"', "Akt bez przekładu"),
    ]
    assert re.findall(r'<p class="act__polish" lang="pl">([^<]+)', html) == ["Ustawa z dnia 6 kwietnia 1984 r. o fundacjach"]
    assert f'<a href="{ELI}" hreflang="pl" rel="external">uF at eli.gov.pl</a>' in html
    assert "State of law: 22 October 2026 · awaiting legal verification" in text(html)


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        ((dt.date(2020, 1, 1), None), "In force from 1 January 2020 "),
        ((dt.date(2020, 1, 1), dt.date(2027, 1, 1)), "In force from 1 January 2020 to 1 January 2027 "),
        ((None, TODAY), "In force until 29 November 2026 "),
        ((None, dt.date(2026, 11, 28)), "In force until 28 November 2026 – no longer in force "),
        ((dt.date(2026, 11, 30), None), "In force from 30 November 2026 – not in force yet "),
    ],
    ids=["since", "both", "last day", "ended", "to come"],
)
def test_act_says_when_it_is_in_force(site_tree: SiteTree, client: BrowserClient, dates: tuple[Any, Any], says: str) -> None:
    LegalActFactory(short_name="uF", in_force_from=dates[0], in_force_to=dates[1])
    assert says in text(read(client, "/en/legal-acts/uf/"))


def test_old_act_leads_to_what_replaced_it(site_tree: SiteTree, client: BrowserClient) -> None:
    new = LegalActFactory(short_name="nuF", title="nowa ustawa", in_force_from=dt.date(2026, 1, 1))
    LegalActFactory(short_name="uF", replaced_by=new)
    html = read(client, "/en/legal-acts/uf/")
    assert '<a href="/en/legal-acts/nuf/" lang="pl">nowa ustawa</a> (nuF), in force from 1 January 2026' in html


def test_overdue_act_says_that_it_waits(site_tree: SiteTree, client: BrowserClient) -> None:
    LegalActFactory(short_name="uF", next_check_on=TODAY)
    assert "This text waits to be compared with the law Last checked: 22 October 2026." in text(read(client, "/en/legal-acts/uf/"))


def test_unknown_act_is_not_found(site_tree: SiteTree, client: BrowserClient) -> None:
    LegalActFactory(short_name="uF")
    assert [client.get(f"/pl/akty-prawne/{slug}/").status_code for slug in ("uf", "uF", "nic", "x" * 300)] == [200, 404, 404, 404]


def test_articles_stand_in_the_order_of_the_act_each_with_its_pages(site_tree: SiteTree, client: BrowserClient) -> None:
    act = LegalActFactory(short_name="uDPP")
    for article, paragraph in (("19a", "2"), ("10", ""), ("19", ""), ("2", ""), ("20", ""), ("19a", "1")):
        citing_page(site_tree, CitationFactory(act=act, article=article, paragraph=paragraph), slug=f"o-{article}-{paragraph or 'calosci'}")
    html = read(client, "/pl/akty-prawne/udpp/")
    assert re.findall(r'<section class="act-article" id="([^"]+)"', html) == [f"art-{one}" for one in ("2", "10", "19", "19a", "20")]
    part = html.split('id="art-19a"')[1].split("</section>")[0]
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', part) == [("/pl/o-19a-2/", "O-19a-2"), ("/pl/o-19a-1/", "O-19a-1")]
    assert re.findall(r'<span lang="pl">(ust[^<]+)</span></small>', part) == ["ust. 2", "ust. 1"]


def test_only_live_pages_of_the_language_are_told(site_tree: SiteTree, client: BrowserClient) -> None:
    citation = CitationFactory(act=LegalActFactory(short_name="uF"), article="5")
    kept, gone = citing_page(site_tree, citation, slug="zostaje"), citing_page(site_tree, citation, slug="znika")
    TextPageFactory(parent=site_tree.home, slug="szkic", body=basis(citation), draft=True)
    unpublish(gone)
    assert [page.url for article in shown("pl") for page, _places in article.pages] == [kept.url]
    assert "No page in this language names a place of this act." in text(read(client, "/en/legal-acts/uf/"))
    english = translate(kept, "en")
    assert [page.url for article in shown("en") for page, _places in article.pages] == [english.url]


def test_page_of_a_question_is_not_told_since_that_could_give_an_answer_away(site_tree: SiteTree) -> None:
    found = places(site_tree)
    [article] = articles_of(act_rows("pl")["udpp"], "pl")
    assert [(page.title, page.kind, page.way[:1]) for page, _places in article.pages] == [
        (found.step.title, "Krok", (site_tree.course.get_parent().title,)),
        (found.page.title, "Strona z tekstem", ()),
    ]


def test_terms_and_sources_stand_at_the_article(site_tree: SiteTree, client: BrowserClient) -> None:
    act = LegalActFactory(short_name="uF")
    with commit_hooks():
        GlossaryPageFactory(parent=site_tree.home, slug="slowniczek")
        first, second = (CitationFactory(act=act, article="5", paragraph=number, trust="one_source") for number in ("1", "2"))
        TermCitation.objects.create(term=TermFactory(name="statut", slug="statut"), citation=first)
        citing_page(site_tree, second)
    part = read(client, "/pl/akty-prawne/uf/").split('id="art-5"')[1].split("</section>")[0]
    assert '<a href="/pl/slowniczek/#term-statut">statut</a>' in part
    assert re.findall(r'<p class="act-article__source"><span lang="pl">([^<]+)</span>', part) == ["ust. 1, ust. 2"]


def test_machines_read_the_act_and_the_way_to_it(site_tree: SiteTree, client: BrowserClient) -> None:
    act_of_foundations()
    html = read(client, "/en/legal-acts/uf/")
    assert '<link rel="canonical" href="http://testserver/en/legal-acts/uf/">' in html
    assert re.findall(r'hreflang="([^"]+)" href="http://testserver([^"]+)"', html) == [
        ("pl", "/pl/akty-prawne/uf/"), ("en", "/en/legal-acts/uf/"), ("nb", "/nb/lover/uf/"), ("x-default", "/pl/akty-prawne/uf/"),
    ]  # fmt: skip
    way, page = nodes(html)
    assert [one["item"] for one in way["itemListElement"]] == [
        f"http://testserver/en/{rest}" for rest in ("", "legal-acts/", "legal-acts/uf/")
    ]
    assert page["mainEntity"] == {
        "@type": "Legislation",
        "name": "Act on foundations",
        "alternateName": ["ustawa z dnia 6 kwietnia 1984 r. o fundacjach", "uF"],
        "legislationIdentifier": "Dz.U. 1984 nr 21 poz. 97",
        "inLanguage": "en",
        "url": "http://testserver/en/legal-acts/uf/",
        "sameAs": ELI,
    }
    listed = nodes(read(client, "/en/legal-acts/"))[1]
    assert (listed["@type"], listed["mainEntity"]["itemListElement"][0]["item"]) == ("CollectionPage", page["mainEntity"])


def test_legal_basis_and_glossary_lead_to_the_act(site_tree: SiteTree, client: BrowserClient) -> None:
    page: TextPage = citing_page(site_tree, CitationFactory(act=LegalActFactory(short_name="uF"), article="19a"))
    assert '<a href="/pl/akty-prawne/uf/#art-19a">' in read(client, page.url)
    with commit_hooks():
        glossary = GlossaryPageFactory(parent=site_tree.home, slug="slowniczek")
    assert '<a href="/pl/akty-prawne/">' in read(client, glossary.url)


def test_cost_grows_neither_with_acts_nor_with_what_cites_them(site_tree: SiteTree, client: BrowserClient, sql_count: Any) -> None:
    act = LegalActFactory(short_name="uF")
    with commit_hooks():
        GlossaryPageFactory(parent=site_tree.home, slug="slowniczek")
    read(client, "/pl/akty-prawne/uf/")
    counts = []
    for number in (1, 12):
        with commit_hooks():
            for _one in range(number):
                LegalActFactory()
                citation = CitationFactory(act=act)
                citing_page(site_tree, citation, slug=f"strona-{citation.article}")
                TermCitation.objects.create(term=TermFactory(), citation=citation)
        cold = []
        for path in ("/pl/akty-prawne/", "/pl/akty-prawne/uf/", "/pl/akty-prawne/", "/pl/akty-prawne/uf/"):
            with sql_count() as queries:
                read(client, path)
            cold.append((queries.count, queries.duplicates))
        counts.append(cold)
    assert counts[0] == counts[1]
    assert [count for count, _duplicates in counts[0]][2:] == [0, 0]


def shown(language: str) -> Any:
    """The articles of the act of foundations."""
    return articles_of(act_rows(language)["uf"], language)
