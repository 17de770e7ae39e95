"""Certificates that were given: finding one, revoking it, correcting a name."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.core.language import folded
from cms.credentials.domain.changing import correct_name, revoke_certificate
from cms.credentials.domain.names import LONGEST, checked_name
from cms.credentials.enums import State
from cms.credentials.errors import NameRefusedError, NotCurrentError
from cms.credentials.models import Certificate
from cms.credentials.numbers import read_public_id, read_serial

from .rights import MANAGE, VIEW

_HOME = {"url": reverse_lazy("wagtailadmin_home"), "label": gettext_lazy("Home")}
_LIST = {"url": reverse_lazy("certificate_list"), "label": gettext_lazy("Certificates")}


class CertificateListView(generic.IndexView):
    """All certificates, the newest first; found by number, name or title."""

    model = Certificate
    page_title = gettext_lazy("Certificates")
    header_icon = "success"
    index_url_name = "certificate_list"
    index_results_url_name = "certificate_list_results"
    default_ordering = ("-issued_at", "-pk")
    permission_required = VIEW
    paginate_by = 50
    is_searchable = True
    search_fields = ("serial",)
    _show_breadcrumbs = True
    breadcrumbs_items = [_HOME]
    columns = (
        TitleColumn("serial", label=gettext_lazy("Certificate number"), get_url=lambda one: reverse("certificate_detail", args=[one.pk])),
        Column("holder", label=gettext_lazy("Holder")),
        Column("title", label=gettext_lazy("Title")),
        DateColumn("issued_at", label=gettext_lazy("Issued on")),
        Column("state", label=gettext_lazy("State"), accessor=lambda one: one.state.label),
    )

    def user_has_permission(self, permission: str) -> bool:
        """Whether the person has the permission."""
        return bool(self.request.user.has_perm(permission))

    def get_base_queryset(self) -> QuerySet[Certificate, Any]:
        """All certificates."""
        return Certificate.objects.all()

    def search_queryset(self, queryset: QuerySet[Certificate, Any]) -> QuerySet[Certificate, Any]:
        """By number or address however typed, else by words of the name or the title."""
        if not self.is_searching:
            return queryset
        typed = self.search_query.strip()
        if number := read_serial(typed):
            return queryset.filter(serial=number)
        found = queryset.filter(Q(found_by__contains=folded(typed)) | Q(serial__icontains=typed))
        public_id = read_public_id(typed)
        return found | queryset.filter(public_id=public_id) if public_id else found


class _ReasonForm(forms.Form):
    #: Two forms stand on one page, so each has ids of its own.
    ids: str = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": self.ids, **kwargs})

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy("A sentence in Polish. Name nobody."),
        error_messages={"required": gettext_lazy("Give the reason: without one nothing is changed.")},
    )


class RevokeForm(_ReasonForm):
    """Taking a certificate back."""

    ids = "revoke_%s"

    may_claim_again = forms.BooleanField(
        label=gettext_lazy("The person may ask for a new one"),
        required=False,
        help_text=gettext_lazy("After a mistake of ours. Unticked, they do not get this certificate again."),
    )


class NameCorrectionForm(_ReasonForm):
    """Another name."""

    ids = "correct_%s"

    name = forms.CharField(label=gettext_lazy("Name as it shall be"), max_length=LONGEST)

    field_order = ("name", "reason")

    def clean_name(self) -> str:
        """The name as it will stand on the paper."""
        try:
            return checked_name(self.cleaned_data["name"])
        except NameRefusedError as refused:
            raise forms.ValidationError(refused.sentence) from refused


class CertificateView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # at this point of start-up it takes none
    """One certificate with its history; two actions, each with a form of its own."""

    template_name = "credentials/admin/certificate.html"
    header_icon = "success"
    _show_breadcrumbs = True
    form_class = RevokeForm

    @cached_property
    def certificate(self) -> Certificate:
        """The certificate of the address."""
        rows = Certificate.objects.select_related("rule", "rule_version", "replaced_by", "replaces")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @property
    def is_correction(self) -> bool:
        """Whether the second form was sent."""
        return self.request.POST.get("action") == "correct"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may see it, and let change who may change it.

        Raises:
            PermissionDenied: for everybody else.
        """
        if not request.user.has_perm(VIEW if request.method in ("GET", "HEAD") else MANAGE):
            raise PermissionDenied
        found: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return found

    def get_page_title(self) -> str:
        """The number."""
        return self.certificate.serial

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way from the admin's front page."""
        return [_HOME, _LIST, {"url": "", "label": self.get_page_title()}]

    def get_form_class(self) -> type[forms.Form]:
        """The form that was sent."""
        return NameCorrectionForm if self.is_correction else RevokeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both forms, one of them as it was sent."""
        context = super().get_context_data(**kwargs)
        sent = context["form"]
        fresh_name = NameCorrectionForm(initial={"name": self.certificate.holder})
        return {
            **context,
            "certificate": self.certificate,
            "events": self.certificate.events.select_related("by"),
            "revoke_form": RevokeForm() if self.is_correction else sent,
            "name_form": sent if self.is_correction else fresh_name,
            "may_change": self.request.user.has_perm(MANAGE) and self.certificate.state == State.VALID,
        }

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Do it, and say what it means."""
        data: dict[str, Any] = form.cleaned_data
        user: Any = self.request.user
        try:
            if self.is_correction:
                shown = correct_name(certificate=self.certificate, by=user, **data)
                text = _("A certificate with the corrected name and a new number was issued; the old one leads to it.")
            else:
                shown = revoke_certificate(certificate=self.certificate, by=user, **data)
                text = _("The certificate is revoked. Whoever checks it now sees that and reads the reason.")
        except NotCurrentError:
            form.add_error(None, forms.ValidationError(_("Somebody revoked or replaced it meanwhile. What you typed was not saved.")))
            return self.form_invalid(form)
        messages.success(self.request, text)
        return HttpResponseRedirect(reverse("certificate_detail", args=[shown.pk]))
