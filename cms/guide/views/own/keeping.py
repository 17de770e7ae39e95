"""Taking in the form of a procedure: ticks, dates and choices are kept, and what cannot be is told."""

from collections.abc import Container, Mapping
from functools import partial
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from cms.accounts.domain import form_keys
from cms.accounts.errors import FormOfAccountError, FormOwnerError
from cms.accounts.participants import abandon, current_participant, keep_in_part
from cms.accounts.throttling import is_too_often
from cms.core.pages.subroutes import never_kept, takes_forms
from cms.core.views.errors import error_page
from cms.guide.domain import journeys
from cms.guide.domain.problems import Problem
from cms.guide.domain.reading import DATE, Sent, Understood, understand
from cms.guide.errors import TooManyJourneysError
from cms.guide.models import ProcedurePage
from cms.guide.outline import Outline, StepRow, outline_of
from cms.guide.views.addresses import STEP

from . import words
from .forms import FORM, SAVE, read_form

#: A button of this name begins the procedure without a tick; a field of that one says that the form stands on a step's own page.
START, BACK, ON_STEP = "start", "back", "step"


@takes_forms
@never_kept
def keep(page: ProcedurePage, request: HttpRequest) -> HttpResponse:
    """Keep what the form says, and lead back to where it was sent from; looking at the address leads to the procedure."""
    outline = outline_of(page, request)
    if request.method != "POST":
        return HttpResponseRedirect(outline.url)
    if is_too_often(request):
        return error_page(request, HTTPStatus.TOO_MANY_REQUESTS, words.too_often())
    sent = read_form(request.POST)
    said = understand(outline, sent)
    key = form_keys.load(request.POST.get(FORM, ""))
    try:
        since = _keep(request, outline, said, key)
    except TooManyJourneysError:
        abandon(request)
        return error_page(request, HTTPStatus.TOO_MANY_REQUESTS, words.too_many_journeys())
    except FormOwnerError as error:
        abandon(request)
        is_out = isinstance(error, FormOfAccountError)
        status = HTTPStatus.UNAUTHORIZED if is_out else HTTPStatus.CONFLICT
        return _again(page, request, sent, status, {"": words.signed_out() if is_out else words.stood_open()})
    problems = (*said.problems, *since)
    if problems:
        if said.adds_something:
            keep_in_part(request)
        typed = {problem.field.removeprefix(DATE): problem.stands.isoformat() for problem in problems if problem.stands}
        return _again(page, request, sent, HTTPStatus.UNPROCESSABLE_ENTITY, _by_key(problems, outline), _dates(said) | typed)
    return HttpResponseRedirect(_back(request, page, outline, said), status=HTTPStatus.SEE_OTHER)


def _keep(request: HttpRequest, outline: Outline, said: Understood, key: form_keys.FormKey) -> tuple[Problem, ...]:
    """Keep it all; somebody who keeps nothing yet and adds nothing – a page of empty fields – stays a stranger."""
    owner = partial(form_keys.owner_of, request, key)
    if START in request.POST:
        journeys.start(owner=owner, outline=outline)
    elif not (said.adds_something or key.participant or current_participant(request)):
        return ()
    drawn = journeys.Drawn(key.given_at, request.POST.get(SAVE, ""))
    return journeys.keep(owner=owner, outline=outline, said=said, drawn=drawn)


def stale_token(page: ProcedurePage, request: HttpRequest) -> HttpResponse:
    """Answer a form whose CSRF token is out of date, as after signing in elsewhere: the dates stand there as they were typed."""
    return _again(page, request, read_form(request.POST), HTTPStatus.FORBIDDEN, {"": words.stood_open()})


def _again(
    page: ProcedurePage,
    request: HttpRequest,
    sent: Sent,
    status: int,
    problems: Mapping[str, str],
    better: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The procedure again. ``better``: what to show in fields of dates instead of what was typed."""
    from cms.guide.views.procedure import show  # shows this form, so it knows us

    request.portal_page = page  # type: ignore[attr-defined]  # the place that menus and languages lead on from
    return show(page, request, typed={**sent.dates, **(better or {})}, problems=problems, status=status)


def _dates(said: Understood) -> dict[str, str]:
    """The dates that were understood, as a field of dates takes them."""
    return {key: day.isoformat() for key, day in said.dates.items() if day is not None}


def _by_key(problems: tuple[Problem, ...], outline: Outline) -> dict[str, str]:
    """The sentences by key of the date; under the empty key what concerns no field of the page, each said once."""
    found: dict[str, list[str]] = {}
    for problem in problems:
        key = problem.field.removeprefix(DATE) if problem.field.startswith(DATE) else ""
        found.setdefault(key if outline.date(key) else "", []).append(words.problem_words(problem))
    return {key: " ".join(dict.fromkeys(said)) for key, said in found.items()}


def _back(request: HttpRequest, page: ProcedurePage, outline: Outline, said: Understood) -> str:
    """Where the form was: at the step, at the dates, or at the first step of the way that was chosen."""
    saved = request.POST.get(SAVE, "")
    # The Enter key in a field of a date presses a button that names none.
    entered = {saved} if outline.date(saved) else {key for key, day in said.dates.items() if day and saved}
    step = _place(outline, said, entered)
    if step is not None and request.POST.get(BACK) == ON_STEP:
        return f"{outline.url}{STEP[page.locale.language_code]}/{step.short}/"
    if step is not None:
        return f"{outline.url}#step-{step.short}"
    return f"{outline.url}#dates" if saved else outline.url


def _place(outline: Outline, said: Understood, entered: Container[str]) -> StepRow | None:
    """The step that the button stood at. ``entered``: keys of the dates that it is about."""
    chosen = {strand.id for strand in said.choices.values() if strand is not None}
    ids = {step.id for step in said.tick} | said.untick
    for step in outline.steps:
        if step.id in ids or step.strand in chosen or (step.gives_date and step.gives_date in entered):
            return step
    return None
