"""Typed questions in the browser: asked, answered, sent back with what was typed, judged; in the learner's language."""

import html
import re
from typing import Any

import pytest
from django.utils import translation

from learning.domain.answering.grading import grade
from learning.models import Attempt, QuestionText, Response
from tests.factories import SiteTree, translate
from tests.factories.question_kinds import gap, gap_fill, number, reflection, short_text
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit
from tests.learning.quizzes import form_key, key_for, posted, right_answers
from tests.learning.views.test_answers import answer_url

pytestmark = pytest.mark.django_db

THOUGHT = "Zadzwonię do zarządu.\n\nI do <b>sądu</b>."
TEXT, NUMBER, GAPS, REFLECTION = (f"8000000{place}-0000-4000-8000-000000000001" for place in range(1, 5))
FIRST_GAP, SECOND_GAP = (f"9000000{place}-0000-4000-8000-000000000001" for place in (1, 2))


def questions() -> list[dict[str, Any]]:
    """One of each type, known by their ids."""
    gaps = (gap("darczyńca", "ofiarodawca", row_id=FIRST_GAP), gap("sąd", distractors=("wójt", "minister"), row_id=SECOND_GAP))
    return [
        short_text("statut", block_id=TEXT),
        number("21", tolerance="0.375", block_id=NUMBER),
        gap_fill(*gaps, block_id=GAPS),
        reflection(block_id=REFLECTION),
    ]


@pytest.fixture
def step(site_tree: SiteTree) -> Any:
    """A step that asks one of each type."""
    edit(site_tree.quiz_step, lambda _raw: questions())
    site_tree.quiz_step.refresh_from_db()
    return site_tree.quiz_step


def filled(**changes: str) -> dict[str, str]:
    """A form filled in, mostly rightly."""
    answers = {"text": "STATUT.", "number": "21 dni", "first": "ofiarodawca", "second": "sąd", "reflection": THOUGHT.replace("\n", "\r\n")}
    names = {
        "text": f"q-{TEXT}",
        "number": f"q-{NUMBER}",
        "first": f"q-{GAPS}.{FIRST_GAP}",
        "second": f"q-{GAPS}.{SECOND_GAP}",
        "reflection": f"q-{REFLECTION}",
    }
    return {names[name]: value for name, value in (answers | changes).items()}


def send(browser: BrowserClient, step: Any, **changes: str) -> Any:
    """Fill the step's form in and send it."""
    return browser.post(answer_url(step), {"attempt": form_key(browser, step.url), **filled(**changes)}, follow=True)


def in_english(step: Any) -> Any:
    """The step in English; in lists every line is translated."""
    return translate(step, "en", words=lambda text: "<br/>".join(f"en {line}" for line in text.split("<br/>")))


def test_every_field_has_a_name_and_the_form_tells_no_answer(step: Any, client: BrowserClient) -> None:
    page = client.get(step.url).content.decode()
    fields = re.findall(r"<(?:input type=\"text\"|select|textarea)[^>]*>", page)
    ours = [field for field in fields if 'name="q-' in field]

    assert len(ours) == 5
    for field in ours:
        ident = re.search(r'\sid="([^"]+)"', field)
        assert (f'<label for="{ident[1]}"' in page) if ident else f"</span>{field}" in page
    # Three digits may stand by chance inside an id or a signed key; the tolerance would be told with its nought, or by itself.
    told = re.findall(r"0[.,]375|(?<![\w:.-])375(?![\w:.-])", page)
    assert [*(name for name in ("statut</", "darczyńca", "ofiarodawca", 'value="21') if name in page), *told] == []
    assert re.findall(r'<label class="gap"><span class="visually-hidden">([^<]+)</span><(\w+)', page) == [
        (_gap_name(1), "input"),
        (_gap_name(2), "select"),
    ]


def _gap_name(place: int) -> str:
    with translation.override("pl"):
        return translation.gettext("gap %(number)s of %(total)s") % {"number": place, "total": 2}


def test_a_form_that_was_filled_in_is_judged_question_by_question(step: Any, client: BrowserClient) -> None:
    response = send(client, step, first="prezes")
    attempt = Attempt.objects.get()

    assert response.status_code == 200
    assert [(r.points, r.max_points, r.correct) for r in attempt.responses.order_by("question__position")] == [
        (1, 1, True),
        (1, 1, True),
        (pytest.approx(0.5), 1, False),
        (0, 0, False),
    ]
    assert [r.answer for r in attempt.responses.order_by("question__position")] == [
        {"": ["STATUT."]},
        {"": ["21 dni"]},
        {FIRST_GAP: ["prezes"], SECOND_GAP: ["sąd"]},
        {"": [THOUGHT]},
    ]


