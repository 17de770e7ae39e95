"""Course, module and step as files."""

from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from cms.core.exchange.document import PageDocument
from cms.core.exchange.kinds import Front, Kinds, PageKind, raw_stream
from cms.core.exchange.notation import QUIET, WORD, Date, Id, Line, Percent, Record, RequiredLine
from learning.enums import CourseTheme
from learning.models import CoursePage, ModulePage, StepPage

from .questions import QuestionRecord, question_raw, question_values

FORMAT = "mowis-course/1"
Theme = Literal["foundation", "association", "law", "communication"]
if set(get_args(Theme)) != set(CourseTheme.values):
    raise RuntimeError("The themes of docs/course-format.md and of learning.enums differ.")


class Outcome(Record):
    """What a person can do afterwards."""

    id: Id
    text: Annotated[RequiredLine, Field(max_length=200)]


class Legal(Record):
    """As of when the course states the law."""

    state_of_law: Date | None = None
    next_check: Date | None = None
    status: Annotated[Literal["draft", "verified"], WORD] = "draft"
    owner: Annotated[Line, Field(max_length=150)] = ""


class CourseFront(Front):
    """``course.md``."""

    format: Annotated[Literal["mowis-course/1"], WORD]
    for_whom: Annotated[RequiredLine, Field(max_length=250)]
    theme: Annotated[Theme, WORD]
    pass_mark: Percent
    outcomes: list[Outcome] = Field(default_factory=list)
    legal: Legal = Field(default_factory=Legal)


class StepFront(Front):
    """A step's file."""

    minutes: Annotated[int, Field(ge=1, le=240)]
    required: Annotated[bool, QUIET] = True
    pass_mark: Percent | None = None


class CourseKind(PageKind):
    """A course."""

    name = "course"
    model = CoursePage
    front = CourseFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add the course's own keys."""
        legal = {
            "state_of_law": page.state_of_law_on,
            "next_check": page.next_check_on,
            "status": page.legal_status,
            "owner": page.legal_owner,
        }
        outcomes = [{"id": raw["id"], "text": raw["value"]} for raw in page.outcomes.get_prep_value()]
        own = {"for_whom": page.for_whom, "theme": page.theme, "pass_mark": page.pass_mark, "outcomes": outcomes, "legal": legal}
        return {**super().values(page), "format": FORMAT, **own}

    def apply(self, front: Any, page: Any) -> None:
        """Set the course's own fields."""
        super().apply(front, page)
        page.for_whom, page.theme, page.pass_mark = front.for_whom, front.theme, front.pass_mark
        page.state_of_law_on, page.next_check_on = front.legal.state_of_law, front.legal.next_check
        page.legal_status, page.legal_owner = front.legal.status, front.legal.owner
        raw = [{"type": "outcome", "id": str(outcome.id), "value": outcome.text} for outcome in front.outcomes]
        page.outcomes = raw_stream(page, "outcomes", raw)


class ModuleKind(PageKind):
    """A module."""

    name = "module"
    model = ModulePage
    has_body = False


class StepKind(PageKind):
    """A step, with its quiz beside it."""

    name = "step"
    model = StepPage
    front = StepFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add the step's own keys."""
        return {**super().values(page), "minutes": page.minutes, "required": page.required, "pass_mark": page.pass_mark}

    def apply(self, front: Any, page: Any) -> None:
        """Set the step's own fields."""
        super().apply(front, page)
        page.minutes, page.required, page.pass_mark = front.minutes, front.required, front.pass_mark

    def beside(self, page: Any) -> dict[str, tuple[Record, ...]]:
        """The quiz."""
        questions = (QuestionRecord.model_validate(question_values(raw)) for raw in page.questions.get_prep_value())
        return {"questions": tuple(questions)}

    def apply_beside(self, document: PageDocument, page: Any) -> None:
        """Set the quiz."""
        page.questions = raw_stream(page, "questions", [question_raw(record) for record in document.beside.get("questions", ())])


COURSE_KINDS = (CourseKind(), ModuleKind(), StepKind())
KINDS = Kinds(*COURSE_KINDS)
