"""Numbers of certificates: short, not to be guessed, and forgiving when they are copied from paper.

The alphabet is Crockford's base 32, which leaves out I, L, O and U; a last sign tells a slip of the pen from an unknown number
(Luhn's sum over 32 signs, ISO/IEC 7812-1, annex B, carried over to this alphabet).
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ADDRESS_LENGTH = 10
_SERIAL_SIGNS = 7
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_DASHES = str.maketrans("", "", " -–—‑/.")


def new_public_id() -> str:
    """What stands in the address of the page that verifies a certificate: 50 random bits."""
    return "".join(secrets.choice(ALPHABET) for _sign in range(ADDRESS_LENGTH)).lower()


def new_serial(*, year: int) -> str:
    """What stands on the paper: the year, seven random signs and their check sign, such as ``2026-7F3K-Q9TD``.

    Args:
        year: the year of issue.
    """
    signs = "".join(secrets.choice(ALPHABET) for _sign in range(_SERIAL_SIGNS))
    return _in_groups(f"{year}{signs}{check_sign(signs)}")


def check_sign(signs: str) -> str:
    """The sign that makes Luhn's sum of all signs a multiple of 32."""
    total = 0
    for place, sign in enumerate(reversed(signs)):
        value = ALPHABET.index(sign) * (2 if place % 2 == 0 else 1)
        total += value // len(ALPHABET) + value % len(ALPHABET)
    return ALPHABET[-total % len(ALPHABET)]


def read_public_id(typed: str) -> str | None:
    """An address's last part as it is kept, or None when it can be none."""
    signs = _clean(typed)
    return signs.lower() if len(signs) == ADDRESS_LENGTH and set(signs) <= set(ALPHABET) else None


def read_serial(typed: str) -> str | None:
    """A serial as it is kept, whatever its dashes, spaces and letter case; None when it can be none.

    Args:
        typed: what somebody copied from paper.
    """
    signs = _clean(typed)
    year, rest = signs[:4], signs[4:]
    well_formed = year.isascii() and year.isdigit() and len(rest) == _SERIAL_SIGNS + 1 and set(rest) <= set(ALPHABET)
    return _in_groups(signs) if well_formed and check_sign(rest[:-1]) == rest[-1] else None


def _clean(typed: str) -> str:
    return typed.strip().translate(_DASHES).upper().translate(_MISREAD)


def _in_groups(signs: str) -> str:
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"
