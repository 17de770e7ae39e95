"""„Moje sprawy”: what stands there, for whom, in which language, at which cost."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cms.guide.models import OwnJourney, OwnStep
from tests.factories import SiteTree, unpublish
from tests.guide.procedures import ACT, GROUP, ONLINE, procedure, send
from tests.harness.client import BrowserClient
from tests.harness.queries import Queries

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]
URL = "/pl/moje-sprawy/"


def shown(browser: BrowserClient, url: str = URL) -> list[Any]:
    """The rows of the list."""
    return list(browser.get(url).context["rows"])


def test_a_procedure_stands_with_next_step_and_next_deadline(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    today = timezone.localdate()
    send(client, page, tick=str(ACT), choose=f"{GROUP}:{ONLINE}", on=(today - timedelta(days=30)).isoformat())
    (row,) = shown(client)
    assert (row.title, row.url, row.done, row.total, row.next_step) == (page.title, page.url, 1, 3, "2B. Wyślij wniosek")
    assert (row.deadline.what, row.deadline.is_overdue, row.waits_for, row.ticked) == ("Zgłoś beneficjentów", True, [], [])


def test_a_date_that_is_missing_is_named(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    send(client, page, tick=str(ACT))
    (row,) = shown(client)
    assert row.waits_for == [("Dzień wpisu do KRS", f"{page.url}#date-wpis-krs")]
    assert row.deadline.what == "Złóż sprawozdanie; co rok, zawsze"


def test_a_procedure_that_is_gone_is_named_with_what_was_ticked(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    send(client, page, tick=str(ACT))
    unpublish(page)
    (row,) = shown(client)
    assert (row.title, row.url, row.next_url, row.deadline, row.ticked) == (page.title, "", "", None, ["Podpisz akt"])


def test_a_polish_procedure_stands_in_the_english_list_labelled(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    send(client, page, tick=str(ACT))
    (row,) = shown(client, "/en/my-matters/")
    assert (row.title, row.url, row.lang) == (page.title, page.url, "pl")


@pytest.mark.parametrize("url", [URL, "/en/my-matters/", "/nb/mine-saker/"])
def test_a_stranger_is_told_what_will_stand_there(site_tree: SiteTree, client: BrowserClient, url: str) -> None:
    response = client.get(url)
    html = response.content.decode()
    assert (response.status_code, response.context["rows"], dict(response.cookies)) == (200, [], {})
    assert '<meta name="robots" content="noindex">' in html
    assert "no-store" in response["Cache-Control"]


def test_nobody_elses_procedures_are_seen(site_tree: SiteTree, client: BrowserClient, learner_client: BrowserClient) -> None:
    send(client, procedure(site_tree.home), tick=str(ACT))
    assert (len(shown(client)), shown(learner_client)) == (1, [])


def test_the_list_costs_the_same_at_one_and_at_fifty_procedures(site_tree: SiteTree, client: BrowserClient, sql_count: Counter) -> None:
    counts = []
    send(client, procedure(site_tree.home), tick=str(ACT))
    for wanted in (1, 50):
        for number in range(OwnJourney.objects.count(), wanted):
            page = procedure(site_tree.home, f"Sprawa {number}", f"sprawa-{number}")
            made = OwnJourney.objects.create(
                participant=OwnJourney.objects.first().participant, procedure_key=page.translation_key, title=page.title
            )
            OwnStep.objects.create(journey=made, step_id=ACT, title="Podpisz akt")
        assert len(shown(client)) == wanted
        with sql_count() as queries:
            shown(client)
        assert queries.duplicates == []
        counts.append(queries.count)
    assert counts[0] == counts[1] <= 12
