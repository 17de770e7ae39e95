"""The news room: articles, publications, and what organisations send in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """The room's application."""

    name = "cms.news"
    label = "mowis_news"
    verbose_name = _("News")
