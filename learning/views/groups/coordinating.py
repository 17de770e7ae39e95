"""A group as its coordinator has it: who is in it, how far each is, the invitation, and the buttons that change it."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.core.pages.places import absolute
from learning.domain.groups.keeping import dismiss_member, end_group, renew_invitation
from learning.domain.groups.standing import MemberRow, led_group, member_rows
from learning.enums import GroupState
from learning.errors import GroupNotFoundError
from learning.models import LearningGroup
from learning.views.qr import qr_svg

from . import words
from .courses import TakenCourse, taken_courses
from .parts import ask, onward, person


@dataclass(frozen=True)
class CourseSum:
    """How many members stand where in one course."""

    course: TakenCourse
    completed: int
    begun: int
    not_begun: int
    no_consent: int


@never_cache
@require_safe
@login_required
def group(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """The coordinator's page of a group."""
    led = _led(request, group_id)
    courses = taken_courses(led)
    members = member_rows(group=led, course_keys=[course.key for course in courses])
    address = absolute(reverse("learning_join", args=[led.invitation]))
    context = {
        "group": led,
        "courses": courses,
        "members": members,
        "sums": _sums(courses, members),
        "address": address,
        "qr": qr_svg(address) if led.closed_at is None else "",
        "notice": words.notice(request),
    }
    return TemplateResponse(request, "pages/learning/group.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def renew(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Ask, then make a new invitation link."""
    led = _open(request, group_id)
    if request.method == "POST":
        renew_invitation(coordinator=person(request), group_id=led.pk)
        return onward("learning_group", led.pk, notice="link")
    texts = [
        _("The link that you have sent so far will lead nowhere, so nobody joins by it any more."),
        _("Whoever is in the group already stays in it."),
    ]
    return ask(request, title=_("Make a new invitation link?"), texts=texts, button=_("Make a new link"), back=_address(led))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def end(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Ask, then end the group."""
    led = _open(request, group_id)
    if request.method == "POST":
        end_group(coordinator=person(request), group_id=led.pk)
        return onward("learning_groups", notice="ended")
    texts = [
        _("You will see nobody's progress any more, and nobody can join. Everybody keeps their own progress and results."),
        _("This cannot be undone. If you need the list, download it first."),
    ]
    title = _("End the group “%(name)s”?") % {"name": led.name}
    return ask(request, title=title, texts=texts, button=_("End the group"), back=_address(led))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def dismiss(request: HttpRequest, group_id: UUID, member_id: int) -> HttpResponse:
    """Ask, then take somebody out of the group."""
    led = _open(request, group_id)
    if request.method == "POST":
        dismiss_member(coordinator=person(request), group_id=led.pk, member_id=member_id)
        return onward("learning_group", led.pk, notice="dismissed", anchor="members")
    member = led.members.filter(pk=member_id).first()
    if member is None:
        return onward("learning_group", led.pk, notice="dismissed", anchor="members")
    texts = [
        _("You will not see this person's progress any more; they keep it."),
        _("With the invitation link they could join again. To prevent that, make a new link afterwards."),
    ]
    title = _("Take “%(name)s” out of the group?") % {"name": member.name}
    return ask(request, title=title, texts=texts, button=_("Take out"), back=_address(led))


def stale_token(request: HttpRequest, group_id: UUID, **_kwargs: object) -> HttpResponse:
    """Answer a button on a page whose token is out of date: nothing is changed, and the group's page says so."""
    return onward("learning_group", group_id, notice="open")


renew.on_stale_token = stale_token  # type: ignore[attr-defined]
end.on_stale_token = stale_token  # type: ignore[attr-defined]
dismiss.on_stale_token = stale_token  # type: ignore[attr-defined]


def _led(request: HttpRequest, group_id: UUID) -> LearningGroup:
    """The group; somebody else's is not found, like one that never was."""
    try:
        return led_group(coordinator=person(request), group_id=group_id)
    except GroupNotFoundError:
        raise Http404 from None


def _open(request: HttpRequest, group_id: UUID) -> LearningGroup:
    led = _led(request, group_id)
    if led.closed_at is not None:
        raise Http404
    return led


def _address(led: LearningGroup) -> str:
    return reverse("learning_group", args=[led.pk])


def _sums(courses: list[TakenCourse], members: list[MemberRow]) -> list[CourseSum]:
    sums = []
    for place, course in enumerate(courses):
        count = Counter(row.seen[place].state for row in members)
        states = (GroupState.COMPLETED, GroupState.BEGUN, GroupState.NOT_BEGUN, GroupState.NO_CONSENT)
        sums.append(CourseSum(course, *(count[state] for state in states)))
    return sums
