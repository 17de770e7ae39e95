"""Choices of the translation room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CellState(TextChoices):
    """How a page stands in a language."""

    MISSING = "missing", _("missing")
    DRAFT = "draft", _("not public yet")
    OUTDATED = "outdated", _("outdated")
    KEY_STALE = "key-stale", _("key is outdated")
    READY = "ready", _("ready to publish")
    COMPLETE = "complete", _("complete")
    INDEPENDENT = "independent", _("edited by hand")


class Untranslated(TextChoices):
    """What readers of a language see where a page is not translated."""

    SHOWN = "shown", _("the Polish page is listed, labelled as Polish")
    HIDDEN = "hidden", _("nothing; the page is left out of lists")
