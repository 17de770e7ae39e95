"""The translation room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """Translators' board, desk, terms and catalogues."""

    name = "cms.translation"
    label = "mowis_translation"
    verbose_name = _("Translation")
    default_auto_field = "django.db.models.BigAutoField"
    #: No kept answer is made of these (cms.core.answers.private).
    private_models = frozenset({"ApprovedTerm", "Assignment", "StringArrival"})

    def ready(self) -> None:
        """Translations follow their sources; the first appearance of each text is kept."""
        from cms.translation import receivers

        receivers.connect()
