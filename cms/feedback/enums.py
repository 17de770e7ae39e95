"""Choices of the feedback room. The values are stored, so they are permanent."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Reason(models.TextChoices):
    """Why a page did not help."""

    OUTDATED = "outdated", _("it is out of date")
    UNCLEAR = "unclear", _("I do not understand it")
    MISSING = "missing", _("what I was looking for is not there")
    BROKEN = "broken", _("something does not work")
    OTHER = "other", pgettext_lazy("reason", "something else")


class FeedbackState(models.TextChoices):
    """What editors did about it."""

    NEW = "new", pgettext_lazy("feedback", "new")
    TAKEN = "taken", pgettext_lazy("feedback", "taken")
    DONE = "done", pgettext_lazy("feedback", "done")
    SPAM = "spam", pgettext_lazy("feedback", "spam")


class Vote(models.TextChoices):
    """What a reader says at the end of a page; with the reasons, what is counted."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class Period(models.TextChoices):
    """Over which time the report counts. Counters know months, so a period begins with one."""

    YEAR = "year", _("the last 12 months")
    QUARTER = "quarter", _("the last 3 months")
    VERSION = "version", _("since the page was last published")
    ALL = "all", _("all the time")


class Order(models.TextChoices):
    """Which pages the report shows first."""

    HELPFUL = "helpful", _("the most helpful first")
    UNHELPFUL = "unhelpful", _("the least helpful first")
