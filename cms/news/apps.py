"""The news room: articles, publications, and what organisations send in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """The room's application."""

    name = "cms.news"
    label = "mowis_news"
    verbose_name = _("News")

    def ready(self) -> None:
        """Connect receivers, and tell the core what the room's pages show and which addresses stand below them."""
        from cms.accounts import exporting
        from cms.core.findable.registry import register_kind
        from cms.news import receivers, submission_notifiers, submission_receivers
        from cms.news.domain import submission_removal
        from cms.news.domain.submission_export import submission_tables
        from cms.news.views import pages

        receivers.connect()
        submission_notifiers.connect()
        submission_receivers.connect()
        submission_removal.connect()
        exporting.register(submission_tables)
        pages.register()
        register_kind("news", _("News"), order=10)
        register_kind("publication", _("Publications"), order=70)
