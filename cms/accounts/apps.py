"""The accounts room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, participants and what they agree to."""

    name = "cms.accounts"
    label = "mowis_accounts"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers of this room."""
        from cms.accounts import signals

        signals.connect()
