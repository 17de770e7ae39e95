"""What a set of synonyms would change, before it is saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cms.core.findable.registry import kind_labels
from search.analysis.synonyms import Synonyms, prepared
from search.models import Document, SynonymSet

from .engines import database
from .questions import read_question
from .ranking import ranked

#: Results of a question that are compared: its first page.
FIRST = 10


@dataclass(frozen=True)
class Result:
    """A result of a question.

    Args:
        title: what it is called.
        kind: what it is, in a word.
        is_new: whether it was not there before.
    """

    title: str
    kind: str
    is_new: bool = False


@dataclass(frozen=True)
class Change:
    """What changes for whoever looks for an expression.

    Args:
        expression: what is looked for.
        after: the first results as they would be.
        lost: results that would be among the first no longer.
    """

    expression: str
    after: tuple[Result, ...]
    lost: tuple[Result, ...]

    @property
    def is_same(self) -> bool:
        """Whether the same things are found."""
        return not self.lost and not any(result.is_new for result in self.after)


def changes(*, language: str, expressions: Sequence[str], is_active: bool, replaces: SynonymSet | None = None) -> list[Change]:
    """Compare the first results of each expression, now and with a set that is not saved. Nothing is written.

    Args:
        language: the set's language.
        expressions: what would mean the same.
        is_active: whether the set would be in use.
        replaces: the saved set that it would be; expressions that it loses are compared too.

    Returns:
        A change for each expression, in their order.
    """
    standing = {row.pk: row.lines() for row in SynonymSet.objects.filter(language=language, is_active=True)}
    others = [lines for pk, lines in standing.items() if replaces is None or pk != replaces.pk]
    before = prepared(standing.values(), language)
    after = prepared([*others, *([list(expressions)] if is_active else [])], language)
    given_up = replaces.lines() if replaces is not None and replaces.language == language else []
    asked = list(dict.fromkeys((*expressions, *given_up)))
    found = {text: (_first(text, language, before), _first(text, language, after)) for text in asked}
    results = _results(pk for pair in found.values() for ids in pair for pk in ids)
    return [
        Change(
            text,
            after=tuple(Result(*results[pk], is_new=pk not in were) for pk in are),
            lost=tuple(Result(*results[pk]) for pk in were if pk not in are),
        )
        for text, (were, are) in found.items()
    ]


def _first(text: str, language: str, synonyms: Synonyms) -> list[int]:
    question = read_question(text, language, synonyms=synonyms)
    return [document.pk for _value, document in ranked(engine=database(), question=question).found[:FIRST]]


def _results(ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    labels = kind_labels()
    rows = Document.objects.filter(pk__in=set(ids))
    return {pk: (title, str(labels.get(kind, ""))) for pk, title, kind in rows.values_list("pk", "title", "kind")}
