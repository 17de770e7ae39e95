"""The core room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """What every page shares."""

    name = "cms.core"
    label = "mowis_core"
    verbose_name = _("Portal")
    default_auto_field = "django.db.models.BigAutoField"
