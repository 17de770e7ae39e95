"""The quiz form as a template sees it: words and ids, nothing that tells the right answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.accounts.participants import current_participant
from cms.core import generations
from cms.core.middleware.caching import keep_no_copy
from learning.domain.asking import AskedQuestion, asked_questions
from learning.domain.attempt_keys import AttemptKey, mint, shown_order
from learning.enums import QuestionKind

Chosen = Mapping[UUID, Collection[str]]


@dataclass(frozen=True)
class OptionView:
    """An option that can be chosen."""

    id: str
    text: str
    checked: bool


@dataclass(frozen=True)
class QuestionView:
    """A question of the form. ``name`` is the name of its inputs, ``anchor`` where an error links to."""

    number: int
    id: UUID
    kind: str
    prompt: str
    hint: str
    lang: str
    options: list[OptionView]
    error: str = ""

    @property
    def name(self) -> str:
        """Name of the inputs."""
        return field_name(self.id)

    @property
    def anchor(self) -> str:
        """Id of the question's group."""
        return f"question-{self.number}"

    @property
    def is_single(self) -> bool:
        """Whether one option is chosen rather than several."""
        return self.kind == QuestionKind.SINGLE


@dataclass(frozen=True)
class ErrorRow:
    """A line of the error summary."""

    anchor: str
    message: str


@dataclass(frozen=True)
class QuizView:
    """The form."""

    action: str
    key: str
    questions: list[QuestionView]
    errors: list[ErrorRow] = field(default_factory=list)


def field_name(block_id: UUID) -> str:
    """Name of the inputs of a question."""
    return f"q-{block_id}"


def questions_of(step_key: UUID, locale: str) -> list[AskedQuestion]:
    """The questions that a step asks in a language, from the cache."""
    found: list[AskedQuestion] = generations.cached(
        "quizzes", f"asked:{step_key}:{locale}", lambda: asked_questions(step_key=step_key, locale=locale)
    )
    return found


def quiz_form(
    request: HttpRequest, step_key: UUID, *, key: AttemptKey | None = None, chosen: Chosen | None = None, missing: Collection[UUID] = ()
) -> QuizView | None:
    """Build the form of a step's quiz.

    Args:
        request: whose person the key is minted for.
        step_key: the step.
        key: the key that came back with a form that is shown again. A fresh one is minted without it, and where the questions
            have changed since.
        chosen: what was chosen already, kept in the form.
        missing: questions to answer still; each gets an error.

    Returns:
        The form, or None when the step has no quiz.
    """
    locale = get_language() or ""
    asked = questions_of(step_key, locale)
    if not asked:
        return None
    keep_no_copy(request)
    pinned = tuple((question.version, question.wording) for question in asked)
    if key is None or key.asked != pinned:
        participant = current_participant(request)
        key = mint(step_key=step_key, participant=participant.pk if participant else 0, locale=locale, asked=pinned)
    views = build_questions(asked, seed=key.seed, locale=locale, chosen=chosen or {}, missing=missing)
    errors = [ErrorRow(view.anchor, _error_line(view)) for view in views if view.error]
    return QuizView(reverse("learning_answer", args=[step_key]), key.dump(), views, errors)


def _error_line(view: QuestionView) -> str:
    return _("Question %(number)d: %(error)s") % {"number": view.number, "error": view.error}


def build_questions(asked: list[AskedQuestion], *, seed: int, locale: str, chosen: Chosen, missing: Collection[UUID]) -> list[QuestionView]:
    """Build the questions of a form in the order that the seed gives."""
    return [
        _question(number, question, seed, locale, chosen.get(question.block_id, ()), is_missing=question.block_id in missing)
        for number, question in enumerate(asked, start=1)
    ]


def _question(number: int, asked: AskedQuestion, seed: int, locale: str, chosen: Collection[str], *, is_missing: bool) -> QuestionView:
    order = shown_order(seed=seed, block_id=asked.block_id, options=asked.options, shuffle=asked.shuffle)
    texts = asked.texts["options"]
    error = ""
    if is_missing:
        error = _("choose one answer.") if asked.kind == QuestionKind.SINGLE else _("choose at least one answer.")
    return QuestionView(
        number=number,
        id=asked.block_id,
        kind=asked.kind,
        prompt=asked.texts["prompt"],
        hint=asked.texts["hint"],
        lang="" if asked.locale == locale else asked.locale,
        options=[OptionView(option, texts[option]["text"], option in chosen) for option in order],
        error=error,
    )
