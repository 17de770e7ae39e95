"""Feedback: whoever answers is told why it is right or wrong, whichever answer it was."""

from collections.abc import Iterator
from uuid import UUID

from cms.core.exchange.checks.places import problem_at
from cms.core.exchange.checks.rules import Checked
from cms.core.exchange.problems import Problem
from learning.exchange.questions.base import QuestionRecord
from learning.exchange.questions.choice import ChoiceRecord, TrueFalseRecord
from learning.exchange.questions.scenario import ScenarioRecord


def silent_questions(checked: Checked) -> Iterator[Problem]:
    """Graded questions, options, sides of a statement and choices of a scene that say nothing to whoever chose them."""
    for package, source in checked.pages:
        for question in source.document.beside.get("questions", ()):
            for key, message in _missing(question) if isinstance(question, QuestionRecord) else ():
                yield problem_at(package, source, message, key=key)


def _missing(question: QuestionRecord) -> Iterator[tuple[UUID, str]]:
    for name, when in (("feedback_correct", "a right"), ("feedback_incorrect", "a wrong")):
        if not getattr(question, name):
            yield question.id, f"“{question.prompt[:40]}…” says nothing after {when} answer. Write “{name}”."
    yield from _of_each_answer(question)


def _of_each_answer(question: QuestionRecord) -> Iterator[tuple[UUID, str]]:
    """What is missing at single answers, where a type tells something of each."""
    if isinstance(question, ChoiceRecord):
        silent = [one for one in question.options if not one.feedback]
        yield from ((one.id, f"The answer “{one.text[:40]}” has no feedback. Write why it is right or wrong.") for one in silent)
    elif isinstance(question, TrueFalseRecord):
        sides = [name for name in ("why_true", "why_false") if not getattr(question, name)]
        how = "Write what is told to whoever chose this side."
        yield from ((question.id, f"“{question.prompt[:40]}…” has no “{name}”. {how}") for name in sides)
    elif isinstance(question, ScenarioRecord):
        mute = [choice for scene in question.scenes for choice in scene.choices if not choice.consequence]
        yield from ((one.id, f"The choice “{one.text[:40]}” has no consequence. Write what follows from it.") for one in mute)
