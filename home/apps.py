"""The home room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The front page and the portal's own text pages."""

    name = "home"
    label = "mowis_home"
    verbose_name = _("Home")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the core what the front page shows."""
        from cms.core.pages.contexts import provide_context
        from home.models import HomePage
        from home.views import home_context

        provide_context(HomePage, home_context)
