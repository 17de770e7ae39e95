"""Records of the core room in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Contact, PortalTag, PublishingEntity


class PublishingEntityViewSet(SnippetViewSet):
    """The units that publish."""

    model = PublishingEntity
    icon = "group"
    menu_label = _("Publishing units")
    menu_name = "publishing-units"
    menu_order = 310
    add_to_admin_menu = True
    list_display = ("name", "email", "phone", "is_default")


class ContactViewSet(SnippetViewSet):
    """Contact cards."""

    model = Contact
    icon = "mail"
    menu_label = _("Contacts")
    menu_name = "contacts"
    menu_order = 311
    add_to_admin_menu = True
    list_display = ("name", "role", "phone", "email", "slug")
    list_per_page = 50
    ordering = ("name",)


class PortalTagViewSet(SnippetViewSet):
    """Tags, with their names in other languages."""

    model = PortalTag
    icon = "tag"
    menu_label = _("Tags")
    menu_name = "portal-tags"
    menu_order = 312
    add_to_admin_menu = True
    list_display = ("name", "name_en", "name_nb", "slug")
    list_per_page = 100
    ordering = ("name",)
    search_fields = ("name", "name_en", "name_nb")
