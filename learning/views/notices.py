"""Pages that say why an answer or a result cannot be shown, in the frame of the portal."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _


def notice(request: HttpRequest, status: HTTPStatus, *, title: str, message: str) -> HttpResponse:
    """A page with a title, what happened and what to do."""
    return TemplateResponse(request, "pages/learning/notice.html", {"title": title, "message": message}, status=status)


def withdrawn(request: HttpRequest) -> HttpResponse:
    """Say that the step is gone."""
    message = _("This step has been withdrawn from the course. Nothing has been counted. What you have done before stays.")
    return notice(request, HTTPStatus.GONE, title=_("The step is no longer there"), message=message)


def foreign(request: HttpRequest) -> HttpResponse:
    """Say that an attempt is somebody else's."""
    message = _("This attempt belongs to another person or was made on another device. If it is yours, sign in to see it.")
    return notice(request, HTTPStatus.FORBIDDEN, title=_("This attempt is not yours"), message=message)
