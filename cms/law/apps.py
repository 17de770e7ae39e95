"""The law room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LawConfig(AppConfig):
    """Legal acts and citations."""

    name = "cms.law"
    label = "mowis_law"
    verbose_name = _("Law")
    default_auto_field = "django.db.models.BigAutoField"