def test_a_result_before_the_end_tells_what_was_typed_and_not_what_is_right(step: Any, client: BrowserClient) -> None:
    shown = send(client, step, text="regulamin", number="30", first="prezes", second="wójt").content.decode()

    assert [word for word in ("regulamin", "30", "prezes", "wójt", "&lt;b&gt;sądu&lt;/b&gt;") if word not in shown] == []
    assert [word for word in ("statut", "darczyńca", "ofiarodawca", "20,625", ">sąd<") if word in shown] == []


def test_a_result_after_the_end_tells_what_is_right(step: Any, client: BrowserClient) -> None:
    shown = send(client, step, first="prezes").content.decode()

    assert [word for word in ("statut", "darczyńca · ofiarodawca", "20,625", "21,375") if word not in shown] == []


@pytest.mark.parametrize("typed", ["około 21", "21 lub 22"])
def test_what_is_no_number_is_asked_for_again_and_nothing_is_lost(step: Any, client: BrowserClient, typed: str) -> None:
    response = send(client, step, number=typed)
    page = html.unescape(response.content.decode())

    assert (response.status_code, Attempt.objects.filter(submitted_at__isnull=False).count()) == (422, 0)
    assert page.count(f'value="{typed}"') == 1
    assert [kept for kept in ('value="STATUT."', 'value="ofiarodawca"', '<option value="sąd" selected>', THOUGHT) if kept not in page] == []
    assert page.count('aria-invalid="true"') == 1


def test_an_empty_gap_is_marked_and_the_other_is_kept(step: Any, client: BrowserClient) -> None:
    page = send(client, step, first=" ").content.decode()

    assert re.findall(r'name="q-[^"]+\.([^"]+)"[^>]*aria-invalid', page) == [FIRST_GAP]
    assert '<option value="sąd" selected>' in page


@pytest.mark.parametrize(("name", "length", "limit"), [("text", 301, 300), ("first", 301, 300), ("reflection", 4001, 4000)])
def test_a_text_that_is_too_long_is_refused_with_the_limit_and_kept(
    step: Any, client: BrowserClient, name: str, length: int, limit: int
) -> None:
    response = send(client, step, **{name: "x" * length})
    page = response.content.decode()

    assert 400 <= response.status_code < 500
    assert (Attempt.objects.filter(submitted_at__isnull=False).count(), str(limit) in page, "x" * length in page) == (0, True, True)


def test_garbage_breaks_nothing(step: Any, client: BrowserClient) -> None:
    values = ["\x00", "a\x00b", "𝟙𝟚", "\u202e21", "'; DROP TABLE", "<script>", "½" * 100, "[1]"]
    names = ["text", "number", "first", "second", "reflection"]
    codes = {send(client, step, **dict.fromkeys(names, value)).status_code for value in values}

    assert max(codes) < 500


def test_a_gap_of_another_question_is_refused(step: Any, client: BrowserClient) -> None:
    data = {"attempt": form_key(client, step.url), **filled(), f"q-{TEXT}.{FIRST_GAP}": "x"}

    assert 400 <= client.post(answer_url(step), data).status_code < 500
    assert Attempt.objects.filter(submitted_at__isnull=False).count() == 0


def test_answers_of_every_language_that_was_shown_and_of_the_source_are_right(step: Any) -> None:
    in_english(step)
    wording = QuestionText.objects.select_related("version").get(locale="en", version__kind="gap_fill", is_current=True)
    version = wording.version

    assert wording.texts["accepted"] == {FIRST_GAP: ["en darczyńca", "en ofiarodawca"], SECOND_GAP: ["en sąd"]}
    points = [
        grade(
            kind="gap_fill",
            payload=version.payload,
            texts=wording.texts,
            answer={FIRST_GAP: [first], SECOND_GAP: [second]},
            points=version.points,
        )
        for first, second in (("EN OFIARODAWCA", "sąd"), ("darczyńca", "en sad"), ("en prezes", "sąd"))
    ]
    assert [one.share for one in points] == [1, 1, pytest.approx(0.5)]


def test_a_form_in_another_language_marks_the_language_of_words_that_are_not_translated(step: Any, client: BrowserClient) -> None:
    in_english(step)
    changed = [
        {**one, "value": {**one["value"], "prompt": "Nowe?", **({"points": 3} if "points" in one["value"] else {})}} for one in questions()
    ]
    edit(step, lambda _raw: changed)
    with translation.override("en"):
        page = client.get(step.get_translations().first().url).content.decode()

    assert '<p class="gaps" lang="pl">' in page
    assert '<span class="visually-hidden" lang="en">gap 1 of 2</span>' in page
    assert re.search(r'name="q-' + TEXT + r'"[^>]* lang="pl"', page)


def test_the_harness_answers_typed_questions_rightly(step: Any, client: BrowserClient) -> None:
    client.post(answer_url(step), posted(form_key(client, step.url), right_answers(key_for(step))))

    assert sorted(Response.objects.values_list("correct", flat=True)) == [False, True, True, True]
