"""Sending in: the form, its preview, and the list of one's own submissions."""

from http import HTTPStatus
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.accounts.models import User
from cms.accounts.notices import with_query
from cms.accounts.pending import forget_typed, keep_typed, typed_before
from cms.accounts.privacy import privacy_url, terms_url
from cms.news.domain.submission_errors import NoNewsSectionError, StoryChangedError, StoryNotFoundError, SubmissionError
from cms.news.domain.submission_text import has_other_blocks, typed_text
from cms.news.domain.submissions import Situation, find_story, new_page, save_story, send_story, situations
from cms.news.forms import StoryForm
from cms.news.models.submissions import Submission

from . import submission_words as words
from .submission_preview import show_preview

_SALT = "mowis_news.story_form"
#: Room for the picture and the text around it.
UPLOAD_LIMIT = 11 * 1024 * 1024


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def story_form(request: HttpRequest, key: UUID | None = None) -> HttpResponse:
    """Show a submission's form, or do what its buttons say. Whoever is not signed in signs in first and finds everything again."""
    if not request.user.is_authenticated:
        if request.method == "POST":
            keep_typed(request, _name(key))
        return redirect_to_login(request.path)
    situation = _situation(request, key)
    if request.method != "POST":
        return _form_page(request, situation) if situation is None or situation.is_open else _closed_page(request, situation)
    action = request.POST.get("action", "")
    form = _bound(request, situation, sending=action == "send")
    if not form.is_valid():
        return _show(request, situation, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        if action == "preview":
            person = _person(request)
            return show_preview(request, situation.page if situation else new_page(person), form.story(), person)
        return _keep(request, situation, form, sending=action == "send")
    except SubmissionError as error:
        form.add_error(None, forms.ValidationError(words.refusal(error)))
        # After a conflict the form carries the newest revision: pressing again means to replace it.
        seen = _newest(request, situation) if isinstance(error, StoryChangedError) else None
        status = HTTPStatus.SERVICE_UNAVAILABLE if isinstance(error, NoNewsSectionError) else HTTPStatus.CONFLICT
        return _show(request, situation, form, status=status, seen=seen)


def stale_token(request: HttpRequest, key: UUID | None = None) -> HttpResponse:
    """Show the form again as it was filled in, when it stood open while the person signed in anew."""
    situation = _situation(request, key)
    form = _bound(request, situation, sending=False)
    form.is_valid()
    form.add_error(None, forms.ValidationError(words.stood_open()))
    return _show(request, situation, form, status=HTTPStatus.FORBIDDEN)


story_form.on_stale_token = stale_token  # type: ignore[attr-defined]
story_form.refuses_nul = True  # type: ignore[attr-defined]
story_form.upload_limit = UPLOAD_LIMIT  # type: ignore[attr-defined]


@never_cache
@require_safe
@login_required
def story_list(request: HttpRequest) -> HttpResponse:
    """What the person has sent in, the newest first, each with its state in words."""
    own = list(Submission.objects.filter(person=_person(request)).select_related("page__locale")[:200])
    context = {"rows": situations(own), "notice": words.notice_text(request)}
    return TemplateResponse(request, "pages/news/submission_list.html", context)


def _keep(request: HttpRequest, situation: Situation | None, form: StoryForm, *, sending: bool) -> HttpResponse:
    act = send_story if sending else save_story
    submission = act(
        person=_person(request),
        story=form.story(),
        form_id=_form_id(request.POST.get("form", "")),
        key=situation.submission.key if situation else None,
        seen=_number(request.POST.get("seen", "")),
    )
    forget_typed(request, _name(situation.submission.key if situation else None))
    if sending:
        return HttpResponseRedirect(with_query(reverse("story_list"), notice=words.SENT), status=HTTPStatus.SEE_OTHER)
    target = reverse("story_edit", args=[submission.key])
    return HttpResponseRedirect(with_query(target, notice=words.SAVED), status=HTTPStatus.SEE_OTHER)


def _form_page(request: HttpRequest, situation: Situation | None) -> HttpResponse:
    typed = typed_before(request, _name(situation.submission.key if situation else None))
    initial: dict[str, Any] = {}
    if situation is not None:
        page, image = situation.page, situation.page.listing_image
        initial = {name: getattr(page, name) for name in ("kind", "organisation_name", "title", "summary")} | {"text": typed_text(page)}
        initial |= {"alt": image.description, "credit": image.credit, "licence": image.licence} if image else {}
    seen = None
    if typed is not None:
        initial = {name: typed.get(name, "") for name in StoryForm.base_fields if name != "picture"}
        seen = _number(typed.get("seen", ""))
    form = StoryForm(initial=initial, **_traits(situation))
    notice = words.signed_out() if typed is not None else words.notice_text(request)
    return _show(request, situation, form, notice=notice, seen=seen, token=typed.get("form", "") if typed else "")


def _closed_page(request: HttpRequest, situation: Situation) -> HttpResponse:
    context = {"situation": situation, "why": words.closed_text(situation.state), "page": situation.page}
    return TemplateResponse(request, "pages/news/submission_closed.html", context)


def _show(
    request: HttpRequest,
    situation: Situation | None,
    form: StoryForm,
    *,
    status: int = HTTPStatus.OK,
    notice: str = "",
    seen: int | None = None,
    token: str = "",
) -> HttpResponse:
    if seen is None:
        shown = request.POST.get("seen", "") if form.is_bound else ""
        seen = _number(shown) if form.is_bound else (situation.page.latest_revision_id if situation else 0)
    context = {
        "form": form,
        "situation": situation,
        "notice": notice,
        "seen": seen,
        "form_token": token or (request.POST.get("form") if form.is_bound else "") or signing.dumps(str(uuid4()), salt=_SALT),
        "keeps_other_blocks": situation is not None and has_other_blocks(situation.page),
        "terms_url": terms_url(),
        "privacy_url": privacy_url(),
    }
    return TemplateResponse(request, "pages/news/submission_form.html", context, status=status)


def _bound(request: HttpRequest, situation: Situation | None, *, sending: bool) -> StoryForm:
    return StoryForm(request.POST, request.FILES, sending=sending, **_traits(situation))


def _traits(situation: Situation | None) -> dict[str, bool]:
    if situation is None:
        return {}
    return {"has_picture": situation.page.listing_image is not None, "has_agreed": situation.submission.agreed_at is not None}


def _situation(request: HttpRequest, key: UUID | None) -> Situation | None:
    """The submission of the address; 404 for somebody else's, as for one that never was."""
    try:
        return find_story(person=_person(request), key=key) if key is not None else None
    except StoryNotFoundError:
        raise Http404 from None


def _newest(request: HttpRequest, situation: Situation | None) -> int:
    if situation is None:
        made = Submission.objects.filter(form_id=_form_id(request.POST.get("form", "")), person=_person(request)).first()
        return int(made.page.latest_revision_id or 0) if made else 0
    return int(Submission.objects.select_related("page").get(pk=situation.submission.pk).page.latest_revision_id or 0)


def _person(request: HttpRequest) -> User:
    return cast(User, request.user)


def _name(key: UUID | None) -> str:
    return f"story:{key or 'new'}"


def _form_id(token: str) -> UUID:
    """What the form was minted with; a new one for a form that lost it."""
    try:
        return UUID(signing.loads(token, salt=_SALT))
    except (signing.BadSignature, ValueError):
        return uuid4()


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
