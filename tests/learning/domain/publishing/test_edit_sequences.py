"""Editors and learners at work at random: whatever they do and in whatever order, nobody loses what was done.

After every single move: percentages stay within 0 and 100, a completed course stays completed, completions never vanish, and every
counter is what the facts add up to. A failure names its seed and the moves that led to it.
"""

import json
import random
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from wagtail.models import Page

from cms.accounts.models import Participant, User
from learning.domain.answering.attempt_keys import AttemptKey
from learning.domain.answering.attempts import submit_attempt
from learning.domain.answering.completions import confirm_step
from learning.domain.counting.recounting import counter_differences
from learning.domain.keys import page_key
from learning.domain.publishing.impact import waiting_questions
from learning.domain.rebuild import differences, outdated_structures
from learning.domain.regrading.regrade import apply_regrade
from learning.enums import CompletionRule, ScoreRule
from learning.errors import LearningError
from learning.models import Attempt, CourseProgress, ModulePage, Question, Regrade, StepCompletion, StepPage
from tests.factories import (
    CourseFactory,
    ModuleFactory,
    ParticipantFactory,
    SiteTree,
    StepFactory,
    UserFactory,
    commit_hooks,
    multiple,
    option,
    publish,
    single,
)
from tests.learning.domain.publishing.test_structure import complete
from tests.learning.quizzes import key_for, lock_of, right_answers, wrong_answers

pytestmark = pytest.mark.django_db
MOVES = 40


def answers_for(key: AttemptKey, *, right: bool) -> Any:
    """Answers to what a form asked; wrong where a wrong answer is possible."""
    try:
        return right_answers(key) if right else wrong_answers(key)
    except StopIteration:
        return right_answers(key)


