"""Rules are said in words before they apply, and a closed quiz says why."""

import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import override

from cms.accounts.models import Participant
from cms.core.templatetags.components import duration
from learning.domain.answering.opening import Reason, ReasonCode, Tries
from learning.domain.keys import page_key
from learning.domain.publishing.settling import StepFact
from learning.locks import Lock, NeedRow
from learning.models import Attempt, StepCompletion
from learning.outline import StepRow, course_map
from learning.views.context import course_context, module_context, step_context
from learning.views.rules import in_words, shared_rules, step_rules, waiting_time
from tests.factories import CourseFactory, ModuleFactory, SiteTree, StepFactory, course_of
from tests.harness.client import BrowserClient
from tests.learning.quizzes import form_key, key_for, posted, right_answers
from tests.learning.ruling import rule
from tests.learning.views.test_answers import answer_url

KEY = UUID(int=1)
OPENS, CLOSES = datetime(2026, 9, 1, 6, tzinfo=UTC), datetime(2026, 12, 1, 11, tzinfo=UTC)
MODULE = NeedRow("module", UUID(int=2), 2, "Statut", "/pl/m/")
COURSE = NeedRow("course", UUID(int=3), 0, "Podstawy", "/pl/k/", is_outside=True)


def fact(**rules: Any) -> StepFact:
    """A step's rules."""
    return StepFact(KEY, KEY, **{"required": True, "pass_mark": 80, "completion_rule": "passed", **rules})


def asked(count: int, *, cost: int = 0) -> list[Any]:
    """So many questions."""
    return [SimpleNamespace(hint_cost=cost) for _ in range(count)]


WORDS: list[tuple[StepFact, dict[str, Any], list[str]]] = [
    (
        fact(),
        {"questions": asked(3)},
        [
            "Answer all 3 questions. 80 % of the points passes the step.",
            "You may try as often as you like.",
            "Your best attempt is the one that counts.",
        ],
    ),
    (
        fact(attempts_allowed=3, attempt_delay=120, score_rule="last"),
        {"questions": asked(1, cost=20), "tries": Tries(2)},
        [
            "Answer 1 question. 80 % of the points passes the step.",
            "You have 3 attempts. 1 of them is left.",
            "Between two attempts you wait 2 h.",
            "Your last attempt is the one that counts. A step that is done stays done.",
            "A hint that costs points says how many before you take it.",
        ],
    ),
    (
        fact(completion_rule="answered", attempts_allowed=1, score_rule="first"),
        {"questions": asked(2), "tries": Tries(1)},
        [
            "Answer all 2 questions. The step is done once you have sent them, whatever the score.",
            "You have 1 attempt. None of them is left.",
        ],
    ),
    (
        fact(completion_rule="answered", score_rule="first"),
        {"questions": asked(2)},
        [
            "Answer all 2 questions. The step is done once you have sent them, whatever the score.",
            "You may try as often as you like.",
            "Your first attempt is the one that counts; later ones are for practice.",
        ],
    ),
    (fact(completion_rule="confirmed"), {}, ["Read the step and mark it as done."]),
    (fact(completion_rule="confirmed"), {"confirmation": "Mam szkic."}, ["The step is done when you confirm the sentence below."]),
    (
        fact(completion_rule="read", opens_at=OPENS, closes_at=CLOSES),
        {},
        [
            "Read the step. It is done when you go on to the next with the button below the text.",
            "Completing is possible from 1 September 2026, 08:00 (CEST) until 1 December 2026, 12:00 (CET). The text is always open.",
        ],
    ),
    (
        fact(completion_rule="confirmed", opens_at=OPENS),
        {},
        [
            "Read the step and mark it as done.",
            "Completing is possible from 1 September 2026, 08:00 (CEST) on. The text is always open.",
        ],
    ),
    (
        fact(closes_at=CLOSES),
        {"questions": asked(2)},
        [
            "Answer all 2 questions. 80 % of the points passes the step.",
            "You may try as often as you like.",
            "Your best attempt is the one that counts.",
            "Answers are taken until 1 December 2026, 12:00 (CET). The text stays open.",
        ],
    ),
]


@pytest.mark.parametrize(("rules", "more", "lines"), WORDS)
def test_what_applies_to_a_step_is_said_sentence_by_sentence(rules: StepFact, more: dict[str, Any], lines: list[str]) -> None:
    with override("en"):
        assert step_rules(rules, **more).lines == lines


