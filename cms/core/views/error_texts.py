"""What error pages say: what happened, what was kept, what to do next."""

from dataclasses import dataclass
from http import HTTPStatus

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class ErrorText:
    """The words of an error page."""

    title: str | Promise
    happened: str | Promise
    kept: str | Promise
    next_step: str | Promise


#: What a form loses when it is refused before it is read: nothing, as long as the page with it is still in the browser.
_STILL_TYPED = _("Nothing was saved. What you typed is still in the form if you go back to it.")

TEXTS: dict[int, ErrorText] = {
    HTTPStatus.BAD_REQUEST: ErrorText(
        _("We could not read this request"),
        _("The address or the form contains something that cannot be part of it."),
        _STILL_TYPED,
        _("Go back and try again. If you followed a link, check that it was copied whole."),
    ),
    HTTPStatus.FORBIDDEN: ErrorText(
        _("You may not see this page"),
        _("The page is for people with another role, or for people who are signed in."),
        _("Nothing was changed."),
        _("Sign in, or ask the people who run the portal if you should have access."),
    ),
    HTTPStatus.NOT_FOUND: ErrorText(
        _("There is no such page"),
        _("The page may have been moved or withdrawn, or the address may be mistyped."),
        _("Your progress in courses is kept."),
        _("Look for it from the front page, or use the menu."),
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: ErrorText(
        _("This cannot be done here"),
        _("The address exists, but it does not take what was sent to it."),
        _STILL_TYPED,
        _("Go back to the page you came from and use the buttons there."),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ErrorText(
        _("That was too much at once"),
        _("The form or the file is larger than the portal accepts."),
        _STILL_TYPED,
        _("Go back, shorten the text or choose a smaller file, and send it again."),
    ),
    HTTPStatus.TOO_MANY_REQUESTS: ErrorText(
        _("Too many attempts"),
        _("The same thing was tried many times within a short while, so we stopped for your safety."),
        _STILL_TYPED,
        _("Wait a few minutes and try again."),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: ErrorText(
        _("Something broke on our side"),
        _("An error happened while the page was being made. It has been written down for the people who run the portal."),
        _("What you saved before is kept. What you sent just now may not have been saved."),
        _("Try again in a moment. If it happens again, tell us what you were doing."),
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: ErrorText(
        _("The portal is resting for a moment"),
        _("A part that the portal needs does not answer just now."),
        _("What you saved before is kept. What you sent just now was not saved; it is still in the form if you go back to it."),
        _("Wait a minute and try again."),
    ),
}

#: A form that does not prove that it came from this site. Different from 403 for want of a role, so different words.
FOREIGN_FORM = ErrorText(
    _("We did not take this form"),
    _("Your browser did not say that the form was sent from this portal, so we refused it for your safety."),
    _STILL_TYPED,
    _("Go back, load the page again and send the form from there. If you block the Referer header, allow it for this portal."),
)
STALE_FORM = ErrorText(
    _("This form is out of date"),
    _("You signed in or out after the form was opened, or it stayed open for a long time."),
    _STILL_TYPED,
    _("Go back, load the page again and send the form once more."),
)


def not_carried_over(words: str) -> ErrorText:
    """For an address of the old portal that leads nowhere; ``words`` are what it was about."""
    return ErrorText(
        _("This page is not here any more"),
        _("The address is one of the portal before this one, and no page of ours has taken its place."),
        _("Your progress in courses is kept."),
        format_lazy(_("Look for “{words}” from the front page, or use the menu."), words=words),
    )
