"""The feedback room: whether a page helped, and why not."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    """The room's application."""

    name = "cms.feedback"
    label = "mowis_feedback"
    verbose_name = _("Opinions on pages")
    #: No kept answer is made of these (cms.core.answers.private).
    private_models = "*"
