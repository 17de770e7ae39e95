"""Making a group and changing it: one form."""

from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.accounts.pending import forget_typed, keep_typed, typed_before
from cms.accounts.privacy import privacy_url
from learning.domain.groups.keeping import MOST_GROUPS, change_group, make_group
from learning.domain.groups.standing import led_group
from learning.errors import GroupEndedError, GroupNotFoundError, TooManyGroupsError
from learning.models import LearningGroup

from . import words
from .courses import choices_for
from .forms import GroupForm
from .parts import group_form_name, onward, person

SALT = "learning.group"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, group_id: UUID | None = None) -> HttpResponse:
    """Show the form of a group, or save it. Whoever is not signed in signs in first and finds everything again."""
    if not request.user.is_authenticated:
        if request.method == "POST":
            keep_typed(request, group_form_name(group_id))
        return redirect_to_login(request.path)
    group = _group(request, group_id)
    choices = choices_for(request, group)
    if request.method != "POST":
        return _fresh(request, group, choices)
    form = GroupForm(request.POST, choices=choices)
    if not form.is_valid():
        return _show(request, group, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        return _save(request, group, form)
    except TooManyGroupsError:
        form.add_error(None, forms.ValidationError(words.too_many(MOST_GROUPS)))
        return _show(request, group, form, status=HTTPStatus.CONFLICT)
    except (GroupNotFoundError, GroupEndedError):
        raise Http404 from None


def _save(request: HttpRequest, group: LearningGroup | None, form: GroupForm) -> HttpResponse:
    if group is None:
        made = make_group(coordinator=person(request), group_id=_form_id(request.POST.get("form", "")), plan=form.plan())
        forget_typed(request, group_form_name(None))
        return onward("learning_group", made.pk, notice="made")
    change_group(coordinator=person(request), group_id=group.pk, plan=form.plan())
    forget_typed(request, group_form_name(group.pk))
    return onward("learning_group", group.pk, notice="changed")


def stale_token(request: HttpRequest, group_id: UUID | None = None) -> HttpResponse:
    """Show the form again as it was filled in, when it stood open while the person signed in anew."""
    group = _group(request, group_id)
    form = GroupForm(request.POST, choices=choices_for(request, group))
    form.is_valid()
    form.add_error(None, forms.ValidationError(words.stood_open()))
    return _show(request, group, form, status=HTTPStatus.FORBIDDEN)


edit.on_stale_token = stale_token  # type: ignore[attr-defined]
edit.refuses_nul = True  # type: ignore[attr-defined]


def _group(request: HttpRequest, group_id: UUID | None) -> LearningGroup | None:
    if group_id is None:
        return None
    try:
        group = led_group(coordinator=person(request), group_id=group_id)
    except GroupNotFoundError:
        raise Http404 from None
    if group.closed_at is not None:
        raise Http404
    return group


def _fresh(request: HttpRequest, group: LearningGroup | None, choices: list[Any]) -> HttpResponse:
    typed = typed_before(request, group_form_name(group.pk if group else None))
    if typed is not None:
        return _show(request, group, GroupForm(typed, choices=choices), notice=words.signed_out(), token=typed.get("form", ""))
    initial = {}
    if group is not None:
        courses = dict(group.courses.values_list("course_key", "due_on"))
        initial = GroupForm.initial_of(group.name, group.organisation, courses)
    return _show(request, group, GroupForm(initial=initial, choices=choices))


def _show(
    request: HttpRequest, group: LearningGroup | None, form: GroupForm, *, status: int = HTTPStatus.OK, notice: str = "", token: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "group": group,
        "notice": notice,
        "form_token": token or request.POST.get("form") or signing.dumps(str(uuid4()), salt=SALT),
        "privacy_url": privacy_url(),
    }
    return TemplateResponse(request, "pages/learning/group_form.html", context, status=status)


def _form_id(text: str) -> UUID:
    """What the form was minted with; a new one for a form that lost it."""
    try:
        return UUID(signing.loads(text, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return uuid4()
