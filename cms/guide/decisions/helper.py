"""A decision helper as its readers get it: one language, the same for everybody, kept from one reader to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import override
from wagtail.models import Page

from cms.core.blocks.related_pages import PageLink, paired_links
from cms.core.pages.keeping import kept
from cms.core.pages.places import language_codes
from cms.law.blocks import CitationLine, citation_line

from .graph import first_question, most_questions
from .reading import nodes_of

#: How many signs of an answer's id stand in an address.
SHORT = 8


@dataclass(frozen=True)
class AnswerRow:
    """An answer. ``short`` is how addresses call it: the beginning of its id, which no edit changes."""

    short: str
    text: str
    hint: str
    leads_to: str


@dataclass(frozen=True)
class QuestionRow:
    """A question. ``number`` is its place among all; ``most`` how many questions are left at most, this one included."""

    key: str
    number: int
    text: str
    help: str
    answers: tuple[AnswerRow, ...]
    most: int

    def answer(self, short: str) -> AnswerRow | None:
        """The answer that addresses call so."""
        return next((answer for answer in self.answers if answer.short == short), None)


@dataclass(frozen=True)
class ResultRow:
    """A result; ``text`` is drawn already."""

    key: str
    number: int
    title: str
    text: SafeString
    reasons: tuple[str, ...]
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    links: tuple[PageLink, ...]
    citations: tuple[CitationLine, ...]


@dataclass(frozen=True)
class Helper:
    """The whole. ``first`` is the key of the first question, empty while there is none."""

    first: str
    questions: tuple[QuestionRow, ...]
    results: tuple[ResultRow, ...]

    def question(self, key: str) -> QuestionRow | None:
        """The question with this key."""
        return next((row for row in self.questions if row.key == key), None)

    def result(self, key: str) -> ResultRow | None:
        """The result with this key."""
        return next((row for row in self.results if row.key == key), None)

    @property
    def most(self) -> int:
        """How many questions the longest way has."""
        begin = self.question(self.first)
        return begin.most if begin else 0


def helper_of(page: Any, request: HttpRequest) -> Helper:
    """What a page asks and answers, from the cache for a published page."""
    return kept(page, request, "decision", lambda: build(page, request))


def build(page: Any, request: HttpRequest | None = None) -> Helper:
    """Read a page as it stands, saved or not. Pages and acts that results name are looked up together, whatever their number."""
    code = language_codes().get(page.locale_id, settings.LANGUAGE_CODE)
    nodes = nodes_of(page.nodes)
    start = first_question(nodes)
    most = most_questions(nodes)
    asked = [child.value for child in page.nodes if child.block_type == "question"]
    answered = [child.value for child in page.nodes if child.block_type == "result"]
    with override(code):
        links = _links([list(value["links"]) for value in answered], code, request)
        questions = tuple(_question(value, number, most) for number, value in enumerate(asked, start=1))
        results = tuple(_result(value, number, next(links), code) for number, value in enumerate(answered, start=1))
    return Helper(start.key if start else "", questions, results)


def _question(value: Any, number: int, most: dict[str, int]) -> QuestionRow:
    answers = tuple(
        AnswerRow(bound.id.replace("-", "")[:SHORT], bound.value["text"], bound.value["hint"] or "", bound.value["leads_to"] or "")
        for bound in value["answers"].bound_blocks
    )
    return QuestionRow(value["key"], number, value["text"], value["help"] or "", answers, most.get(value["key"], 1))


def _result(value: Any, number: int, links: tuple[PageLink, ...], code: str) -> ResultRow:
    text = SafeString(str(value["text"])) if value["text"] and value["text"].source else SafeString()
    cited = tuple(citation_line(item["citation"], language=code) for item in value["citations"] if item["citation"])
    reasons, pros, cons = (tuple(value[name]) for name in ("reasons", "pros", "cons"))
    return ResultRow(value["key"], number, value["title"], text, reasons, pros, cons, links, cited)


def _links(chosen: list[list[Page | None]], code: str, request: HttpRequest | None) -> Iterator[tuple[PageLink, ...]]:
    """The links of each result, all looked up in one query."""
    found: Iterable[PageLink | None] = paired_links([page for pages in chosen for page in pages], language=code, request=request)
    waiting = iter(found)
    for pages in chosen:
        links = [next(waiting) for _page in pages]
        yield tuple(link for link in links if link)
