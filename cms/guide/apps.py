"""The guide room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    """Legal procedures as journeys, the handbook of cooperation, and what people keep of their own way through them."""

    name = "cms.guide"
    label = "mowis_guide"
    verbose_name = _("Guide")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the core what decision helpers show."""
        from cms.guide.decisions import pages as decision_pages

        decision_pages.register()
