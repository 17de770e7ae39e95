"""The accounts room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, participants and what they agree to."""

    name = "cms.accounts"
    label = "mowis_accounts"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"
    #: No kept answer is made of these (cms.core.answers.private).
    private_models = "*"

    def ready(self) -> None:
        """Connect the receivers of this room, and give its part to the copy of a person's data."""
        from cms.accounts import exporting, signals
        from cms.accounts.domain import form_keys
        from cms.accounts.domain.exporting import account_tables
        from cms.core.one_use import register_maker

        signals.connect()
        exporting.register(account_tables)
        register_maker(form_keys.ONE_USE, form_keys.for_nobody_yet)
