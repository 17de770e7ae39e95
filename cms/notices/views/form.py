"""The form of notices: shown, taken in, confirmed. It works without script, without an account and without a cookie."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.accounts.notices import with_query
from cms.accounts.privacy import privacy_url
from cms.core.pages.places import absolute
from cms.core.senders import network_address
from cms.notices.addresses import Place, place_at
from cms.notices.domain.receiving import submit_notice
from cms.notices.errors import ForeignAddressError, TooManyNoticesError, UnknownAddressError
from cms.notices.forms import NoticeForm
from cms.notices.models import ContentNotice, NoticeFormPage
from cms.notices.registry import Item, find

from .form_keys import form_id, key_of
from .links import ITEM

#: The parameter by which the confirmation knows its notice; signed, so that nobody can ask for other people's.
SENT = "sent"
_SENT_SALT = "mowis_notices.sent"


def serve_form(page: NoticeFormPage, request: HttpRequest) -> HttpResponse:
    """Answer a request for the page: the form, the confirmation, or what was sent."""
    if request.method == "POST":
        return take_in(page, request)
    sent = _confirmed(request)
    if sent is not None:
        return _show(page, request, form=None, item=None, sent=sent)
    item = _named_item(request.GET.get(ITEM, ""))
    return _show(page, request, form=NoticeForm(initial=_initial(request, item)), item=item)


def take_in(page: NoticeFormPage, request: HttpRequest) -> HttpResponse:
    """Take a notice in and lead to its confirmation; whatever is wrong, the form comes back as it was filled in."""
    form = NoticeForm(request.POST)
    item = _named_item(form.data.get("item", ""))
    place = _place(form, item, request) if form.is_valid() else None
    if place is None:
        return _show(page, request, form=form, item=item, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    data = form.cleaned_data
    try:
        notice = submit_notice(
            form_id=form_id(data["form"]),
            item=place.item,
            address=absolute(place.path),
            title=place.title,
            category=data["category"],
            explanation=data["explanation"],
            notifier_name=data["notifier_name"],
            notifier_email=data["notifier_email"],
            good_faith=data["good_faith"],
            language=get_language() or settings.LANGUAGE_CODE,
            client=network_address(request),
        )
    except TooManyNoticesError:
        form.add_error(None, forms.ValidationError(_too_many()))
        return _show(page, request, form=form, item=item, status=HTTPStatus.TOO_MANY_REQUESTS)
    token = signing.dumps(str(notice.public_id), salt=_SENT_SALT)
    return HttpResponseRedirect(with_query(request.path, **{SENT: token}), status=HTTPStatus.SEE_OTHER)


def stale_token(page: NoticeFormPage, request: HttpRequest) -> HttpResponse:
    """Show the form again, filled in, when it stood open while the person signed in anew."""
    form = NoticeForm(request.POST)
    form.is_valid()
    form.add_error(None, forms.ValidationError(_("This page stood open for long, so nothing was sent. Press the button again.")))
    return _show(page, request, form=form, item=_named_item(form.data.get("item", "")), status=HTTPStatus.FORBIDDEN)


def _show(
    page: NoticeFormPage,
    request: HttpRequest,
    *,
    form: NoticeForm | None,
    item: Item | None,
    sent: ContentNotice | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    came_back = form.data.get("form", "") if form and form.is_bound else None
    context = page.get_context(request) | {
        "form": form,
        "item": item,
        "sent": sent,
        "form_token": key_of(request, came_back=came_back),
        "privacy_url": privacy_url(),
        "in_preview": bool(getattr(request, "is_preview", False)),
    }
    return TemplateResponse(request, page.template, context, status=status)


def _initial(request: HttpRequest, item: Item | None) -> dict[str, Any]:
    user = request.user
    person = {"notifier_name": user.get_full_name(), "notifier_email": user.email} if user.is_authenticated else {}
    named = {"address": absolute(item.url), "item": f"{item.kind}:{item.key}"} if item else {}
    return {**person, **named}


def _named_item(text: str) -> Item | None:
    """The published item that ``kind:key`` names; anything else, however it is made, names none."""
    kind, _colon, key = text.partition(":")
    item = find(kind, key)
    return item if item is not None and item.url else None


def _place(form: NoticeForm, item: Item | None, request: HttpRequest) -> Place | None:
    """What is reported; None, with an error in the form, when the address leads nowhere."""
    address: str = form.cleaned_data["address"]
    if item is not None and address == absolute(item.url):
        return Place(item.url, item.title, item)
    try:
        return place_at(address, host=request.get_host())
    except ForeignAddressError:
        form.add_error("address", _("This address is not on this portal. Here you can report only what stands on the portal itself."))
    except UnknownAddressError:
        form.add_error("address", _("Nothing stands at this address now. Check that you copied all of it; it may also be gone already."))
    return None


def _confirmed(request: HttpRequest) -> ContentNotice | None:
    try:
        public_id = signing.loads(request.GET.get(SENT, ""), salt=_SENT_SALT)
    except signing.BadSignature:
        return None
    return ContentNotice.objects.filter(public_id=public_id).first()


def _too_many() -> str:
    return _(
        "Many notices came from your network within the last hour, so this one was not taken in. Your text is still here: "
        "wait an hour and press the button again, or send it by e-mail to the address at the bottom of this page."
    )
