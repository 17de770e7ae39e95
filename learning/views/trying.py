"""Trying a draft's quiz: the questions as they would be asked, and a grade that nobody keeps."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID

from learning.domain.answering.asking import AskedQuestion
from learning.domain.answering.attempt_keys import SEED_BITS, shown_order
from learning.domain.answering.grading import Grade, grade
from learning.domain.publishing.scoring import QuestionSpec, read_questions
from learning.kinds import Answer
from learning.models import StepPage
from learning.outline import CourseMap

from .answered import ResultQuestion, build_result
from .quiz import filled_in

#: Parts of a key that a question cannot be asked without; a draft may still lack them.
NEEDED = ("options", "gaps", "pairs", "order", "scenes")


@dataclass(frozen=True)
class TrialState:
    """What a trial's form carries instead of an attempt's key: the seed of its order, and the hints taken."""

    seed: int
    hints: frozenset[UUID] = frozenset()

    @classmethod
    def fresh(cls) -> Self:
        """The state of a new form."""
        return cls(secrets.randbits(SEED_BITS))

    @classmethod
    def load(cls, text: str) -> Self:
        """Read a state that came back; a fresh one for anything else."""
        try:
            seed, _comma, hints = text.partition(":")
            return cls(int(seed, 16) % 2**SEED_BITS, frozenset(UUID(one) for one in hints.split(",") if one))
        except ValueError:
            return cls.fresh()

    def dump(self) -> str:
        """The state as it travels in the form."""
        return f"{self.seed:x}:{','.join(sorted(str(block) for block in self.hints))}"

    def with_hint(self, block: str) -> Self:
        """The same state with one more hint taken; what names no question changes nothing."""
        try:
            return replace(self, hints=self.hints | {UUID(block)})
        except ValueError:
            return self


@dataclass(frozen=True)
class Tried:
    """A question, what was answered, and its grade."""

    question: AskedQuestion
    answer: Answer
    grade: Grade


def drafted(page: StepPage) -> list[AskedQuestion]:
    """The questions of a draft, as they would be asked. Those that cannot be asked yet are left out: a draft may hold them."""
    locale = page.locale.language_code
    return [_asked(spec, locale) for spec in read_questions(page.questions) if _can_be_asked(spec)]


def _can_be_asked(spec: QuestionSpec) -> bool:
    return bool(spec.texts["prompt"]) and all(spec.payload[name] for name in NEEDED if name in spec.payload)


def _asked(spec: QuestionSpec, locale: str) -> AskedQuestion:
    return AskedQuestion(
        block_id=spec.block_id,
        version=0,
        wording=0,
        kind=spec.kind.value,
        payload=spec.payload,
        shuffle=spec.shuffle,
        options=spec.options,
        locale=locale,
        texts=spec.texts,
        points=spec.points,
        taught_in=spec.taught_in,
    )


def filled(asked: list[AskedQuestion], posted: Mapping[UUID, Answer]) -> dict[UUID, Answer]:
    """What is answered, by question. What the draft does not know any more is left out."""
    return {question.block_id: filled_in(question, {}, posted.get(question.block_id)) for question in asked}


def graded(asked: list[AskedQuestion], posted: Mapping[UUID, Answer], state: TrialState) -> list[Tried]:
    """Grade a trial. What is not answered counts as wrong."""
    answers = filled(asked, posted)
    return [_tried(question, answers[question.block_id], hint_taken=question.block_id in state.hints) for question in asked]


def _tried(question: AskedQuestion, answer: Answer, *, hint_taken: bool) -> Tried:
    result = grade(
        kind=question.kind,
        payload=question.payload,
        texts=question.texts,
        answer=answer,
        points=question.points,
        hint_taken=hint_taken,
    )
    return Tried(question, answer, result)


def as_results(tried: list[Tried], course: CourseMap, state: TrialState) -> list[ResultQuestion]:
    """The questions as the result shows them, with everything told."""
    return [_result(number, one, course, state) for number, one in enumerate(tried, start=1)]


def _result(number: int, one: Tried, course: CourseMap, state: TrialState) -> ResultQuestion:
    question = one.question
    return build_result(
        number=number,
        kind=question.kind,
        texts=question.texts,
        graded_texts=question.texts,
        lang="",
        payload=question.payload,
        answer=one.answer,
        order=shown_order(seed=state.seed, block_id=question.block_id, options=question.options, shuffle=question.shuffle),
        correct=one.grade.correct,
        points=one.grade.points,
        max_points=question.points,
        hint_taken=question.block_id in state.hints,
        reveal=True,
        counts={},
        taught_in=course.find(question.taught_in) if question.taught_in else None,
        wording_updated=False,
        regraded=False,
    )
