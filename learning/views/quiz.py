"""The quiz form as a template sees it: words and ids, nothing that tells the right answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

from cms.accounts.participants import current_participant, signed_in_user
from cms.core import generations
from cms.core.middleware.caching import keep_no_copy
from cms.core.one_use import give_out
from learning.domain.answering.asking import AskedQuestion, asked_questions
from learning.domain.answering.attempt_keys import ONE_USE, AttemptKey, Pins, mint, shown_order
from learning.domain.answering.goes import Goes, goes_at
from learning.domain.answering.hints import hint_cost
from learning.domain.answering.pinned import offered_options
from learning.domain.answering.reasking import asked_again
from learning.enums import QuestionKind
from learning.errors import TooLongError, UnknownOptionError
from learning.kinds import Answer
from learning.kinds.registry import kind_of

from . import phrases

Answers = Mapping[UUID, Answer]
NO_GOES = Goes()
COPY_SALT = "learning.copy"


@dataclass(frozen=True)
class QuestionView:
    """A question of the form. ``name`` begins the names of its inputs, ``anchor`` is where an error links to.

    ``detail`` is what its type shows (``Kind.form``). ``hint`` is empty while it costs and has not been taken. ``save_url`` is where
    a button of the question saves, empty in a preview.
    """

    number: int
    id: UUID
    kind: str
    prompt: str
    hint: str
    hint_cost: int
    hint_taken: bool
    lang: str
    detail: Any
    points: Decimal
    error: str = ""
    save_url: str = ""

    @property
    def name(self) -> str:
        """Name of the inputs; a part of the question adds ``.PART``."""
        return field_name(self.id)

    @property
    def anchor(self) -> str:
        """Id of the question's group."""
        return f"question-{self.number}"

    @property
    def template(self) -> str:
        """What draws the inputs."""
        return f"components/questions/{self.kind}.html"

    @property
    def instruction(self) -> str:
        """What is done with a question of this type, in the legend."""
        return phrases.instruction(self.kind)

    @property
    def is_final(self) -> bool:
        """Whether a saved choice cannot be taken back, so that no script may save it on its own."""
        return self.kind == QuestionKind.SCENARIO


@dataclass(frozen=True)
class ErrorRow:
    """A line of the error summary."""

    anchor: str
    message: str


@dataclass(frozen=True)
class QuizView:
    """The form.

    ``save_url`` is empty where nothing can be saved (an editor's preview). ``known`` is whether the portal knows the person, so
    that a script may save unasked. ``copy_owner`` names the person to the script that keeps a copy in the browser; it says nothing else.
    """

    action: str
    key: str
    questions: list[QuestionView]
    errors: list[ErrorRow] = field(default_factory=list)
    save_url: str = ""
    attempt: str = ""
    known: bool = False
    copy_owner: str = ""
    saved_at: datetime | None = None


def field_name(block_id: UUID) -> str:
    """Name of the inputs of a question."""
    return f"q-{block_id}"


def questions_of(step_key: UUID, locale: str) -> list[AskedQuestion]:
    """The questions that a step asks in a language, from the cache."""
    found: list[AskedQuestion] = generations.cached(
        "quizzes", f"asked:{step_key}:{locale}", lambda: asked_questions(step_key=step_key, locale=locale)
    )
    return found


def pinned_questions_of(step_key: UUID, locale: str, pins: Pins) -> list[AskedQuestion]:
    """The questions that an attempt pinned, in the page's language: what was begun goes on with the versions it began with.

    Args:
        step_key: the step.
        locale: language code of the page.
        pins: pairs of version and wording.

    Returns:
        As asked now where the version is still asked, as pinned where it was replaced meanwhile, without those removed from the
        step. All that is asked now where nothing of it is left.
    """
    now = questions_of(step_key, locale)
    current = {question.version: question for question in now}
    if all(version in current for version, _wording in pins):
        return [current[version] for version, _wording in pins] or now
    found: list[AskedQuestion] = generations.cached(
        "quizzes", f"again:{step_key}:{locale}:{pins!r}", lambda: asked_again(step_key=step_key, locale=locale, pins=pins)
    )
    return found or now


