"""The learning room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    """Courses, quizzes and progress."""

    name = "learning"
    label = "mowis_learning"
    verbose_name = _("Learning")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect receivers, tell accounts how to merge what was learned, and the core what course pages show."""
        from cms.accounts import merging
        from learning import signals
        from learning.domain.merge import merge_learning
        from learning.views import pages

        signals.connect()
        merging.register(merge_learning)
        pages.register()
