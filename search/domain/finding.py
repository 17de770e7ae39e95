"""A page of results: what the search page shows, in at most some fifteen statements however much there is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cms.core.findable.registry import addresses_of, kind_labels
from search.analysis.parts import Question
from search.analysis.tokens import tag
from search.models import Document
from search.ranking.grouping import Entry, grouped
from search.ranking.scoring import Scored
from search.ranking.snippets import Stretch, marked, snippet

from .engines import answered
from .promotions import Promoted, promoted
from .questions import read_question
from .ranking import Ranked, ranked
from .synonyms import synonyms

PAGE_SIZE = 10


@dataclass(frozen=True)
class Filters:
    """What narrows a search down; empty means everything."""

    kind: str = ""
    section: str = ""
    year: int | None = None
    group: str = ""
    archived: bool = False

    @property
    def chosen(self) -> dict[str, Any]:
        """What is chosen but the archive, by name."""
        values = {"kind": self.kind, "section": self.section, "year": self.year, "group": self.group}
        return {name: value for name, value in values.items() if value}

    @property
    def narrows(self) -> bool:
        """Whether anything but the archive is chosen."""
        return bool(self.chosen)

    def lets_pass(self, document: Scored, *, but: str = "") -> bool:
        """Whether a document is what was chosen.

        Args:
            document: the document.
            but: the name of a filter that is not looked at: the facet that is being counted.
        """
        return all(name == but or getattr(document, name) == value for name, value in self.chosen.items())

    def tags(self, language: str) -> list[str]:
        """The tokens that an index is asked for."""
        found = [tag(name, value, language) for name, value in self.chosen.items()]
        return found if self.archived else [*found, tag("archived", 0, language)]


@dataclass(frozen=True)
class Result:
    """A result as it is shown."""

    url: str
    title: tuple[Stretch, ...]
    text: tuple[Stretch, ...]
    kind: str
    document: Scored
    #: The kind in a word, as the facet says it.
    kind_label: Any = ""
    within: str = ""
    dated: Any = None
    #: How many more parts of the same whole were found; said by the last that has a place.
    more: int = 0


@dataclass(frozen=True)
class Found:
    """A page of results, and what stands around it."""

    question: Question
    results: tuple[Result, ...] = ()
    total: int = 0
    #: Whether there may be more than were looked at; the counts are then „at least”.
    is_cut: bool = False
    pages: int = 1
    page: int = 1
    kinds: Mapping[str, int] = field(default_factory=dict)
    sections: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)
    promoted: tuple[Promoted, ...] = ()
    #: Whether the cluster is away and the database answers.
    is_fallback: bool = False


def find(*, text: str, language: str, filters: Filters, page: int = 1, correct: bool = True) -> Found:
    """Find what somebody looks for.

    Args:
        text: what was typed; anything at all.
        language: in which language to look.
        filters: what narrows it down.
        page: which page of the results, from 1; one that is too high is the last.
        correct: whether a misspelt word is taken for the one that was meant.
    """
    question = read_question(text, language, synonyms=synonyms(language), correct=correct)
    if not question.parts:
        return Found(question)
    answer = answered(lambda engine: _ranked(engine, question, filters))
    every, chosen = answer.value
    entries = grouped(chosen.found) if not filters.group else [Entry(document, value) for value, document in chosen.found]
    pages = max(1, -(-len(entries) // PAGE_SIZE))
    page = min(max(page, 1), pages)
    shown = entries[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    named = _named(shown, language)
    counted = [document for _value, document in every.found]
    return Found(
        question=question,
        results=tuple(result for entry in shown if (result := _entry(entry, question, named))),
        total=len(chosen.found),
        is_cut=chosen.is_cut,
        pages=pages,
        page=page,
        kinds=_counts(counted, filters, "kind"),
        sections=_sections(_counts(counted, filters, "section"), language),
        years=dict(sorted(_counts(counted, filters, "year").items(), reverse=True)),
        promoted=tuple(promoted(question.text, language)) if page == 1 and not filters.narrows else (),
        is_fallback=answer.is_fallback,
    )


def _ranked(engine: Any, question: Question, filters: Filters) -> tuple[Ranked, Ranked]:
    """Everything that was found, for the counts, and what was chosen of it."""
    open_to_all = Filters(archived=filters.archived)
    every = ranked(engine=engine, question=question, only=open_to_all.tags(question.language))
    if not filters.narrows:
        return every, every
    if every.is_cut:
        # What was looked at is not all there is, so the index is asked for what was chosen.
        return every, ranked(engine=engine, question=question, only=filters.tags(question.language))
    return every, Ranked([one for one in every.found if filters.lets_pass(one[1])])


def _counts(documents: Sequence[Scored], filters: Filters, name: str) -> Counter[Any]:
    return Counter(value for document in documents if filters.lets_pass(document, but=name) and (value := getattr(document, name)))


@dataclass(frozen=True)
class _Named:
    texts: Mapping[int, Document]
    titles: Mapping[str, str]
    addresses: Mapping[tuple[str, str], str]


def _named(entries: Sequence[Entry], language: str) -> _Named:
    """Texts, titles of groups, and addresses of what is shown: two statements and those of the sources."""
    documents = [entry.document for entry in entries]
    texts = Document.objects.only("title", "summary", "text", "dated").in_bulk([document.pk for document in documents])
    addresses = addresses_of([(document.source, document.key) for document in documents], language)
    return _Named(texts, _titles({document.group for document in documents if document.group}, language), addresses)


def _titles(keys: set[str], language: str) -> dict[str, str]:
    if not keys:
        return {}
    return dict(Document.objects.filter(key__in=keys, language=language).values_list("key", "title"))


def _entry(entry: Entry, question: Question, named: _Named) -> Result | None:
    """An entry as it is shown, or None when readers cannot open it now; the index follows a moment later."""
    document = entry.document
    url = named.addresses.get((document.source, document.key))
    texts = named.texts.get(document.pk)
    if not url or texts is None:
        return None
    within = named.titles.get(document.group, "") if document.group != document.key else ""
    return Result(
        url=url,
        title=marked(texts.title, question),
        text=snippet(texts.summary, texts.text, question),
        kind=document.kind,
        kind_label=kind_labels().get(document.kind, ""),
        document=document,
        within=within,
        dated=texts.dated,
        more=entry.more,
    )


def _sections(counts: Mapping[str, int], language: str) -> dict[str, tuple[str, int]]:
    titles = _titles(set(counts), language)
    found = [(key, (titles[key], count)) for key, count in counts.items() if key in titles]
    return dict(sorted(found, key=lambda one: (-one[1][1], one[1][0])))
