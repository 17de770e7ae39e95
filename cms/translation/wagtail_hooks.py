"""What the translation room registers with Wagtail."""

from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from cms.core.editing.menu_items import GuardedMenuItem

from .admin import board, catalogues, catalogues_faults, desk, doors, in_context, term_report, text
from .admin.term_viewset import TermViewSet
from .domain.rights import may_see


@hooks.register("register_admin_urls", order=-10)  # before wagtail-localize's, one of which is replaced
def addresses() -> list[URLPattern]:
    """Addresses of the room."""
    return [
        *board.URLS,
        *desk.URLS,
        *text.URLS,
        *doors.URLS,
        *term_report.URLS,
        *catalogues.URLS,
        *in_context.URLS,
    ]


hooks.register("before_edit_page", doors.gate_editor, order=-9)  # after the learning room's, before wagtail-localize takes over
hooks.register("before_bulk_action", doors.gate_bulk)
hooks.register("register_reports_menu_item", term_report.report_item)
hooks.register("register_reports_menu_item", catalogues_faults.faults_menu_item)


@hooks.register("register_admin_viewset")
def glossary() -> TermViewSet:
    """The approved terms."""
    return TermViewSet()


room_menu = Menu(register_hook_name="register_translation_menu_item", construct_hook_name="construct_translation_menu")


@hooks.register("register_admin_menu_item")
def room_in_menu() -> MenuItem:
    """The room's own menu."""
    return SubmenuMenuItem(_("Translation"), room_menu, icon_name="wagtail-localize-language", name="translation", order=250)


@hooks.register("register_translation_menu_item")
def board_in_menu() -> MenuItem:
    """The board, first."""
    return GuardedMenuItem(_("Translation board"), reverse("translation_board"), icon_name="table", order=10, may=may_see)
