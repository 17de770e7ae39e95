"""Records of the guide in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Office


class OfficeViewSet(SnippetViewSet):
    """Offices where procedures are dealt with."""

    model = Office
    icon = "site"
    menu_label = _("Offices")
    menu_name = "offices"
    menu_order = 305
    add_to_admin_menu = True
    list_display = ("name", "unit", "address", "slug")
    list_per_page = 50
    ordering = ("name",)
