"""Pages that say why an answer or a result cannot be shown, in the frame of the portal."""

from collections.abc import Sequence
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from learning.domain.answering.form_words import TypedAnswer


def notice(request: HttpRequest, status: HTTPStatus, *, title: str, message: str, typed: Sequence[TypedAnswer] = ()) -> HttpResponse:
    """A page with a title, what happened and what to do, and what came with the form that cannot be shown again."""
    context = {"title": title, "message": message, "typed": typed}
    return TemplateResponse(request, "pages/learning/notice.html", context, status=status)


def withdrawn(request: HttpRequest, typed: Sequence[TypedAnswer] = ()) -> HttpResponse:
    """Say that the step is gone.

    Args:
        request: what was asked for.
        typed: what came with it, given back to be copied.
    """
    message = _("This step has been withdrawn from the course. Nothing has been counted. What you have done before stays.")
    return notice(request, HTTPStatus.GONE, title=_("The step is no longer there"), message=message, typed=typed)


def foreign(request: HttpRequest) -> HttpResponse:
    """Say that an attempt is somebody else's."""
    message = _("This attempt belongs to another person or was made on another device. If it is yours, sign in to see it.")
    return notice(request, HTTPStatus.FORBIDDEN, title=_("This attempt is not yours"), message=message)
