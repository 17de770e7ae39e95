"""Choices of the learning room, and named sets of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    """Types of question. The value is also the name of the StreamField block."""

    SINGLE = "single", _("one answer")
    MULTIPLE = "multiple", _("several answers")
    TRUE_FALSE = "true_false", _("true or false")
    SHORT_TEXT = "short_text", _("short text")
    NUMBER = "number", _("number")
    MATCHING = "matching", _("matching")
    ORDERING = "ordering", _("ordering")
    GAP_FILL = "gap_fill", _("text with gaps")
    SCENARIO = "scenario", _("scenario")
    REFLECTION = "reflection", _("reflection")
    POLL = "poll", _("poll")


#: Types that are answered but never graded.
UNGRADED = frozenset({QuestionKind.REFLECTION, QuestionKind.POLL})


class Verdict(models.TextChoices):
    """What a choice in a scenario is worth."""

    BEST = "best", _("best")
    FAIR = "fair", _("fair")
    POOR = "poor", _("poor")


class AttemptState(models.TextChoices):
    """An attempt is open while answers may still change, then submitted for good."""

    OPEN = "open", _("open")
    SUBMITTED = "submitted", _("submitted")


class CompletionRule(models.TextChoices):
    """What a learner does for a step to count as done."""

    READ = "read", _("read")
    CONFIRMED = "confirmed", _("confirmed by the learner")
    ANSWERED = "answered", _("answered")
    PASSED = "passed", _("passed")


class CompletionReason(models.TextChoices):
    """By what a step came to be done."""

    READ = "read", _("read to the end")
    CONFIRMED = "confirmed", _("confirmed by the learner")
    ANSWERED = "answered", _("answered the quiz")
    PASSED = "passed", _("passed the quiz")


#: Completions that an attempt proves.
WITH_EVIDENCE = frozenset({CompletionReason.ANSWERED, CompletionReason.PASSED})


class ScoreRule(models.TextChoices):
    """Which of several attempts counts."""

    BEST = "best", _("the best attempt")
    LAST = "last", _("the last attempt")
    FIRST = "first", _("the first attempt")


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


class Measure(models.TextChoices):
    """What is counted of a course or a step. Times are counted in bins (``learning.domain.counting.counting``), named ``time-N``."""

    ENROLLED = "enrolled", _("enrolled")
    COMPLETED = "completed", _("completed the course")
    FINISHED = "finished", _("completed the course, by the day of completion")
    DONE = "done", _("did the step")
    ATTEMPTED = "attempted", _("answered the quiz at least once")
    ATTEMPTS = "attempts", _("attempts at the quiz")
    PASSED_FIRST = "passed-first", _("passed at the first attempt")
    PASSED = "passed", _("passed")


class ReminderKind(models.TextChoices):
    """What a learner may ask to be reminded of."""

    UNFINISHED = "unfinished", _("a course that I began and did not finish")
    NEW_EDITION = "new-edition", _("new steps in a course that I completed")


class GroupState(models.TextChoices):
    """How far a member of a group is in one of its courses, in the words that the coordinator reads."""

    NOT_BEGUN = "not-begun", _("not begun yet")
    BEGUN = "begun", _("under way")
    COMPLETED = "completed", _("completed")
    NO_CONSENT = "no-consent", _("no consent to show it")
