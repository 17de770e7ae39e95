"""Pages that say why a vote or a reason was not taken: what happened, what was kept, what to do next."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.middleware.caching import keep_no_copy
from cms.core.pages.by_slug import address_by_slug
from cms.core.views.error_texts import ErrorText
from cms.core.views.errors import error_page
from cms.feedback.domain.pages import VotedPage

TOO_MANY = ErrorText(
    gettext_lazy("Too many opinions for now"),
    gettext_lazy("Very many opinions came from your network within the hour, so this one was not counted."),
    gettext_lazy("What was counted before stays."),
    gettext_lazy("Try again in an hour. If something on the page is wrong, you can also write to us."),
)


def show(request: HttpRequest, template: str, *, page: VotedPage | None, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
    """Draw a page of the room: each names the page that it is about and the way to somebody who answers."""
    keep_no_copy(request)
    shared = {"voted": page, "contact_url": address_by_slug(settings.CONTACT_SLUG)}
    return TemplateResponse(request, f"pages/feedback/{template}.html", {**shared, **context}, status=status)


def refuse(request: HttpRequest, status: int, *, title: str, message: str, page: VotedPage | None = None, typed: str = "") -> HttpResponse:
    """Say what happened; what was typed is given back to be copied."""
    return show(request, "refused", page=page, status=status, title=title, message=message, typed=typed)


def too_many(request: HttpRequest) -> HttpResponse:
    """Say that the network has voted very often."""
    return error_page(request, HTTPStatus.TOO_MANY_REQUESTS, TOO_MANY)


def gone(request: HttpRequest) -> HttpResponse:
    """Say that there is no page to vote on any more."""
    message = _(
        "The page was withdrawn or nobody is asked about it, so your vote was not counted. Look for its successor from the front page."
    )
    return refuse(request, HTTPStatus.GONE, title=_("This page is not there any more"), message=message)


def unreadable(request: HttpRequest, page: VotedPage) -> HttpResponse:
    """Say that the form held neither yes nor no, or something that only a program fills in."""
    message = _(
        "The form did not say “yes” or “no”, or a field was filled in that must stay empty. Go back to the page and press a button there."
    )
    return refuse(request, HTTPStatus.UNPROCESSABLE_ENTITY, title=_("Your vote was not counted"), message=message, page=page)


def unknown(request: HttpRequest, typed: str) -> HttpResponse:
    """Say that an address leads to no vote."""
    message = _("The address was not copied whole, or the opinion was deleted meanwhile. Nothing was saved just now.")
    return refuse(request, HTTPStatus.NOT_FOUND, title=_("We do not know this opinion"), message=message, typed=typed)


def over(request: HttpRequest, page: VotedPage | None, typed: str) -> HttpResponse:
    """Say that the hour is over."""
    message = _("A reason can be added within an hour of the vote. Your vote counts. Vote on the page again to tell us more.")
    return refuse(request, HTTPStatus.GONE, title=_("The time to say why is over"), message=message, page=page, typed=typed)


def said_already(request: HttpRequest, page: VotedPage | None, typed: str) -> HttpResponse:
    """Say that with this vote a reason was given."""
    message = _("With this vote you told us a reason before, and that one stays. What you wrote now was not saved.")
    return refuse(request, HTTPStatus.CONFLICT, title=_("You have told us already"), message=message, page=page, typed=typed)
