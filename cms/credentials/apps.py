"""The room of certificates."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CredentialsConfig(AppConfig):
    """Rules, evidence, certificates, and how anybody checks one."""

    name = "cms.credentials"
    label = "mowis_credentials"
    verbose_name = _("Certificates")
    default_auto_field = "django.db.models.BigAutoField"
    #: No kept answer is made of these (cms.core.answers.private).
    private_models = "*"

    def ready(self) -> None:
        """Tell accounts how to move, copy and erase what is kept of a holder, and the doctor how the keys are that sign."""
        from cms.accounts import erasing, exporting, merging
        from cms.credentials import receivers
        from cms.credentials.domain.personal import certificate_tables, erase_holder, merge_certificates
        from cms.credentials.signing import health

        health.register()
        merging.register(merge_certificates)
        exporting.register(certificate_tables)
        erasing.register(erase_holder)
        receivers.connect()
