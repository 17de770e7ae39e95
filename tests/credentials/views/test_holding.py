"""„Moje certyfikaty” and files: for the holder alone."""

import pytest
from django.urls import reverse

from cms.accounts.models import Participant, User
from cms.credentials.domain.holders import confirm_name
from cms.credentials.models import Certificate, Holder
from tests.conftest import signed_in
from tests.credentials.holding import course_rule
from tests.factories import SiteTree, UserFactory
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


def test_a_stranger_has_none_and_gets_no_cookie(site_tree: SiteTree, client: BrowserClient) -> None:
    response = client.get(reverse("certificates_mine"))
    assert (response.status_code, bool(response.cookies)) == (200, False)
    assert client.post(reverse("certificates_name"), {"name": "Zofia Żółć", "language": "pl"}).status_code == 303
    assert Holder.objects.count() == 0


def test_the_holder_sees_it_and_decides_about_the_name(certificate: Certificate, learner_client: BrowserClient) -> None:
    page = learner_client.get(reverse("certificates_mine")).content.decode()
    assert certificate.serial in page
    assert "Zofia Żółć" in page
    response = learner_client.post(reverse("certificate_show", args=[certificate.public_id]), {"shown": "1"}, follow=True)
    assert 'role="status"' in response.content.decode()
    certificate.refresh_from_db()
    assert certificate.shows_name


def test_nobody_else_decides_or_downloads(certificate: Certificate, client: BrowserClient, editor_client: BrowserClient) -> None:
    other = signed_in(UserFactory())
    for browser in (client, other, editor_client):
        assert browser.post(reverse("certificate_show", args=[certificate.public_id]), {"shown": "1"}).status_code == 404
        for name in ("certificate_pdf", "certificate_file"):
            assert browser.get(reverse(name, args=[certificate.public_id])).status_code == 404
    certificate.refresh_from_db()
    assert not certificate.shows_name


def test_the_holder_and_who_keeps_certificates_download(
    certificate: Certificate, learner_client: BrowserClient, coordinator_client: BrowserClient
) -> None:
    for browser in (learner_client, coordinator_client):
        response = browser.get(reverse("certificate_pdf", args=[certificate.public_id]))
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
        assert response.content.startswith(b"%PDF-")
        assert certificate.serial in response["Content-Disposition"]
        assert "no-store" in response["Cache-Control"]


def test_a_name_is_kept_and_taken_back(holder: Participant, learner_client: BrowserClient) -> None:
    url = reverse("certificates_name")
    refused = learner_client.post(url, {"name": "Zofia 2", "language": "pl"})
    assert refused.status_code == 422
    assert 'value="Zofia 2"' in refused.content.decode()
    learner_client.post(url, {"name": "Zofia Żółć", "language": "nb", "shows_name": "on"})
    assert list(Holder.objects.values_list("participant", "name", "language", "shows_name")) == [(holder.pk, "Zofia Żółć", "nb", True)]
    learner_client.post(url, {"name": "Zofia Żółć", "language": "nb", "forget": "1"})
    assert Holder.objects.count() == 0


def test_the_course_page_tells_of_it_before_and_after(
    site_tree: SiteTree, holder: Participant, learner_client: BrowserClient, client: BrowserClient
) -> None:
    rule = course_rule(site_tree)
    claim = reverse("certificate_claim", args=[rule.code])
    assert "certyfikat" in client.get(site_tree.course.url).content.decode()
    assert claim in learner_client.get(site_tree.course.url).content.decode()
    learner_client.post(claim, {"name": "Zofia Żółć", "language": "pl"})
    page = learner_client.get(site_tree.course.url).content.decode()
    assert claim not in page
    assert reverse("certificate_page", args=[Certificate.objects.get().public_id]) in page


def test_without_a_rule_the_course_page_says_nothing(site_tree: SiteTree, client: BrowserClient) -> None:
    assert "certyfikat" not in client.get(site_tree.course.url).content.decode()


def test_the_form_begins_with_the_confirmed_name(
    site_tree: SiteTree, holder: Participant, learner: User, learner_client: BrowserClient
) -> None:
    rule = course_rule(site_tree)
    confirm_name(participant=holder, name="Zofia Żółć", language="nb", shows_name=True)
    page = learner_client.get(reverse("certificate_claim", args=[rule.code])).content.decode()
    assert 'value="Zofia Żółć"' in page
    assert '<option value="nb" selected' in page
