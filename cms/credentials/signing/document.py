"""The issuer's DID document: who signs, and with which keys. ``did:web`` is an address of ours, so nothing is registered anywhere."""

from typing import Any
from urllib.parse import quote, urlsplit

from joserfc.jwk import ECKey

from .keys import KeyRing

CONTEXTS = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"]


def did_web(site_url: str) -> str:
    """The portal's name as an issuer. A port is written with “%3A”, because a colon would begin a path."""
    return f"did:web:{quote(urlsplit(site_url).netloc, safe='.-')}"


def key_address(did: str, key: ECKey) -> str:
    """How a credential names the key that signed it: by its fingerprint, so that a name is never used for two keys."""
    return f"{did}#{key.thumbprint()}"


def did_document(ring: KeyRing, *, site_url: str) -> dict[str, Any]:
    """The document that stands at ``/.well-known/did.json``. Keys of earlier years stay in it, so that old credentials can be checked.

    Args:
        ring: the keys; nothing private of them gets into the document.
        site_url: the portal's public address.
    """
    did = did_web(site_url)
    names = [key_address(did, key) for key in ring.public]
    return {
        "@context": CONTEXTS,
        "id": did,
        "verificationMethod": [
            {"id": name, "type": "JsonWebKey2020", "controller": did, "publicKeyJwk": key.as_dict(private=False)}
            for name, key in zip(names, ring.public, strict=True)
        ],
        "assertionMethod": names,
    }
