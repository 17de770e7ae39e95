"""The list of revoked certificates."""

import base64
import gzip
import zlib
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.credentials.signing.errors import NoKeyError, StatusUnknownError
from cms.credentials.signing.jwt import sign_credential, verify
from cms.credentials.signing.status import MOST_BYTES, PLACES, decode, encode, is_revoked, status_list_credential
from tests.credentials.signing.making import DID, LIST, NOW, facts, unpacked


def wrapped(data: bytes) -> str:
    return "u" + base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def entry(place: Any = 17) -> dict[str, Any]:
    return {"statusListCredential": LIST, "statusPurpose": "revocation", "statusListIndex": str(place)}


def listed(**changes: Any) -> dict[str, Any]:
    subject = {"statusPurpose": "revocation", "encodedList": encode([17]), **changes.pop("subject", {})}
    return {"id": LIST, "type": ["VerifiableCredential", "BitstringStatusListCredential"], "credentialSubject": subject, **changes}


@pytest.mark.usefixtures("keys")
def test_list_is_a_credential_with_a_short_life() -> None:
    header, payload, _signature = status_list_credential(revoked=[3], address=LIST, now=NOW).split(".")
    until = NOW + timedelta(days=7)
    assert (unpacked(header)["alg"], unpacked(header)["typ"]) == ("ES256", "vc+jwt")
    assert unpacked(payload) == {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": DID,
        "validFrom": "2026-11-20T12:00:00Z",
        "validUntil": "2026-11-27T12:00:00Z",
        "credentialSubject": {
            "id": f"{LIST}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encode([3]),
            "ttl": 60_000,
        },
        "iss": DID,
        "sub": f"{LIST}#list",
        "jti": LIST,
        "nbf": int(NOW.timestamp()),
        "exp": int(until.timestamp()),
    }


def test_list_reaches_to_certificates_that_nobody_revoked(did: dict[str, Any]) -> None:
    far = sign_credential(facts(status_index=PLACES), now=NOW)
    reaching = status_list_credential(revoked=[3], address=LIST, now=NOW, highest=PLACES)
    assert verify(far, document=did, status_list=reaching, now=NOW).as_of == NOW


def test_list_without_a_key_is_not_made(settings: Any) -> None:
    settings.CREDENTIALS_KEYS = ""
    with pytest.raises(NoKeyError):
        status_list_credential(revoked=[], address=LIST, now=NOW)


def test_bits_stand_where_the_format_wants_them() -> None:
    """Read as the specification says it, by means of its own: the first place is the highest bit of the first byte."""
    text = encode([0, 9, 131_071])
    bits = gzip.decompress(base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4)))
    assert (text[0], len(bits) * 8) == ("u", 131_072)
    assert (bits[:2], bits[-1], sum(bits)) == (b"\x80\x40", 1, 0x80 + 0x40 + 1)


@given(places=st.frozensets(st.integers(0, 300_000), max_size=40))
def test_exactly_the_revoked_are_revoked(places: frozenset[int]) -> None:
    text = encode(places)
    assert text == encode(sorted(places, reverse=True))
    bits = decode(text)
    assert len(bits) * 8 % PLACES == 0
    assert {number * 8 + bit for number, byte in enumerate(bits) if byte for bit in range(8) if byte & 0x80 >> bit} == places


def test_list_grows_when_a_place_lies_beyond_it() -> None:
    sizes = [PLACES, PLACES, 2 * PLACES]
    assert [len(decode(encode([place]))) * 8 for place in (0, PLACES - 1, PLACES)] == sizes
    assert [len(decode(encode([], highest=place))) * 8 for place in (0, PLACES - 1, PLACES)] == sizes


def test_place_before_the_first_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        encode([5, -1])


def test_list_says_who_is_revoked() -> None:
    assert [is_revoked(entry(place), listed=listed()) for place in (16, 17, 18)] == [False, True, False]


@pytest.mark.parametrize("place", [-1, PLACES, "", "x", "1.0", "²", None, "9" * 5000])
def test_place_that_is_none_has_no_status(place: Any) -> None:
    with pytest.raises(StatusUnknownError):
        is_revoked(entry(place), listed=listed())


@pytest.mark.parametrize(
    "changes",
    [
        {"id": LIST + "0"},
        {"type": ["VerifiableCredential"]},
        {"type": None},
        {"credentialSubject": []},
        {"subject": {"statusPurpose": "suspension"}},
        {"subject": {"encodedList": None}},
        {"subject": {"encodedList": {}}},
    ],
)
def test_list_that_is_another_or_none_is_not_read(changes: dict[str, Any]) -> None:
    with pytest.raises(StatusUnknownError):
        is_revoked(entry(), listed=listed(**changes))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "u",
        "u????",
        "uAAAA",
        "użółć",
        encode([1])[1:],
        encode([1])[:-6],
        wrapped(zlib.compress(bytes(PLACES // 8))),
        wrapped(gzip.compress(bytes(PLACES // 8 - 1))),
        wrapped(gzip.compress(bytes(MOST_BYTES + 1))),
    ],
    ids=["empty", "no data", "no base64", "no gzip", "not ASCII", "no prefix", "cut off", "zlib", "too short", "bomb"],
)
def test_bits_that_cannot_be_unpacked_are_not_read(text: str) -> None:
    with pytest.raises(StatusUnknownError):
        decode(text)
