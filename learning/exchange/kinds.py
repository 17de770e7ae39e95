"""Course, module and step as files."""

from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from cms.core.exchange.document import PageDocument
from cms.core.exchange.kinds import Kinds, PageKind, raw_stream
from cms.core.exchange.notation import LATER, QUIET, WORD, Id, Line, Percent, Record, RequiredLine
from cms.core.exchange.portal import Portal
from cms.law.checking.exchange import Legal, LegalFront, LegalKeys
from learning.enums import CourseTheme
from learning.models import CoursePage, ModulePage, StepPage

from .bands import Bands, bands_raw, bands_values
from .questions import question_raw, record_of
from .rules import RulesFront, apply_linked_rules, apply_rules, linked_rules, rule_values

FORMAT = "mowis-course/1"
Theme = Literal["foundation", "association", "law", "communication"]
if set(get_args(Theme)) != set(CourseTheme.values):
    raise RuntimeError("The themes of docs/course-format.md and of learning.enums differ.")


class Outcome(Record):
    """What a person can do afterwards."""

    id: Id
    text: Annotated[RequiredLine, Field(max_length=200)]


class CourseFront(RulesFront):
    """``course.md``."""

    format: Annotated[Literal["mowis-course/1"], WORD]
    for_whom: Annotated[RequiredLine, Field(max_length=250)]
    theme: Annotated[Theme, WORD]
    pass_mark: Percent
    outcomes: list[Outcome] = Field(default_factory=list)
    legal: Legal = Field(default_factory=Legal)
    in_order: Annotated[bool, QUIET, LATER] = False


class ModuleFront(RulesFront):
    """``module.md``."""

    required: Annotated[bool, QUIET, LATER] = True
    pass_mark: Annotated[Percent | None, LATER] = None


class StepFront(LegalFront, RulesFront):
    """A step's file."""

    minutes: Annotated[int, Field(ge=1, le=240)]
    required: Annotated[bool, QUIET] = True
    pass_mark: Percent | None = None
    score_feedback: Annotated[Bands, QUIET, LATER] = Field(default_factory=list)
    confirmation: Annotated[Line, Field(max_length=200), LATER] = ""


class RuledKind(PageKind):
    """A page with rules of answering."""

    def values(self, page: Any) -> dict[str, Any]:
        """Add the rules."""
        return {**super().values(page), **rule_values(page)}

    def apply(self, front: Any, page: Any) -> None:
        """Set the rules."""
        super().apply(front, page)
        apply_rules(front, page)

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """Add what comes first."""
        return {**super().linked_values(page, portal), **linked_rules(page, portal)}

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Set what comes first."""
        super().apply_linked(front, page, portal)
        apply_linked_rules(front, page, portal)


class CourseKind(LegalKeys, RuledKind):
    """A course."""

    name = "course"
    model = CoursePage
    front = CourseFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add the course's own keys."""
        outcomes = [{"id": raw["id"], "text": raw["value"]} for raw in page.outcomes.get_prep_value()]
        own = {"for_whom": page.for_whom, "theme": page.theme, "pass_mark": page.pass_mark, "outcomes": outcomes}
        return {**super().values(page), "format": FORMAT, **own, "in_order": page.in_order}

    def apply(self, front: Any, page: Any) -> None:
        """Set the course's own fields."""
        super().apply(front, page)
        page.for_whom, page.theme, page.pass_mark = front.for_whom, front.theme, front.pass_mark
        page.in_order = front.in_order
        raw = [{"type": "outcome", "id": str(outcome.id), "value": outcome.text} for outcome in front.outcomes]
        page.outcomes = raw_stream(page, "outcomes", raw)


class ModuleKind(RuledKind):
    """A module."""

    name = "module"
    model = ModulePage
    front = ModuleFront
    has_body = False

    def values(self, page: Any) -> dict[str, Any]:
        """Add the module's own keys."""
        return {**super().values(page), "required": page.required, "pass_mark": page.pass_mark}

    def apply(self, front: Any, page: Any) -> None:
        """Set the module's own fields."""
        super().apply(front, page)
        page.required, page.pass_mark = front.required, front.pass_mark


class StepKind(LegalKeys, RuledKind):
    """A step, with its quiz beside it."""

    name = "step"
    model = StepPage
    front = StepFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add the step's own keys."""
        own = {"minutes": page.minutes, "required": page.required, "pass_mark": page.pass_mark, "confirmation": page.confirmation}
        return {**super().values(page), **own, "score_feedback": bands_values(page.score_feedback)}

    def apply(self, front: Any, page: Any) -> None:
        """Set the step's own fields."""
        super().apply(front, page)
        page.minutes, page.required, page.pass_mark = front.minutes, front.required, front.pass_mark
        page.confirmation = front.confirmation
        page.score_feedback = raw_stream(page, "score_feedback", bands_raw(front.score_feedback))

    def beside(self, page: Any, portal: Portal) -> dict[str, tuple[Record, ...]]:
        """The quiz."""
        return {"questions": tuple(record_of(raw, key_of=portal.page_key) for raw in page.questions.get_prep_value())}

    def apply_beside(self, document: PageDocument, page: Any, portal: Portal) -> None:
        """Set the quiz."""
        raw = [question_raw(record, page_of=portal.page_id) for record in document.beside.get("questions", ())]
        page.questions = raw_stream(page, "questions", raw)


COURSE_KINDS = (CourseKind(), ModuleKind(), StepKind())
KINDS = Kinds(*COURSE_KINDS)
