"""Deleting what one keeps of a procedure: asked first, then done, also when the procedure is gone."""

import pytest

from cms.accounts.models import User
from cms.guide.models import OwnDate, OwnJourney, OwnStep
from tests.conftest import signed_in
from tests.factories import SiteTree, unpublish
from tests.guide.procedures import ACT, procedure, send
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


def test_asking_deletes_nothing_and_says_what_would_go(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    send(client, page, tick=str(ACT), on="3.11.2026")
    for url in (f"{page.url}zapomnij/", f"/pl/moje-sprawy/{page.translation_key}/usun/"):
        response = client.get(url)
        assert (response.status_code, response.context["matter"].journey, "no-store" in response["Cache-Control"]) == (
            200, OwnJourney.objects.get(), True
        )  # fmt: skip
    assert (OwnStep.objects.count(), OwnDate.objects.count()) == (1, 1)


def test_deleting_leads_to_the_list(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    send(client, page, tick=str(ACT))
    response = client.post(f"{page.url}zapomnij/")
    assert (response.status_code, response.url, OwnJourney.objects.count()) == (303, "/pl/moje-sprawy/?notice=forgotten", 0)
    assert client.post(f"{page.url}zapomnij/").url == "/pl/moje-sprawy/"


def test_beginning_anew_leads_to_the_procedure(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    send(client, page, tick=str(ACT))
    response = client.post(f"{page.url}zapomnij/", {"again": "1"})
    assert (response.url, OwnJourney.objects.count(), OwnStep.objects.count()) == (page.url, 1, 0)


def test_a_procedure_that_is_gone_can_be_deleted(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    send(client, page, tick=str(ACT))
    unpublish(page)
    url = f"/pl/moje-sprawy/{page.translation_key}/usun/"
    assert "Jak założyć fundację" in client.get(url).content.decode()
    assert (client.post(url).status_code, OwnJourney.objects.count()) == (303, 0)


def test_nobody_deletes_what_another_keeps(site_tree: SiteTree, client: BrowserClient, learner: User) -> None:
    page = procedure(site_tree.home)
    send(client, page, tick=str(ACT))
    for browser in (BrowserClient(), signed_in(learner)):
        for method in (browser.get, browser.post):
            assert method(f"{page.url}zapomnij/").url == "/pl/moje-sprawy/"
    assert OwnStep.objects.count() == 1


def test_a_word_of_another_language_leads_to_the_own_one(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    assert client.get(f"{page.url}forget/").url == f"{page.url}zapomnij/"
