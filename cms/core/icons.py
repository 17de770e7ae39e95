"""The icons of ``static/img/icons.svg``. Each is decorative: the word beside it carries the meaning."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TaskIcon(TextChoices):
    """Icons that an editor chooses from for a task of the front page."""

    FOUNDATION = "foundation", _("A house with columns – a foundation")
    PEOPLE = "people", _("People – an association")
    MONEY = "money", _("Coins – money")
    COOPERATION = "cooperation", _("Two linked rings – working together")
    BOOK = "book", _("An open book – learning")
    VOICE = "voice", _("Speech – having a say")
    CALENDAR = "calendar", _("A calendar – a date or a deadline")
    PLACE = "place", _("A pin – a place")
    DOCUMENT = "document", _("A sheet – documents")
    STEPS = "steps", _("Stairs – a way in steps")


#: Icons that templates name themselves.
NAMED = frozenset(
    {
        "account",
        "archive",
        "arrow-right",
        "bookmark",
        "calendar",
        "check",
        "clock",
        "cross",
        "document",
        "download",
        "feed",
        "flag",
        "globe",
        "info",
        "map",
        "menu",
        "no-account",
        "people",
        "place",
        "redo",
        "search",
        "sign-language",
        "steps",
        "video",
        "warning",
    }
)
ICONS = NAMED | frozenset(TaskIcon.values)
