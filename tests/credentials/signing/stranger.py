"""A stranger who checks certificates: run by itself, with openbadgeslib and the standard library, and nothing of the portal.

Reads a JSON object from standard input: ``issuer`` (a DID), ``plain`` (whether its host answers by http only), ``lists`` (status lists by
address) and ``tokens`` by name. The DID document is fetched from where did:web says that it stands. Writes what it found of each token.
"""

import json
import sys
import urllib.request
from collections.abc import Callable
from typing import Any

from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3 import OB3Verifier


def fetcher(lists: dict[str, str], *, plain: bool) -> Callable[[str], bytes]:
    """Fetches what the library asks for: documents over the network, status lists from what was handed over."""

    def fetch(address: str) -> bytes:
        if address in lists:
            return lists[address].encode()
        if plain:
            address = address.replace("https://", "http://", 1)
        with urllib.request.urlopen(address, timeout=10) as answer:
            body: bytes = answer.read()
        return body

    return fetch


def examine(token: str, issuer: str, fetch: Callable[[str], bytes], *, status: bool) -> str:
    """Whose certificate it is and for what, or what is wrong with it."""
    try:
        found = OB3Verifier.for_issuer_did(issuer, download=fetch).verify(token, check_status=status, download=fetch)
    except LibOpenBadgesException as error:
        return f"refused: {error}"
    holder = found.identifiers[0].identity_hash if found.identifiers else "–"
    return f"{found.issuer.name}: {holder}, {found.achievement.name}"


def main() -> None:
    """Check everything that was handed over."""
    asked: dict[str, Any] = json.load(sys.stdin)
    fetch = fetcher(asked["lists"], plain=asked["plain"])
    found = {name: examine(token, asked["issuer"], fetch, status=bool(asked["lists"])) for name, token in asked["tokens"].items()}
    ours = sorted(name for name in sys.modules if name.split(".")[0] in {"cms", "joserfc", "django"})
    json.dump({"found": found, "ours": ours}, sys.stdout)


main()
