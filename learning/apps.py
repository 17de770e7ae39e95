"""The learning room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    """Courses, quizzes and progress."""

    name = "learning"
    label = "mowis_learning"
    verbose_name = _("Learning")
    default_auto_field = "django.db.models.BigAutoField"
