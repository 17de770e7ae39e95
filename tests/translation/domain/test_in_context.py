"""A source and its translation as they are drawn, with marks at what changed."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import RequestFactory
from django.utils.translation import get_language, override
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from cms.accounts.models import User
from cms.translation.domain.in_context import draw_source, draw_translation
from cms.translation.domain.marks import Marker, stripped
from cms.translation.errors import NotShownError
from learning.models import StepPage
from tests.factories import ArticlePageFactory, LegalActFactory, NewsIndexFactory, SiteTree, StepFactory, TextPageFactory, translate
from tests.factories.pages import text_body
from tests.factories.question_kinds import one_of_each
from tests.factories.questions import block, option, single, stream
from tests.harness.client import BrowserClient
from tests.translation.domain.test_marks import added, removed, untranslated, without_marks
from tests.translation.making import change, reword, translation_of_page

pytestmark = pytest.mark.django_db

TABLE = {
    "header": "row",
    "table": {
        "caption": "Terminy sprawozdań",
        "columns": [{"type": "text", "heading": "Sprawozdanie"}, {"type": "text", "heading": "Do kiedy"}],
        "rows": [{"values": ["Finansowe", "do końca marca"]}],
    },
}
RICH = '<p>Wniosek składa <b>zarząd</b> w <a href="https://example.org/sad?a=1&amp;b=2">sądzie</a>.</p><ul><li>Statut</li><li>Uchwała</li></ul>'


def earlier(text: str) -> str:
    return f'<mark class="in-context in-context--earlier">{text}</mark>'


@pytest.fixture
def looking(translator: User, rf: RequestFactory) -> Any:
    """Draw one side of a translation for a translator."""

    def draw(side: Any, page: Any, code: str = "en") -> str:
        request = rf.get("/admin/")
        request.user = translator
        html: str = side(translation=translation_of_page(page, code), request=request, style_sheet="/marks.css")
        return html

    return draw


@pytest.fixture
def unmarked(monkeypatch: pytest.MonkeyPatch) -> Any:
    """From now on nothing is marked."""

    def switch() -> None:
        monkeypatch.setattr(Marker, "marked", lambda self, text, mark: text)
        monkeypatch.setattr(Marker, "_point", lambda self, words: "")

    return switch


def rich_article(tree: SiteTree) -> Any:
    body = stream(block("text", RICH), block("table", TABLE), block("heading", {"text": "Kto podpisuje statut", "level": "2"}))
    return ArticlePageFactory(parent=NewsIndexFactory(parent=tree.home), title="Nabór wniosków", body=body)


def test_source_shows_what_was_added_and_what_was_taken_out(site_tree: SiteTree, looking: Any) -> None:
    page = TextPageFactory(parent=site_tree.home, body=text_body("<p>Statut <b>pisze</b> fundator.</p>"))
    translate(page, "en")
    reword(page, "body", lambda text: text.replace("<b>pisze</b> fundator", "podpisuje każdy fundator"))
    assert f"<p>Statut {removed('pisze')}{added('podpisuje każdy')} fundator.</p>" in looking(draw_source, page)


def test_source_without_changes_has_no_marks(site_tree: SiteTree, looking: Any) -> None:
    article = rich_article(site_tree)
    translate(article, "en")
    html = looking(draw_source, article)
    assert "Wniosek składa" in html
    assert "in-context" not in html


def test_translation_shows_its_texts_as_they_stand_now(site_tree: SiteTree, looking: Any) -> None:
    step = site_tree.read_step
    translate(step, "en")
    StringTranslation.objects.filter(translation_of__data=step.title).update(data="Check your idea")
    html = looking(draw_translation, step)
    assert re.search(r"<h1[^>]*>\s*Check your idea\s*</h1>", html)
    assert '<html lang="en">' in html
    assert "in-context" not in html


def test_translation_shows_the_translation_of_the_earlier_text_marked_as_such(site_tree: SiteTree, looking: Any) -> None:
    step = site_tree.read_step
    translate(step, "en")
    change(step, title="Sprawdź swój pomysł")
    html = looking(draw_translation, step)
    assert re.search(rf"<h1[^>]*>\s*{re.escape(earlier('en: Sprawdź pomysł'))}\s*</h1>", html)
    assert re.search(r"<title>\s*en: Sprawdź pomysł", html)


def test_translation_shows_the_source_where_nothing_was_translated_marked_in_its_language(site_tree: SiteTree, looking: Any) -> None:
    step = site_tree.read_step
    translate(step, "en")
    change(step, title="Ćwiczenia z budżetu")
    assert re.search(rf"<h1[^>]*>\s*{re.escape(untranslated('Ćwiczenia z budżetu'))}\s*</h1>", looking(draw_translation, step))


def test_an_earlier_translation_with_a_link_that_is_gone_gives_way_to_the_source(site_tree: SiteTree, looking: Any) -> None:
    page = TextPageFactory(parent=site_tree.home, body=text_body('<p>Wniosek składa się w <a href="https://example.org/">sądzie</a>.</p>'))
    translate(page, "en")
    body = page.body.raw_data[0]
    change(page, body=page.body.stream_block.to_python([{**body, "value": "<p>Wniosek składa się dziś w sądzie.</p>"}]))
    assert f"<p>{untranslated('Wniosek składa się dziś w sądzie.')}</p>" in looking(draw_translation, page)


def test_marks_stand_in_paragraphs_links_lists_tables_and_headings(site_tree: SiteTree, looking: Any) -> None:
    article = rich_article(site_tree)
    translate(article, "en")
    StringTranslation.objects.filter(context__object_id=article.translation_key).exclude(context__path="slug").delete()
    html = looking(draw_translation, article)
    assert (
        f"<p>{untranslated('Wniosek składa ')}<b>{untranslated('zarząd')}</b>{untranslated(' w ')}"
        f'<a href="https://example.org/sad?a=1&amp;b=2" target="_blank" rel="noopener">{untranslated("sądzie")}</a>'
    ) in html
    for text in ("Statut", "Uchwała", "Terminy sprawozdań", "Sprawozdanie", "do końca marca", "Kto podpisuje statut"):
        assert untranslated(text) in html


@pytest.mark.parametrize("side", [draw_source, draw_translation])
@pytest.mark.parametrize("kind", ["article", "step"])
def test_a_marked_page_without_its_marks_is_the_page(site_tree: SiteTree, looking: Any, unmarked: Any, side: Any, kind: str) -> None:
    if kind == "article":
        page, field = rich_article(site_tree), "body"
    else:
        page, field = StepFactory(parent=site_tree.modules[1], title="Sprawdzian", slug="sprawdzian", asked=one_of_each()), "questions"
    translate(page, "en")
    reword(page, field, lambda text: re.sub(r"\b(Kto|Co|Statut|statut|Wniosek|Akt|do|Ile|wpisuje)\b", r"\1 dziś", text))
    change(page, title=f"{page.title} dziś")
    html = looking(side, page)
    assert html.count('class="in-context') > 3
    assert stripped(html) == html
    unmarked()
    assert without_marks(html) == looking(side, page)


def test_both_sides_of_a_quiz_have_their_options_in_one_order(site_tree: SiteTree, looking: Any) -> None:
    options = [option(f"Odpowiedź {number}", correct=number == 3) for number in range(8)]
    step = StepFactory(parent=site_tree.modules[1], title="Sprawdzian", slug="sprawdzian", asked=[single(*options, shuffle=True)])
    translate(step, "en")
    orders = [re.findall(r"Odpowiedź \d", looking(side, step)) for side in (draw_source, draw_translation)]
    assert orders[0] == orders[1]
    assert len(orders[0]) == 8


def test_right_answers_and_feedback_do_not_appear(site_tree: SiteTree, looking: Any) -> None:
    options = [option("Osoba fizyczna", correct=True, feedback="Zdradzam-a"), option("Tylko spółka", feedback="Zdradzam-b")]
    asked = single(*options, feedback_correct="Zdradzam-c", feedback_incorrect="Zdradzam-d")
    step = StepFactory(parent=site_tree.modules[1], title="Sprawdzian", slug="sprawdzian", asked=[asked])
    translate(step, "en", complete=False)
    pages = [looking(side, step) for side in (draw_source, draw_translation)]
    other = [{**one, "value": {**one["value"], "correct": not one["value"]["correct"]}} for one in options]
    field = step.questions.stream_block
    change(step, questions=field.to_python([{**asked, "value": {**asked["value"], "options": other}}]))
    assert [looking(side, step) for side in (draw_source, draw_translation)] == pages
    assert "Tylko spółka" in pages[0]
    assert "Zdradzam" not in "".join(pages)


def test_a_frame_has_no_token_no_key_and_nothing_to_press(site_tree: SiteTree, looking: Any) -> None:
    translate(site_tree.quiz_step, "en")
    for side in (draw_source, draw_translation):
        html = looking(side, site_tree.quiz_step)
        assert "<fieldset" in html
        assert "notice--warn" not in html  # the preview's banner promises a trial
        assert not re.findall(r"<script|type=\"hidden\"|csrfmiddlewaretoken|formaction|<form[^>]* action|data-save", html)
        assert all("disabled" in tag for tag in re.findall(r"<button[^>]*>", html))


def test_drawing_leaves_no_mark_for_readers_and_changes_nothing(site_tree: SiteTree, looking: Any, client: BrowserClient) -> None:
    step = site_tree.quiz_step
    translate(step, "en")
    step = change(step, title="Kto dziś może być fundatorem")
    english = step.get_translation(translation_of_page(step).target_locale)
    with override("nb"):
        for side in (draw_source, draw_translation):
            assert 'class="in-context' in looking(side, step)
        assert get_language() == "nb"
    for address in (step.url, english.url):
        html = client.get(address).content.decode()
        assert "być fundatorem" in html
        assert "in-context" not in html
        assert stripped(html) == html
    assert StepPage.objects.get(pk=english.pk).title == "en: Kto może być fundatorem"


def test_a_stopped_translation_a_deleted_source_and_a_missing_page_are_said(site_tree: SiteTree, looking: Any) -> None:
    page = TextPageFactory(parent=site_tree.home)
    translate(page, "en")
    Translation.objects.filter(source__object_id=page.translation_key).update(enabled=False)
    for side in (draw_source, draw_translation):
        with pytest.raises(NotShownError, match="stopped"):
            looking(side, page)
    Translation.objects.filter(source__object_id=page.translation_key).update(enabled=True)
    english = Page.objects.filter(translation_key=page.translation_key, locale__language_code="en")
    english.update(alias_of=page)
    assert page.title in looking(draw_source, page)
    with pytest.raises(NotShownError, match="no page in this language"):
        looking(draw_translation, page)
    Page.objects.filter(pk=page.pk).update(translation_key=uuid4())
    with pytest.raises(NotShownError, match="deleted"):
        looking(draw_source, page)


def test_a_record_is_told_from_a_page(site_tree: SiteTree, looking: Any) -> None:
    act = LegalActFactory()
    translate(act, "en")
    with pytest.raises(NotShownError, match="record"):
        looking(draw_source, act)
