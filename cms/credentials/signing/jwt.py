"""Signing a certificate as a JWT, and checking one with nothing but the token and the issuer's DID document."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from .credential import achievement_credential, moment
from .document import did_web
from .errors import CredentialError, ExpiredError, MalformedError, NotYetValidError, RevokedError, StatusUnknownError, WrongIssuerError
from .facts import CredentialFacts
from .status import as_of, is_revoked
from .tokens import open_token, sign

#: How much clocks may differ.
LEEWAY = timedelta(minutes=5)
#: What the JWT adds to the credential.
CLAIMS = frozenset({"iss", "sub", "jti", "nbf", "exp", "iat"})


@dataclass(frozen=True)
class Verified:
    """A credential that holds.

    ``as_of`` is the time of the status list by which it is not revoked, and None when no list was given: then nothing is known of that.
    """

    credential: dict[str, Any]
    issuer: str
    key_id: str
    valid_from: datetime
    as_of: datetime | None


def sign_credential(facts: CredentialFacts, *, now: datetime) -> str:
    """A certificate as a signed token. The credential is the payload itself, as Open Badges 3.0 wants it, with JWT's own claims beside it.

    Args:
        facts: what the certificate says.
        now: when it is signed; it is valid since it was issued.

    Raises:
        NoKeyError: when there is no key; the certificate is good all the same.
    """
    credential, did = achievement_credential(facts), did_web(facts.site_url)
    claims = {
        "iss": did,
        "sub": credential["credentialSubject"]["id"],
        "jti": credential["id"],
        "nbf": int(facts.issued_at.timestamp()),
        "iat": int(now.timestamp()),
    }
    # Open Badges allows no other word here, whereas a list of W3C's is called “vc+jwt”.
    return sign({**credential, **claims}, did=did, kind="JWT")


def verify(
    token: str, *, document: Mapping[str, Any], status_list: str | None = None, now: datetime, leeway: timedelta = LEEWAY
) -> Verified:
    """Check a certificate. Nothing is fetched.

    Args:
        token: the credential.
        document: the issuer's DID document.
        status_list: the list of revoked certificates, signed; without it nothing is said about revocation.
        now: the time by the reader's clock.
        leeway: how much that clock and ours may differ.

    Raises:
        CredentialError: the one that says what is wrong.
    """
    opened = open_token(token, document=document)
    payload = opened.payload
    _issued_by(payload, document)
    if not {"VerifiableCredential", "OpenBadgeCredential"} <= _types(payload):
        raise MalformedError("This is not a certificate.")
    _consistent(payload)
    _in_time(payload, now=now, leeway=leeway)
    checked = None
    if status_list is not None:
        checked = _not_revoked(payload, status_list, document=document, now=now, leeway=leeway)
    return Verified(
        credential={name: value for name, value in payload.items() if name not in CLAIMS},
        issuer=str(payload["iss"]),
        key_id=opened.key_id,
        valid_from=datetime.fromtimestamp(payload["nbf"], UTC),
        as_of=checked,
    )


def _types(payload: Mapping[str, Any]) -> set[str]:
    value = payload.get("type")
    return {word for word in value if isinstance(word, str)} if isinstance(value, list) else set()


def _id(value: Any) -> Any:
    return value.get("id") if isinstance(value, dict) else value


def _issued_by(payload: Mapping[str, Any], document: Mapping[str, Any]) -> None:
    if not payload.get("iss") == _id(payload.get("issuer")) == document.get("id"):
        raise WrongIssuerError("The credential says that somebody else issued it.")


def _consistent(payload: Mapping[str, Any]) -> None:
    """The claims of the JWT and the words of the credential say the same; programs read either."""
    for claim, word, seconds in (("nbf", "validFrom", True), ("exp", "validUntil", False)):
        number, text = payload.get(claim), payload.get(word)
        if number is None and text is None and not seconds:
            continue
        if type(number) is not int or _moment(number) != text:
            raise MalformedError(f"“{claim}” and “{word}” do not say the same.")
    named = (payload.get("jti"), payload.get("sub"))
    if not all(isinstance(name, str) for name in named) or named != (payload.get("id"), _id(payload.get("credentialSubject"))):
        raise MalformedError("The credential contradicts itself.")


def _moment(number: int) -> str:
    try:
        return moment(datetime.fromtimestamp(number, UTC))
    except (ValueError, OverflowError, OSError) as error:
        raise MalformedError("The credential names an impossible time.") from error


def _in_time(payload: Mapping[str, Any], *, now: datetime, leeway: timedelta) -> None:
    if payload["nbf"] > (now + leeway).timestamp():
        raise NotYetValidError(f"Valid from {payload['validFrom']} on.")
    if payload.get("exp") is not None and payload["exp"] <= (now - leeway).timestamp():
        raise ExpiredError(f"Valid until {payload['validUntil']}.")


def _not_revoked(
    payload: Mapping[str, Any], status_list: str, *, document: Mapping[str, Any], now: datetime, leeway: timedelta
) -> datetime:
    """The time as of which the certificate is not revoked."""
    entry = payload.get("credentialStatus")
    if not isinstance(entry, dict):
        raise StatusUnknownError("The certificate names no status list.")
    try:
        listed = open_token(status_list, document=document).payload
        _issued_by(listed, document)
        _consistent(listed)
        _in_time(listed, now=now, leeway=leeway)
    except CredentialError as error:
        raise StatusUnknownError(f"The status list cannot be used: {error}") from error
    if is_revoked(entry, listed=listed):
        raise RevokedError(as_of(listed))
    return as_of(listed)
