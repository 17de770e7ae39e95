"""Reading an answer form. Whatever is posted, this gives answers or one of two typed errors, never a crash."""

from uuid import UUID

from django.http import QueryDict

from learning.domain.errors import UnknownOptionError

PREFIX = "q-"
#: A quiz has at most this many answers in it; more is no form of ours.
MOST_ANSWERS = 500


def read_answers(data: QueryDict) -> dict[UUID, list[str]]:
    """The chosen option ids by question.

    Raises:
        UnknownOptionError: when a question or an option is not named by a UUID, or there are far too many.
    """
    names = [name for name in data if name.startswith(PREFIX)]
    if len(names) > MOST_ANSWERS:
        raise UnknownOptionError
    answers = {}
    for name in names:
        chosen = data.getlist(name)
        if len(chosen) > MOST_ANSWERS:
            raise UnknownOptionError
        answers[_uuid(name.removeprefix(PREFIX))] = [str(_uuid(option)) for option in chosen]
    return answers


def readable_answers(data: QueryDict) -> dict[UUID, list[str]]:
    """As ``read_answers``, but leaving out what is not a form of ours: for showing a form again."""
    answers: dict[UUID, list[str]] = {}
    for name in data:
        try:
            answers |= read_answers(_only(data, name))
        except UnknownOptionError:
            continue
    return answers


def _only(data: QueryDict, name: str) -> QueryDict:
    one = QueryDict(mutable=True)
    one.setlist(name, data.getlist(name))
    return one


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise UnknownOptionError from error
