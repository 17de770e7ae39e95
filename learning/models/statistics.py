"""Kept counters, so that no report scans what people did. ``rebuild_progress`` makes them again from the facts."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from .questions import QuestionVersion

#: Audience and language of a total; no audience and no language is called so.
EVERYBODY = "*"
#: Day of a step's total; before there was a portal.
ALWAYS = date(1, 1, 1)


class ByKindManager(models.Manager["LearningCount"]):
    """Counts of enrolments of one kind; totals, which stand in the same table, are left out."""

    def get_queryset(self) -> models.QuerySet["LearningCount"]:
        """Leave totals out."""
        return super().get_queryset().exclude(audience=EVERYBODY)


class EverybodyManager(models.Manager["LearningTotal"]):
    """Totals alone."""

    def get_queryset(self) -> models.QuerySet["LearningTotal"]:
        """Leave out what is counted of one kind."""
        return super().get_queryset().filter(audience=EVERYBODY)


class LearningCount(models.Model):
    """How many enrolments of a kind have a measure: by course, step, day of enrolment, audience and language of enrolment.

    ``step_key`` equals ``course_key`` for what is counted of the course as a whole. ``measure`` is a value of
    ``learning.enums.Measure`` or a bin of time.
    """

    course_key = models.UUIDField(_("course"))
    step_key = models.UUIDField(_("step"))
    day = models.DateField(_("day"))
    audience = models.CharField(_("audience"), max_length=12, blank=True)
    locale = models.CharField(_("language"), max_length=10)
    measure = models.CharField(_("measure"), max_length=20)
    n = models.BigIntegerField(_("how many"), default=0)

    objects = ByKindManager()

    class Meta:
        verbose_name = _("count")
        verbose_name_plural = _("counts")
        indexes = [
            # A report of everybody finds its few rows among all that is counted by the day.
            models.Index(fields=["course_key"], condition=models.Q(audience=EVERYBODY), name="mowis_learning_count_total")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["course_key", "step_key", "day", "audience", "locale", "measure"], name="mowis_learning_count_once"
            ),
            models.CheckConstraint(condition=models.Q(n__gte=0), name="mowis_learning_count_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.step_key} {self.day} {self.measure} {self.n}"


class LearningTotal(LearningCount):
    """``LearningCount`` summed over audiences, languages and days: what a report reads when it is not narrowed down.

    With few enrolments a day there are nearly as many counts as facts; of these there are a few for each step. They stand in the same
    table under ``EVERYBODY``, so that one statement counts both: those of a step under the day ``ALWAYS``, those of the course as a
    whole under the first day of their month, because the report tells them by month.
    """

    objects = EverybodyManager()  # type: ignore[assignment,misc]  # narrower than the parent's, on purpose

    class Meta:
        proxy = True
        verbose_name = _("total")
        verbose_name_plural = _("totals")


class QuestionStat(models.Model):
    """Sums over the first attempts at a question version, for the facility index and the discrimination index.

    x is the share of the question's points in thousandths, y that of the rest of the quiz; whole numbers, so that counting again
    gives exactly the same.
    """

    version = models.OneToOneField(QuestionVersion, on_delete=models.PROTECT, related_name="stat", primary_key=True)
    n = models.BigIntegerField(_("answers"), default=0)
    n_correct = models.BigIntegerField(_("right answers"), default=0)
    n_hint = models.BigIntegerField(_("hints taken"), default=0)
    sum_x = models.BigIntegerField(default=0)
    sum_xx = models.BigIntegerField(default=0)
    sum_y = models.BigIntegerField(default=0)
    sum_yy = models.BigIntegerField(default=0)
    sum_xy = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("question statistics")
        verbose_name_plural = _("question statistics")
        constraints = [models.CheckConstraint(condition=models.Q(n__gte=0), name="mowis_learning_question_stat_not_negative")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.n}"


class OptionStat(models.Model):
    """How often an option was chosen in first attempts. ``option`` is an option id, or ``part:option`` where a question has parts."""

    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="option_stats")
    option = models.CharField(_("option"), max_length=80)
    n = models.BigIntegerField(_("how often"), default=0)

    class Meta:
        verbose_name = _("option statistics")
        verbose_name_plural = _("option statistics")
        constraints = [
            models.UniqueConstraint(fields=["version", "option"], name="mowis_learning_option_stat_once"),
            models.CheckConstraint(condition=models.Q(n__gte=0), name="mowis_learning_option_stat_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.option} {self.n}"
