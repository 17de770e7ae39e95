"""The guide room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    """Legal procedures as journeys, the handbook of cooperation, and what people keep of their own way through them."""

    name = "cms.guide"
    label = "mowis_guide"
    verbose_name = _("Guide")
    default_auto_field = "django.db.models.BigAutoField"
    #: No kept answer is made of these (cms.core.answers.private).
    private_models = frozenset({"OwnChoice", "OwnDate", "OwnJourney", "OwnStep"})

    def ready(self) -> None:
        """Tell accounts how to move, copy and erase what people keep, and the core what the pages show and what makes them stale."""
        from cms.accounts import erasing, exporting, merging
        from cms.core.findable.registry import register_kind
        from cms.guide import receivers
        from cms.guide.decisions import pages as decision_pages
        from cms.guide.domain.merge import merge_journeys
        from cms.guide.domain.personal import erase_journeys, journey_tables
        from cms.guide.views import pages

        merging.register(merge_journeys)
        exporting.register(journey_tables)
        erasing.register(erase_journeys)
        receivers.connect()
        pages.register()
        decision_pages.register()
        register_kind("guide", _("Guide"), order=20)
