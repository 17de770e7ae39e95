"""`/.well-known/did.json`, as a stranger's browser gets it."""

import json
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.urls import reverse

from cms.credentials.signing import keys as keys_module
from tests.harness.client import BrowserClient
from tests.harness.queries import Queries

pytestmark = pytest.mark.django_db
PATH = "/.well-known/did.json"


@pytest.mark.usefixtures("keys")
def test_document_names_the_keys_for_anybody(client: BrowserClient) -> None:
    response = client.get(PATH)
    key = keys_module.signing_key()
    name = f"did:web:testserver#{key.thumbprint()}"
    public = key.as_dict(private=False)
    assert reverse("credentials_did") == PATH
    assert json.loads(response.content) == {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"],
        "id": "did:web:testserver",
        "verificationMethod": [
            {"id": name, "type": "JsonWebKey2020", "controller": "did:web:testserver", "publicKeyJwk": public},
        ],
        "assertionMethod": [name],
    }
    assert "d" not in public


@pytest.mark.usefixtures("keys")
def test_document_may_be_kept_and_read_by_other_sites_and_sets_no_cookie(
    client: BrowserClient, sql_count: Callable[[], AbstractContextManager[Queries]]
) -> None:
    client.get(PATH)  # which site this is, is remembered from here on
    with sql_count() as queries:
        response = client.get(PATH)
    assert queries.count == 0, str(queries)
    assert {name: response[name] for name in ("Content-Type", "Cache-Control", "Access-Control-Allow-Origin")} == {
        "Content-Type": "application/did+json",
        "Cache-Control": "public, max-age=300",
        "Access-Control-Allow-Origin": "*",
    }
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert client.get(PATH, headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert client.head(PATH).status_code == 200
    assert client.post(PATH).status_code == 405


def test_document_is_not_there_while_nothing_can_have_been_signed(client: BrowserClient, settings: Any) -> None:
    settings.CREDENTIALS_KEYS = ""
    assert client.get(PATH).status_code == 404


def test_document_is_out_of_order_while_the_keys_cannot_be_read(
    client: BrowserClient, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CREDENTIALS_KEYS = '{"keys": [{"kty": "oct", "k": "c2VjcmV0"}]}'
    with caplog.at_level(logging.ERROR):
        response = client.get(PATH)
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "Key 1 is not one for ES256" in caplog.text
    assert "c2VjcmV0" not in caplog.text + response.content.decode()
