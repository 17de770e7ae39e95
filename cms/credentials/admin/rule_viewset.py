"""Rules in the admin."""

from typing import Any

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from cms.credentials.models import Rule

from .rights import MANAGE
from .rule_form import RuleForm


class RuleListView(IndexView):
    """Rules, each with a way to give its certificates to all who earned them."""

    def get_list_more_buttons(self, instance: Rule) -> list[Button]:
        """Add giving to many, for those who keep certificates."""
        buttons: list[Button] = super().get_list_more_buttons(instance)
        if self.request.user.has_perm(MANAGE):
            url = reverse("certificate_batch", args=[instance.pk])
            buttons.append(Button(_("Give to all who earned it"), url=url, icon_name="tasks", priority=40))
        return buttons


class RuleDeleteView(DeleteView):
    """A rule by which certificates were given is not deleted: they name it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say why not, and what to do instead."""
        may = self.request.user.has_perm("mowis_credentials.delete_rule")
        if may and (self.object.certificates.exists() or self.object.versions.exists()):
            messages.error(request, _("Certificates may name this rule, so it stays. Untick “given now” to stop giving it."))
            response: HttpResponse = redirect("certificate_rules:edit", self.object.pk)
            return response
        found: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return found


class RuleViewSet(ModelViewSet):
    """What certificates are given for."""

    model = Rule
    index_view_class = RuleListView
    delete_view_class = RuleDeleteView
    name = "certificate_rules"
    url_prefix = "certificates/rules"
    icon = "clipboard-list"
    menu_label = gettext_lazy("Rules")
    menu_name = "certificate-rules"
    menu_order = 20
    menu_hook = "register_certificates_menu_item"
    list_display = ("__str__", "code", "kind", "audience", "minimum", "is_offered")
    list_per_page = 50
    search_fields = ("code",)
    search_backend_name = None
    ordering = ("code",)

    def get_form_class(self, for_update: bool = False) -> type[ModelForm[Rule]]:  # noqa: FBT001, FBT002 - Wagtail calls it so
        """The form, the same for a new rule and an old one."""
        return RuleForm
