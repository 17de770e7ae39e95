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
    if isinstance(question, ChoiceRecord):
        for option in question.options:
            if not option.feedback:
                yield option.id, f"The answer “{option.text[:40]}” has no feedback. Write why it is right or wrong."
    elif isinstance(question, TrueFalseRecord):
        for name in ("why_true", "why_false"):
            if not getattr(question, name):
                yield question.id, f"“{question.prompt[:40]}…” has no “{name}”. Write what is told to whoever chose this side."
    elif isinstance(question, ScenarioRecord):
        for choice in (choice for scene in question.scenes for choice in scene.choices):
            if not choice.consequence:
                yield choice.id, f"The choice “{choice.text[:40]}” has no consequence. Write what follows from it."
