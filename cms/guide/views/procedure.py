"""The page of a procedure, the page of each of its steps, and the sheet to print."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from cms.accounts.participants import current_participant
from cms.core.pages.below import PRINT, in_own_words
from cms.core.pages.bodies import plain_body_html
from cms.core.pages.breadcrumbs import Crumb, breadcrumbs
from cms.core.pages.finishing import finished
from cms.core.pages.head_below import head_of
from cms.core.pages.keeping import kept
from cms.core.pages.places import absolute
from cms.guide.domain.standing import Standing, standing_in
from cms.guide.enums import Theme
from cms.guide.models import ProcedurePage
from cms.guide.outline import Outline, StepRow, outline_of

from . import words
from .addresses import STEP, OwnLinks, own_links
from .own.forms import mint
from .shown import Shower, ShownDate, loose_dates


def procedure_context(
    page: ProcedurePage, request: HttpRequest, *, typed: Mapping[str, str] | None = None, problems: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What the page shows.

    Args:
        page: the procedure.
        request: whose way is shown.
        typed: what was typed into the fields of dates, by key, when a form is shown again.
        problems: what was wrong, by key; under the empty key what concerns the whole form.
    """
    outline = outline_of(page, request)
    own = _standing(request, outline)
    dates = shown_dates(outline, own, typed or {}, problems or {})
    return {
        "outline": outline,
        "own": own,
        "journey_html": _journey(page, request, outline, own, dates if typed or problems else None),
        "loose_dates": [dates[key] for key in loose_dates(outline)],
        "problems": [message for key, message in (problems or {}).items() if not key],
        "step_links": [(step, f"{outline.url}{STEP[_code(page)]}/{step.short}/") for step in outline.steps],
        "facts": facts(page),
        # Words are explained where they come first, and that is in the steps.
        "body_html": plain_body_html(page, request),
        **form_context(page, request, outline),
    }


def form_context(page: ProcedurePage, request: HttpRequest, outline: Outline) -> dict[str, Any]:
    """The form by which people keep their way, and where else it leads."""
    is_preview = getattr(request, "is_preview", False)
    links = own_links(outline.url, _code(page)) if outline.url and not is_preview else OwnLinks("", "", "", "")
    return {"links": links, "form_key": "" if is_preview else mint(request, page), "is_preview": is_preview}


def _standing(request: HttpRequest, outline: Outline) -> Standing | None:
    participant = None if getattr(request, "is_preview", False) else current_participant(request)
    standing = standing_in(participant=participant, outline=outline, today=timezone.localdate())
    return standing if standing.journey else None


def shown_dates(outline: Outline, own: Standing | None, typed: Mapping[str, str], problems: Mapping[str, str]) -> dict[str, ShownDate]:
    """The fields of dates: what was typed just now, else what was entered before."""
    kept_dates = own.dates if own else {}
    return {
        row.key: ShownDate(
            row.key,
            row.label,
            row.help,
            typed.get(row.key, kept_dates[row.key].isoformat() if row.key in kept_dates else ""),
            problems.get(row.key, ""),
            kept_dates.get(row.key),
        )
        for row in outline.dates
    }


def _journey(page: ProcedurePage, request: HttpRequest, outline: Outline, own: Standing | None, dates: dict[str, ShownDate] | None) -> Any:
    """The steps as HTML: for who keeps nothing here from the cache, for everybody else with their own state."""

    def render() -> SafeString:
        fields = dates or shown_dates(outline, own, {}, {})
        with override(_code(page)):
            items = list(Shower(page, outline, request, own=own, dates=fields).items())
            return finished(SafeString(render_to_string("pages/guide/parts/journey.html", {"items": items})), page)

    if own is not None or dates is not None or getattr(request, "is_preview", False):
        return SimpleLazyObject(render)
    return SimpleLazyObject(lambda: kept(page, request, f"journey:{timezone.localdate()}", render))


def facts(page: ProcedurePage) -> list[tuple[str, str]]:
    """What stands in the table at the top: name and value."""
    rows = [
        (_("For whom"), page.for_whom),
        (_("What comes of it"), page.result),
        (_("How long it takes"), page.time),
        (_("Cost"), page.cost),
    ]
    return [(name, value) for name, value in rows if value]


def show(page: ProcedurePage, request: HttpRequest, *, typed: Mapping[str, str], problems: Mapping[str, str], status: int) -> HttpResponse:
    """The page again, with what was typed and what was wrong with it."""
    context = {**Page.get_context(page, request), **procedure_context(page, request, typed=typed, problems=problems)}
    return TemplateResponse(request, page.template, context, status=status)


def step_view(page: ProcedurePage, request: HttpRequest, short: str) -> HttpResponse:
    """One step by itself; a step that is no longer there leads to the procedure, which says so."""
    outline = outline_of(page, request)
    row = next((step for step in outline.steps if step.short == short), None)
    if row is None:
        return TemplateResponse(
            request, "pages/guide/step_gone.html", {"page": page, "procedure_url": outline.url}, status=HTTPStatus.NOT_FOUND
        )
    elsewhere = in_own_words(page, request, STEP, f"{short}/")
    if elsewhere:
        return elsewhere
    below = {code: f"{word}/{short}" for code, word in STEP.items()}
    request.portal_below = below  # type: ignore[attr-defined]  # what the language switch leads to
    own = _standing(request, outline)
    dates = shown_dates(outline, own, {}, {})
    at = outline.steps.index(row)
    title = words.step_title(row)
    crumbs = [*breadcrumbs(page), Crumb(title, request.path, "")]
    context = {
        **Page.get_context(page, request),
        "outline": outline,
        "own": own,
        "step": Shower(page, outline, request, own=own, dates=dates).step(row.id),
        "group": outline.group_of(row.strand) if row.strand else None,
        "previous": _link(page, outline, at - 1),
        "following": _link(page, outline, at + 1),
        "procedure_url": outline.url,
        "head": head_of(page, request, title=f"{title} – {page.title}", description=page.shared_text, below=below, crumbs=crumbs),
        "crumbs": crumbs,
        **form_context(page, request, outline),
    }
    return TemplateResponse(request, "pages/guide/step_page.html", context)


def _link(page: ProcedurePage, outline: Outline, at: int) -> tuple[StepRow, str] | None:
    if not 0 <= at < len(outline.steps):
        return None
    return outline.steps[at], f"{outline.url}{STEP[_code(page)]}/{outline.steps[at].short}/"


def print_version(page: ProcedurePage, request: HttpRequest) -> HttpResponse:
    """The sheet to print, with somebody's own ticks, dates and deadlines. Search engines are sent to the procedure."""
    elsewhere = in_own_words(page, request, PRINT)
    if elsewhere:
        return elsewhere
    request.portal_below = PRINT  # type: ignore[attr-defined]  # what the language switch leads to
    outline = outline_of(page, request)
    own = _standing(request, outline)
    crumbs = breadcrumbs(page)
    context = {
        **Page.get_context(page, request),
        "outline": outline,
        "own": own,
        "items": list(Shower(page, outline, request, own=own, dates=shown_dates(outline, own, {}, {})).items()),
        "facts": facts(page),
        "theme": Theme(page.theme).label,
        "address": absolute(outline.url),
        "today": timezone.localdate(),
        "procedure_url": outline.url,
        "crumbs": [*crumbs, Crumb(_("Print version"), request.path, "")],
    }
    return TemplateResponse(request, "pages/guide/procedure_print.html", context)


def _code(page: Page) -> str:
    return str(page.locale.language_code)
