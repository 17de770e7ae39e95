"""The core room."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """What every page shares."""

    name = "cms.core"
    label = "mowis_core"
    verbose_name = _("Portal")
    default_auto_field = "django.db.models.BigAutoField"
    #: No kept answer is made of these (cms.core.answers.private).
    private_models = frozenset({"FrontCopy"})

    def ready(self) -> None:
        """Connect the receivers that make caches stale, and register checks, probes and the doctor's lines."""
        from django.db.backends.signals import connection_created

        from cms.core import checks  # noqa: F401 - registers itself
        from cms.core.answers.tables import watch
        from cms.core.findable import receivers as findable_receivers
        from cms.core.findable.pages import PageSource
        from cms.core.findable.registry import register_kind, register_source
        from cms.core.health import parts, probes
        from cms.core.moved import receivers as moved_receivers
        from cms.core.pages import looking_up, receivers

        connection_created.connect(watch, dispatch_uid="core-answers-watch")
        looking_up.find_by_index()
        post_migrate.connect(looking_up.make_indexes, sender=self, dispatch_uid="core-page-indexes")
        receivers.connect()
        moved_receivers.connect()
        findable_receivers.connect()
        register_source(PageSource())
        register_kind("page", _("Pages"), order=90)
        probes.register()
        parts.register()
