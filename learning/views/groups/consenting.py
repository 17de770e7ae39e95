"""The page with a consent on it, an invitation or a member's own: its form, and what a refused one is told."""

from collections.abc import Sequence
from functools import partial
from http import HTTPStatus
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cms.accounts.domain import form_keys
from cms.accounts.participants import abandon
from cms.accounts.pending import keep_typed
from cms.accounts.privacy import privacy_url
from learning.domain.groups.standing import seen_of
from learning.domain.people.personal import Owner
from learning.errors import SignedOutError
from learning.models import GroupMember, LearningGroup
from learning.views.refusals import form_owner

from . import words
from .courses import TakenCourse
from .forms import ConsentForm, CourseChoice


def owner_of_form(request: HttpRequest) -> Owner:
    """Gives the participant whose form was sent, as the domain wants it."""
    key = form_keys.load(request.POST.get("form", ""))
    return partial(form_owner, request, key.form_id, key.participant)


def choices(courses: Sequence[TakenCourse]) -> list[CourseChoice]:
    """The group's courses as tick boxes."""
    return [CourseChoice(course.key, course.title, course.due) for course in courses]


def form_name(group_id: UUID) -> str:
    """By what the form is kept while somebody signs in again."""
    return f"join:{group_id}"


def show(
    request: HttpRequest,
    group: LearningGroup,
    courses: Sequence[TakenCourse],
    form: ConsentForm,
    *,
    row: GroupMember | None = None,
    status: int = HTTPStatus.OK,
    notice: str = "",
    sign_in: bool = False,
) -> HttpResponse:
    """Show the page.

    Args:
        request: whose page it is.
        group: the group.
        courses: what it takes.
        form: the form, fresh or refused.
        row: the person's place in the group; without it the page is the invitation.
        status: HTTP status.
        notice: what happened.
        sign_in: whether to offer signing in again.
    """
    seen = seen_of(member=row, course_keys=[course.key for course in courses]) if row is not None else []
    context = {
        "group": group,
        "courses": courses,
        "seen": list(zip(courses, seen, strict=True)) if row is not None else [],
        "member": row,
        "form": form,
        "form_key": form_keys.mint(request).dump(),
        "coordinator": words.coordinator_name(group.coordinator),
        "notice": notice or words.notice(request),
        "sign_in_url": f"{reverse('account_login')}?{urlencode({'next': request.path})}" if sign_in else "",
        "privacy_url": privacy_url(),
    }
    template = "pages/learning/group_join.html" if row is None else "pages/learning/group_member.html"
    return TemplateResponse(request, template, context, status=status)


def refuse(
    request: HttpRequest,
    group: LearningGroup,
    courses: Sequence[TakenCourse],
    form: ConsentForm,
    *,
    row: GroupMember | None = None,
    field: str | None = None,
    said: str,
    status: int = HTTPStatus.CONFLICT,
) -> HttpResponse:
    """Show the page again as it was filled in, with a sentence at the form or at one field."""
    form.is_valid()
    form.add_error(field, forms.ValidationError(said))
    return show(request, group, courses, form, row=row, status=status)


def not_yours(
    request: HttpRequest,
    group: LearningGroup,
    courses: Sequence[TakenCourse],
    form: ConsentForm,
    error: Exception,
    *,
    row: GroupMember | None = None,
) -> HttpResponse:
    """Answer a form that was made for somebody else than who sends it: it comes back as it was typed, for whoever is here now."""
    abandon(request)
    if not isinstance(error, SignedOutError):
        return refuse(request, group, courses, form, row=row, said=words.stood_open())
    keep_typed(request, form_name(group.pk))
    said = _("You have been signed out in the meantime, so nothing was saved. Sign in; what you typed is kept.")
    form.add_error(None, forms.ValidationError(said))
    return show(request, group, courses, form, row=row, status=HTTPStatus.UNAUTHORIZED, sign_in=True)
