"""Records of the core room in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import PublishingEntity


class PublishingEntityViewSet(SnippetViewSet):
    """The units that publish."""

    model = PublishingEntity
    icon = "group"
    menu_label = _("Publishing units")
    menu_name = "publishing-units"
    menu_order = 310
    add_to_admin_menu = True
    list_display = ("name", "email", "phone", "is_default")
