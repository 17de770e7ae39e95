"""What each edit does to three people – one who is done, one who failed, one with the form still open: the table of docs/editors.md.

Publishing never touches what was answered, passed or completed; each row says what else happens.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from cms.accounts.models import Participant
from learning.domain.answering.attempt_keys import AttemptKey
from learning.domain.answering.attempts import submit_attempt
from learning.domain.counting.recounting import counter_differences
from learning.domain.keys import page_key
from learning.domain.publishing.impact import impact_of
from learning.domain.rebuild import differences, outdated_structures
from learning.domain.regrading.plan import Refusal
from learning.domain.regrading.regrade import plan_regrade
from learning.errors import LearningError
from learning.models import Attempt, CourseProgress, Question, Response, StepCompletion, StepPage
from tests.factories import (
    CourseFactory,
    ModuleFactory,
    ParticipantFactory,
    SiteTree,
    StepFactory,
    commit_hooks,
    option,
    single,
    translate,
    unpublish,
)
from tests.learning.domain.publishing.test_structure import complete
from tests.learning.domain.publishing.test_versions import edit, flip_key, mend_typo
from tests.learning.quizzes import key_for, lock_of, right_answers, submit
from tests.learning.ruling import rule

pytestmark = pytest.mark.django_db
Work = Callable[[SiteTree], object]


@dataclass(frozen=True)
class Row:
    """A row of the table.

    Args:
        edit: what an editor does.
        told: what the editor says of the step's questions before publishing: kind of edit and answers affected.
        plan: answers of the first question that a regrade would look at, those that are frozen, and why there is none.
        done: required steps done and in all, of who completed the course and of who only failed a quiz.
        open_form: points to be had when the form that was open is sent, None where it is not taken.
    """

    edit: Work
    told: tuple[tuple[str, int], ...] = ()
    plan: tuple[int, int, Refusal | None] = (0, 0, Refusal.NOTHING)
    done: tuple[tuple[int, int], tuple[int, int]] = ((3, 3), (0, 3))
    open_form: int | None = 2


class QuizEdit:
    """An edit of the first step's quiz."""

    def __init__(self, change: Callable[[list[Any]], list[Any] | None]) -> None:
        self.change = change

    def changed(self, step: StepPage) -> list[Any]:
        """The raw questions with the edit."""
        raw = json.loads(json.dumps(list(step.questions.raw_data)))
        return self.change(raw) or raw

    def __call__(self, tree: SiteTree) -> object:
        """Publish it."""
        return edit(tree.quiz_step, self.change)


quiz = QuizEdit


def points(raw: list[Any]) -> None:
    raw[0]["value"]["points"] = 3


def add_option(raw: list[Any]) -> None:
    raw[0]["value"]["options"].append(option("Nikt"))


def change_type(raw: list[Any]) -> None:
    raw[0]["type"] = "multiple"


def reorder(raw: list[Any]) -> list[Any]:
    raw[0]["value"]["options"].reverse()
    raw[0]["value"]["shuffle"] = not raw[0]["value"]["shuffle"]
    return raw[::-1]


def move(tree: SiteTree, module: Any) -> None:
    with commit_hooks():
        StepPage.objects.get(pk=tree.quiz_step.pk).move(type(module).objects.get(pk=module.pk), pos="last-child")


def split_off(tree: SiteTree) -> None:
    move(tree, ModuleFactory(parent=CourseFactory(parent=tree.index, slug="druga-czesc")))


def delete(tree: SiteTree) -> None:
    with commit_hooks():
        StepPage.objects.get(pk=tree.quiz_step.pk).delete()


def copy(tree: SiteTree) -> None:
    with commit_hooks():
        StepPage.objects.get(pk=tree.quiz_step.pk).copy(update_attrs={"slug": "kopia", "title": "Kopia"})


KEY = (2, 0, None)
GONE = ((2, 2), (0, 2))
TABLE = {
    "a typo": Row(quiz(mend_typo), told=(("words", 2),)),
    "order and shuffling": Row(quiz(reorder)),
    "a translation": Row(lambda tree: translate(tree.quiz_step, "en")),
    "which answer is right": Row(quiz(flip_key), told=(("key", 2),), plan=KEY),
    "points": Row(quiz(points), told=(("key", 2),), plan=KEY),
    "an answer added": Row(quiz(add_option), told=(("structure", 2),), plan=(0, 2, Refusal.NOTHING)),
    "another type": Row(quiz(change_type), told=(("structure", 2),), plan=(0, 2, Refusal.NOTHING)),
    "a question added": Row(quiz(lambda raw: [*raw, new_question()]), told=(("new", 0),)),
    "a question removed": Row(quiz(lambda raw: raw[1:]), told=(("removed", 2),), plan=(0, 0, Refusal.REMOVED), open_form=1),
    "a required step added": Row(lambda tree: StepFactory(parent=tree.modules[1], slug="nowy"), done=((3, 4), (0, 4))),
    "a step made optional": Row(lambda tree: rule(tree.read_step, required=False), done=((2, 2), (0, 2))),
    "a step moved to another module": Row(lambda tree: move(tree, tree.modules[1])),
    "a step moved to another course": Row(split_off, done=GONE),
    "a step unpublished": Row(lambda tree: unpublish(tree.quiz_step), plan=(0, 0, Refusal.WITHDRAWN), done=GONE, open_form=None),
    "a step deleted": Row(delete, plan=(0, 0, Refusal.WITHDRAWN), done=GONE, open_form=None),
    "a page copied": Row(copy, done=((3, 4), (0, 4))),
    "another pass mark": Row(lambda tree: rule(tree.course, pass_mark=100)),
    "another attempt counts": Row(lambda tree: rule(tree.course, score_rule="last")),
    "another completion rule": Row(lambda tree: rule(tree.course, completion_rule="answered")),
}


