"""Choices of the notices room. The values are stored, so they are permanent."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeCategory(models.TextChoices):
    """What is wrong with the content, in the eyes of the person who reports it."""

    ILLEGAL = "illegal", _("illegal content")
    PERSONAL_DATA = "personal_data", _("personal data shown without a right to do so")
    COPYRIGHT = "copyright", _("copyright, or another right to a text or a picture")
    HATE = "hate", _("hate or threats")
    CHILD = "child", _("sexual abuse or exploitation of a child")
    TERMS = "terms", _("against the terms of the portal")
    OTHER = "other", _("something else")


class NoticeState(models.TextChoices):
    """How far a notice is."""

    RECEIVED = "received", _("waiting")
    DECIDED = "decided", _("decided")


class Outcome(models.TextChoices):
    """What was decided."""

    NO_ACTION = "no_action", _("it stays as it is")
    TAKEN_DOWN = "taken_down", _("taken down")
    CORRECTED = "corrected", _("the portal's own page was corrected or withdrawn")


class GroundKind(models.TextChoices):
    """On what a removal rests (DSA, art. 17 ust. 3 lit. d and e)."""

    LAW = "law", _("a provision of the law")
    TERMS = "terms", _("a clause of the terms of the portal")
