"""The form of a procedure: ticks, dates and choices, with an account and without, and everything that can go wrong."""

from datetime import date
from uuid import UUID

import pytest
from django.test import override_settings
from django.utils.html import escape

from cms.accounts.models import Participant, User
from cms.guide.domain import journeys
from cms.guide.models import OwnChoice, OwnDate, OwnJourney, OwnStep
from tests.conftest import signed_in
from tests.factories import SiteTree
from tests.guide.procedures import ACT, ENTRY, GROUP, ONLINE, ONLINE_STEP, edit, form_of, procedure, send, step, usual
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db
GONE = UUID(int=99)


def rows() -> list[int]:
    """How many participants, journeys, ticks, dates and choices there are."""
    return [model.objects.count() for model in (Participant, OwnJourney, OwnStep, OwnDate, OwnChoice)]


def test_looking_sets_no_cookie_and_writes_nothing(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    responses = [client.get(page.url), client.get(f"{page.url}moje/"), client.get(f"{page.url}kalendarz/"), client.get("/pl/moje-sprawy/")]
    assert [(response.status_code, dict(response.cookies)) for response in responses] == [(200, {}), (302, {}), (409, {}), (200, {})]
    assert rows() == [0, 0, 0, 0, 0]


def test_the_first_tick_makes_a_person_and_leads_to_the_step(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    response = send(client, page, tick=str(ACT), on="3.11.2026", choose=f"{GROUP}:{ONLINE}")
    assert (response.status_code, response.url) == (303, f"{page.url}#step-{ACT.hex[:8]}")
    assert rows() == [1, 1, 1, 1, 1]
    assert OwnDate.objects.get().on == date(2026, 11, 3)
    assert list(response.cookies) == ["mowis_participant"]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"on": "3.11.2026", "save": "wpis-krs"}, f"#step-{ENTRY.hex[:8]}"),
        ({"on": "3.11.2026", "save": "1"}, f"#step-{ENTRY.hex[:8]}"),
        ({"on": "", "save": "1"}, "#dates"),
        ({"choose": f"{GROUP}:{ONLINE}"}, f"#step-{ONLINE_STEP.hex[:8]}"),
        ({"start": "1"}, ""),
        ({"tick": str(ACT), "back": "step"}, f"krok/{ACT.hex[:8]}/"),
        ({"tick": str(ACT), "back": "https://example.org/"}, f"#step-{ACT.hex[:8]}"),
    ],
)
def test_a_form_leads_back_to_where_it_was(site_tree: SiteTree, client: BrowserClient, fields: dict[str, str], place: str) -> None:
    page = procedure(site_tree.home)
    assert send(client, page, **fields).url == f"{page.url}{place}"


