"""The law room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LawConfig(AppConfig):
    """Legal acts and citations."""

    name = "cms.law"
    label = "mowis_law"
    verbose_name = _("Law")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A changed act or citation makes the pages that show it stale, and what cites a changed act is flagged."""
        from django.db.models.signals import post_delete, post_save, pre_save

        from cms.law import findable, receivers
        from cms.law.models import Citation, LegalAct

        for model in (LegalAct, Citation):
            post_save.connect(receivers.on_changed, sender=model)
            post_delete.connect(receivers.on_changed, sender=model)
        pre_save.connect(receivers.remember_act, sender=LegalAct)
        post_save.connect(receivers.flag_what_cites, sender=LegalAct)

        from cms.law.glossary import ready as glossary

        glossary.register()
        findable.register()
