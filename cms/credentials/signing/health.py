"""The doctor's line about the keys that sign."""

import stat
from pathlib import Path

from django.conf import settings

from cms.core.health.registry import Finding, register_line

from .errors import BadKeysError, NoKeyError

UNSIGNED = "Certificates are issued without a signed credential."
MAKE = "python manage.py credential_key FILE, then set CREDENTIALS_KEYS to FILE"


def look() -> Finding:
    """Whether certificates can be signed, and whether the key is the portal's alone."""
    from .keys import key_ring, keys_file, signing_key  # late: cryptography takes 10 MB, and the doctor alone looks

    path = keys_file()
    if path and settings.CREDENTIALS_MAKE_KEYS and not path.exists():
        return Finding(True, "made when the first certificate is signed")
    try:
        key, ring = signing_key(), key_ring()
    except BadKeysError as error:
        return Finding(False, f"{error} {UNSIGNED}", "Mend or replace what CREDENTIALS_KEYS names.")
    except NoKeyError as error:
        return Finding(False, f"{error} {UNSIGNED}", MAKE)
    if path and _open_to_others(path):
        return Finding(False, f"{path} can be read by others", f"chmod 600 {path}")
    older = len(ring.public) - 1
    return Finding(True, f"{key.thumbprint()}, {older} older" if older else key.thumbprint())


def _open_to_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def register() -> None:
    """Add the line; called once when the app is ready. Not needed: certificates work without."""
    register_line("credential key", look, needed=False)
