"""Choices of the learning room, and named sets of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    """Types of question. The value is also the name of the StreamField block."""

    SINGLE = "single", _("one answer")
    MULTIPLE = "multiple", _("several answers")


class AttemptState(models.TextChoices):
    """An attempt is open while answers may still change, then submitted for good."""

    OPEN = "open", _("open")
    SUBMITTED = "submitted", _("submitted")


class CompletionReason(models.TextChoices):
    """By what a step came to be done."""

    PASSED = "passed", _("passed the quiz")
    CONFIRMED = "confirmed", _("confirmed by the learner")


class StepState(models.TextChoices):
    """Where a learner stands with a step, in the words of the course map."""

    DONE = "done", _("done")
    CURRENT = "current", _("you are here")
    AHEAD = "ahead", _("ahead of you")


class CourseTheme(models.TextChoices):
    """What a course's cover is drawn from."""

    FOUNDATION = "foundation", _("foundation")
    ASSOCIATION = "association", _("association")
    LAW = "law", _("law")
    COMMUNICATION = "communication", _("communication")
