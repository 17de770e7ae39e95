"""The learner's own page: courses, where to go on, results, what they keep, reminders, devices, data."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.accounts.domain import form_keys
from cms.accounts.models import Participant
from cms.accounts.participants import current_participant, signed_in_user
from cms.accounts.pending import typed_before
from cms.core import generations
from cms.core.pages.paging import page_links
from cms.core.pages.places import unrestricted
from cms.core.pages.translations import live_addresses
from learning.domain.people.personal import kept_things
from learning.enums import ReminderKind
from learning.models import CourseIndexPage, ReminderWish, StepCompletion

from .context import course_cards, language
from .groups.overview import my_groups
from .mine_rows import attempts_of, my_attempts, my_courses, my_steps, places_of
from .reminders import FORM

#: Attempts on the page itself; all of them stand in the history.
LATEST = 10
ATTEMPTS_ON_PAGE = 50


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """A person's own page, with an account or without one. A stranger is told what it is and where to begin."""
    participant = current_participant(request)
    context = _of_somebody(request, participant) if participant is not None else _of_nobody()
    context |= {"notice": _notice(request), "courses_url": courses_url(), "groups": my_groups(request), **_wishes(request, participant)}
    return TemplateResponse(request, "pages/learning/mine.html", context)


@never_cache
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Every attempt of a person, fifty to a page; a stranger has none."""
    participant = current_participant(request)
    rows = attempts_of(participant) if participant is not None else []
    page = Paginator(rows, ATTEMPTS_ON_PAGE).get_page(request.GET.get("page"))
    places = places_of(course_cards(request)) if participant is not None else {}
    context = {"attempts": my_attempts(page.object_list, places), "pages": _pages(page), "courses_url": courses_url()}
    return TemplateResponse(request, "pages/learning/mine_history.html", context)


def _of_nobody() -> dict[str, Any]:
    return {"is_known": False, "courses": [], "attempts": [], "has_more": False, "steps": [], "form_key": ""}


def _of_somebody(request: HttpRequest, participant: Participant) -> dict[str, Any]:
    cards = course_cards(request)
    places = places_of(cards)
    done = set(StepCompletion.objects.filter(participant=participant).values_list("step_key", flat=True))
    # One more than is shown tells whether there are more.
    attempts = list(attempts_of(participant)[: LATEST + 1])
    return {
        "is_known": True,
        "courses": my_courses(cards, done),
        "attempts": my_attempts(attempts[:LATEST], places),
        "has_more": len(attempts) > LATEST,
        "steps": my_steps(kept_things(participant=participant), places),
        "form_key": form_keys.mint(request).dump(),
    }


def _wishes(request: HttpRequest, participant: Participant | None) -> dict[str, Any]:
    """The form of reminders, for people with an account: without one there is no address to write to."""
    if signed_in_user(request) is None:
        return {"wishes": [], "wishes_unsaved": False}
    typed = typed_before(request, FORM)
    if typed is not None:
        wanted = set(typed.getlist("kind"))
    else:
        rows = ReminderWish.objects.filter(participant=participant) if participant is not None else ReminderWish.objects.none()
        wanted = set(rows.values_list("kind", flat=True))
    rows_shown = [{"value": kind.value, "label": kind.label, "checked": kind.value in wanted} for kind in ReminderKind]
    return {"wishes": rows_shown, "wishes_unsaved": typed is not None}


def _notice(request: HttpRequest) -> str:
    """What a redirect brought: a word in the address instead of a message in a cookie."""
    texts = {
        "taken": _("Done: this browser now goes on with those courses. What had been done here before was joined to them."),
        "wishes": _("Your choice about reminders is saved."),
    }
    return texts.get(request.GET.get("notice", ""), "")


def _pages(page: Any) -> dict[str, Any]:
    """Links to the pages of the history."""
    here = reverse("learning_history")
    return page_links(page.number, page.paginator.num_pages, lambda number: f"{here}?page={number}" if number > 1 else here)


def courses_url() -> str:
    """Where the list of courses is, in the reader's language or else in the source's; empty while there is none."""
    addresses: dict[str, str] = generations.cached("pages", "course-index", _index_addresses)
    return addresses.get(language()) or next(iter(addresses.values()), "")


def _index_addresses() -> dict[str, str]:
    index = unrestricted(CourseIndexPage.objects.live()).filter(alias_of=None).order_by("locale_id", "path").first()
    return dict(live_addresses(index)) if index is not None else {}
