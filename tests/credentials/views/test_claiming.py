"""Asking for a certificate: whoever earned it confirms a name and has it; everybody else is told what is missing."""

import pytest
from django.urls import reverse

from cms.accounts.models import Participant
from cms.credentials.domain.changing import revoke_certificate
from cms.credentials.models import Certificate, Holder
from tests.credentials.holding import complete, course_rule
from tests.factories import ParticipantFactory, SiteTree, UserFactory
from tests.harness.client import BrowserClient
from tests.learning.quizzes import form_key, key_for, posted, right_answers
from tests.learning.views.test_answers import answer_url

pytestmark = pytest.mark.django_db
FORM = {"name": "Zofia Żółć", "language": "pl"}


def claim_url(code: str = "fundacja") -> str:
    return reverse("certificate_claim", args=[code])


def test_a_stranger_is_told_what_to_do_and_gets_no_cookie(site_tree: SiteTree, client: BrowserClient) -> None:
    course_rule(site_tree)
    response = client.get(claim_url())
    assert response.status_code == 200
    assert not response.cookies
    assert 'name="name"' not in response.content.decode()


def test_somebody_half_way_sees_no_form(site_tree: SiteTree, learner_client: BrowserClient, learner: object) -> None:
    course_rule(site_tree)
    participant: Participant = ParticipantFactory(user=learner, token_hash=None)
    complete(site_tree, participant, but=1)
    assert 'name="name"' not in learner_client.get(claim_url()).content.decode()
    assert learner_client.post(claim_url(), FORM).status_code == 409
    assert Certificate.objects.count() == 0


def test_the_name_is_confirmed_and_it_is_there(site_tree: SiteTree, holder: Participant, learner_client: BrowserClient) -> None:
    course_rule(site_tree)
    assert 'value="Ola Nowak' in learner_client.get(claim_url()).content.decode()  # the account's, to be changed
    response = learner_client.post(claim_url(), {**FORM, "keep": "on"})
    certificate = Certificate.objects.get()
    assert (response.status_code, response.url) == (303, f"/pl/certyfikat/{certificate.public_id}/")
    assert (certificate.holder, certificate.shows_name, Holder.objects.get().name) == ("Zofia Żółć", False, "Zofia Żółć")
    # Going back and sending once more leads to the same one.
    assert learner_client.post(claim_url(), {**FORM, "name": "Ktoś Inny"}).url == response.url
    assert learner_client.get(claim_url()).url == response.url
    assert "Zofia Żółć" in learner_client.get(response.url).content.decode()


def test_a_refused_name_stays_in_the_form(site_tree: SiteTree, holder: Participant, learner_client: BrowserClient) -> None:
    course_rule(site_tree)
    response = learner_client.post(claim_url(), {"name": "Zofia <Żółć>", "language": "nb", "shows_name": "on"})
    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="Zofia &lt;Żółć&gt;"' in page
    assert '<option value="nb" selected' in page
    assert "checked" in page
    assert learner_client.post(claim_url(), {"name": "Zofia Żółć", "language": "xx"}).status_code == 422


def test_a_session_that_ended_loses_no_name(site_tree: SiteTree, client: BrowserClient) -> None:
    course_rule(site_tree)
    response = client.post(claim_url(), FORM)
    assert response.status_code == 403
    assert reverse("account_login") in response.content.decode()
    user = UserFactory()
    participant: Participant = ParticipantFactory(user=user, token_hash=None)
    complete(site_tree, participant)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert 'value="Zofia Żółć"' in client.get(claim_url()).content.decode()


def test_without_an_account_too(site_tree: SiteTree, client: BrowserClient) -> None:
    course_rule(site_tree)
    for step in site_tree.steps:
        if step.questions:
            client.post(answer_url(step), posted(form_key(client, step.url), right_answers(key_for(step))))
    participant = Participant.objects.get()
    complete(site_tree, participant)
    page = client.get(site_tree.course.url).content.decode()
    assert claim_url() in page
    assert client.post(claim_url(), FORM).status_code == 303
    assert Certificate.objects.get().participant == participant


def test_a_revoked_one_is_not_offered_again(certificate: Certificate, coordinator: object, learner_client: BrowserClient) -> None:
    revoke_certificate(certificate=certificate, reason="Wydany omyłkowo.", by=coordinator)  # type: ignore[arg-type]
    assert 'name="name"' not in learner_client.get(claim_url()).content.decode()
    assert learner_client.post(claim_url(), FORM).status_code == 409


def test_an_unknown_rule_is_not_found(site_tree: SiteTree, client: BrowserClient) -> None:
    assert client.get(claim_url("nie-ma")).status_code == 404


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_page_speaks_each_language(site_tree: SiteTree, holder: Participant, learner_client: BrowserClient, language: str) -> None:
    course_rule(site_tree)
    addresses = {"en": "/en/certificates/claim/fundacja/", "nb": "/nb/sertifikater/hent/fundacja/"}
    response = learner_client.post(addresses[language], {**FORM, "language": language})
    assert response.status_code == 303
    assert Certificate.objects.get().language == language
