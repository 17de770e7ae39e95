"""Reading an answer form. Whatever is posted, this gives answers or a typed error, never a crash. What it means is for ``Kind.accept``."""

from uuid import UUID

from django.http import QueryDict

from learning.errors import TooLongError, UnknownOptionError, UnreadableError
from learning.kinds import WHOLE, Answer
from learning.kinds.base import LONGEST_REFLECTION

#: Inputs are named ``q-BLOCK``, or ``q-BLOCK.PART`` for a part of a question.
PREFIX = "q-"
PART = "."
NUL = "\x00"
#: A quiz has at most this many inputs, and an input this many values; more is no form of ours.
MOST_NAMES = 500
MOST_VALUES = 500
#: No question takes a text as long as this; what each takes its type says.
LONGEST = 20 * LONGEST_REFLECTION


def read_answers(data: QueryDict) -> dict[UUID, Answer]:
    """What was posted, by question and part, as it was typed.

    Raises:
        UnknownOptionError: when a question is not named by a UUID, or there are far too many inputs.
        UnreadableError: when something holds a NUL byte.
        TooLongError: when a text is longer than any question takes.
    """
    names = [name for name in data if name.startswith(PREFIX)]
    if len(names) > MOST_NAMES:
        raise UnknownOptionError
    answers: dict[UUID, Answer] = {}
    for name in names:
        values = data.getlist(name)
        if NUL in name or any(NUL in value for value in values):
            raise UnreadableError
        if len(values) > MOST_VALUES:
            raise UnknownOptionError
        block, part = split_name(name)
        if longest := max((len(value) for value in values if len(value) > LONGEST), default=0):
            raise TooLongError(length=longest, limit=LONGEST_REFLECTION, block=block)
        answers.setdefault(block, {})[part] = values
    return answers


def readable_answers(data: QueryDict) -> dict[UUID, Answer]:
    """As ``read_answers``, for showing a form again: what is not of a form of ours is left out, what cannot be read is mended."""
    answers: dict[UUID, Answer] = {}
    for name in list(data)[: 2 * MOST_NAMES]:
        if not name.startswith(PREFIX) or NUL in name:
            continue
        try:
            block, part = split_name(name)
        except UnknownOptionError:
            continue
        answers.setdefault(block, {})[part] = [value.replace(NUL, "") for value in data.getlist(name)[:MOST_VALUES]]
    return answers


def read_block(text: str) -> UUID:
    """The question that a button or a list names.

    Raises:
        UnknownOptionError: when it is no UUID.
    """
    try:
        return UUID(text)
    except ValueError as error:
        raise UnknownOptionError from error


def split_name(name: str) -> tuple[UUID, str]:
    """Question and part of an input's name.

    Raises:
        UnknownOptionError: when the question is not named by a UUID.
    """
    block, dot, part = name.removeprefix(PREFIX).partition(PART)
    return read_block(block), part if dot else WHOLE
