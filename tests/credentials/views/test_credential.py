"""The credential of a real certificate, as programs get it: checked with nothing but what the portal serves to anybody."""

import json
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.credentials.domain.changing import correct_name, revoke_certificate, show_name
from cms.credentials.models import Certificate
from cms.credentials.signing.errors import RevokedError
from cms.credentials.signing.jwt import Verified, verify
from tests.factories import commit_hooks
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db
PROGRAM = {"Accept": "application/vc+jwt"}


def served(client: BrowserClient, url: str, **headers: str) -> str:
    response = client.get(url, headers=headers)
    assert (response.status_code, bool(response.cookies)) == (200, False)
    text: str = response.content.decode()
    return text


def checked(client: BrowserClient, token: str) -> Verified:
    document = json.loads(served(client, "/.well-known/did.json"))
    listed = served(client, reverse("certificate_status"))
    return verify(token, document=document, status_list=listed, now=timezone.now())


def test_programs_get_it_at_the_address_on_the_paper(client: BrowserClient, certificate: Certificate) -> None:
    response = client.get(f"/certyfikat/{certificate.public_id}/", headers=PROGRAM)
    assert response["Content-Type"] == "application/vc+jwt"
    held = checked(client, response.content.decode())
    said = json.dumps(held.credential, ensure_ascii=False)
    assert certificate.title in said
    assert certificate.serial in said
    assert "Żółć" not in said
    # A browser, which takes anything, gets the page.
    page = client.get(f"/certyfikat/{certificate.public_id}/", headers={"Accept": "text/html,*/*;q=0.8"})
    assert page["Content-Type"].startswith("text/html")


def test_the_name_stands_in_it_when_the_holder_shows_it_and_in_the_holders_own(
    client: BrowserClient, learner_client: BrowserClient, certificate: Certificate
) -> None:
    own = learner_client.get(reverse("certificate_file", args=[certificate.public_id])).content.decode()
    assert "Zofia Żółć" in json.dumps(checked(client, own).credential, ensure_ascii=False)
    show_name(certificate=certificate, shown=True)
    token = served(client, f"/certyfikat/{certificate.public_id}/", **PROGRAM)
    assert "Zofia Żółć" in json.dumps(checked(client, token).credential, ensure_ascii=False)


@pytest.mark.parametrize("ends", ["revoked", "replaced"])
def test_a_credential_that_was_downloaded_is_seen_to_have_ended(
    client: BrowserClient, certificate: Certificate, coordinator: User, ends: str
) -> None:
    token = served(client, f"/certyfikat/{certificate.public_id}/", **PROGRAM)
    assert checked(client, token).as_of
    how: dict[str, Any] = {"certificate": certificate, "reason": "Literówka.", "by": coordinator}
    with commit_hooks():
        revoke_certificate(**how) if ends == "revoked" else correct_name(name="Zofia Żołądź", **how)
    with pytest.raises(RevokedError):
        checked(client, token)


def test_without_a_key_a_sentence_says_that_the_certificate_is_valid_all_the_same(
    client: BrowserClient, certificate: Certificate, settings: Any
) -> None:
    settings.CREDENTIALS_KEYS = ""
    for url in (f"/certyfikat/{certificate.public_id}/", reverse("certificate_status")):
        response = client.get(url, headers=PROGRAM)
        assert response.status_code == 503
        assert len(response.content) > 60
    assert "notice--ok" in client.get(f"/certyfikat/{certificate.public_id}/").content.decode()
