"""The whole course on one page: to print and to read."""

import re
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from cms.accounts.models import Participant
from cms.core.pages.parts import as_part
from learning.models import CourseProgress, StepPage
from tests.factories import CourseFactory, SiteTree, course_of, publish, translate, unpublish
from tests.factories.question_kinds import MAKERS
from tests.harness.client import BrowserClient
from tests.learning.canaries import CANARY, SECRET_NUMBER, canaries
from tests.learning.quizzes import form_key, key_for, posted, right_answers
from tests.learning.ruling import rule
from tests.learning.views.test_answers import answer_url
from tests.learning.views.test_queries import Counter, measured
from tests.learning.views.test_result_kinds import asking

pytestmark = pytest.mark.django_db
WORDS = ("do-druku", "tekst")


def page_of(browser: BrowserClient, course: Any, word: str) -> str:
    response = browser.get(f"{course.url}{word}/")
    assert response.status_code == 200
    html: str = response.content.decode()
    return html


def main_of(html: str) -> str:
    return html.partition("<main")[2].partition("</main>")[0]


def test_a_part_moves_its_headings_and_keeps_its_anchors_to_itself() -> None:
    html = (
        '<h2 class="a" id="kto">Kto</h2><h3>I</h3><h5>x</h5><a href="#kto">w</a><a href="#main">m</a><a href="/pl/a/?b=1&amp;c=2">p</a>'
        '<a href="//e.org/">s</a><a href="https://e.org/">z</a><p title=\'id="kto"\' aria-labelledby="kto inny">h2 < 3</p><br/>'
    )
    assert as_part(html, prefix="step-3", deeper=2) == (
        '<h4 class="a" id="step-3-kto">Kto</h4><h5>I</h5><h6>x</h6><a href="#step-3-kto">w</a><a href="#main">m</a>'
        '<a href="/pl/a/?b=1&amp;c=2" data-address="https://testserver/pl/a/?b=1&amp;c=2">p</a>'
        '<a href="//e.org/">s</a><a href="https://e.org/">z</a><p title=\'id="kto"\' aria-labelledby="step-3-kto inny">h2 < 3</p><br/>'
    ).replace("https://testserver", settings.SITE_URL.rstrip("/"))


@pytest.mark.parametrize("word", WORDS)
def test_everything_stands_on_one_page_in_order_under_one_h1(site_tree: SiteTree, client: BrowserClient, word: str) -> None:
    for step, text in zip(site_tree.steps, ("Pierwszy", "Drugi", "Trzeci"), strict=True):
        page = StepPage.objects.get(pk=step.pk)
        heading = {"type": "heading", "value": {"text": "Kto może", "level": "2", "anchor": ""}}
        page.body = page.body.stream_block.to_python([heading, {"type": "text", "value": f"<p>{text} tekst.</p>"}])
        publish(page)
    html = main_of(page_of(client, site_tree.course, word))
    titles = [
        site_tree.course.title,
        *(page.title for page in (site_tree.modules[0], *site_tree.steps[:2], site_tree.modules[1], site_tree.steps[2])),
    ]
    bodies = html.partition('class="whole__module"')[2]
    places = [
        bodies.index(text) for text in (titles[1], titles[2], "Pierwszy tekst.", titles[3], "Drugi tekst.", *titles[4:], "Trzeci tekst.")
    ]
    assert places == sorted(places)
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert {heading[1] for heading in re.finditer(r"<h([1-6])[^>]*>Kto może</h\1>", html)} == {"4"}
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert [target for target in re.findall(r'href="#([^"]+)"', html) if target not in ids] == []
    assert site_tree.course.for_whom in html


def test_the_print_version_has_boxes_and_questions_and_the_text_a_link_to_them(site_tree: SiteTree, client: BrowserClient) -> None:
    paper, text = (main_of(page_of(client, site_tree.course, word)) for word in WORDS)
    prompt = "Gdzie rejestruje się fundację?"
    assert (prompt in paper, prompt in text, 'class="box' in text, "<input" in paper) == (True, False, False, False)
    quizzes = [f'{step.url}#quiz"' for step in site_tree.steps]
    assert [address in text for address in quizzes] == [True, False, True]
    assert [address in paper for address in quizzes] == [False, False, False]