def test_a_quiz_beside_a_step_that_is_read_is_for_oneself() -> None:
    with override("en"):
        first = step_rules(fact(completion_rule="read"), questions=asked(2)).lines[0]
    assert first.endswith("The questions are for yourself: the step does not wait for them.")


@pytest.mark.parametrize(("minutes", "words"), [(45, "45 min"), (120, "2 h"), (1440, "1 day"), (3000, "2 days 2 h"), (1441, "1 day 1 min")])
def test_a_wait_is_said_in_the_largest_units(minutes: int, words: str) -> None:
    with override("en"):
        assert waiting_time(minutes) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason(ReasonCode.TOO_EARLY, at=OPENS), "Answers are taken from 1 September 2026, 08:00 (CEST) on."),
        (Reason(ReasonCode.TOO_LATE, at=CLOSES), "Answers were taken until 1 December 2026, 12:00 (CET)."),
        (Reason(ReasonCode.WAIT, at=OPENS), "You can try again from 1 September 2026, 08:00 (CEST) on."),
        (Reason(ReasonCode.NO_ATTEMPT_LEFT, allowed=1), "You have used the 1 attempt that there is."),
        (Reason(ReasonCode.NO_ATTEMPT_LEFT, allowed=3), "You have used all 3 attempts."),
        (Reason(ReasonCode.PREREQUISITE, missing=(("module", KEY),)), "This step opens after module 2, “Podstawy”."),
    ],
)
def test_why_a_step_is_closed(reason: Reason, words: str) -> None:
    with override("en"):
        assert in_words(reason, [MODULE, COURSE]) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason(ReasonCode.TOO_EARLY, at=OPENS), "Completing is possible from 1 September 2026, 08:00 (CEST) on."),
        (Reason(ReasonCode.TOO_LATE, at=CLOSES), "Completing was possible until 1 December 2026, 12:00 (CET)."),
        (Reason(ReasonCode.PREREQUISITE, missing=(("module", KEY),)), "This step opens after module 2, “Podstawy”."),
    ],
)
def test_why_a_learners_word_is_not_taken(reason: Reason, words: str) -> None:
    with override("en"):
        assert in_words(reason, [MODULE, COURSE], of_word=True) == words


def test_every_reason_has_words_without_names() -> None:
    with override("en"):
        assert all(in_words(Reason(code, at=OPENS, allowed=2)) for code in ReasonCode)


@pytest.mark.parametrize(
    ("lock", "words"),
    [
        (Lock(), ""),
        (Lock((MODULE,)), "opens after module 2"),
        (Lock((MODULE, COURSE), opens_at=OPENS), "opens after module 2, “Podstawy”"),
        (Lock((NeedRow("step", KEY, 3, "Krok", ""),)), "opens after step 3"),
        (Lock(opens_at=OPENS), "opens on 1 September 2026"),
        (Lock(closed_at=CLOSES), "closed on 1 December 2026"),
    ],
)
def test_the_map_says_what_keeps_a_step_closed(lock: Lock, words: str) -> None:
    with override("en"):
        assert (str(lock), bool(lock)) == (words, bool(words))


def row(number: int, **rules: Any) -> StepRow:
    """A quiz step on the map."""
    return StepRow(UUID(int=number), number, "Krok", "", 5, rules.pop("required", True), has_quiz=True, rules=fact(**rules))


def test_a_course_says_what_is_the_same_everywhere_and_that_the_rest_differs() -> None:
    with override("en"):
        assert shared_rules([row(1), row(2, required=False)]).lines == [
            "1 step has to be done.",
            "1 step is optional.",
            "80 % of the points passes a quiz.",
            "You may try as often as you like.",
            "Your best attempt is the one that counts.",
        ]
        assert shared_rules([row(1), row(2, pass_mark=50, attempts_allowed=2, closes_at=CLOSES)]).lines == [
            "2 steps have to be done.",
            "How many points pass a quiz is said at each.",
            "How often you may try, and which attempt counts, is said at each quiz.",
            "Some steps can be completed only at certain times; each says when.",
        ]
        assert shared_rules([row(1, opens_at=OPENS), row(2, opens_at=OPENS)]).lines[-1].startswith("Answers are taken from 1 September")
        mixed = shared_rules([row(1, opens_at=OPENS), row(2, opens_at=OPENS, completion_rule="confirmed")])
        assert mixed.lines[-1].startswith("Completing is possible from 1 September")
        assert shared_rules([]).lines == []


pytestmark = pytest.mark.django_db


def request_of(person: Participant | None = None) -> Any:
    """A request of somebody without an account."""
    from cms.accounts.participants import remember

    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=False)  # type: ignore[assignment]
    if person:
        remember(request, person)
    return request


