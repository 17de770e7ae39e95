"""What the notices room registers with Wagtail."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.core.editing import waiting

from .views.desk import VIEW_PERMISSION, DecideView, NoticeListView, TakeDownView
from .waiting import notices

waiting.register("notices", notices)


class NoticesMenuItem(MenuItem):
    """The desk's line in the menu, for those who may see notices."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may see them."""
        return bool(request.user.has_perm(VIEW_PERMISSION))


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
    return NoticesMenuItem(_("Notices"), reverse("notices_list"), icon_name="warning", order=320)
