"""Decision helpers as files: questions and results stand in the front matter, the introduction is the body."""

from typing import Annotated, Any, Self

from django.utils import translation
from pydantic import Field, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from cms.core.exchange.blocks.registry import item
from cms.core.exchange.kinds import raw_stream
from cms.core.exchange.notation import PAGE, QUIET, WORD, Id, Line, Markdown, Record, RequiredLine, Slug, Text
from cms.core.exchange.page_files import MenuKind, PageFront, VersionsFront, VersionsKeys
from cms.core.exchange.portal import Portal
from cms.guide.decisions.checking import Remark, remarks
from cms.guide.decisions.graph import Answer, Node, Question, Result
from cms.guide.models import DecisionPage
from cms.law.exchange import CitationItem, citation_items, citation_values
from cms.law.page_files import LegalFront, LegalKeys

Key = Annotated[Slug, Field(max_length=40), WORD]
POINTS = ("reasons", "pros", "cons")


class AnswerRecord(Record):
    """An answer; ``leads_to`` is the key of a question or a result."""

    id: Id
    text: Annotated[RequiredLine, Field(max_length=160)]
    hint: Annotated[Line, Field(max_length=300)] = ""
    leads_to: Annotated[Line, WORD, Field(max_length=40)] = ""


class QuestionRecord(Record):
    """A question."""

    id: Id
    key: Key
    text: Annotated[RequiredLine, Field(max_length=200)]
    help: Annotated[Text, Field(max_length=600)] = ""
    answers: Annotated[list[AnswerRecord], Field(max_length=10)]


class PointRecord(Record):
    """A reason, an advantage, a disadvantage."""

    id: Id
    text: Annotated[RequiredLine, Field(max_length=300)]


class LinkRecord(Record):
    """A page to read on, by the id that it has in every language."""

    id: Id
    page: Annotated[Id, PAGE]


class ResultRecord(Record):
    """A result."""

    id: Id
    key: Key
    title: Annotated[RequiredLine, Field(max_length=160)]
    text: Markdown = ""
    reasons: Annotated[list[PointRecord], QUIET] = Field(default_factory=list)
    pros: Annotated[list[PointRecord], QUIET] = Field(default_factory=list)
    cons: Annotated[list[PointRecord], QUIET] = Field(default_factory=list)
    links: Annotated[list[LinkRecord], QUIET] = Field(default_factory=list)
    citations: Annotated[list[CitationItem], QUIET] = Field(default_factory=list)


class DecisionFront(LegalFront, VersionsFront, PageFront):
    """A helper. The first question is where people begin."""

    questions: list[QuestionRecord]
    results: list[ResultRecord]

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        nodes: list[Node] = [
            *(Question(one.key, tuple(Answer(answer.leads_to) for answer in one.answers)) for one in self.questions),
            *(Result(one.key, not one.text and not one.links) for one in self.results),
        ]
        # Messages about files are English, whichever language the portal speaks.
        with translation.override("en"):
            errors = [_error(remark, len(self.questions)) for remark in remarks(nodes)]
        if errors:
            raise ValidationError.from_exception_data(type(self).__name__, errors)
        return self


def _error(remark: Remark, questions: int) -> InitErrorDetails:
    """A mistake in the tree, at the line that it is about."""
    place: tuple[int | str, ...] = ("questions",)
    if remark.node is not None:
        place = ("questions", remark.node) if remark.node < questions else ("results", remark.node - questions)
        place = (*place, "answers", remark.answer, "leads_to") if remark.answer is not None else (*place, "key")
    return InitErrorDetails(type=PydanticCustomError("tree", "{message}", {"message": str(remark)}), loc=place, input=None)


class DecisionKind(LegalKeys, VersionsKeys, MenuKind):
    """A decision helper."""

    name = "decision"
    model = DecisionPage
    front = DecisionFront

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """Add questions and results. A link to a page that was deleted is left out."""
        raw = page.nodes.get_prep_value()
        questions = [_question_values(one) for one in raw if one["type"] == "question"]
        results = [_result_values(one, portal) for one in raw if one["type"] == "result"]
        return {**super().linked_values(page, portal), "questions": questions, "results": results}

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Set questions and results."""
        super().apply_linked(front, page, portal)
        raw = [*map(_question_raw, front.questions), *(_result_raw(one, portal) for one in front.results)]
        page.nodes = raw_stream(page, "nodes", raw)


def _question_values(raw: dict[str, Any]) -> dict[str, Any]:
    value = raw["value"]
    answers = [
        {
            "id": one["id"],
            "text": one["value"]["text"],
            "hint": one["value"]["hint"] or "",
            "leads_to": one["value"]["leads_to"] or "",
        }
        for one in value["answers"]
    ]
    return {"id": raw["id"], "key": value["key"], "text": value["text"], "help": value["help"] or "", "answers": answers}


def _question_raw(record: QuestionRecord) -> dict[str, Any]:
    answers = [item(one.id, {"text": one.text, "hint": one.hint, "leads_to": one.leads_to}) for one in record.answers]
    value = {"key": record.key, "text": record.text, "help": record.help, "answers": answers}
    return {"type": "question", "id": str(record.id), "value": value}


def _result_values(raw: dict[str, Any], portal: Portal) -> dict[str, Any]:
    value = raw["value"]
    linked = [(one["id"], portal.page_key(one["value"])) for one in value["links"] if one["value"]]
    return {
        "id": raw["id"],
        "key": value["key"],
        "title": value["title"],
        "text": portal.markdown(value["text"] or ""),
        **{name: [{"id": one["id"], "text": one["value"]} for one in value[name]] for name in POINTS},
        "links": [{"id": item_id, "page": key} for item_id, key in linked if key],
        "citations": citation_values(value["citations"]),
    }


def _result_raw(record: ResultRecord, portal: Portal) -> dict[str, Any]:
    value = {
        "key": record.key,
        "title": record.title,
        "text": portal.html(record.text),
        **{name: [item(one.id, one.text) for one in getattr(record, name)] for name in POINTS},
        "links": [item(one.id, portal.page_id(one.page)) for one in record.links],
        "citations": citation_items(record.citations),
    }
    return {"type": "result", "id": str(record.id), "value": value}


DECISION_KINDS = (DecisionKind(),)
