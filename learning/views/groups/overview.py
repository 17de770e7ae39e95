"""A person's groups: those that they coordinate and those that they are in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.accounts.participants import current_participant, signed_in_user
from learning.domain.groups.standing import groups_of

from . import words


def my_groups(request: HttpRequest) -> list[Any]:
    """The groups of the person who asks: at most two statements, none for a stranger."""
    return groups_of(participant=current_participant(request), user=signed_in_user(request))


@never_cache
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """What groups are for, and the person's own."""
    context = {"groups": my_groups(request), "notice": words.notice(request)}
    return TemplateResponse(request, "pages/learning/groups.html", context)
