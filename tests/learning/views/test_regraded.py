"""The result of an attempt that was graded again says so, with the day and the points."""

from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.utils import formats, timezone, translation

from cms.accounts.models import User
from learning.domain.answering.attempts import submit_attempt
from learning.domain.keys import page_key
from learning.models import Attempt, Regrade
from learning.outline import course_map
from learning.views.answered import ResultQuestion, result_questions
from learning.views.regraded import gained_words
from tests.factories import ParticipantFactory, SiteTree, UserFactory, translate
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit, flip_key
from tests.learning.domain.regrading.test_regrade import question_of, regrade, short_text
from tests.learning.quizzes import key_for, lock_of, submit
from tests.learning.views.test_queries import Counter

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    """Whoever grades again."""
    return UserFactory(role="Editors")


def shown(tree: SiteTree, attempt: Attempt, locale: str = "pl") -> list[ResultQuestion]:
    """The questions of an attempt's result."""
    course = course_map(page_key(tree.course), locale)
    assert course
    return result_questions(Attempt.objects.get(pk=attempt.pk), locale=locale, course=course, reveal=True)


def test_it_says_when_and_by_how_much(site_tree: SiteTree, editor: User, learner: User, learner_client: BrowserClient) -> None:
    attempt = submit(site_tree.steps[2], ParticipantFactory(user=learner, token_hash=None), right=False)
    edit(site_tree.steps[2], flip_key)
    address = f"/en/learning/attempt/{attempt.pk}/"
    assert "Regraded" not in learner_client.get(address).content.decode()
    regrade(site_tree.steps[2], editor)
    day = timezone.localtime(Regrade.objects.get().made_at)
    with translation.override("en"):
        line = f"Regraded on {formats.date_format(day, 'DATE_FORMAT')}: +1 point."
    page = learner_client.get(address).content.decode()
    assert line in page
    assert "1 of 1 point" in page


def test_two_regrades_are_two_lines_and_cost_no_more(site_tree: SiteTree, editor: User, sql_count: Counter) -> None:
    attempt = submit(site_tree.steps[2], ParticipantFactory(), right=False)
    edit(site_tree.steps[2], flip_key)
    regrade(site_tree.steps[2], editor)
    counts = []
    for lower in (True, True):
        shown(site_tree, attempt)  # a publish empties the cache that holds the map
        with sql_count() as queries:
            shown(site_tree, attempt)
        counts.append(queries.count)
        edit(site_tree.steps[2], flip_key)
        regrade(site_tree.steps[2], editor, may_lower=lower)
    with translation.override("en"):
        [question] = shown(site_tree, attempt)
    assert (question.regrade_note.count("Regraded on"), question.regrade_note.count("−1 point."), len(set(counts))) == (3, 1, 1)


def test_an_untouched_answer_has_no_note(site_tree: SiteTree) -> None:
    attempt = submit(site_tree.quiz_step, ParticipantFactory())
    assert [(question.regraded, question.regrade_note) for question in shown(site_tree, attempt)] == [(False, "")] * 2


def test_a_newly_accepted_answer_is_shown_as_right(site_tree: SiteTree, editor: User) -> None:
    person = ParticipantFactory()
    step = edit(site_tree.steps[2], lambda raw: [short_text("fundator")])
    translate(step, "en", words=lambda text: "founder" if text == "fundator" else f"en: {text}")
    key = key_for(step, person, locale="en")
    attempt = submit_attempt(owner=partial(lock_of, person), key=key, answers={question_of(step).block_id: {"": ["establisher"]}})
    translate(step, "en", words=lambda text: "founder\nestablisher" if text == "fundator" else f"en: {text}")
    regrade(step, editor)
    [question] = shown(site_tree, attempt, "en")
    detail: Any = question.detail
    assert (question.correct, detail.right, detail.typed) == (True, True, "establisher")


@pytest.mark.parametrize(("gained", "words"), [("1", "+1 point"), ("2.00", "+2 points"), ("0.50", "+0.5 points"), ("-1", "−1 point")])
def test_points_in_words(gained: str, words: str) -> None:
    with translation.override("en"):
        assert gained_words(Decimal(gained)) == words
