"""A key of the test's own, and a certificate signed with it."""

from typing import Any

import pytest

from cms.credentials.signing.jwt import sign_credential
from cms.credentials.signing.keys import new_keys
from tests.credentials.signing.making import NOW, document, facts


@pytest.fixture
def keys(settings: Any) -> str:
    """A fresh key, set."""
    settings.CREDENTIALS_KEYS = new_keys()
    return str(settings.CREDENTIALS_KEYS)


@pytest.fixture
def token(keys: str) -> str:
    """A certificate, signed."""
    return sign_credential(facts(), now=NOW)


@pytest.fixture
def did(keys: str) -> dict[str, Any]:
    """The issuer's document."""
    return document()