def test_step_module_and_course_say_their_rules_in_english(site_tree: SiteTree) -> None:
    rule(site_tree.course, in_order=True)
    rule(site_tree.modules[1], attempts_allowed=2)
    with override("en"):
        step = step_context(site_tree.steps[2], request_of())
        module = module_context(site_tree.modules[1], request_of())
        course = course_context(site_tree.course, request_of())
    assert str(step["rule"]) == (
        "Answer 1 question. 60 % of the points passes the step. You have 2 attempts. Your best attempt is the one that counts."
    )
    assert [need.title for need in step["rule"].needs] == ["Zanim zaczniesz"]
    assert step["closed"].reasons == ["This step opens after module 1."]
    assert module["rules"].lines[:2] == ["1 step has to be done.", "60 % of the points passes a quiz."]
    assert [need.number for need in module["rules"].needs] == [1]
    assert course["rules"].lines[-1] == "Some steps open when others are done; the map says after which. You can read them at any time."
    with override("en"):
        assert [row.state_label for row in course["course_map"].steps] == ["ahead of you", "ahead of you", "opens after module 1"]


def test_the_map_names_a_course_that_comes_first_until_it_is_done(site_tree: SiteTree, client: BrowserClient) -> None:
    other = CourseFactory(parent=site_tree.index, slug="dalszy", title="Dalszy kurs")
    step = StepFactory(parent=ModuleFactory(parent=other), slug="dalszy-krok")
    rule(other, first=[site_tree.read_step])
    with override("en"):
        context = step_context(step, request_of())
        assert (str(context["step"].lock), context["closed"].reasons) == (
            "opens after “Sprawdź pomysł”",
            ["This step opens after “Sprawdź pomysł”."],
        )
    confirm_at(client, site_tree.read_step)
    page = client.get(step.url).content.decode()
    assert 'id="closed"' not in page
    assert confirm_url(step) in page


def confirm_at(browser: BrowserClient, step: Any, **fields: str) -> Any:
    """Press the button of a step's word."""
    page = browser.get(step.url).content.decode()
    return browser.post(confirm_url(step), {"form": word_key(page), **fields})


def confirm_url(step: Any) -> str:
    """Where a step's word is sent."""
    return reverse("learning_confirm", args=[page_key(step)])


def word_key(page: str) -> str:
    """The key in the form for the learner's word."""
    found = re.search(r'id="done".*?name="form" value="([^"]+)"', page, re.S)
    assert found
    return found.group(1)


def test_a_closed_quiz_shows_why_and_no_form(site_tree: SiteTree, client: BrowserClient) -> None:
    rule(site_tree.quiz_step, opens_at=timezone.now() + timedelta(days=1))
    page = client.get(site_tree.quiz_step.url).content.decode()
    assert 'id="closed"' in page
    assert 'name="attempt"' not in page
    assert "q-" not in re.sub(r"<head>.*</head>", "", page, flags=re.S)


