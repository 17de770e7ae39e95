"""The notices room: reports of unlawful or wrong content and the decisions on them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """The room's application."""

    name = "cms.notices"
    label = "mowis_notices"
    verbose_name = _("Notices")
    #: No kept answer is made of these (cms.core.answers.private).
    private_models = frozenset({"ContentNotice", "StatementOfReasons"})

    def ready(self) -> None:
        """Tell the core who makes the keys of its form."""
        from cms.core.one_use import register_maker
        from cms.notices.views import form_keys

        register_maker(form_keys.ONE_USE, form_keys.fresh)