def new_question() -> dict[str, Any]:
    """One more question."""
    return single(prompt="Kto podpisuje statut?")


@dataclass
class People:
    """The three, and the form that one of them has open."""

    finished: Participant
    failed: Participant
    waiting: Participant
    form: AttemptKey


@pytest.fixture
def people(site_tree: SiteTree) -> People:
    """Three people at the first step."""
    finished, failed, waiting = (ParticipantFactory() for _ in range(3))
    complete(site_tree, finished)
    submit(site_tree.quiz_step, failed, right=False)
    return People(finished, failed, waiting, key_for(site_tree.quiz_step, waiting))


def evidence() -> list[Any]:
    """All that was ever answered, passed or completed, as the database has it."""
    completed = CourseProgress.objects.order_by("pk").values_list("pk", "completed_at", "completed_structure")
    return [*(list(model.objects.order_by("pk").values()) for model in (Attempt, Response, StepCompletion)), list(completed)]


def done_of(person: Participant, tree: SiteTree) -> tuple[int, int]:
    """Required steps done and in all."""
    row = CourseProgress.objects.get(participant=person, course_key=page_key(tree.course))
    return row.done, row.total


def told_of(tree: SiteTree, row: Row) -> tuple[tuple[str, int], ...]:
    """What the editor says of the draft that has this edit of the quiz."""
    draft: Any = StepPage.objects.get(pk=tree.quiz_step.pk)
    if isinstance(row.edit, QuizEdit):
        draft.questions = json.dumps(row.edit.changed(draft))
    return tuple((question.edit.value, question.answers) for question in impact_of(draft).questions)


@pytest.mark.parametrize("name", TABLE)
def test_an_edit_does_what_the_table_says(site_tree: SiteTree, people: People, name: str) -> None:
    row, before = TABLE[name], evidence()
    question = Question.objects.asked_in(page_key(site_tree.quiz_step))[0]
    assert told_of(site_tree, row) == row.told
    row.edit(site_tree)
    assert evidence() == before
    plan = plan_regrade(question=Question.objects.get(pk=question.pk))
    assert (plan.looked_at, plan.frozen, plan.refusal) == row.plan
    assert (done_of(people.finished, site_tree), done_of(people.failed, site_tree)) == row.done
    assert CourseProgress.objects.filter(participant=people.finished, completed_at__isnull=False).exists()
    assert sent(people) == row.open_form
    assert [*differences(), *counter_differences(), *outdated_structures()] == []


def sent(people: People) -> int | None:
    """Send the form that was open: what was to be had, or None where it is not taken."""
    answers = right_answers(people.form)
    try:
        attempt = submit_attempt(owner=partial(lock_of, people.waiting), key=people.form, answers=answers)
    except LearningError:
        return None
    assert attempt.points == attempt.max_points
    return int(attempt.max_points)


@pytest.mark.parametrize("required", [True, False])
def test_the_editor_says_whose_total_changes(site_tree: SiteTree, people: People, required: bool) -> None:
    rule(site_tree.read_step, required=not required)
    draft = StepPage.objects.get(pk=site_tree.read_step.pk)
    draft.required = required
    total = impact_of(draft).total
    assert total
    assert (total.counts_now, total.unfinished, total.completed) == (required, 1, 1)


def test_the_editor_says_which_rules_change_and_who_has_several_attempts(site_tree: SiteTree, people: People) -> None:
    submit(site_tree.quiz_step, people.failed)
    draft = StepPage.objects.get(pk=site_tree.quiz_step.pk)
    draft.pass_mark, draft.score_rule, draft.attempts_allowed = 90, "last", 3
    impact = impact_of(draft)
    assert (impact.rules, impact.recounted, impact.questions, impact.total) == (("pass_mark", "attempts_allowed"), 1, [], None)


def test_an_unchanged_draft_and_a_translation_say_nothing(site_tree: SiteTree, people: People) -> None:
    translated = translate(site_tree.quiz_step, "en")
    assert impact_of(translated).is_empty
    assert impact_of(StepPage.objects.get(pk=site_tree.quiz_step.pk)).is_empty


def test_what_is_told_costs_the_same_for_many_answers(site_tree: SiteTree, people: People, sql_count: Any) -> None:
    counts = []
    for _ in range(2):
        draft = StepPage.objects.get(pk=site_tree.quiz_step.pk)
        with sql_count() as queries:
            impact_of(draft)
        counts.append(queries.count)
        for _person in range(5):
            submit(site_tree.quiz_step, ParticipantFactory())
    assert counts[0] == counts[1] <= 8
