"""The map of a course as people see it: the same for everybody from a cache, then each one's state on top."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from wagtail.models import Locale, Page

from cms.core import generations
from cms.core.pages.places import locale as locale_of
from cms.core.pages.places import locale_ids, unrestricted
from learning.domain.answering.asking import CANONICAL
from learning.domain.answering.opening import Need, StepDone, missing_of
from learning.domain.keys import page_key
from learning.domain.publishing.settling import StepFact
from learning.domain.publishing.structure import kept_steps
from learning.enums import StepState
from learning.locks import OPEN, Lock, NeedRow, lock_of
from learning.models import CoursePage, CourseStructure, ModulePage, Question, StepPage, StructureStep

GENERATION = "pages"


@dataclass(frozen=True)
class StepRow:
    """A step on the map. ``lang`` is set when its title stands in another language than the page.

    ``rules`` and ``needs`` are the same for everybody; ``state``, ``is_done`` and ``lock`` are one person's (``with_states``).
    ``page_id`` is the page that is shown for the step.
    """

    key: UUID
    number: int
    title: str
    url: str
    minutes: int
    required: bool
    has_quiz: bool
    lang: str = ""
    state: StepState = StepState.AHEAD
    rules: StepFact | None = None
    needs: tuple[NeedRow, ...] = ()
    is_done: bool = False
    lock: Lock = OPEN
    page_id: int = 0

    @property
    def state_label(self) -> str:
        """The state in words; of a step that takes no answer now, when it opens or closed."""
        if self.state == StepState.AHEAD and self.lock:
            return str(self.lock)
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

    @property
    def minutes_left(self) -> int:
        """Minutes of the required steps that are not done."""
        return sum(step.minutes for step in self.steps if step.required and not step.is_done)

    @property
    def needs_outside(self) -> list[Need]:
        """What steps of this course wait for in other courses."""
        return list(dict.fromkeys((need.kind, need.key) for step in self.steps for need in step.needs if need.is_outside))

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

    def with_states(
        self, done: set[UUID], here: UUID | None, *, missing_outside: Sequence[Need] = (), now: datetime | None = None
    ) -> "CourseMap":
        """The same map with one person's state on it.

        Args:
            done: keys of the steps done.
            here: the step that the person is at.
            missing_outside: what of ``needs_outside`` is not done.
            now: the time by which windows are open; none are looked at without it.
        """
        missing = self._missing(done) | set(missing_outside)

        def seen(step: StepRow) -> StepRow:
            is_done = step.key in done
            state = StepState.DONE if is_done and step.key != here else StepState.CURRENT if step.key == here else StepState.AHEAD
            lock = lock_of(step.rules, [need for need in step.needs if (need.kind, need.key) in missing], now)
            return replace(step, state=state, is_done=is_done, lock=lock)

        modules = [replace(m, steps=[seen(s) for s in m.steps]) for m in self.modules]
        return replace(self, modules=modules)

    def _missing(self, done: set[UUID]) -> set[Need]:
        """What steps of this course wait for in this course and is not done."""
        needs = list(dict.fromkeys((need.kind, need.key) for step in self.steps for need in step.needs if not need.is_outside))
        if not needs:
            return set()
        steps = [
            StepDone(self.key, module.key, step.key, step.required, step.key in done, is_course_finished=False)
            for module in self.modules
            for step in module.steps
        ]
        return set(missing_of(needs, steps))


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
    default = locale_of(locale_ids()[CANONICAL])
    course = CoursePage.objects.filter(translation_key=course_key, locale=default, live=True).first()
    if course is None:
        return None
    modules = list(unrestricted(ModulePage.objects.descendant_of(course).live()).order_by("path").defer_streamfields())
    steps = list(unrestricted(StepPage.objects.descendant_of(course).live()).order_by("path").defer_streamfields())
    facts = _facts(course_key)
    inside = {*facts, *(page_key(page) for page in modules)}
    outside = _outside_pages({need for fact in facts.values() for need in _needs(fact) if need[1] not in inside}, default)
    words = translated_pages([course, *modules, *steps, *outside.values()], locale)
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
            step_rows.append(_step_row(step, number, words, quizzes, facts.get(page_key(step))))
        shown, lang = words(module)
        rows.append(ModuleRow(page_key(module), len(rows) + 1, shown.title, shown.summary, shown.url, lang, step_rows))
    shown, lang = words(course)
    rows = _with_needs([row for row in rows if row.steps], {need: words(page) for need, page in outside.items()})
    return CourseMap(course_key, shown.title, shown.url, shown.summary, course.theme, course.pass_mark, lang, rows)


def _facts(course_key: UUID) -> dict[UUID, StepFact]:
    """The rules of the course's steps, as they were settled when it was last published."""
    structure = CourseStructure.objects.filter(course_key=course_key, is_current=True).first()
    return {fact.step_key: fact for fact in kept_steps(structure)} if structure else {}


def _needs(fact: StepFact) -> list[Need]:
    return [(kind, UUID(key)) for kind, key in fact.prerequisites]


def _outside_pages(needs: set[Need], locale: Locale) -> dict[Need, Page]:
    """The live pages of other courses that come first; no query where there are none."""
    found: dict[Need, Page] = {}
    for kind, model in (("course", CoursePage), ("module", ModulePage), ("step", StepPage)):
        keys = [key for named, key in needs if named == kind]
        if keys:
            pages = unrestricted(model.objects.live()).filter(translation_key__in=keys, locale=locale, alias_of=None)
            found |= {(kind, page_key(page)): page for page in pages.defer_streamfields()}
    return found


def _with_needs(modules: list[ModuleRow], outside: dict[Need, tuple[Page, str]]) -> list[ModuleRow]:
    """The rows with what comes before each step. A page that is not live is left out: it holds nobody up."""
    named: dict[Need, NeedRow] = {
        need: NeedRow(*need, 0, page.title, page.url or "", lang, is_outside=True) for need, (page, lang) in outside.items()
    }
    for module in modules:
        named["module", module.key] = NeedRow("module", module.key, module.number, module.title, module.url, module.lang)
        named |= {("step", s.key): NeedRow("step", s.key, s.number, s.title, s.url, s.lang) for s in module.steps}

    def with_needs(step: StepRow) -> StepRow:
        needs = _needs(step.rules) if step.rules else []
        return replace(step, needs=tuple(named[need] for need in needs if need in named)) if needs else step

    return [replace(module, steps=[with_needs(step) for step in module.steps]) for module in modules]


def _step_row(step: StepPage, number: int, words: Any, quizzes: set[UUID], rules: StepFact | None) -> StepRow:
    shown, lang = words(step)
    key = page_key(step)
    required = rules.required if rules else step.required
    return StepRow(key, number, shown.title, shown.url, step.minutes, required, key in quizzes, lang, rules=rules, page_id=shown.pk)


def translated_pages(pages: list[Any], locale: str) -> Any:
    """Give a function from a source page to the live page to show for it, and that page's language if it is another."""
    if locale == CANONICAL:
        return lambda page: (page, "")
    keys = [page.translation_key for page in pages]
    translated: dict[Any, Page] = {}
    for model in (CoursePage, ModulePage, StepPage):
        found = model.objects.filter(translation_key__in=keys, locale__language_code=locale, live=True, alias_of=None)
        translated |= {page.translation_key: page for page in found.select_related("locale").defer_streamfields()}
    return lambda page: (translated[page.translation_key], "") if page.translation_key in translated else (page, CANONICAL)
