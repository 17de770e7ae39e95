"""Certificates to sign, and ways to spoil what was signed."""

import base64
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings

from cms.credentials.signing.document import did_document
from cms.credentials.signing.facts import CredentialFacts, Item
from cms.credentials.signing.keys import key_ring

NOW = datetime(2026, 11, 20, 12, 0, 0, tzinfo=UTC)
LIST = "http://testserver/status/1"
DID = "did:web:testserver"


def facts(**changes: Any) -> CredentialFacts:
    """A certificate of a made-up person."""
    usual: dict[str, Any] = {
        "public_id": "k7mq2",
        "serial": "MOWIS/2026/000017",
        "address": "http://testserver/pl/certyfikat/k7mq2/",
        "holder": "Zażółć Gęśla (przykład)",
        "title": "Pierwsze kroki organizacji",
        "criteria": "Zaliczenie wszystkich wymaganych kroków kursu.",
        "language": "pl",
        "issued_at": datetime(2026, 11, 20, 11, 30, 15, 900_000, tzinfo=UTC),
        "completed_on": date(2026, 11, 19),
        "hours": Decimal("4.50"),
        "score_percent": 92,
        "items": (Item("Statut", Decimal(2), date(2026, 11, 3)), Item("Zebranie założycielskie")),
        "rule": "course-passed v1",
        "issuer_name": "MOWIS",
        "site_url": "http://testserver",
        "status_index": 17,
        "status_address": LIST,
    }
    return CredentialFacts(**{**usual, **changes})


def document() -> dict[str, Any]:
    """The issuer's document as a reader gets it: as JSON."""
    read: dict[str, Any] = json.loads(json.dumps(did_document(key_ring(), site_url=settings.SITE_URL)))
    return read


def packed(value: Mapping[str, Any]) -> str:
    """A part of a token."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def unpacked(part: str) -> dict[str, Any]:
    """What a part of a token says."""
    read: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return read


def with_payload(token: str, **changes: Any) -> str:
    """The token with other words under the old signature."""
    header, payload, signature = token.split(".")
    return f"{header}.{packed({**unpacked(payload), **changes})}.{signature}"


def with_header(token: str, **changes: Any) -> str:
    """The token with another header under the old signature."""
    header, payload, signature = token.split(".")
    return f"{packed({**unpacked(header), **changes})}.{payload}.{signature}"
