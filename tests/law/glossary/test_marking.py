"""The first use of a term is a button with a card; the words of a body stay as they were."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.core import generations
from cms.core.pages.running_text import APART, with_running_text
from cms.law.glossary.domain.marking import Marker, explain_terms
from cms.law.glossary.domain.matching import Phrases
from cms.law.glossary.domain.vocabulary import GLOSSARY, Entry, Vocabulary
from tests.factories import GlossaryPageFactory, SiteTree, TermFactory, TextPageFactory, commit_hooks, translate
from tests.factories.pages import text_body
from tests.harness.client import BrowserClient

WORDS = ["fundator", "fundatora", "statutem", "statut", "stowarzyszenia", "zwykłego", "KRS", "i", "w", "&", "<", "„a”", "Fundacja"]
TAGS = ["p", "li", "b", "a", "h2", "em", "button", "td", "code", "div"]


def words() -> Vocabulary:
    """A small glossary that needs no database."""
    phrases, entries = Phrases("pl"), {}
    for slug in ("fundator", "statut", "stowarzyszenie", "stowarzyszenie zwykłe", "fundacja"):
        phrases.add(slug, slug, is_own=True)
        entries[slug] = Entry(slug, slug, "", "<p>x</p>", "", "")
    phrases.add_abbreviation("krs", "KRS")
    entries["krs"] = Entry("krs", "KRS", "", "<p>x</p>", "", "")
    return Vocabulary(phrases, entries)


def marked(html: str) -> str:
    """The HTML with its terms marked."""
    return with_running_text(html, Marker(words()).mark, language="pl")


class Looker(HTMLParser):
    """The text of a piece of HTML, and in what each mark stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.open, self.around = "", [""], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if ("class", "term") in attrs:
            self.around.append(set(self.open))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.text += data


def _element(inner: Any) -> Any:
    return st.builds(lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag}>", st.sampled_from(TAGS), st.lists(inner, max_size=5))


TEXT = st.sampled_from([word.replace("&", "&amp;").replace("<", "&lt;") for word in WORDS])
HTML = st.recursive(TEXT, _element, max_leaves=25)


@given(HTML)
@settings(max_examples=200, deadline=None)
def test_marking_keeps_the_words_marks_once_and_stays_outside_of_headings_and_links(html: str) -> None:
    before, after = Looker(html), Looker(marked(html))
    assert after.text == before.text
    targets = re.findall(r'popovertarget="([^"]+)"', marked(html))
    assert sorted(targets) == sorted(set(targets))
    assert [around & APART for around in after.around] == [set()] * len(targets)


def test_first_use_is_marked_and_no_other() -> None:
    html = marked("<h2>Statut</h2><p>O <a>statucie</a> i statutach, statucie.</p>")
    button = '<button type="button" class="term" popovertarget="explain-statut" aria-describedby="explain">statutach</button>'
    assert html == f"<h2>Statut</h2><p>O <a>statucie</a> i {button}, statucie.</p>"


def test_short_term_is_not_marked_inside_a_longer_one_that_was_used() -> None:
    html = marked("<p>Stowarzyszenie zwykłe. Stowarzyszenia zwykłego.</p>")
    assert re.findall(r">([^<]+)</button>", html) == ["Stowarzyszenie zwykłe"]


def body_of(client: BrowserClient, url: str) -> str:
    """What stands in the page."""
    return client.get(url).content.decode()


@pytest.mark.django_db
def test_page_explains_its_words_and_learns_new_ones(site_tree: SiteTree, client: BrowserClient, sql_count: Any) -> None:
    glossary = GlossaryPageFactory(parent=site_tree.home)
    page = TextPageFactory(parent=site_tree.home, body=text_body("<p>Wola fundatora stoi w statucie.</p>"))
    assert 'class="term"' not in body_of(client, page.url)
    with commit_hooks():
        term = TermFactory(name="fundator", slug="fundator", definition="<p>Kto <b>ustanawia</b>.</p>")
    html = body_of(client, page.url)
    assert re.findall(r'popovertarget="(explain[^"]+)"[^>]*>(fund[^<]+)<', html) == [("explain-fundator", "fundatora")]
    assert f'href="{glossary.url}#term-fundator"' in html
    assert "<p>Kto <b>ustanawia</b>.</p>" in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    with commit_hooks():
        term.is_unmarked = True
        term.save()
    assert 'class="term"' not in body_of(client, page.url)


@pytest.mark.django_db
def test_there_is_nothing_to_explain_without_a_page_of_the_glossary(site_tree: SiteTree, client: BrowserClient) -> None:
    with commit_hooks():
        TermFactory(name="fundator", slug="fundator")
    page = TextPageFactory(parent=site_tree.home, body=text_body("<p>Wola fundatora.</p>"))
    assert 'class="term"' not in body_of(client, page.url)


@pytest.mark.django_db
def test_page_in_english_is_explained_in_english_or_else_in_polish(site_tree: SiteTree, client: BrowserClient) -> None:
    GlossaryPageFactory(parent=site_tree.home)
    with commit_hooks():
        TermFactory(name="fundator", slug="fundator", abbreviations="KRS")
    page = TextPageFactory(parent=site_tree.home, body=text_body("<p>Wpis do KRS.</p>"))
    english = translate(page, "en")
    html = body_of(client, english.url)
    assert unescape(re.findall(r'<p class="term-card__name"[^>]*>(.*?)</p>', html)[0]) == (
        '<span lang="pl">fundator</span> <span lang="pl">(KRS)</span>'
    )
    assert 'href="/pl/slowniczek/#term-fundator" hreflang="pl"' in html


@pytest.mark.django_db
def test_whole_course_to_print_has_no_marks(site_tree: SiteTree, client: BrowserClient) -> None:
    GlossaryPageFactory(parent=site_tree.home)
    with commit_hooks():
        TermFactory(name="fundator", slug="fundator")
    assert 'class="term"' in body_of(client, site_tree.read_step.url) + body_of(client, site_tree.quiz_step.url)
    assert 'class="term"' not in body_of(client, f"{site_tree.course.url}do-druku/") + body_of(client, f"{site_tree.course.url}tekst/")


@pytest.mark.django_db
def test_drawing_a_body_costs_one_statement_for_all_terms(site_tree: SiteTree, sql_count: Any) -> None:
    GlossaryPageFactory(parent=site_tree.home)
    page = TextPageFactory(parent=site_tree.home)
    explain_terms("<p>x</p>", page)  # type: ignore[arg-type]
    counts = []
    for number in (1, 60):
        with commit_hooks():
            TermFactory.create_batch(number)
        explain_terms("<p>x</p>", page)  # type: ignore[arg-type]
        with commit_hooks():
            generations.bump(GLOSSARY)
        with sql_count() as queries:
            explain_terms("<p>x</p>", page)  # type: ignore[arg-type]
        counts.append(queries.count)
    assert counts == [1, 1]
