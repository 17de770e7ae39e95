"""The search room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """One search over everything that a room declares (``cms.core.findable``)."""

    name = "search"
    label = "mowis_search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"
    #: No kept answer is made of these (cms.core.answers.private).
    private_models = "*"

    def ready(self) -> None:
        """Hear of what changes, and of what editors change in how it is found; tell the doctor how Elasticsearch is."""
        from cms.core.health.registry import register_line
        from search import health, receivers

        receivers.connect()
        register_line("Elasticsearch", health.look, needed=False)
