"""The page of a procedure, as little of it as what people keep of their way needs."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.participants import current_participant
from cms.core.middleware.caching import keep_no_copy
from cms.guide.domain.standing import standing_in
from cms.guide.models import ProcedurePage
from cms.guide.outline import outline_of

from .own.forms import mint


def procedure_context(
    page: ProcedurePage, request: HttpRequest, *, typed: Mapping[str, str] | None = None, problems: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What the page shows."""
    outline = outline_of(page, request)
    keep_no_copy(request)
    own = standing_in(participant=current_participant(request), outline=outline, today=timezone.localdate())
    kept_dates = {key: day.isoformat() for key, day in own.dates.items()}
    dates = [(row, (typed or {}).get(row.key, kept_dates.get(row.key, "")), (problems or {}).get(row.key, "")) for row in outline.dates]
    said = [message for key, message in (problems or {}).items() if not key]
    return {"outline": outline, "own": own, "dates": dates, "problems": said, "form_key": mint(request, page)}


def show(page: ProcedurePage, request: HttpRequest, *, typed: Mapping[str, str], problems: Mapping[str, str], status: int) -> HttpResponse:
    """The page again, with what was typed and what was wrong with it."""
    context = {**Page.get_context(page, request), **procedure_context(page, request, typed=typed, problems=problems)}
    return TemplateResponse(request, page.template, context, status=status)