class World:
    """A portal with two courses, three people and somebody who edits; every method that begins with “move” is a move."""

    def __init__(self, tree: SiteTree, seed: int) -> None:
        self.dice = random.Random(seed)
        self.tree = tree
        other = CourseFactory(parent=tree.index, slug="inny")
        self.modules: list[Any] = [*tree.modules, ModuleFactory(parent=other)]
        StepFactory(parent=self.modules[2], slug="inny-krok", asked=[multiple()])
        self.people: list[Participant] = [ParticipantFactory() for _ in range(3)]
        self.editor: User = UserFactory(role="Editors")
        self.forms: list[tuple[Participant, AttemptKey]] = []
        self.removed: list[tuple[int, dict[str, Any]]] = []
        moves = sorted(name for name in dir(self) if name.startswith("move_"))
        self.moves = moves + 3 * ["move_answer", "move_confirm", "move_key", "move_regrade"]

    def step(self, *, live: bool | None = True) -> StepPage:
        """Some step."""
        pages = StepPage.objects.filter(locale__language_code="pl", alias_of=None).order_by("pk")
        return self.dice.choice(list(pages if live is None else pages.filter(live=live)))

    def quiz(self) -> tuple[StepPage, list[Any]]:
        """Some step that asks something, and its raw questions."""
        pages = [page for page in StepPage.objects.filter(live=True, alias_of=None).order_by("pk") if page.questions]
        page = self.dice.choice(pages)
        return page, json.loads(json.dumps(list(page.questions.raw_data)))

    def ask(self, page: Any, raw: list[Any]) -> None:
        """Publish a step with these questions."""
        page.questions = json.dumps(raw)
        publish(page)

    # --- Learners ---

    def move_take_form(self) -> None:
        person, step = self.dice.choice(self.people), self.step()
        self.forms.append((person, key_for(step, person)))

    def move_send_form(self) -> None:
        if self.forms:
            person, key = self.forms.pop(self.dice.randrange(len(self.forms)))
            submit_attempt(owner=partial(lock_of, person), key=key, answers=answers_for(key, right=self.dice.random() < 0.5))

    def move_answer(self) -> None:
        person = self.dice.choice(self.people)
        key = key_for(self.quiz()[0], person)
        submit_attempt(owner=partial(lock_of, person), key=key, answers=answers_for(key, right=self.dice.random() < 0.7))

    move_retry = move_answer

    def move_confirm(self) -> None:
        person, step = self.dice.choice(self.people), self.step()
        confirm_step(owner=partial(lock_of, person), step_key=page_key(step))

    # --- Editors: quizzes ---

    def move_typo(self) -> None:
        page, raw = self.quiz()
        raw[0]["value"]["prompt"] += "."
        self.ask(page, raw)

    def move_key(self) -> None:
        page, raw = self.quiz()
        right = self.dice.choice(raw[0]["value"]["options"])
        for item in raw[0]["value"]["options"]:
            item["value"]["correct"] = item is right
        self.ask(page, raw)

    def move_points(self) -> None:
        page, raw = self.quiz()
        raw[0]["value"]["points"] = self.dice.randint(1, 3)
        self.ask(page, raw)

    def move_option(self) -> None:
        page, raw = self.quiz()
        raw[0]["value"]["options"].append(option(f"Jeszcze {len(raw[0]['value']['options'])}"))
        self.ask(page, raw)

    def move_question_added(self) -> None:
        page, raw = self.quiz()
        self.ask(page, [*raw, self.dice.choice((single, multiple))()])

    def move_question_removed(self) -> None:
        page, raw = self.quiz()
        self.removed.append((page.pk, raw.pop(0)))
        self.ask(page, raw)

    def move_question_put_back(self) -> None:
        live = [row for row in self.removed if StepPage.objects.filter(pk=row[0], live=True).exists()]
        if live:
            row = self.dice.choice(live)
            self.removed.remove(row)
            page = StepPage.objects.get(pk=row[0])
            self.ask(page, [*json.loads(json.dumps(list(page.questions.raw_data))), row[1]])

    def move_regrade(self) -> None:
        waiting = [row.question for row in waiting_questions()]
        question = self.dice.choice(waiting or list(Question.objects.order_by("pk")))
        apply_regrade(question=question, by=self.editor, reason="Klucz.", may_lower=self.dice.random() < 0.5)

    # --- Editors: the tree and its rules ---

    def move_step_added(self) -> None:
        StepFactory(parent=self.module(), slug=f"krok-{uuid4().hex[:8]}", quiz=self.dice.random() < 0.5)

    def module(self) -> ModulePage:
        """Some module."""
        return ModulePage.objects.get(pk=self.dice.choice(self.modules).pk)

    def move_step_moved(self) -> None:
        step, module = self.step(live=None), self.module()
        with commit_hooks():
            step.move(module, pos=self.dice.choice(("first-child", "last-child")))

    def move_step_copied(self) -> None:
        with commit_hooks():
            self.step().copy(to=self.module(), update_attrs={"slug": f"kopia-{uuid4().hex[:8]}"})

    def move_renamed(self) -> None:
        step = self.step()
        step.title, step.slug = f"Krok {uuid4().hex[:6]}", f"nowy-{uuid4().hex[:8]}"
        publish(step)

    def move_questions_reordered(self) -> None:
        page, raw = self.quiz()
        self.dice.shuffle(raw)
        for question in raw:
            self.dice.shuffle(question["value"]["options"])
        self.ask(page, raw)

    def move_unpublished(self) -> None:
        page: Page = self.dice.choice([self.step(), self.module()])
        with commit_hooks():
            page.unpublish()

    def move_published(self) -> None:
        hidden: list[Any] = [*StepPage.objects.filter(live=False).order_by("pk"), *ModulePage.objects.filter(live=False).order_by("pk")]
        for page in hidden:
            publish(page)

    def move_deleted(self) -> None:
        if StepPage.objects.filter(live=True).count() > 4:
            with commit_hooks():
                self.step(live=None).delete()

    def move_rule(self) -> None:
        pages: list[Any] = [type(self.tree.course).objects.get(pk=self.tree.course.pk), self.module(), self.step()]
        page = self.dice.choice(pages)
        name, values = self.dice.choice(
            [
                ("pass_mark", (40, 60, 100)),
                ("score_rule", ("", ScoreRule.LAST.value, ScoreRule.BEST.value)),
                ("completion_rule", ("", CompletionRule.ANSWERED.value, CompletionRule.CONFIRMED.value)),
                ("attempts_allowed", (None, 2)),
                ("required", (True, False)),
            ]
        )
        if hasattr(page, name):
            setattr(page, name, self.dice.choice(values))
            publish(page)


@pytest.mark.parametrize("seed", [4, 11])
def test_nobody_loses_anything_by_any_sequence_of_edits(site_tree: SiteTree, seed: int) -> None:
    world = World(site_tree, seed)
    complete(site_tree, world.people[0])
    completed: dict[tuple[int, UUID], Any] = {}
    done: set[Any] = set()
    log: list[str] = []
    for _ in range(MOVES):
        name = world.dice.choice(world.moves)
        log.append(name)
        try:
            getattr(world, name)()
        except (LearningError, IndexError):
            log[-1] += " (refused)"  # by a rule of the course, or because nothing of that kind is there
        completed, done = check(completed, done, f"seed {seed}: {log}")
    # Else the seed shows nothing.
    assert Regrade.objects.exists()
    assert completed


def check(completed: dict[tuple[int, UUID], Any], done: set[Any], log: str) -> tuple[dict[tuple[int, UUID], Any], set[Any]]:
    """Compare with what stood before the move, and give what stands now."""
    rows = list(CourseProgress.objects.all())
    assert all(0 <= row.done <= row.total and 0 <= row.percent <= 100 for row in rows), log
    now = {(row.participant_id, row.course_key): (row.completed_at, row.completed_structure_id) for row in rows if row.completed_at}
    assert now.items() >= completed.items(), log
    facts = set(StepCompletion.objects.values_list("participant", "step_key", "reason", "evidence_id", "completed_at"))
    assert facts >= done, log
    assert [*differences(), *counter_differences(), *outdated_structures()] == [], log
    assert not Attempt.objects.filter(points__lt=0).exists(), log
    return now, facts
