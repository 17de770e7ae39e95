"""What the certificates' room registers with Wagtail."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from cms.core.editing.menu_items import GuardedMenuItem

from .admin.batch import BatchView
from .admin.certificates import CertificateListView, CertificateView
from .admin.rights import VIEW
from .admin.rule_viewset import RuleViewSet


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Addresses of the room."""
    return [
        path("certificates/", CertificateListView.as_view(), name="certificate_list"),
        path("certificates/results/", CertificateListView.as_view(results_only=True), name="certificate_list_results"),
        path("certificates/<int:pk>/", CertificateView.as_view(), name="certificate_detail"),
        path("certificates/rules/<int:pk>/give/", BatchView.as_view(), name="certificate_batch"),
    ]


@hooks.register("register_admin_viewset")
def rules() -> RuleViewSet:
    """The rules."""
    return RuleViewSet()


room_menu = Menu(register_hook_name="register_certificates_menu_item", construct_hook_name="construct_certificates_menu")


@hooks.register("register_admin_menu_item")
def room_in_menu() -> MenuItem:
    """The room's own menu."""
    return SubmenuMenuItem(_("Certificates"), room_menu, icon_name="success", name="certificates", order=260)


@hooks.register("register_certificates_menu_item")
def list_in_menu() -> MenuItem:
    """What was given, first."""
    return GuardedMenuItem(_("Certificates"), reverse("certificate_list"), icon_name="success", order=10, may=VIEW)
