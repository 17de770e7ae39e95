"""What the notices room registers with Wagtail."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.core.editing import waiting
from cms.core.editing.menu_items import GuardedMenuItem

from .views.desk import VIEW_PERMISSION, DecideView, NoticeListView, TakeDownView
from .waiting import notices

waiting.register("notices", notices)


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLPattern]:
    """Addresses of the desk."""
    return [
        path("notices/", NoticeListView.as_view(), name="notices_list"),
        path("notices/results/", NoticeListView.as_view(results_only=True), name="notices_list_results"),
        path("notices/<int:pk>/", DecideView.as_view(), name="notices_decide"),
        path("notices/take-down/<slug:kind>/<uuid:key>/", TakeDownView.as_view(), name="notices_take_down"),
    ]


@hooks.register("register_admin_menu_item")
def desk_in_menu() -> MenuItem:
    """The list of notices."""
    return GuardedMenuItem(_("Notices"), reverse("notices_list"), icon_name="warning", order=320, may=VIEW_PERMISSION)
