"""How well a place in an act is known."""

from django.db import models
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _


class Trust(models.TextChoices):
    """From where we know what a place says, the best first."""

    PRIMARY = "primary", _("official text – read in the journal or in ELI")
    TWO_SOURCES = "two_sources", _("two accounts – two secondary sources that cite the official text")
    ONE_SOURCE = "one_source", _("one account – one secondary source")
    GENERAL = "general", _("general knowledge – of a statute that has been the same for long")
    VERIFY = "verify", _("to be verified – nothing may rest on it before a lawyer has looked")


#: What is not known by any source: a text that rests on nothing else is a draft, whatever its status says.
UNPROVEN = frozenset({Trust.GENERAL.value, Trust.VERIFY.value})


def source_words(trust: str) -> str:
    """What readers are told of a mark, in the active language; nothing for an official text and where no mark was given."""
    words = {
        Trust.TWO_SOURCES.value: __("source: two accounts, to be compared with the official text"),
        Trust.ONE_SOURCE.value: __("source: one account, to be compared with the official text"),
        Trust.GENERAL.value: __("source: general knowledge of the act, to be compared with the official text"),
        Trust.VERIFY.value: __("to be verified in the official text"),
    }
    return words.get(trust, "")