def test_no_secret_of_any_type_is_printed(site_tree: SiteTree, client: BrowserClient) -> None:
    step = asking(site_tree.steps[2], *canaries().values())
    secrets = (CANARY, SECRET_NUMBER, *(block["id"] for block in step.questions.raw_data))
    for word in WORDS:
        html = page_of(client, site_tree.course, word)
        assert [secret for secret in secrets if secret in html] == []
        assert [name for name in ("correct", "verdict", "accepted", "goes_to") if name in html.lower()] == []
    assert "Co robisz?" in page_of(client, site_tree.course, "do-druku")


@pytest.mark.parametrize("kind", MAKERS)
def test_every_type_of_question_can_be_printed(site_tree: SiteTree, client: BrowserClient, kind: str) -> None:
    question = MAKERS[kind]()
    asking(site_tree.steps[2], question)
    html = page_of(client, site_tree.course, "do-druku").rpartition('class="paper"')[2].partition("</main>")[0]
    assert question["value"]["prompt"] in html
    fillable = {"gap_fill": "paper__gap", "number": "paper__gap", "short_text": "paper__lines", "reflection": "paper__lines"}
    assert f'class="{fillable.get(kind, "box")}' in html


def test_the_order_of_options_does_not_follow_the_author(site_tree: SiteTree, client: BrowserClient) -> None:
    """Six lines in their right order by chance, twice: less than once in half a million, and always the same for one key."""
    lines = ["Alfa", "Beta", "Gama", "Delta", "Epsilon", "Zeta"]
    ordered = [MAKERS["ordering"](*lines), MAKERS["ordering"](*lines)]
    asking(site_tree.steps[2], *ordered)
    html = page_of(client, site_tree.course, "do-druku")
    found = re.findall("|".join(lines), html.rpartition('class="paper"')[2])
    assert (sorted(found), found == lines * 2) == (sorted(lines * 2), False)


def test_a_quiz_that_is_not_open_yet_is_not_printed(site_tree: SiteTree, client: BrowserClient) -> None:
    rule(site_tree.steps[2], opens_at=timezone.now() + timedelta(days=2))
    html = main_of(page_of(client, site_tree.course, "do-druku"))
    assert ("Gdzie rejestruje się fundację?" in html, html.count('class="paper"')) == (False, 1)


def test_done_steps_are_ticked_with_a_word_for_their_person_only(site_tree: SiteTree, client: BrowserClient) -> None:
    step = site_tree.quiz_step
    client.post(answer_url(step), posted(form_key(client, step.url), right_answers(key_for(step))))
    response = client.get(f"{site_tree.course.url}do-druku/")
    html = main_of(response.content.decode())
    assert (html.count("box--done"), response["Cache-Control"]) == (2, "private, no-cache")
    with override("pl"):
        assert html.count("zrobione") == 2
    assert "box--done" not in page_of(BrowserClient(), site_tree.course, "do-druku")
    assert "box--done" not in page_of(client, site_tree.course, "tekst")


@pytest.mark.parametrize("word", WORDS)
def test_a_stranger_gets_no_cookie_and_nothing_is_written(
    site_tree: SiteTree, client: BrowserClient, word: str, sql_count: Counter
) -> None:
    with sql_count() as queries:
        response = client.get(f"{site_tree.course.url}{word}/")
    assert (response.status_code, dict(response.cookies), response["Cache-Control"]) == (200, {}, "no-cache")
    assert [sql for sql in queries.sql if not sql.lstrip(" (").upper().startswith(("SELECT", "WITH"))] == []
    assert (Participant.objects.count(), CourseProgress.objects.count()) == (0, 0)
    assert client.post(f"{site_tree.course.url}{word}/").status_code == 405


def test_what_search_engines_are_told(site_tree: SiteTree, client: BrowserClient) -> None:
    paper, text = (page_of(client, site_tree.course, word) for word in WORDS)
    canonical = [re.findall(r'<link rel="canonical" href="[^"]*?(/pl/[^"]*)"', html) for html in (paper, text)]
    assert canonical == [[site_tree.course.url], [f"{site_tree.course.url}tekst/"]]
    assert [html.count('content="noindex, follow"') for html in (paper, text)] == [1, 0]
    assert f"{site_tree.course.url}tekst/" not in client.get("/sitemap.xml").content.decode()


