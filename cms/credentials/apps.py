"""The room of certificates."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CredentialsConfig(AppConfig):
    """Rules, evidence, certificates, and how anybody checks one."""

    name = "cms.credentials"
    label = "mowis_credentials"
    verbose_name = _("Certificates")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the doctor how the keys are that sign."""
        from cms.credentials.signing import health

        health.register()