def test_an_empty_form_of_a_stranger_makes_nobody(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    response = send(client, page, on="")
    assert (response.status_code, rows(), dict(response.cookies)) == (303, [0, 0, 0, 0, 0], {})


@pytest.mark.parametrize("typed", ["31.02.2026", "3.11.1900", "2199-01-01", "jutro <b>"])
def test_a_wrong_date_comes_back_as_it_was_typed_and_the_tick_is_kept(site_tree: SiteTree, client: BrowserClient, typed: str) -> None:
    page = procedure(site_tree.home)
    response = send(client, page, tick=str(ACT), on=typed)
    assert (response.status_code, rows()) == (422, [1, 1, 1, 0, 0])
    assert f'value="{escape(typed)}"' in response.content.decode()
    assert list(response.cookies) == ["mowis_participant"]


def test_a_step_that_was_taken_out_meanwhile_is_told_and_the_rest_kept(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    form = form_of(client, page)
    edit(page, usual()[1:])
    data = {"form": form, "tick": [str(ACT), str(ENTRY)], "date-wpis-krs": "2026-11-03"}
    response = client.post(f"{page.url}moje/", data)
    assert (response.status_code, rows()) == (422, [1, 1, 1, 1, 0])
    assert 'value="2026-11-03"' in response.content.decode()


def test_ticks_last_through_edits_by_the_steps_id(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    send(client, page, tick=str(ACT))
    page = edit(page, [usual()[1], step(ACT, "Podpisz akt u notariusza"), step(GONE, "Nowy krok")])
    send(client, page, tick=str(GONE))
    assert sorted(OwnStep.objects.values_list("title", flat=True)) == ["Nowy krok", "Podpisz akt"]


def test_a_program_is_stopped_and_loses_nothing_that_was_kept(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home, journey=[step(UUID(int=number), f"Krok {number}") for number in range(100, 300)])
    form = form_of(client, page)
    codes = [client.post(f"{page.url}moje/", {"form": form, "tick": str(UUID(int=number))}).status_code for number in range(100, 300)]
    assert codes[0] == 303
    # The first form comes from an address, those after it from the person who was made.
    assert codes == [303] * 61 + [429] * 139
    assert OwnStep.objects.count() == 61


def test_two_hundred_ticks_in_one_form_are_kept(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home, journey=[step(UUID(int=number), f"Krok {number}") for number in range(100, 300)])
    response = send(client, page, tick=[str(UUID(int=number)) for number in range(100, 300)])
    assert (response.status_code, OwnStep.objects.count()) == (303, 200)


def test_more_procedures_than_fit_are_refused_with_a_sentence(
    site_tree: SiteTree, client: BrowserClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journeys, "MOST_JOURNEYS", 1)
    first, second = procedure(site_tree.home), procedure(site_tree.home, "Inna sprawa", "inna")
    send(client, first, tick=str(ACT))
    response = send(client, second, tick=str(ACT))
    assert (response.status_code, rows()) == (429, [1, 1, 1, 0, 0])


def test_a_page_from_before_signing_out_keeps_nothing_yet_and_takes_the_second_press(site_tree: SiteTree, learner: User) -> None:
    page = procedure(site_tree.home)
    browser = signed_in(learner)
    send(browser, page, tick=str(ACT))
    form = form_of(browser, page)
    browser.logout()
    response = send(browser, page, form=form, tick=str(ENTRY), on="3.11.2026")
    html = response.content.decode()
    assert (response.status_code, rows(), list(response.cookies)) == (401, [1, 1, 1, 0, 0], [])
    assert 'value="3.11.2026"' in html
    again = send(browser, page, form=html.split('name="form" value="')[1].split('"')[0], tick=str(ENTRY), on="3.11.2026")
    assert (again.status_code, rows()) == (303, [2, 2, 2, 1, 0])


def test_another_persons_form_keeps_nothing(site_tree: SiteTree, learner: User, editor: User) -> None:
    page = procedure(site_tree.home)
    browser, other = signed_in(learner), signed_in(editor)
    send(browser, page, tick=str(ACT))
    response = send(other, page, form=form_of(browser, page), tick=str(ENTRY))
    assert (response.status_code, OwnStep.objects.count()) == (409, 1)


def test_what_was_kept_without_an_account_is_there_after_signing_in(site_tree: SiteTree, client: BrowserClient, learner: User) -> None:
    page = procedure(site_tree.home)
    send(client, page, tick=str(ACT), on="3.11.2026")
    client.post("/pl/konto/zaloguj/", {"login": learner.email, "password": "correct horse battery"})
    client.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    send(client, page, tick=str(ENTRY), on="3.11.2026")
    journey = OwnJourney.objects.get()
    assert (journey.participant.user, journey.steps.count(), journey.dates.count()) == (learner, 2, 1)


@override_settings(CSRF_COOKIE_SECURE=False)
def test_a_stale_token_shows_the_page_with_what_was_typed(site_tree: SiteTree, learner: User) -> None:
    page = procedure(site_tree.home)
    browser = BrowserClient(enforce_csrf_checks=True)
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post(f"{page.url}moje/", {"tick": str(ACT), "date-wpis-krs": "3.11.2026"})
    assert (response.status_code, OwnStep.objects.count()) == (403, 0)
    assert 'value="3.11.2026"' in response.content.decode()


def test_a_form_from_elsewhere_is_refused(site_tree: SiteTree) -> None:
    page = procedure(site_tree.home)
    browser = BrowserClient(enforce_csrf_checks=True)
    response = browser.post(f"{page.url}moje/", {"tick": str(ACT)}, headers={"sec-fetch-site": "cross-site"})
    assert (response.status_code, rows()) == (403, [0, 0, 0, 0, 0])