def test_what_is_not_translated_stands_in_polish_and_says_so(site_tree: SiteTree, client: BrowserClient) -> None:
    course = translate(site_tree.course, "en")
    translate(site_tree.steps[0], "en")
    paper = main_of(page_of(client, course, "print"))
    text = main_of(page_of(client, course, "text"))
    first, second = site_tree.steps[0], site_tree.steps[1]
    for html in (paper, text):
        assert f"<span>en: {first.title}</span>" in html
        assert html.count(f'<span lang="pl">{second.title}</span>') == 2
        assert re.search(r'id="step-1">.*?<div class="body">', html, re.DOTALL)
        assert re.search(r'id="step-2">[^§]*?\(Polish\)[^§]*?<div class="body" lang="pl">', html)
    # The questions of a step that is translated stand in its words, the others in Polish.
    assert "en: Gdzie" not in paper
    assert 'class="paper__prompt" lang="pl">Gdzie rejestruje się fundację?' in paper
    assert "en: " in paper.partition('class="paper"')[2].partition("whole__step")[0]


def test_addresses_have_words_of_their_language_and_know_the_others(site_tree: SiteTree, client: BrowserClient) -> None:
    course = translate(site_tree.course, "en")
    found = {word: client.get(f"{course.url}{word}/") for word in ("print", "text", "do-druku", "utskrift", "tekst", "druk")}
    assert {word: one.status_code for word, one in found.items()} == {
        "print": 200,
        "text": 200,
        "do-druku": 302,
        "utskrift": 302,
        "tekst": 302,
        "druk": 404,
    }
    assert [found[word]["Location"] for word in ("do-druku", "utskrift", "tekst")] == [
        f"{course.url}{word}/" for word in ("print", "print", "text")
    ]
    assert re.findall(r'hreflang="(\w+)" href="[^"]*?(/\w\w/[^"]*/te[^"]*)"', found["text"].content.decode())[:2] == [
        ("pl", f"{site_tree.course.url}tekst/"),
        ("en", f"{course.url}text/"),
    ]


@pytest.mark.parametrize("word", WORDS)
def test_a_course_that_is_not_live_has_neither(site_tree: SiteTree, client: BrowserClient, word: str) -> None:
    draft = CourseFactory(parent=site_tree.index, slug="szkic")
    url = draft.url
    unpublish(draft)
    assert client.get(f"{url}{word}/").status_code == 404


@pytest.mark.parametrize("word", WORDS)
def test_a_step_that_is_not_live_is_left_out(site_tree: SiteTree, client: BrowserClient, word: str) -> None:
    assert site_tree.steps[1].title in page_of(client, site_tree.course, word)
    unpublish(site_tree.steps[1])
    assert site_tree.steps[1].title not in page_of(client, site_tree.course, word)


def test_an_empty_course_says_so_and_offers_neither(site_tree: SiteTree, client: BrowserClient) -> None:
    empty = CourseFactory(parent=site_tree.index, slug="pusty")
    assert "do-druku/" not in client.get(empty.url).content.decode()
    assert 'class="whole__module"' not in page_of(client, empty, "do-druku") + page_of(client, empty, "tekst")


def test_the_course_page_leads_to_both(site_tree: SiteTree, client: BrowserClient) -> None:
    html = client.get(site_tree.course.url).content.decode()
    assert [html.count(f'href="{site_tree.course.url}{word}/"') for word in WORDS] == [1, 1]


@pytest.mark.parametrize("who", ["client", "learner_client"])
@pytest.mark.parametrize("word", WORDS)
def test_both_cost_the_same_at_two_and_at_sixty_steps(
    request: pytest.FixtureRequest, site_tree: SiteTree, sql_count: Counter, who: str, word: str
) -> None:
    browser, counts = request.getfixturevalue(who), set()
    for size in (2, 60):
        course = course_of(size, parent=site_tree.index)
        step = StepPage.objects.descendant_of(course).order_by("path").first()
        assert step
        browser.post(answer_url(step), posted(form_key(browser, step.url), right_answers(key_for(step))))
        url = f"{course.url}{word}/"
        with sql_count() as cold:
            browser.get(url)
        warm = measured(browser, sql_count, "get", url)
        assert warm.count <= 12, str(warm)
        counts.add((cold.count, warm.count))
    assert len(counts) == 1, counts
