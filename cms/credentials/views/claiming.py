"""Asking for a certificate: what it will say, the name, and then it is there."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.accounts.models import Participant
from cms.accounts.participants import current_participant, signed_in_user
from cms.accounts.pending import forget_typed, keep_typed, typed_before
from cms.accounts.privacy import privacy_url
from cms.credentials.domain.holders import confirm_name
from cms.credentials.domain.issuing import is_barred, issue_certificate, valid_certificate
from cms.credentials.domain.rules import rule_words
from cms.credentials.domain.standing import standing_of
from cms.credentials.errors import NotEarnedError, NotOfferedError
from cms.credentials.forms import ClaimForm
from cms.credentials.models import Holder, Rule

FORM = "certificate"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a rule for one person. Looking writes nothing and sets no cookie."""
    rule = get_object_or_404(Rule, code=code)
    participant = current_participant(request)
    held = valid_certificate(participant=participant, rule=rule) if participant else None
    if held is not None:
        return _to(held.public_id)
    if request.method != "POST":
        return _page(request, rule, participant, _fresh_form(request, participant))
    form = ClaimForm(request.POST)
    if participant is None:
        keep_typed(request, FORM)  # a session that ended meanwhile: the name is back after signing in
        return _page(request, rule, None, form, is_signed_out=True, status=HTTPStatus.FORBIDDEN)
    if not form.is_valid():
        return _page(request, rule, participant, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _issue(request, rule, participant, form)


def _issue(request: HttpRequest, rule: Rule, participant: Participant, form: ClaimForm) -> HttpResponse:
    data = form.cleaned_data
    chosen: dict[str, Any] = {name: data[name] for name in ("name", "language", "shows_name")}
    try:
        certificate = issue_certificate(participant=participant, rule=rule, **chosen)
    except (NotEarnedError, NotOfferedError):
        # The page says what is missing; the form with what was typed stays on it while it may be used.
        return _page(request, rule, participant, form, status=HTTPStatus.CONFLICT)
    if data["keep"]:
        confirm_name(participant=participant, **chosen)
    forget_typed(request, FORM)
    return _to(certificate.public_id)


def _to(public_id: str) -> HttpResponse:
    response = HttpResponseRedirect(reverse("certificate_page", args=[public_id]))
    response.status_code = HTTPStatus.SEE_OTHER
    return response


def _fresh_form(request: HttpRequest, participant: Participant | None) -> ClaimForm:
    """What the person typed before signing in anew, else the name confirmed before, else that of the account."""
    typed = typed_before(request, FORM)
    if typed is not None:
        return ClaimForm(initial={name: typed.get(name, "") for name in ClaimForm.base_fields})
    holder = Holder.objects.filter(participant=participant).first() if participant else None
    if holder is not None:
        return ClaimForm(initial={"name": holder.name, "language": holder.language, "shows_name": holder.shows_name, "keep": True})
    user = signed_in_user(request)
    return ClaimForm(initial={"name": user.get_full_name() if user else "", "language": get_language()})


def _page(
    request: HttpRequest, rule: Rule, participant: Participant | None, form: ClaimForm, *, is_signed_out: bool = False, status: int = 200
) -> HttpResponse:
    language = get_language() or settings.LANGUAGE_CODE
    standing = standing_of(participant=participant, rule=rule, language=language) if participant else None
    title = rule.title_in(language) or (standing.items[0].title if standing and standing.items else "")
    context = {
        "rule": rule,
        "title": title or _("Certificate"),
        "words": rule_words(rule=rule, language=language),
        "standing": standing,
        "form": form,
        "is_barred": bool(participant and is_barred(participant=participant, rule=rule)),
        "is_signed_out": is_signed_out,
        "privacy_url": privacy_url(),
    }
    return TemplateResponse(request, "pages/credentials/claim.html", context, status=status)
