"""The learning room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    """Courses, quizzes and progress."""

    name = "learning"
    label = "mowis_learning"
    verbose_name = _("Learning")
    default_auto_field = "django.db.models.BigAutoField"
    #: No kept answer is made of these (cms.core.answers.private).
    private_models = frozenset(
        {
            "Attempt",
            "Response",
            "StepCompletion",
            "CourseProgress",
            "Bookmark",
            "StepNote",
            "LearningCount",
            "OptionStat",
            "QuestionStat",
            "LearningGroup",
            "GroupMember",
            "GroupCourse",
            "GroupConsent",
            "ReminderWish",
            "SentReminder",
            "Regrade",
            "RegradeChange",
        }
    )

    def ready(self) -> None:
        """Connect receivers, tell accounts how to merge, copy and erase what was learned, and the core what course pages show."""
        from cms.accounts import erasing, exporting, merging
        from cms.core.findable.registry import register_kind
        from cms.core.one_use import register_maker
        from cms.credentials import evidence
        from cms.law.checking import parts
        from cms.translation import registry
        from learning import signals
        from learning.domain.answering import attempt_keys
        from learning.domain.people.evidence import CompletedCourses
        from learning.domain.people.exporting import learning_tables
        from learning.domain.people.merge import merge_learning
        from learning.domain.people.private import erase_private
        from learning.domain.prompts import prompts_of
        from learning.domain.publishing.stale import stale_keys
        from learning.views import pages

        signals.connect()
        merging.register(merge_learning)
        exporting.register(learning_tables)
        erasing.register(erase_private)
        registry.register_stale_keys(stale_keys)
        evidence.register(CompletedCourses())
        register_maker(attempt_keys.ONE_USE, attempt_keys.for_nobody_yet)
        pages.register()
        register_kind("course", _("Courses"), order=30)
        register_kind("step", _("Steps of courses"), order=40)
        parts.register("questions", _("Question"), prompts_of)
