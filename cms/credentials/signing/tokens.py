"""Compact JWS: putting a signature on a payload, and taking a token apart without believing it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jws
from joserfc.errors import BadSignatureError, JoseError
from joserfc.jwk import ECKey

from .document import key_address
from .errors import AlgorithmError, ForgedError, MalformedError, UnknownKeyError, WrongIssuerError
from .keys import ALGORITHM, CURVE, signing_key

#: Longer than anything that is signed here; what is longer is not even decoded.
LONGEST = 200_000


@dataclass(frozen=True)
class Opened:
    """A token whose signature holds: what it says, and the key that says so."""

    payload: dict[str, Any]
    key_id: str


def sign(payload: Mapping[str, Any], *, did: str, kind: str) -> str:
    """Sign a payload with the current key.

    Args:
        payload: what is signed, as JSON.
        did: the issuer.
        kind: what the token is, for its header (``typ``).

    Raises:
        NoKeyError: when there is no key.
    """
    key = signing_key()
    header = {"alg": ALGORITHM, "kid": key_address(did, key), "typ": kind}
    return jws.serialize_compact(header, json.dumps(payload, ensure_ascii=False), key, algorithms=[ALGORITHM])


def open_token(token: str, *, document: Mapping[str, Any]) -> Opened:
    """Check the signature of a token against the issuer's DID document.

    The token says which of the document's keys signed it. It has no say in how: the algorithm is ours, whatever its header wishes,
    and a key that it brings along is not looked at.

    Args:
        token: a compact JWS.
        document: the issuer's DID document.

    Raises:
        MalformedError: when it is none.
        AlgorithmError: when it names another algorithm, “none” among them.
        WrongIssuerError: when it names a key of somebody else.
        UnknownKeyError: when the document does not hold the key.
        ForgedError: when the signature does not fit.
    """
    header = _header(token)
    if header.get("alg") != ALGORITHM:
        raise AlgorithmError(f"Signed by {str(header.get('alg'))[:20]!r} instead of {ALGORITHM}.")
    key_id = header.get("kid")
    if not isinstance(key_id, str):
        raise MalformedError("The token names no key.")
    key = _key(key_id, document)
    try:
        done = jws.deserialize_compact(token, key, algorithms=[ALGORITHM])
        payload = json.loads(done.payload)
    except BadSignatureError as error:
        raise ForgedError("The signature does not belong to what is written.") from error
    except (JoseError, ValueError, RecursionError) as error:
        raise MalformedError("The token cannot be read.") from error
    if not isinstance(payload, dict):
        raise MalformedError("The token holds no object.")
    return Opened(payload, key_id)


def _header(token: str) -> dict[str, Any]:
    if len(token) > LONGEST:
        raise MalformedError("This is not a signed token.")
    try:
        header: dict[str, Any] = jws.extract_compact(token.encode()).headers()
    except (JoseError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise MalformedError("The token cannot be read.") from error
    return header


def _key(key_id: str, document: Mapping[str, Any]) -> ECKey:
    issuer = document.get("id")
    if key_id.partition("#")[0] != issuer:
        raise WrongIssuerError("The token is signed with a key of somebody else.")
    for name, row in _methods(document, str(issuer)):
        if name == key_id:
            try:
                return ECKey.import_key({part: row[part] for part in ("kty", "crv", "x", "y")})
            except (JoseError, ValueError, TypeError, KeyError) as error:
                raise UnknownKeyError("The issuer's document holds a damaged key.") from error
    raise UnknownKeyError("The issuer's document does not hold the key that signed.")


def _methods(document: Mapping[str, Any], issuer: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Keys with which the issuer makes statements: those that ``assertionMethod`` names, and of our kind."""
    asserting = document.get("assertionMethod")
    methods = document.get("verificationMethod")
    if not isinstance(asserting, list) or not isinstance(methods, list):
        return
    named = {_whole(name, issuer) for name in asserting if isinstance(name, str)}
    for method in methods:
        row = method.get("publicKeyJwk") if isinstance(method, dict) else None
        name = _whole(method.get("id"), issuer) if isinstance(row, dict) else ""
        if name in named and isinstance(row, dict) and row.get("crv") == CURVE:
            yield name, row


def _whole(name: Any, issuer: str) -> str:
    """The whole name of a key; documents may leave out the issuer."""
    text = str(name)
    return issuer + text if text.startswith("#") else text
