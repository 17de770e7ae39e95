"""Which certificates are revoked, as one signed list of bits: whoever reads it does not tell us which certificate they look at."""

import base64
import binascii
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings

from .credential import CREDENTIALS_CONTEXT, moment
from .document import did_web
from .errors import StatusUnknownError
from .tokens import sign

#: A list has at least so many places, so that a place says little about who was where (Bitstring Status List 1.0). It grows by as many.
PLACES = 131_072
#: How long a copy may be used.
LIFETIME = timedelta(seconds=60)
#: How long a copy can be used by somebody who is offline; after that a revocation can no longer be overlooked for good.
VALIDITY = timedelta(days=7)
#: A list that unpacks to more is not ours.
MOST_BYTES = 4_000_000


def status_list_credential(*, revoked: Iterable[int], address: str, now: datetime, highest: int = 0) -> str:
    """The list as a signed token.

    Args:
        revoked: the places of certificates that were revoked.
        address: where the list stands.
        now: the time as of which the list speaks.
        highest: the highest place that was given out, so that the list reaches to those that nobody revoked.

    Raises:
        NoKeyError: when there is no key.
        ValueError: when a place is negative.
    """
    did = did_web(settings.SITE_URL)
    until = now + VALIDITY
    credential = {
        "@context": [CREDENTIALS_CONTEXT],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did,
        "validFrom": moment(now),
        "validUntil": moment(until),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encode(revoked, highest=highest),
            "ttl": int(LIFETIME.total_seconds() * 1000),
        },
    }
    claims = {"iss": did, "sub": f"{address}#list", "jti": address, "nbf": int(now.timestamp()), "exp": int(until.timestamp())}
    return sign({**credential, **claims}, did=did, kind="vc+jwt")


def encode(revoked: Iterable[int], *, highest: int = 0) -> str:
    """The bits, packed and written as text; the same places always give the same text.

    Raises:
        ValueError: when a place is negative.
    """
    places = set(revoked)
    if any(place < 0 for place in places):
        raise ValueError("A place in the status list is never negative.")
    size = (max(highest, *places, 0) // PLACES + 1) * PLACES
    bits = bytearray(size // 8)
    for place in places:
        # The first place is the highest bit of the first byte.
        bits[place // 8] |= 0x80 >> place % 8
    packer = zlib.compressobj(9, wbits=31)
    packed = packer.compress(bytes(bits)) + packer.flush()
    return "u" + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """The bits of a list.

    Raises:
        StatusUnknownError: when they cannot be unpacked, or are more than a list of ours has.
    """
    unpacker = zlib.decompressobj(wbits=31)
    try:
        packed = base64.b64decode(text.removeprefix("u") + "=" * (-(len(text) - 1) % 4), altchars=b"-_", validate=True)
        bits = unpacker.decompress(packed, MOST_BYTES)
    except (zlib.error, binascii.Error, ValueError) as error:
        raise StatusUnknownError("The status list cannot be unpacked.") from error
    if not text.startswith("u") or not unpacker.eof or len(bits) < PLACES // 8:
        raise StatusUnknownError("The status list is cut off, too long or too short.")
    return bits


def is_revoked(entry: Mapping[str, Any], *, listed: Mapping[str, Any]) -> bool:
    """Whether a list that is believed already says that the certificate was revoked.

    Args:
        entry: the ``credentialStatus`` of the certificate.
        listed: the list's credential.

    Raises:
        StatusUnknownError: when it is another list, or the certificate has no place in it.
    """
    subject = listed.get("credentialSubject")
    if not isinstance(subject, dict) or "BitstringStatusListCredential" not in _words(listed.get("type")):
        raise StatusUnknownError("What was given is not a status list.")
    if entry.get("statusListCredential") != listed.get("id") or entry.get("statusPurpose") != subject.get("statusPurpose"):
        raise StatusUnknownError("The certificate stands in another status list.")
    place, bits = str(entry.get("statusListIndex")), decode(str(subject.get("encodedList")))
    if not (place.isascii() and place.isdigit()) or len(place) > 9 or int(place) >= len(bits) * 8:
        raise StatusUnknownError("The certificate has no place in the status list.")
    return bool(bits[int(place) // 8] & 0x80 >> int(place) % 8)


def _words(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def as_of(listed: Mapping[str, Any]) -> datetime:
    """The time as of which a list speaks."""
    return datetime.fromtimestamp(int(listed["nbf"]), UTC)
