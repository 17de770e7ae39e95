"""The texts of a course's steps as parts of one page: headings one floor down, anchors of their own."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.safestring import SafeString

from cms.core import generations
from cms.core.pages.bodies import plain_body_html
from cms.core.pages.places import PAGES, absolute
from learning.models import StepPage
from learning.outline import CourseMap

#: The last word of the address to print from, by language.
PRINT = {"pl": "do-druku", "en": "print", "nb": "utskrift"}
#: A step's own headings begin at the second level; on the one page they stand under course, module and step.
STEP_DEEPER = 2
LOWEST = 6
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^"'<>]|"[^"]*"|'[^']*')*)>""")
#: A value is taken whole, so that nothing inside one is taken for an attribute.
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)=("[^"]*"|'[^']*')""")
_HEADING = re.compile(r"h([1-6])", re.IGNORECASE)
_NAMING = frozenset({"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"})


def as_part(html: str, *, prefix: str, deeper: int = 0) -> SafeString:
    """Make a page's body fit for standing beside others.

    Args:
        html: a body as templates drew it: attributes in quotes, angle brackets of texts escaped.
        prefix: what the ids of this part begin with; links within the part follow.
        deeper: by how many levels headings go down.

    Returns:
        The same HTML. Links into the portal say their whole address as ``data-address``, for a sheet of paper.
    """
    ids = {value[1:-1] for tag in _TAG.finditer(html) for name, value in _ATTRIBUTE.findall(tag[3]) if name == "id"}

    def renamed(word: str) -> str:
        return f"{prefix}-{word}" if word in ids else word

    def attribute(match: re.Match[str]) -> str:
        name, value = match[1], match[2][1:-1]
        if name == "id" or name in _NAMING:
            return f'{name}="{" ".join(map(renamed, value.split()))}"'
        if name == "href" and value.startswith("#"):
            return f'href="#{renamed(value[1:])}"'
        if name == "href" and value.startswith("/") and not value.startswith("//"):
            return f'href="{value}" data-address="{absolute(value)}"'
        return match[0]

    def tag(match: re.Match[str]) -> str:
        slash, name, attributes = match.groups()
        heading = _HEADING.fullmatch(name)
        if heading:
            name = f"h{min(LOWEST, int(heading[1]) + deeper)}"
        return f"<{slash}{name}{_ATTRIBUTE.sub(attribute, attributes)}>"

    return SafeString(_TAG.sub(tag, html))  # it was safe, and stays as it was but for names


def step_bodies(course: CourseMap, locale: str, request: HttpRequest) -> dict[UUID, SafeString]:
    """The texts of a course's steps by step, each in the language in which the map shows the step.

    They are the same for everybody and are read and drawn together, so that sixty steps cost as little as two.

    Args:
        course: the map, in the language of the page.
        locale: that language.
        request: the request.
    """

    def build() -> dict[UUID, SafeString]:
        pages = StepPage.objects.select_related("locale").in_bulk([step.page_id for step in course.steps])
        return {step.key: _step_body(pages, step.page_id, step.number, request) for step in course.steps}

    return _kept(PAGES, "bodies", course, locale, build)


def _step_body(pages: dict[int, StepPage], page_id: int, number: int, request: HttpRequest) -> SafeString:
    page = pages.get(page_id)  # one that was deleted since the map was drawn has no text
    return as_part(str(plain_body_html(page, request)), prefix=f"step-{number}", deeper=STEP_DEEPER) if page else SafeString()


def _kept(generation: str, what: str, course: CourseMap, locale: str, build: Callable[[], Any]) -> Any:
    """Something of a course's steps from the cache; the steps are part of its name, since they come and go with the pages."""
    steps = ",".join(str(step.page_id) for step in course.steps)
    return generations.cached(generation, f"whole:{what}:{course.key}:{locale}:{steps}", build)


def kept_questions(course: CourseMap, locale: str, build: Callable[[], dict[UUID, SafeString]]) -> dict[UUID, SafeString]:
    """The questions on paper from the cache, until a question changes.

    Args:
        course: the map.
        locale: language code of the page.
        build: draws them.
    """
    found: dict[UUID, SafeString] = _kept("quizzes", "paper", course, locale, build)
    return found
