"""The whole course as a PDF, the same for everybody."""

import logging
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from cms.core.pages.below import PRINT
from cms.core.pages.bodies import plain_body_html
from cms.core.pages.breadcrumbs import breadcrumbs
from cms.core.pages.parts import as_part
from cms.core.pages.places import absolute
from cms.core.paper.typesetting import TypesettingError
from cms.core.templatetags.components import duration
from cms.law.checking.proof import is_draft
from learning.domain.answering.opening import missing_needs
from learning.domain.keys import page_key
from learning.models import CoursePage
from learning.outline import CourseMap, ModuleRow, StepRow, course_map
from learning.paper.course import course_pdf

from .paper import questions_on_paper
from .whole_parts import step_bodies

logger = logging.getLogger(__name__)
#: The last word of the address, the same in each language.
PDF = "pdf"


def pdf_version(page: CoursePage, request: HttpRequest) -> HttpResponse:
    """The course as a stranger would print it: nothing ticked, quizzes that take no answer now left out.

    When it cannot be drawn, the way leads to the page to print, which has the same.
    """
    code = get_language() or settings.LANGUAGE_CODE
    changed = page.last_published_at or page.latest_revision_created_at or timezone.now()
    try:
        pdf = course_pdf(_told(page, request, code), day=timezone.localtime(changed).date())
    except TypesettingError:
        logger.exception("The course %s could not be drawn as a PDF.", page.pk)
        return HttpResponseRedirect(f"{breadcrumbs(page)[-1].url}{PRINT[code]}/")
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{page.slug}.pdf"'
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def _told(page: CoursePage, request: HttpRequest, code: str) -> dict[str, Any]:
    key = page_key(page)
    course = course_map(key, code) or CourseMap(key, page.title, page.url or "", page.summary, page.theme, page.pass_mark, "", [])
    course = course.with_states(set(), None, missing_outside=missing_needs(None, course.needs_outside), now=timezone.now())
    bodies, questions = step_bodies(course, code, request), questions_on_paper(course, code)
    address = absolute(breadcrumbs(page)[-1].url)

    def step(row: StepRow) -> dict[str, Any]:
        notes = [duration(row.minutes), "" if row.required else _("optional"), _language_of(row.lang)]
        closed = (
            _("The questions of this step are not printed: %(state)s.") % {"state": row.state_label} if row.has_quiz and row.lock else ""
        )
        return {
            "title": _("Step %(number)s") % {"number": row.number} + f". {row.title}",
            "note": " · ".join(note for note in notes if note),
            "body": str(bodies[row.key]),
            "questions": "" if row.lock else str(questions.get(row.key, "")),
            "closed": closed,
            **({"lang": row.lang} if row.lang else {}),
        }

    def module(row: ModuleRow) -> dict[str, Any]:
        title = _("Module %(number)s") % {"number": row.number} + f". {row.title}"
        lang = {"lang": row.lang} if row.lang else {}
        return {"title": title, "note": _language_of(row.lang), "summary": row.summary, "steps": [step(each) for each in row.steps], **lang}

    return {
        "lang": code,
        "portal": settings.WAGTAIL_SITE_NAME,
        "title": page.title,
        "summary": page.summary,
        "url": address,
        "address": address.partition("://")[2],
        "facts": [*([duration(course.minutes)] if course.step_count else []), *_legal_state(page)],
        "parts": [
            *([{"title": _("For whom"), "text": page.for_whom, "items": []}] if page.for_whom else []),
            *(
                [{"title": _("What you will be able to do"), "text": "", "items": [str(outcome.value) for outcome in page.outcomes]}]
                if page.outcomes
                else []
            ),
        ],
        "introduction": str(as_part(str(plain_body_html(page, request)), prefix="course")),
        "modules": [module(row) for row in course.modules],
        "words": {
            "contents": _("Contents"),
            "page": _("Page %(number)s of %(total)s") % {"number": "{number}", "total": "{total}"},
        },
    }


def _language_of(code: str) -> str:
    return str(get_language_info(code)["name_translated"]) if code else ""


def _legal_state(page: CoursePage) -> list[str]:
    draft = [_("Draft content – awaiting legal verification")] if is_draft(page) else []
    day: date | None = page.state_of_law_on
    return draft + ([_("State of law:") + " " + date_format(day, "DATE_FORMAT")] if day else [])
