"""„Moje certyfikaty”: what a person holds, what strangers see of it, and the name for the next ones."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cms.accounts.participants import current_participant
from cms.accounts.privacy import privacy_url
from cms.credentials.domain.changing import show_name
from cms.credentials.domain.holders import confirm_name, forget_name
from cms.credentials.domain.verifying import find_certificate
from cms.credentials.forms import NameForm
from cms.credentials.models import Certificate, Holder

from .parts import card_of, is_own

NOTICES = {
    "shown": _("Whoever checks the certificate now sees your whole name."),
    "hidden": _("Whoever checks the certificate now sees your initials."),
    "kept": _("The name is kept. Your next certificates come by themselves."),
    "forgotten": _("The name is not kept any more. Certificates that you hold stay as they are."),
}


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Everything the person holds, also what was replaced or revoked."""
    return _page(request, None)


@never_cache
@require_POST
def keep_name(request: HttpRequest) -> HttpResponse:
    """Confirm a name for certificates to come, or take it back."""
    participant = current_participant(request)
    if participant is None:
        return _back("")
    if "forget" in request.POST:
        forget_name(participant=participant)
        return _back("forgotten")
    form = NameForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    confirm_name(participant=participant, **form.cleaned_data)
    return _back("kept")


@never_cache
@require_POST
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let whoever checks see the name, or initials.

    Raises:
        Http404: when the certificate is not this person's.
    """
    certificate = find_certificate(typed=public_id)
    if certificate is None or not is_own(request, certificate):
        raise Http404
    changed = show_name(certificate=certificate, shown=request.POST.get("shown") == "1")
    return _back("shown" if changed.shows_name else "hidden")


def _back(notice: str) -> HttpResponse:
    url = reverse("certificates_mine") + (f"?notice={notice}" if notice else "")
    response = HttpResponseRedirect(url)
    response.status_code = HTTPStatus.SEE_OTHER
    return response


def _page(request: HttpRequest, form: NameForm | None, *, status: int = 200) -> HttpResponse:
    participant = current_participant(request)
    held = Certificate.objects.of(participant).select_related("replaced_by") if participant else []
    holder = Holder.objects.filter(participant=participant).first() if participant else None
    initial: dict[str, Any] = {"language": get_language()}
    if holder is not None:
        initial = {"name": holder.name, "language": holder.language, "shows_name": holder.shows_name}
    context = {
        "cards": [card_of(certificate, is_own=True) for certificate in held],
        "form": form or NameForm(initial=initial),
        "holder": holder,
        "is_known": participant is not None,
        "notice": NOTICES.get(request.GET.get("notice", ""), ""),
        "privacy_url": privacy_url(),
    }
    return TemplateResponse(request, "pages/credentials/mine.html", context, status=status)
