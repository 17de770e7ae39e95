"""Funders in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Funder


class FunderViewSet(SnippetViewSet):
    """Who pays for projects."""

    model = Funder
    icon = "tag"
    menu_label = _("Funders")
    menu_name = "funders"
    menu_order = 313
    add_to_admin_menu = True
    list_display = ("name", "slug", "url")
