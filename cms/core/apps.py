"""The core room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """What every page shares."""

    name = "cms.core"
    label = "mowis_core"
    verbose_name = _("Portal")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers that make caches stale, and register checks, probes and the doctor's lines."""
        from cms.core import checks  # noqa: F401 - registers itself
        from cms.core.health import parts, probes
        from cms.core.moved import receivers as moved_receivers
        from cms.core.pages import receivers

        receivers.connect()
        moved_receivers.connect()
        probes.register()
        parts.register()
