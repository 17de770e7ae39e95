"""Choices of the news room. The values stand in content files and in addresses, so they are permanent."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleKind(models.TextChoices):
    """Who tells: the centre, or an organisation about itself."""

    NEWS = "news", _("news")
    STORY = "story", _("story of an organisation")


class Audience(models.TextChoices):
    """For whom a text is written. An article may be for several."""

    NGO = "ngo", _("organisations")
    RESIDENT = "resident", _("residents")
    OFFICIAL = "official", _("officials")
    COUNCILLOR = "councillor", _("councillors")


class PublicationKind(models.TextChoices):
    """What sort of publication it is."""

    REPORT = "report", _("report")
    RESEARCH = "research", _("research")
    GUIDE = "guide", _("guide")
    STANDARD = "standard", _("standard")
    OTHER = "other", _("other publication")


class TextLanguage(models.TextChoices):
    """The language that a publication or a file is written in."""

    PL = "pl", _("Polish")
    EN = "en", _("English")
    NB = "nb", _("Norwegian Bokmål")
