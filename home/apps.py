"""The home room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The front page and the pages that say who the centre is: texts, projects, partners, contacts, statutory pages."""

    name = "home"
    label = "mowis_home"
    verbose_name = _("Home")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the core what the pages show, what makes them stale, and when the accessibility declaration is due."""
        from cms.core.editing import stale
        from cms.core.findable.registry import register_kind
        from cms.core.health.registry import register_line
        from home import receivers
        from home.declaration import review
        from home.views import pages

        receivers.connect()
        pages.register()
        register_kind("project", _("Projects and partners"), order=80)
        register_line("declaration", review.look, needed=False)
        stale.register("declaration", _("the accessibility declaration was to be reviewed by this day"), review.to_look_at)
