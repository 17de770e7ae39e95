"""The invitation to a group. Looking alone writes nothing and sets no cookie."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.accounts.participants import current_participant, signed_in_user
from cms.accounts.pending import forget_typed, typed_before
from learning.domain.groups.membership import MOST_MEMBERS, join_group
from learning.domain.groups.standing import invited_to
from learning.errors import (
    ForeignAttemptError,
    GroupEndedError,
    GroupFullError,
    GroupNotFoundError,
    NoConsentError,
    SignedOutError,
    StaleFormError,
)
from learning.models import GroupMember, LearningGroup

from . import words
from .consenting import choices, form_name, not_yours, owner_of_form, refuse, show
from .courses import TakenCourse, taken_courses
from .forms import ConsentForm
from .parts import onward


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, invitation: str) -> HttpResponse:
    """Say what the group is and what its coordinator would see; join when the button says so."""
    try:
        group = invited_to(invitation=invitation)
    except GroupNotFoundError:
        return _no_group(request, HTTPStatus.NOT_FOUND)
    if group.closed_at is not None:
        return _no_group(request, HTTPStatus.GONE)
    courses = taken_courses(group)
    if request.method != "POST":
        return _invitation(request, group, courses)
    form = ConsentForm(request.POST, choices=choices(courses), joins=True)
    if not form.is_valid():
        return show(request, group, courses, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        join_group(owner=owner_of_form(request), invitation=invitation, consent=form.consent())
    except (GroupNotFoundError, GroupEndedError):
        return _no_group(request, HTTPStatus.GONE)
    except NoConsentError:
        return refuse(request, group, courses, form, field="courses", said=words.courses_changed())
    except GroupFullError:
        return refuse(request, group, courses, form, said=words.full(MOST_MEMBERS))
    except (SignedOutError, StaleFormError, ForeignAttemptError) as error:
        return not_yours(request, group, courses, form, error)
    forget_typed(request, form_name(group.pk))
    return onward("learning_membership", group.pk, notice="joined")


def stale_token(request: HttpRequest, invitation: str) -> HttpResponse:
    """Show the invitation again as it was filled in, when it stood open while the person signed in anew."""
    try:
        group = invited_to(invitation=invitation)
    except GroupNotFoundError:
        return _no_group(request, HTTPStatus.NOT_FOUND)
    courses = taken_courses(group)
    form = ConsentForm(request.POST, choices=choices(courses), joins=True)
    return refuse(request, group, courses, form, said=words.stood_open(), status=HTTPStatus.FORBIDDEN)


join.on_stale_token = stale_token  # type: ignore[attr-defined]
join.refuses_nul = True  # type: ignore[attr-defined]


def _invitation(request: HttpRequest, group: LearningGroup, courses: list[TakenCourse]) -> HttpResponse:
    """The invitation; whoever is in the group already is led to their own page of it."""
    participant = current_participant(request)
    if participant is not None and GroupMember.objects.filter(group=group, participant=participant).exists():
        return onward("learning_membership", group.pk)
    typed = typed_before(request, form_name(group.pk))
    if typed is not None:
        form = ConsentForm(typed, choices=choices(courses), joins=True)
        return show(request, group, courses, form, notice=words.signed_out())
    user = signed_in_user(request)
    form = ConsentForm(initial={"name": user.get_full_name() if user else ""}, choices=choices(courses), joins=True)
    return show(request, group, courses, form)


def _no_group(request: HttpRequest, status: int) -> HttpResponse:
    return TemplateResponse(request, "pages/learning/group_gone.html", {"has_ended": status == HTTPStatus.GONE}, status=status)
