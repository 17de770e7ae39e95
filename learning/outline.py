"""The map of a course as people see it: the same for everybody from a cache, then each one's state on top."""

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from wagtail.models import Locale, Page

from cms.core import generations
from learning.domain.asking import CANONICAL
from learning.domain.keys import page_key
from learning.enums import StepState
from learning.models import CoursePage, ModulePage, Question, StepPage, StructureStep

GENERATION = "pages"


@dataclass(frozen=True)
class StepRow:
    """A step on the map. ``lang`` is set when its title stands in another language than the page."""

    key: UUID
    number: int
    title: str
    url: str
    minutes: int
    required: bool
    has_quiz: bool
    lang: str = ""
    state: StepState = StepState.AHEAD

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.state.label)


@dataclass(frozen=True)
class ModuleRow:
    """A module on the map."""

    key: UUID
    number: int
    title: str
    summary: str
    url: str
    lang: str = ""
    steps: list[StepRow] = field(default_factory=list)


@dataclass(frozen=True)
class CourseMap:
    """A course, its modules and steps, in one language."""

    key: UUID
    title: str
    url: str
    summary: str
    theme: str
    pass_mark: int
    lang: str
    modules: list[ModuleRow]

    @property
    def steps(self) -> list[StepRow]:
        """All steps, in order."""
        return [step for module in self.modules for step in module.steps]

    @property
    def minutes(self) -> int:
        """Minutes that all steps take."""
        return sum(step.minutes for step in self.steps)

    @property
    def step_count(self) -> int:
        """How many steps there are."""
        return len(self.steps)

    def find(self, key: UUID) -> StepRow | None:
        """The step with this key."""
        return next((step for step in self.steps if step.key == key), None)

    def module_of(self, key: UUID) -> ModuleRow | None:
        """The module that holds a step."""
        return next((module for module in self.modules if any(step.key == key for step in module.steps)), None)

    def around(self, key: UUID) -> tuple[StepRow | None, StepRow | None]:
        """The steps before and after."""
        steps = self.steps
        index = next((i for i, step in enumerate(steps) if step.key == key), None)
        if index is None:
            return None, None
        return (steps[index - 1] if index else None), (steps[index + 1] if index + 1 < len(steps) else None)

    def with_states(self, done: set[UUID], here: UUID | None) -> "CourseMap":
        """The same map with one person's state on it."""

        def state(step: StepRow) -> StepState:
            if step.key in done and step.key != here:
                return StepState.DONE
            return StepState.CURRENT if step.key == here else StepState.AHEAD

        modules = [replace(m, steps=[replace(s, state=state(s)) for s in m.steps]) for m in self.modules]
        return replace(self, modules=modules)


def course_map(course_key: UUID, locale: str) -> CourseMap | None:
    """The map of a live course in a language, from the cache.

    Args:
        course_key: the course's translation key.
        locale: language code; what is not translated is shown in the source language.

    Returns:
        The map, or None when the course is not live.
    """
    found: CourseMap | None = generations.cached(GENERATION, f"map:{course_key}:{locale}", lambda: _build(course_key, locale))
    return found


def course_of_step(step_key: UUID) -> UUID | None:
    """The key of the course that a live step belongs to, from the cache."""

    def look_up() -> UUID | None:
        row = StructureStep.objects.filter(step_key=step_key, structure__is_current=True).values_list("structure__course_key")
        first = row.first()
        return first[0] if first else None

    key: UUID | None = generations.cached(GENERATION, f"course-of:{step_key}", look_up)
    return key


def _build(course_key: UUID, locale: str) -> CourseMap | None:
    default = Locale.get_default()
    course = CoursePage.objects.filter(translation_key=course_key, locale=default, live=True).first()
    if course is None:
        return None
    modules = list(ModulePage.objects.descendant_of(course).live().public().order_by("path"))
    steps = list(StepPage.objects.descendant_of(course).live().public().order_by("path").defer_streamfields())
    words = _translations([course, *modules, *steps], locale)
    quizzes = set(Question.objects.filter(step_key__in=[page_key(s) for s in steps], retired_at=None).values_list("step_key", flat=True))
    rows: list[ModuleRow] = []
    seen: set[UUID] = set()
    number = 0
    for module in modules:
        step_rows = []
        for step in (s for s in steps if s.path.startswith(module.path)):
            if page_key(step) in seen:
                continue  # an alias of a step that is on the map already
            seen.add(page_key(step))
            number += 1
            step_rows.append(_step_row(step, number, words, quizzes))
        shown, lang = words(module)
        rows.append(ModuleRow(page_key(module), len(rows) + 1, shown.title, shown.summary, shown.url, lang, step_rows))
    shown, lang = words(course)
    return CourseMap(
        course_key, shown.title, shown.url, shown.summary, course.theme, course.pass_mark, lang, [row for row in rows if row.steps]
    )


def _step_row(step: StepPage, number: int, words: Any, quizzes: set[UUID]) -> StepRow:
    shown, lang = words(step)
    key = page_key(step)
    return StepRow(key, number, shown.title, shown.url, step.minutes, step.required, key in quizzes, lang)


def _translations(pages: list[Any], locale: str) -> Any:
    """Give a function from a source page to the live page to show for it, and that page's language if it is another."""
    if locale == CANONICAL:
        return lambda page: (page, "")
    keys = [page.translation_key for page in pages]
    translated: dict[Any, Page] = {}
    for model in (CoursePage, ModulePage, StepPage):
        found = model.objects.filter(translation_key__in=keys, locale__language_code=locale, live=True, alias_of=None)
        translated |= {page.translation_key: page for page in found.select_related("locale").defer_streamfields()}
    return lambda page: (translated[page.translation_key], "") if page.translation_key in translated else (page, CANONICAL)
