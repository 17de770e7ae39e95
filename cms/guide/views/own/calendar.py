"""Own deadlines as a calendar file to download."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from cms.accounts.participants import current_participant
from cms.core.pages.below import in_own_words
from cms.core.pages.subroutes import never_kept
from cms.guide.domain.standing import standing_in
from cms.guide.models import ProcedurePage
from cms.guide.outline import outline_of
from cms.guide.views.addresses import CALENDAR

CONTENT_TYPE = "text/calendar; charset=utf-8"


@never_kept
def calendar(page: ProcedurePage, request: HttpRequest) -> HttpResponse:
    """The file; where there is no deadline to put into it yet, a page that says which date to enter."""
    elsewhere = in_own_words(page, request, CALENDAR)
    if elsewhere:
        return elsewhere
    outline = outline_of(page, request)
    standing = standing_in(participant=current_participant(request), outline=outline, today=timezone.localdate())
    if standing.journey is None or not standing.open_deadlines:
        request.portal_below = CALENDAR  # type: ignore[attr-defined]  # what the language switch leads to
        rules = [rule for step in outline.steps for rule in step.rules]
        has_begun = standing.journey is not None
        context = {
            "outline": outline,
            "has_begun": has_begun,
            "has_deadlines": bool(rules),
            "waits_for": standing.waits_for if has_begun else outline.dates,
        }
        return TemplateResponse(request, "pages/guide/own_calendar.html", context, status=HTTPStatus.CONFLICT)
    from .ics import calendar_file  # late: icalendar takes 5 MB, and few ask for this file

    response = HttpResponse(calendar_file(outline=outline, standing=standing, now=timezone.now()), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.ics"'
    return response
