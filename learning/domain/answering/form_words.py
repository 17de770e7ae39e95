"""The words that a form held, for giving back what was typed into it when its step is gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from learning.errors import TooLongError, UnknownOptionError
from learning.kinds import Answer
from learning.kinds.registry import kind_of
from learning.models import QuestionText

from .answer_words import answer_in_words
from .attempt_keys import AttemptKey


@dataclass(frozen=True)
class TypedAnswer:
    """A question of a form and what was answered, both in words. ``question`` is empty where its words are not known."""

    question: str
    answer: str
    locale: str = ""


def typed_answers(*, key: AttemptKey | None, posted: Mapping[UUID, Answer]) -> list[TypedAnswer]:
    """What was posted, in words.

    Only a key that the portal signed brings the words of its questions back: whoever sends it has seen them. Without one, what was
    typed is given back alone; an option is then no more than an id and is left out.

    Args:
        key: the form's key, where it is good.
        posted: what came with the form.

    Returns:
        One row for each question that was answered, in the order of the form.
    """
    rows = []
    for wording in _wordings(key) if key else []:
        answer = posted.get(wording.version.question.block_id, {})
        if words := _in_words(wording, answer):
            rows.append(TypedAnswer(wording.texts["prompt"], words, wording.locale))
    if key is None:
        rows = [TypedAnswer("", words) for answer in posted.values() if (words := _typed_only(answer))]
    return rows


def _wordings(key: AttemptKey) -> list[QuestionText]:
    found = QuestionText.objects.select_related("version__question").filter(version__question__step_key=key.step_key)
    by_pk = {wording.pk: wording for wording in found.filter(pk__in=[wording for _version, wording in key.asked])}
    return [by_pk[wording] for _version, wording in key.asked if wording in by_pk]


def _in_words(wording: QuestionText, answer: Answer) -> str:
    payload = wording.version.payload
    try:
        accepted = kind_of(wording.version.kind).accept(payload, answer)
    except (TooLongError, UnknownOptionError):
        return _typed_only(answer)
    return answer_in_words(kind=wording.version.kind, payload=payload, texts=wording.texts, answer=accepted)


def _typed_only(answer: Answer) -> str:
    """What people typed themselves; ids tell nobody anything."""
    return "\n".join(value for values in answer.values() for value in values if value.strip() and not _is_id(value))


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
