"""The whole course on one page: to print, with boxes to tick and lines to write on; and as plain text to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.core.pages.below import PRINT, below, in_own_words
from cms.core.pages.bodies import plain_body_html
from cms.core.pages.breadcrumbs import Crumb, breadcrumbs
from cms.core.pages.parts import as_part
from cms.core.pages.places import absolute
from cms.core.pages.subroutes import View, provide_routes
from cms.core.pages.translations import live_addresses
from learning.domain.keys import page_key
from learning.models import CoursePage
from learning.outline import CourseMap, ModuleRow, StepRow, course_map

from .paper import questions_on_paper
from .people import standing_in
from .whole_parts import step_bodies
from .whole_pdf import PDF, pdf_version

#: The last word of the address to read at, by language.
TEXT = {"pl": "tekst", "en": "text", "nb": "tekst"}


@dataclass(frozen=True)
class WholeStep:
    """A step with its text. ``questions`` are drawn already; empty where there are none or they may not be shown now."""

    row: StepRow
    body: SafeString
    questions: SafeString

    @property
    def anchor(self) -> str:
        """Where the list of contents leads."""
        return f"step-{self.row.number}"


@dataclass(frozen=True)
class WholeModule:
    """A module with its steps."""

    row: ModuleRow
    steps: list[WholeStep]

    @property
    def anchor(self) -> str:
        """Where the list of contents leads."""
        return f"module-{self.row.number}"


@dataclass(frozen=True)
class WholeLinks:
    """Addresses of a course's two views; empty for a course that has no address yet."""

    print_url: str
    text_url: str
    pdf_url: str


def register() -> None:
    """Register the addresses below courses; called once when the app is ready."""
    routes: dict[str, View] = {f"{word}/": print_version for word in PRINT.values()}
    routes[f"{PDF}/"] = pdf_version
    provide_routes(CoursePage, routes | {f"{word}/": text_version for word in TEXT.values()})


def whole_links(course: CourseMap) -> WholeLinks:
    """Where the whole course stands on one page.

    Args:
        course: the map that the course page shows.
    """
    code = course.lang or _language()
    if not course.url or not course.steps:
        return WholeLinks("", "", "")
    return WholeLinks(f"{course.url}{PRINT[code]}/", f"{course.url}{TEXT[code]}/", f"{course.url}{PDF}/")


def print_version(page: CoursePage, request: HttpRequest) -> HttpResponse:
    """The course for paper, with the person's done steps ticked. A quiz that takes no answer now is not printed: it is not shown either.

    Search engines are sent to the course: a sheet to fill in is nothing to find.
    """
    elsewhere = in_own_words(page, request, PRINT)
    if elsewhere:
        return elsewhere
    request.portal_below = PRINT  # type: ignore[attr-defined]  # what the language switch leads to
    course = _map_of(page)
    standing = standing_in(request, course)
    course = course.with_states(standing.done, None, missing_outside=standing.missing_outside, now=timezone.now())
    questions = questions_on_paper(course, _language())
    shown = {step.key: questions[step.key] for step in course.steps if step.key in questions and not step.lock}
    context = {
        **_context(page, request, course, shown, _("Print version")),
        "is_paper": True,
        "address": absolute(breadcrumbs(page)[-1].url),
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, "pages/learning/whole_print.html", context)


def text_version(page: CoursePage, request: HttpRequest) -> HttpResponse:
    """The course for people who just want to read: the same for everybody, with a link to each quiz.

    It is found under its own address: no other page has the whole text, so naming the course page as the original would be untrue.
    """
    elsewhere = in_own_words(page, request, TEXT)
    if elsewhere:
        return elsewhere
    request.portal_below = TEXT  # type: ignore[attr-defined]  # what the language switch leads to
    addresses = {code: absolute(f"{path}{TEXT[code]}/") for code, path in live_addresses(page).items()}
    context = {
        **_context(page, request, _map_of(page), {}, _("Text only")),
        "is_paper": False,
        "canonical": absolute(below(page, TEXT)),
        "alternates": list(addresses.items()),
        "default": addresses.get(settings.LANGUAGE_CODE, ""),
    }
    return TemplateResponse(request, "pages/learning/whole_text.html", context)


def _context(
    page: CoursePage, request: HttpRequest, course: CourseMap, questions: Mapping[UUID, SafeString], name: str | Promise
) -> dict[str, Any]:
    """What both views show."""
    bodies = step_bodies(course, _language(), request)
    modules = [
        WholeModule(module, [WholeStep(row, bodies[row.key], questions.get(row.key, SafeString())) for row in module.steps])
        for module in course.modules
    ]
    crumbs = breadcrumbs(page)
    return {
        **Page.get_context(page, request),
        "course_map": course,
        "modules": modules,
        "introduction": as_part(str(plain_body_html(page, request)), prefix="course"),
        "view_name": name,
        "course_url": crumbs[-1].url,
        "crumbs": [*crumbs, Crumb(str(name), request.path, "")],
        "links": whole_links(course),
    }


def _map_of(page: CoursePage) -> CourseMap:
    """The course's map; an empty one where there is none, as when the course is live in a translation only."""
    key = page_key(page)
    return course_map(key, _language()) or CourseMap(key, page.title, page.url or "", page.summary, page.theme, page.pass_mark, "", [])


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