def test_answers_that_came_too_late_are_kept_and_the_page_says_why(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    step = site_tree.quiz_step
    form = posted(form_key(learner_client, step.url), right_answers(key_for(step)))
    rule(step, closes_at=timezone.now() - timedelta(minutes=1))
    response = learner_client.post(answer_url(step), form)
    page = response.content.decode()
    assert (response.status_code, 'id="closed"' in page) == (409, True)
    assert not Attempt.objects.filter(state="submitted").exists()
    assert not StepCompletion.objects.exists()
    later = learner_client.get(step.url).content.decode()
    kept = later[later.index('class="closed__kept"') : later.index("</details>", later.index('class="closed__kept"'))]
    chosen = {option for answer in right_answers(key_for(step)).values() for options in answer.values() for option in options}
    assert set(re.findall(r'value="([^"]+)" checked', kept)) == chosen
    assert "<fieldset disabled>" in kept


def test_attempts_run_out_and_the_earlier_ones_stay_to_be_read(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    step = rule(site_tree.quiz_step, attempts_allowed=1)
    learner_client.post(answer_url(step), posted(form_key(learner_client, step.url), right_answers(key_for(step))))
    page = learner_client.get(step.url).content.decode()
    assert ('id="closed"' in page, 'name="attempt"' in page) == (True, False)
    assert reverse("learning_result", args=[Attempt.objects.get().pk]) in page


def test_a_sentence_has_to_be_ticked(site_tree: SiteTree, client: BrowserClient) -> None:
    step = rule(site_tree.read_step, confirmation="Mam szkic <statutu>.")
    page = client.get(step.url).content.decode()
    assert '<input type="checkbox" name="confirmed" value="1" required>' in page
    assert "Mam szkic &lt;statutu&gt;." in page
    refused = confirm_at(client, step)
    assert (refused.status_code, refused.cookies, StepCompletion.objects.count()) == (422, {}, 0)
    assert confirm_at(client, step, confirmed="1").status_code == 303
    assert StepCompletion.objects.get().reason == "confirmed"


def test_a_step_that_is_read_leads_on_with_its_button(site_tree: SiteTree, client: BrowserClient) -> None:
    step = rule(site_tree.read_step, completion_rule="read", confirmation="Nie pytaj.")
    page = client.get(step.url).content.decode()
    assert ('name="confirmed"' in page, confirm_url(step) in page) == (False, True)
    response = confirm_at(client, step)
    assert (response.status_code, response.url) == (303, site_tree.steps[2].url)
    assert StepCompletion.objects.get().reason == "read"


def test_a_step_that_is_read_shows_its_quiz_and_its_button(site_tree: SiteTree, client: BrowserClient) -> None:
    step = rule(site_tree.quiz_step, completion_rule="read")
    page = client.get(step.url).content.decode()
    assert ('name="attempt"' in page, confirm_url(step) in page) == (True, True)
    assert confirm_at(client, step).status_code == 303
    page = client.get(step.url).content.decode()
    assert ('name="attempt"' in page, confirm_url(step) in page) == (True, False)


def test_a_word_said_too_early_is_refused_in_words_and_makes_nobody(site_tree: SiteTree, client: BrowserClient) -> None:
    page = client.get(site_tree.read_step.url).content.decode()
    key = word_key(page)
    rule(site_tree.read_step, opens_at=timezone.now() + timedelta(days=1))
    response = client.post(confirm_url(site_tree.read_step), {"form": key})
    assert (response.status_code, response.cookies, Participant.objects.filter(user=None).count()) == (409, {}, 0)


def test_time_left_is_that_of_required_steps_not_done(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    rule(site_tree.steps[2], minutes=75)
    StepFactory(parent=site_tree.modules[1], title="Dla chętnych", slug="dla-chetnych", required=False, minutes=200)
    course = course_map(page_key(site_tree.course), "pl")
    assert course
    done = {page_key(site_tree.read_step)}
    assert (course.with_states(set(), None).minutes_left, course.with_states(done, page_key(site_tree.read_step)).minutes_left) == (83, 79)
    confirm_at(learner_client, site_tree.read_step)
    for page in (site_tree.course, site_tree.modules[0], site_tree.quiz_step):
        found = re.search(r'<span class="time-left">(.*?)</span>', learner_client.get(page.url).content.decode(), re.S)
        assert found, page.title
        with override("pl"):
            assert duration(79) in strip_tags(found.group(1))


def test_the_editors_preview_shows_the_rules_of_the_draft(site_tree: SiteTree) -> None:
    rule(site_tree.read_step, opens_at=timezone.now() + timedelta(days=1))
    draft = type(site_tree.read_step).objects.get(pk=site_tree.read_step.pk)
    draft.completion_rule, draft.opens_at = "read", None
    request = request_of()
    request.is_preview = True
    with override("en"):
        context = step_context(draft, request, quiz=None)
    assert str(context["rule"]) == "Read the step. It is done when you go on to the next with the button below the text."
    assert (context["closed"], context["confirm_url"]) == (None, "")


@pytest.mark.parametrize("size", [2, 60])
def test_rules_cost_a_step_no_more_at_any_size(site_tree: SiteTree, learner_client: BrowserClient, sql_count: Any, size: int) -> None:
    course = course_of(size, parent=site_tree.index)
    module = course.get_children().first().specific
    rule(course, in_order=True, attempts_allowed=9, attempt_delay=5, first=[site_tree.read_step])
    step = StepFactory(parent=ModuleFactory(parent=course, slug="dalej"), slug="dalej-krok", quiz=True)
    confirm_at(learner_client, site_tree.read_step)
    first = module.get_children().first()
    learner_client.post(answer_url(first), posted(form_key(learner_client, first.url), right_answers(key_for(first))))
    counts = []
    for page in (step, course, module):
        learner_client.get(page.url)
        with sql_count() as queries:
            assert learner_client.get(page.url).status_code == 200
        assert queries.duplicates == [], str(queries)
        counts.append(queries.count)
    assert max(counts) <= 10, counts
