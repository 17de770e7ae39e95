"""A member's own page of a group: exactly what is seen of them, the form that changes it, and the way out."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.accounts.participants import current_participant
from cms.accounts.pending import forget_typed, keep_typed, typed_before
from learning.domain.groups.membership import change_consent, leave_group
from learning.domain.groups.standing import membership
from learning.errors import ForeignAttemptError, GroupEndedError, GroupNotFoundError, SignedOutError, StaleFormError
from learning.models import GroupMember

from . import words
from .consenting import choices, form_name, not_yours, owner_of_form, refuse, show
from .courses import taken_courses
from .forms import ConsentForm
from .parts import ask, onward


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """The page, or the change that its form asks for."""
    row = _membership(request, group_id)
    if row is None:
        return _signs_in_first(request, group_id)
    courses = taken_courses(row.group)
    if request.method != "POST":
        typed = typed_before(request, form_name(group_id))
        form = ConsentForm(typed, initial=_standing(row), choices=choices(courses), joins=False)
        return show(request, row.group, courses, form, row=row, notice=words.signed_out() if typed is not None else "")
    form = ConsentForm(request.POST, choices=choices(courses), joins=False)
    if not form.is_valid():
        return show(request, row.group, courses, form, row=row, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        change_consent(owner=owner_of_form(request), group_id=group_id, consent=form.consent())
    except (GroupNotFoundError, GroupEndedError):
        raise Http404 from None
    except (SignedOutError, StaleFormError, ForeignAttemptError) as error:
        return not_yours(request, row.group, courses, form, error, row=row)
    forget_typed(request, form_name(group_id))
    return onward("learning_membership", group_id, notice="consent")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Ask, then leave a group."""
    row = _membership(request, group_id, gone_is_left=request.method == "POST")
    participant = current_participant(request)
    if request.method == "POST" and (participant is not None or request.user.is_authenticated):
        if participant is not None:
            leave_group(participant=participant, group_id=group_id)
        # Somebody signed out may be in the group by their account, so only what is known is said.
        is_out = row is not None or request.user.is_authenticated
        return onward("learning_groups", notice="left" if is_out else "")
    if row is None:
        return _signs_in_first(request, group_id)
    texts = [
        _("Its coordinator will see nothing of you any more, and your name goes from the list."),
        _("Your progress, results and notes stay yours. You can join again by the invitation link."),
    ]
    back = reverse("learning_membership", args=[group_id])
    return ask(
        request, title=_("Leave the group “%(name)s”?") % {"name": row.group.name}, texts=texts, button=_("Leave the group"), back=back
    )


def stale_member(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Answer a member's form whose token is out of date."""
    row = _membership(request, group_id)
    if row is None:
        return _signs_in_first(request, group_id)
    courses = taken_courses(row.group)
    form = ConsentForm(request.POST, choices=choices(courses), joins=False)
    return refuse(request, row.group, courses, form, row=row, said=words.stood_open(), status=HTTPStatus.FORBIDDEN)


def stale_leave(_request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Show the member's page again: the person is still in the group."""
    return onward("learning_membership", group_id, notice="open")


member.on_stale_token = stale_member  # type: ignore[attr-defined]
leave.on_stale_token = stale_leave  # type: ignore[attr-defined]
member.refuses_nul = True  # type: ignore[attr-defined]


def _membership(request: HttpRequest, group_id: UUID, *, gone_is_left: bool = False) -> GroupMember | None:
    """The person's place in the group; None for somebody who may have one once they are signed in.

    Raises:
        Http404: when somebody who is signed in has none.
    """
    try:
        return membership(participant=current_participant(request), group_id=group_id)
    except GroupNotFoundError:
        if request.user.is_authenticated and not gone_is_left:
            raise Http404 from None
        return None


def _signs_in_first(request: HttpRequest, group_id: UUID) -> HttpResponse:
    if request.method == "POST":
        keep_typed(request, form_name(group_id))
    return redirect_to_login(reverse("learning_membership", args=[group_id]))


def _standing(row: GroupMember) -> dict[str, Any]:
    return {"name": row.name, "courses": [str(key) for key in row.consents.values_list("course_key", flat=True)]}
