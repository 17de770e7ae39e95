"""What the search registers with Wagtail."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.core.editing import waiting
from cms.core.editing.menu_items import GuardedMenuItem

from .admin.promotions import PromoteView, say_how_questions_match, without_wagtails_report
from .admin.report import SearchesView
from .admin.rights import VIEW_SEARCHES
from .admin.synonym_viewset import SynonymViewSet
from .admin.waiting import unindexed

say_how_questions_match()
waiting.register("search", unindexed)
hooks.register("construct_reports_menu", without_wagtails_report)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Addresses of the report and of the form that it leads to."""
    return [
        path("reports/searches/", SearchesView.as_view(), name="search_report"),
        path("reports/searches/results/", SearchesView.as_view(results_only=True), name="search_report_results"),
        path("search/promote/", PromoteView.as_view(), name="search_promote"),
    ]


@hooks.register("register_admin_viewset")
def synonyms() -> SynonymViewSet:
    """What means the same."""
    return SynonymViewSet()


@hooks.register("register_reports_menu_item")
def report_in_menu() -> MenuItem:
    """The report."""
    return GuardedMenuItem(SearchesView.page_title, reverse("search_report"), icon_name="search", order=911, may=VIEW_SEARCHES)
