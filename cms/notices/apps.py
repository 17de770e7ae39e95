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
