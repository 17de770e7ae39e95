"""Front page, list of courses, pages of text as files."""

from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from cms.core.exchange.kinds import raw_stream
from cms.core.exchange.notation import LATER, PAGE, QUIET, WORD, Id, Line, Record, RequiredLine
from cms.core.exchange.page_files import MenuKind, PageFront, VersionsFront, VersionsKeys
from cms.core.exchange.portal import Portal
from cms.core.icons import TaskIcon
from cms.law.checking.exchange import LegalFront, LegalKeys
from home.models import HomePage, TextPage
from learning.models import CourseIndexPage

Icon = Literal[
    "foundation", "people", "money", "cooperation", "book", "voice", "calendar", "place", "document", "steps"
]  # fmt: skip
if set(get_args(Icon)) != set(TaskIcon.values):
    raise RuntimeError("The icons of docs/course-format.md and of cms.core.icons differ.")


class Task(Record):
    """A task of the front page."""

    id: Id
    title: Annotated[RequiredLine, Field(max_length=80)]
    text: Annotated[Line, Field(max_length=160)] = ""
    page: Annotated[Id, PAGE]
    icon: Annotated[Icon, WORD, QUIET] = "steps"


class HomeFront(VersionsFront, PageFront):
    """The front page."""

    question: Annotated[Line, Field(max_length=120), LATER] = ""
    tasks: Annotated[list[Task], QUIET, LATER] = Field(default_factory=list)


class HomeKind(VersionsKeys, MenuKind):
    """The front page."""

    name = "home"
    model = HomePage
    front = HomeFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add the question."""
        return {**super().values(page), "question": page.question}

    def apply(self, front: Any, page: Any) -> None:
        """Set the question."""
        super().apply(front, page)
        page.question = front.question

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """Add the tasks, each with its page's id; a task whose page was deleted is left out."""
        rows = []
        for raw in page.tasks.get_prep_value():
            key = portal.page_key(raw["value"]["page"])
            if key:
                rows.append({**raw["value"], "id": raw["id"], "page": key, "icon": raw["value"]["icon"] or "steps"})
        return {**super().linked_values(page, portal), "tasks": rows}

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Set the tasks."""
        super().apply_linked(front, page, portal)
        raw = [
            {
                "type": "task",
                "id": str(task.id),
                "value": {"title": task.title, "text": task.text, "page": portal.page_id(task.page), "icon": task.icon},
            }
            for task in front.tasks
        ]
        page.tasks = raw_stream(page, "tasks", raw)


class CourseIndexKind(MenuKind):
    """The list of courses."""

    name = "course_index"
    model = CourseIndexPage
    has_body = False


class TextFront(LegalFront, VersionsFront, PageFront):
    """A page of text."""


class TextKind(LegalKeys, VersionsKeys, MenuKind):
    """A page of text."""

    name = "text"
    model = TextPage
    front = TextFront


FRONT_KINDS = (HomeKind(), CourseIndexKind(), TextKind())
