"""The name on a certificate, as its holder confirms it."""

import re
import unicodedata

from django.utils.translation import gettext as _

from cms.credentials.errors import NameRefusedError

SHORTEST, LONGEST = 2, 120
_STRANGE = re.compile(r"[<>{}\[\]\\|@#$%^*=_~\"/:;!?0-9]|https?|www\.")


def checked_name(typed: str) -> str:
    """A name as it will stand on the paper: composed letters, single spaces.

    Args:
        typed: what the person wrote.

    Raises:
        NameRefusedError: when it is empty, too long, or holds what no name holds.
    """
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if not name:
        raise NameRefusedError(_("Write your first and last name as they shall stand on the certificate."))
    if any(unicodedata.category(sign).startswith("C") for sign in name):
        raise NameRefusedError(_("There is an invisible sign in the name. Type it anew instead of pasting it."))
    if len(name) < SHORTEST or not any(sign.isalpha() for sign in name):
        raise NameRefusedError(_("This is too short for a name. Write your first and last name."))
    if len(name) > LONGEST:
        raise NameRefusedError(_("This is longer than %(longest)d letters. Shorten the name, for example to one first name.") % {"longest": LONGEST})
    if found := _STRANGE.search(name):
        raise NameRefusedError(_("“%(found)s” cannot stand in a name. Leave it out.") % {"found": found.group()})
    return name


def initials(name: str) -> str:
    """What is shown of a name that its holder does not want shown: „A. N.”. Parts of a double-barrelled name count as one."""
    return " ".join(f"{part[0].upper()}." for part in name.split() if part[0].isalpha())
