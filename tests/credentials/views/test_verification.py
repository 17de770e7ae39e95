"""Checking: whoever has the paper sees whether it is true, and what it should say."""

from typing import Any

import pytest
from django.urls import reverse

from cms.accounts.models import Participant, User
from cms.credentials.domain.changing import correct_name, revoke_certificate, show_name
from cms.credentials.domain.personal import erase_holder
from cms.credentials.models import Certificate
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


def page_of(client: BrowserClient, certificate: Certificate, **headers: Any) -> str:
    response = client.get(f"/certyfikat/{certificate.public_id}/", headers=headers)
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_a_stranger_sees_what_the_paper_says_and_initials(client: BrowserClient, certificate: Certificate) -> None:
    page = page_of(client, certificate)
    for said in (certificate.serial, certificate.title, certificate.snapshot["rule_words"], "Z. Ż."):
        assert said in page
    assert "Zofia" not in page
    assert "notice--ok" in page
    show_name(certificate=certificate, shown=True)
    assert "Zofia Żółć" in page_of(client, certificate)


def test_a_revocation_is_seen_at_once(client: BrowserClient, certificate: Certificate, coordinator: User) -> None:
    response = client.get(f"/certyfikat/{certificate.public_id}/")
    assert "max-age=60" in response["Cache-Control"]
    revoke_certificate(certificate=certificate, reason="Wydany omyłkowo.", by=coordinator)
    page = page_of(client, certificate)
    assert "notice--bad" in page
    assert "Wydany omyłkowo." in page
    assert "notice--ok" not in page


def test_a_replaced_one_leads_to_the_newer(client: BrowserClient, certificate: Certificate, coordinator: User) -> None:
    new = correct_name(certificate=certificate, name="Zofia Żołądź", reason="Literówka.", by=coordinator)
    page = page_of(client, certificate)
    assert "notice--warn" in page
    assert f"/pl/certyfikat/{new.public_id}/" in page


def test_one_without_its_holder_is_still_true(client: BrowserClient, certificate: Certificate, holder: Participant) -> None:
    erase_holder(participant=holder)
    page = page_of(client, certificate)
    assert "notice--ok" in page
    assert "Z. Ż." not in page
    assert "usunięte" in page


@pytest.mark.parametrize("typed", ["{serial}", "{lower}", "{public_id}", "http://testserver/certyfikat/{public_id}/"])
def test_it_is_found_however_it_is_typed(client: BrowserClient, certificate: Certificate, typed: str) -> None:
    number = typed.format(serial=certificate.serial, lower=certificate.serial.lower().replace("-", ""), public_id=certificate.public_id)
    response = client.get(reverse("certificate_check"), {"number": number})
    assert (response.status_code, response.url) == (302, f"/pl/certyfikat/{certificate.public_id}/")


@pytest.mark.parametrize("typed", ["2026-0000-0000", "cokolwiek", "'; --", "ż" * 500])
def test_what_is_not_there_is_said_and_stays_typed(client: BrowserClient, certificate: Certificate, typed: str) -> None:
    response = client.get(reverse("certificate_check"), {"number": typed})
    assert response.status_code == 404
    assert "notice--bad" in response.content.decode()


def test_an_unknown_address_asks_for_the_number(client: BrowserClient, certificate: Certificate) -> None:
    for address in ("/certyfikat/0000000000/", "/pl/certyfikat/nie-ma/", "/en/certificate/0000000000/"):
        response = client.get(address, follow=True)
        assert response.status_code == 404
        assert 'name="number"' in response.content.decode()


def test_the_language_switch_works_from_the_short_address(client: BrowserClient, certificate: Certificate) -> None:
    page = page_of(client, certificate)
    assert f'href="/en/certificate/{certificate.public_id}/"' in page
    assert f'href="/nb/sertifikat/{certificate.public_id}/"' in page
    assert '<html lang="pl">' in page
    english = client.get(f"/en/certificate/{certificate.public_id}/").content.decode()
    assert '<html lang="en">' in english
    assert f'lang="pl">{certificate.title}' in english


def test_the_short_address_speaks_the_certificates_language(client: BrowserClient, certificate: Certificate) -> None:
    Certificate.objects.update(language="nb")
    assert '<html lang="nb">' in page_of(client, certificate)


def test_nobody_finds_it_by_a_search_engine(client: BrowserClient, certificate: Certificate) -> None:
    assert '<meta name="robots" content="noindex">' in page_of(client, certificate)
