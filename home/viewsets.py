"""Funders in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Funder


class FunderViewSet(SnippetViewSet):
    """Who pays for projects."""

    model = Funder
    icon = "tag"
    menu_label = _("Funders")
    list_display = ("name", "slug", "url")
