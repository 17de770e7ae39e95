"""Signing a certificate and checking it offline: what holds, and each way in which one does not."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import OctKey

from cms.credentials.signing.credential import achievement_credential
from cms.credentials.signing.errors import (
    AlgorithmError,
    CredentialError,
    ExpiredError,
    ForgedError,
    MalformedError,
    NotYetValidError,
    RevokedError,
    StatusUnknownError,
    UnknownKeyError,
    WrongIssuerError,
)
from cms.credentials.signing.facts import CredentialFacts, Item
from cms.credentials.signing.jwt import LEEWAY, Verified, sign_credential, verify
from cms.credentials.signing.keys import new_keys
from cms.credentials.signing.status import VALIDITY, status_list_credential
from cms.credentials.signing.tokens import sign
from tests.credentials.signing.making import DID, LIST, NOW, document, facts, packed, unpacked, with_header, with_payload

ISSUED = facts().issued_at.replace(microsecond=0)
SECOND = timedelta(seconds=1)


def test_certificate_holds_with_token_and_document_alone(token: str, did: dict[str, Any]) -> None:
    assert verify(token, document=did, now=NOW) == Verified(
        credential=achievement_credential(facts()),
        issuer=DID,
        key_id=did["assertionMethod"][0],
        valid_from=ISSUED,
        as_of=None,
    )


def test_token_has_the_header_and_claims_that_open_badges_asks_for(token: str, did: dict[str, Any]) -> None:
    header, payload, _signature = token.split(".")
    assert unpacked(header) == {"alg": "ES256", "kid": did["assertionMethod"][0], "typ": "JWT"}
    claims = {name: value for name, value in unpacked(payload).items() if name in {"iss", "sub", "jti", "nbf", "iat", "exp"}}
    assert claims == {
        "iss": DID,
        "sub": "http://testserver/pl/certyfikat/k7mq2/#holder",
        "jti": "http://testserver/pl/certyfikat/k7mq2/",
        "nbf": int(ISSUED.timestamp()),
        "iat": int(NOW.timestamp()),
    }


def test_altered_words_are_forged(token: str, did: dict[str, Any]) -> None:
    with pytest.raises(ForgedError):
        verify(with_payload(token, name="Doktorat"), document=did, now=NOW)


@pytest.mark.parametrize("place", [0, 40, 80])
def test_altered_signature_is_forged(token: str, did: dict[str, Any], place: int) -> None:
    begin, _, signature = token.rpartition(".")
    other = "A" if signature[place] != "A" else "B"
    with pytest.raises(ForgedError):
        verify(f"{begin}.{signature[:place]}{other}{signature[place + 1 :]}", document=did, now=NOW)


def test_signature_of_another_certificate_is_forged(token: str, did: dict[str, Any]) -> None:
    other = sign_credential(facts(holder="Ktoś inny"), now=NOW)
    with pytest.raises(ForgedError):
        verify(token.rpartition(".")[0] + "." + other.rpartition(".")[2], document=did, now=NOW)


def test_key_that_the_document_does_not_hold_is_unknown(token: str, settings: Any) -> None:
    settings.CREDENTIALS_KEYS = new_keys()
    with pytest.raises(UnknownKeyError):
        verify(token, document=document(), now=NOW)


def test_key_that_makes_no_statements_is_unknown(token: str, did: dict[str, Any]) -> None:
    with pytest.raises(UnknownKeyError):
        verify(token, document={**did, "assertionMethod": [], "authentication": did["assertionMethod"]}, now=NOW)


def test_names_of_keys_may_leave_out_the_issuer(token: str, did: dict[str, Any]) -> None:
    short = json.loads(json.dumps(did).replace(f'"{DID}#', '"#'))
    assert verify(token, document=short, now=NOW).issuer == DID


@pytest.mark.parametrize("damaged", [{"verificationMethod": None}, {"verificationMethod": ["?"]}, {"assertionMethod": "?"}])
def test_damaged_document_holds_no_key(token: str, did: dict[str, Any], damaged: dict[str, Any]) -> None:
    with pytest.raises(UnknownKeyError):
        verify(token, document={**did, **damaged}, now=NOW)


def test_damaged_key_of_the_document_is_no_key(token: str, did: dict[str, Any]) -> None:
    did["verificationMethod"][0]["publicKeyJwk"]["x"] = "AAAA"
    with pytest.raises(UnknownKeyError):
        verify(token, document=did, now=NOW)


def test_key_of_somebody_else_is_the_wrong_issuer(keys: str, did: dict[str, Any]) -> None:
    elsewhere = sign_credential(facts(site_url="https://elsewhere.example"), now=NOW)
    with pytest.raises(WrongIssuerError):
        verify(elsewhere, document=did, now=NOW)


@pytest.mark.parametrize("changes", [{"iss": "did:web:else"}, {"issuer": {"id": "did:web:else"}}, {"issuer": "did:web:else"}])
def test_our_key_does_not_sign_for_another_issuer(token: str, did: dict[str, Any], changes: dict[str, Any]) -> None:
    signed = sign({**unpacked(token.split(".")[1]), **changes}, did=DID, kind="JWT")
    with pytest.raises(WrongIssuerError):
        verify(signed, document=did, now=NOW)


@pytest.mark.parametrize("name", ["none", "None", "HS256", "ES384", "EdDSA", "RS256", None, 1, ["ES256"]])
def test_token_has_no_say_in_how_it_is_checked(token: str, did: dict[str, Any], name: Any) -> None:
    with pytest.raises((AlgorithmError, MalformedError)):
        verify(with_header(token, alg=name), document=did, now=NOW)


def test_unsigned_token_is_refused(token: str, did: dict[str, Any]) -> None:
    header, payload, _signature = token.split(".")
    with pytest.raises(AlgorithmError):
        verify(f"{packed({**unpacked(header), 'alg': 'none'})}.{payload}.", document=did, now=NOW)


def test_public_key_does_not_serve_as_a_secret(token: str, did: dict[str, Any]) -> None:
    """The known confusion: what everybody may read, taken as the secret of an HMAC."""
    header, payload, _signature = token.split(".")
    secret = OctKey.import_key(json.dumps(did["verificationMethod"][0]["publicKeyJwk"]))
    forged = jws.serialize_compact({**unpacked(header), "alg": "HS256"}, json.dumps(unpacked(payload)), secret, algorithms=["HS256"])
    with pytest.raises(AlgorithmError):
        verify(forged, document=did, now=NOW)


def test_key_that_the_token_brings_along_is_not_looked_at(token: str, did: dict[str, Any], settings: Any) -> None:
    settings.CREDENTIALS_KEYS = new_keys()
    theirs = document()["verificationMethod"][0]["publicKeyJwk"]
    forged = sign_credential(facts(holder="Ktoś inny"), now=NOW)
    for changes in ({"kid": did["assertionMethod"][0]}, {"kid": did["assertionMethod"][0], "jwk": theirs}):
        with pytest.raises((ForgedError, MalformedError)):
            verify(with_header(forged, **changes), document=did, now=NOW)


@pytest.mark.parametrize(
    "changes",
    [
        {"nbf": None},
        {"nbf": True},
        {"nbf": "2026"},
        {"nbf": 10**20},
        {"nbf": 0},
        {"validFrom": "2020-01-01T00:00:00Z"},
        {"validFrom": None},
        {"exp": 5},
        {"validUntil": "2020-01-01T00:00:00Z"},
        {"jti": "http://testserver/other/"},
        {"jti": 0, "id": 0},
        {"sub": None, "credentialSubject": {}},
        {"sub": "http://testserver/other/#holder"},
        {"credentialSubject": []},
        {"type": ["VerifiableCredential"]},
        {"type": "OpenBadgeCredential"},
        {"type": [[], {}]},
    ],
)
def test_certificate_that_contradicts_itself_is_malformed(token: str, did: dict[str, Any], changes: dict[str, Any]) -> None:
    signed = sign({**unpacked(token.split(".")[1]), **changes}, did=DID, kind="JWT")
    with pytest.raises(MalformedError):
        verify(signed, document=did, now=NOW)


def test_status_list_is_no_certificate(did: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        verify(status_list_credential(revoked=[], address=LIST, now=NOW), document=did, now=NOW)


def test_clocks_may_differ_by_the_leeway_and_no_more(token: str, did: dict[str, Any]) -> None:
    assert verify(token, document=did, now=ISSUED - LEEWAY).valid_from == ISSUED
    with pytest.raises(NotYetValidError):
        verify(token, document=did, now=ISSUED - LEEWAY - SECOND)
    with pytest.raises(NotYetValidError):
        verify(token, document=did, now=ISSUED - SECOND, leeway=timedelta(0))


def test_certificate_that_ends_is_expired_after_its_end(token: str, did: dict[str, Any]) -> None:
    end = ISSUED + timedelta(days=1)
    claims = {"exp": int(end.timestamp()), "validUntil": end.strftime("%Y-%m-%dT%H:%M:%SZ")}
    signed = sign({**unpacked(token.split(".")[1]), **claims}, did=DID, kind="JWT")
    assert verify(signed, document=did, now=end + LEEWAY - SECOND).valid_from == ISSUED
    with pytest.raises(ExpiredError):
        verify(signed, document=did, now=end + LEEWAY)


def test_revocation_is_seen_by_a_newer_list_and_not_by_an_older_one(token: str, did: dict[str, Any]) -> None:
    later = NOW + timedelta(hours=1)
    before = status_list_credential(revoked=[16, 18], address=LIST, now=NOW)
    after = status_list_credential(revoked=[16, 17, 18], address=LIST, now=later)
    assert verify(token, document=did, status_list=before, now=later).as_of == NOW
    with pytest.raises(RevokedError) as caught:
        verify(token, document=did, status_list=after, now=later)
    assert caught.value.as_of == later


def test_revocation_cannot_be_overlooked_for_good(token: str, did: dict[str, Any]) -> None:
    old = status_list_credential(revoked=[], address=LIST, now=NOW)
    assert verify(token, document=did, status_list=old, now=NOW + VALIDITY).as_of == NOW
    with pytest.raises(StatusUnknownError, match="cannot be used"):
        verify(token, document=did, status_list=old, now=NOW + VALIDITY + LEEWAY)


def test_list_that_cannot_be_believed_says_nothing(token: str, did: dict[str, Any]) -> None:
    good = status_list_credential(revoked=[17], address=LIST, now=NOW)
    clean = unpacked(status_list_credential(revoked=[], address=LIST, now=NOW).split(".")[1])
    lists = {
        "forged": with_payload(good, credentialSubject=clean["credentialSubject"]),
        "of another place": status_list_credential(revoked=[], address=LIST + "0", now=NOW),
        "of another issuer": sign({**clean, "iss": "did:web:else", "issuer": "did:web:else"}, did=DID, kind="vc+jwt"),
        "of the future": status_list_credential(revoked=[], address=LIST, now=NOW + LEEWAY + SECOND),
        "a certificate": token,
        "nothing": "",
    }
    for status_list in lists.values():
        with pytest.raises(StatusUnknownError):
            verify(token, document=did, status_list=status_list, now=NOW)


def test_certificate_without_a_status_is_not_said_to_be_valid_by_a_list(token: str, did: dict[str, Any]) -> None:
    signed = sign({**unpacked(token.split(".")[1]), "credentialStatus": None}, did=DID, kind="JWT")
    with pytest.raises(StatusUnknownError):
        verify(signed, document=did, status_list=status_list_credential(revoked=[], address=LIST, now=NOW), now=NOW)


def test_certificate_outside_the_list_has_no_status(did: dict[str, Any]) -> None:
    far = sign_credential(facts(status_index=131_072), now=NOW)
    with pytest.raises(StatusUnknownError):
        verify(far, document=did, status_list=status_list_credential(revoked=[], address=LIST, now=NOW), now=NOW)


@pytest.mark.parametrize("text", ["", ".", "..", "a.b.c", "e30.e30.", "W10.e30.AAAA", "ż.ó.ł", "\ud800.a.b", "a" * 300_000 + ".b.c", "{}"])
def test_what_is_no_token_is_malformed(did: dict[str, Any], text: str) -> None:
    with pytest.raises((MalformedError, AlgorithmError)):
        verify(text, document=did, now=NOW)


@given(text=st.text() | st.builds(lambda *parts: ".".join(parts), *[st.text("abcdeiJ01-_=") for _ in range(3)]))
def test_nothing_that_is_pasted_breaks_the_check(text: str) -> None:
    with pytest.raises(CredentialError):
        verify(text, document={"id": DID}, now=NOW)


@given(
    claims=st.dictionaries(
        st.sampled_from(
            ["iss", "issuer", "nbf", "validFrom", "exp", "validUntil", "jti", "id", "sub", "type", "credentialSubject", "credentialStatus"]
        ),
        st.none() | st.integers() | st.text() | st.lists(st.text()) | st.just({"id": DID}),
        min_size=1,
    )
)
def test_nothing_that_is_signed_breaks_the_check(claims: dict[str, Any]) -> None:
    payload = unpacked(sign_credential(facts(), now=NOW).split(".")[1])
    signed = sign({**payload, **claims}, did=DID, kind="JWT")
    listed = status_list_credential(revoked=[], address=LIST, now=NOW)
    try:
        done = verify(signed, document=document(), status_list=listed, now=NOW)
    except CredentialError:
        return
    # What passes differs in shape at most, or in a name that it bears throughout.
    assert (done.issuer, done.valid_from, type(done.credential["id"])) == (DID, ISSUED, str)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
DAYS = st.dates(min_value=datetime(2020, 1, 1).date(), max_value=datetime(2099, 12, 31).date())  # noqa: DTZ001 - a day has no zone
HOURS = st.none() | st.decimals(0, 999, places=2)
FACTS = st.builds(
    CredentialFacts,
    public_id=st.from_regex(r"[a-z0-9]{5,12}", fullmatch=True),
    serial=WORDS,
    address=st.from_regex(r"https://testserver/pl/certyfikat/[a-z0-9]{5}/", fullmatch=True),
    holder=st.none() | WORDS,
    title=WORDS,
    criteria=WORDS,
    language=st.sampled_from(["pl", "en", "nb"]),
    issued_at=st.datetimes(datetime(2020, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds it
    completed_on=DAYS,
    hours=HOURS,
    score_percent=st.none() | st.integers(0, 100),
    items=st.lists(st.builds(Item, WORDS, HOURS, st.none() | DAYS), max_size=5).map(tuple),
    rule=WORDS,
    issuer_name=WORDS,
    site_url=st.just("http://testserver"),
    status_index=st.integers(0, 131_071),
    status_address=st.just(LIST),
)


@given(certificate=FACTS)
def test_any_certificate_comes_back_as_it_was_signed(certificate: CredentialFacts) -> None:
    when = certificate.issued_at
    done = verify(sign_credential(certificate, now=when), document=document(), now=when)
    assert (done.credential, done.valid_from) == (achievement_credential(certificate), when.replace(microsecond=0))
    subject = done.credential["credentialSubject"]
    assert [row["identityHash"] for row in subject.get("identifier", [])] == [certificate.holder] * (certificate.holder is not None)
    assert [row["name"] for row in done.credential.get("evidence", [])] == [item.title for item in certificate.items]