def quiz_form(
    request: HttpRequest,
    step_key: UUID,
    *,
    key: AttemptKey | None = None,
    answers: Answers | None = None,
    errors: Mapping[UUID, str] | None = None,
    missing: Collection[UUID] = (),
    goes: Goes | None = None,
) -> QuizView | None:
    """Build the form of a step's quiz. Whoever has an open attempt at it goes on with that one.

    Args:
        request: whose person the key is minted for.
        step_key: the step.
        key: the key that came back with a form that is shown again; without it a form is given out anew.
        answers: what was posted already, as it was typed; it comes on top of what was saved.
        errors: what is wrong with a question, in words.
        missing: questions whose answer is not whole; each gets an error in the words of its type.
        goes: the person's goes at the step, where the caller has read them.

    Returns:
        The form, or None when the step has no quiz.
    """
    locale = get_language() or ""
    if not questions_of(step_key, locale):
        return None
    participant = current_participant(request)
    if goes is None:
        goes = goes_at(participant=participant, step_key=step_key) if participant else NO_GOES
    begun = goes.open
    pins: Pins = key.asked if key else tuple((v, w) for v, w in begun.asked) if begun else ()
    asked = pinned_questions_of(step_key, locale, pins)
    asked_pins = tuple((question.version, question.wording) for question in asked)
    if key is not None:
        keep_no_copy(request)
        key = replace(key, asked=asked_pins, locale=locale)
        text = key.dump()
    else:
        who = participant.pk if participant else 0
        attempt_id, seed = (begun.pk, begun.seed) if begun else (None, None)
        key = mint(step_key=step_key, participant=who, locale=locale, asked=asked_pins, attempt_id=attempt_id, seed=seed)
        text = _given_out(request, key)
    filled = {q.block_id: filled_in(q, goes.answers.get(q.block_id, {}), (answers or {}).get(q.block_id)) for q in asked}
    save_url = reverse("learning_save", args=[step_key])
    views = build_questions(
        asked, seed=key.seed, locale=locale, answers=filled, missing=missing, errors=errors, hints=goes.hints, save_url=save_url
    )
    return QuizView(
        action=reverse("learning_answer", args=[step_key]),
        key=text,
        questions=views,
        errors=[ErrorRow(view.anchor, phrases.error_line(view.number, view.error)) for view in views if view.error],
        save_url=save_url,
        attempt=str(key.attempt_id),
        known=participant is not None or signed_in_user(request) is not None,
        copy_owner=salted_hmac(COPY_SALT, str(participant.pk)).hexdigest()[:16] if participant else "",
        saved_at=begun.saved_at if begun else None,
    )


def _given_out(request: HttpRequest, key: AttemptKey) -> str:
    """The key of a fresh form as it travels in it. Strangers who are given the same kept page get keys of their own with the same seed."""
    text = key.dump()
    if key.participant:
        keep_no_copy(request)
    else:
        made_of = {"step_key": key.step_key, "locale": key.locale, "seed": key.seed, "asked": key.asked}
        give_out(request, ONE_USE, [text, str(key.attempt_id)], **made_of)
    return text


def filled_in(question: AskedQuestion, saved: Answer, posted: Answer | None) -> Answer:
    """What the form shows as answered: what was posted, on top of what was saved. What cannot be kept is shown as it was typed.

    Args:
        question: the question.
        saved: what the open attempt holds.
        posted: what came with the form, None where nothing did.
    """
    if posted is None:
        return saved
    rules = kind_of(question.kind)
    try:
        accepted = rules.accept(question.payload, posted)
    except TooLongError:
        return {part: values for part, values in posted.items() if any(values)}
    except UnknownOptionError:
        return saved
    return rules.joined(question.payload, saved, accepted) if accepted else saved


def build_questions(
    asked: list[AskedQuestion],
    *,
    seed: int,
    locale: str,
    answers: Answers,
    missing: Collection[UUID] = (),
    errors: Mapping[UUID, str] | None = None,
    hints: Collection[UUID] = (),
    save_url: str = "",
) -> list[QuestionView]:
    """Build the questions of a form in the order that the seed gives.

    Args:
        asked: the questions.
        seed: fixes the order of options.
        locale: language code of the page.
        answers: what is filled in, as ``Kind.accept`` gives it.
        missing: questions whose answer is not whole.
        errors: what is wrong with a question, in words; goes before ``missing``.
        hints: questions whose hint was taken.
        save_url: where a button inside a question saves; empty where nothing can be saved.
    """
    said = dict(errors or {})
    for question in asked:
        if question.block_id in missing and question.block_id not in said:
            said[question.block_id] = kind_of(question.kind).missing(question.payload, answers.get(question.block_id, {}))
    return [
        _question(
            number,
            question,
            seed,
            locale,
            answers.get(question.block_id, {}),
            error=said.get(question.block_id, ""),
            hint_taken=question.block_id in hints,
            save_url=save_url,
        )
        for number, question in enumerate(asked, start=1)
    ]


def _question(
    number: int, asked: AskedQuestion, seed: int, locale: str, answer: Answer, *, error: str, hint_taken: bool, save_url: str
) -> QuestionView:
    options = offered_options(asked.payload, asked.options)
    order = shown_order(seed=seed, block_id=asked.block_id, options=options, shuffle=asked.shuffle)
    cost = hint_cost(asked.payload, asked.texts)
    return QuestionView(
        number=number,
        id=asked.block_id,
        kind=asked.kind,
        prompt=asked.texts["prompt"],
        hint=asked.texts["hint"] if hint_taken or not cost else "",
        hint_cost=cost,
        hint_taken=hint_taken,
        lang="" if asked.locale == locale else asked.locale,
        detail=kind_of(asked.kind).form(asked.payload, asked.texts, order, answer),
        points=asked.points,
        error=error,
        save_url=save_url,
    )
