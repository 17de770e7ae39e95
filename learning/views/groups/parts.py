"""What the views of groups share: who acts, where a redirect leads, a question before a button that cannot be undone."""

from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from cms.accounts.models import User


def person(request: HttpRequest) -> User:
    """Who is signed in."""
    return cast(User, request.user)


def onward(name: str, *arguments: Any, notice: str = "", anchor: str = "") -> HttpResponseRedirect:
    """Lead on after a form, with a word that the next page explains.

    Args:
        name: of the address.
        arguments: of the address.
        notice: a name of ``words.notice``.
        anchor: where on the page.
    """
    target = reverse(name, args=arguments)
    target += f"?notice={notice}" if notice else ""
    return HttpResponseRedirect(f"{target}#{anchor}" if anchor else target, status=HTTPStatus.SEE_OTHER)


def ask(request: HttpRequest, *, title: str, texts: list[str], button: str, back: str) -> HttpResponse:
    """Ask before something that cannot be undone; the button sends the same address a POST.

    Args:
        request: the GET.
        title: the question.
        texts: what will happen, a paragraph each.
        button: the word on the button, a verb.
        back: address of the way back.
    """
    context = {"title": title, "texts": texts, "button": button, "back_url": back}
    return TemplateResponse(request, "pages/learning/group_ask.html", context)


def group_form_name(group_id: UUID | None) -> str:
    """By what a group's form is kept while somebody signs in again."""
    return f"group:{group_id or 'new'}"
