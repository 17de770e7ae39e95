"""The calendar file, by the library that reads it and by the letters of RFC 5545."""

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from icalendar import Calendar

from cms.guide.models import OwnJourney, ProcedurePage
from tests.factories import SiteTree
from tests.guide.procedures import ACT, CRBR, ENTRY, REPORT, counted, procedure, send, step, yearly
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db
#: A Saturday 14 days later.
ENTERED = date(2098, 11, 1)
LINE = re.compile(rb"[A-Z0-9-]+(;[A-Z0-9-]+=[^:;\"]+)*:.*", re.DOTALL)


def fetch(browser: BrowserClient, page: ProcedurePage) -> Any:
    """The answer of the calendar's address."""
    return browser.get(f"{page.url}kalendarz/")


def lines(content: bytes) -> list[bytes]:
    """The unfolded lines, once they are seen to be folded and ended as they must."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    physical = content.split(b"\r\n")[:-1]
    assert all(0 < len(line) <= 75 for line in physical)
    for line in physical:
        line.decode()  # a letter is never cut in two
    return content.replace(b"\r\n ", b"").split(b"\r\n")[:-1]


def test_the_file_holds_each_open_deadline_once_with_two_reminders(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    send(client, page, on=ENTERED.isoformat(), save="wpis-krs")
    response = fetch(client, page)
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert response["Content-Disposition"] == 'attachment; filename="fundacja.ics"'
    calendar = Calendar.from_ical(response.content)
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    assert list(events) == ["Złóż sprawozdanie; co rok, zawsze", "Zgłoś beneficjentów"]
    once, every_year = events["Zgłoś beneficjentów"], events["Złóż sprawozdanie; co rok, zawsze"]
    # 15 November 2098 is a Saturday, and so it is the Monday after it.
    assert (once["dtstart"].dt, once["dtend"].dt) == (date(2098, 11, 17), date(2098, 11, 18))
    assert [alarm["trigger"].dt for alarm in once.walk("VALARM")] == [timedelta(days=-6, hours=-15), timedelta(hours=-15)]
    assert ("rrule" in once, every_year["rrule"]) == (False, {"FREQ": ["YEARLY"]})
    journey = OwnJourney.objects.get()
    assert [str(event["uid"]) for event in (once, every_year)] == [f"{journey.pk}-{rule}@testserver" for rule in (CRBR, REPORT)]
    assert str(once["url"]).endswith(f"{page.url}#step-{ENTRY.hex[:8]}")
    assert str(once["description"]).startswith("Jak założyć fundację\n")


def test_the_file_is_built_as_the_standard_says(site_tree: SiteTree, client: BrowserClient) -> None:
    what = "Złóż sprawozdanie; za rok, z załącznikami\\ i podpisem – " + "żółć " * 12
    page = procedure(site_tree.home, journey=[step(ACT, "Krok"), step(ENTRY, "Rok", deadlines=[yearly(REPORT, what, 2, 29)])])
    send(client, page, tick=str(ACT))
    found = lines(fetch(client, page).content)
    assert [line for line in found if not LINE.fullmatch(line)] == []
    begun = [line.split(b":")[1] for line in found if line.startswith(b"BEGIN")]
    assert begun == [b"VCALENDAR", b"VEVENT", b"VALARM", b"VALARM"]
    opened: list[bytes] = []
    for line in found:
        if line.startswith(b"BEGIN:"):
            opened.append(line[6:])
        elif line.startswith(b"END:"):
            assert opened.pop() == line[4:]
    assert opened == []
    names = [re.split(rb"[:;]", line)[0] for line in found]
    assert [names.count(name) for name in (b"VERSION", b"PRODID", b"UID", b"DTSTAMP", b"DTSTART", b"RRULE")] == [1] * 6
    assert b"RRULE:FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2" in found
    assert re.search(rb"DTSTAMP:\d{8}T\d{6}Z", b"\n".join(found))
    summary = next(line for line in found if line.startswith(b"SUMMARY:")).decode()
    assert summary.startswith("SUMMARY:Złóż sprawozdanie\\; za rok\\, z załącznikami\\\\ i podpisem")


def test_a_deadline_keeps_its_uid_when_its_day_changes(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    found = []
    for day in (ENTERED, ENTERED + timedelta(days=7)):
        send(client, page, on=day.isoformat(), save="wpis-krs")
        OwnJourney.objects.update(started_at=timezone.now() - timedelta(seconds=60 - len(found) * 30))
        event = Calendar.from_ical(fetch(client, page).content).walk("VEVENT")[-1]
        found.append((str(event["uid"]), event["dtstart"].dt))
    assert found[0][0] == found[1][0]
    assert found[0][1] < found[1][1]


def test_what_is_done_is_left_out_and_what_has_passed_reminds_no_more(site_tree: SiteTree, client: BrowserClient) -> None:
    other = UUID(int=77)
    page = procedure(
        site_tree.home,
        journey=[step(ACT, "Zrobione", deadlines=[counted(CRBR, "A", 5)]), step(other, "Po czasie", deadlines=[counted(REPORT, "B", 1)])],
    )
    send(client, page, tick=str(ACT), on="2.11.2020")
    (event,) = Calendar.from_ical(fetch(client, page).content).walk("VEVENT")
    assert (str(event["summary"]), event["dtstart"].dt, event.walk("VALARM")) == ("B", date(2020, 11, 3), [])


@pytest.mark.parametrize("begun", [False, True])
def test_without_a_date_a_page_says_which_to_enter(site_tree: SiteTree, client: BrowserClient, begun: bool) -> None:
    page = procedure(site_tree.home, journey=[step(ACT, "Krok"), step(ENTRY, "Urzędy", deadlines=[counted(CRBR, "A", 5)])])
    if begun:
        send(client, page, tick=str(ACT))
    response = fetch(client, page)
    assert (response.status_code, [row.label for row in response.context["waits_for"]]) == (409, ["Dzień wpisu do KRS"])
    assert response.context["has_begun"] is begun
    assert "Dzień wpisu do KRS" in response.content.decode()


def test_when_all_is_done_a_page_says_so(site_tree: SiteTree, client: BrowserClient) -> None:
    page = procedure(site_tree.home, journey=[step(ENTRY, "Urzędy", deadlines=[counted(CRBR, "A", 5)])])
    send(client, page, tick=str(ENTRY), on="3.11.2026")
    assert (fetch(client, page).status_code, list(fetch(client, page).context["waits_for"])) == (409, [])


def test_nobody_gets_anothers_deadlines(site_tree: SiteTree, client: BrowserClient, learner_client: BrowserClient) -> None:
    page = procedure(site_tree.home)
    send(client, page, on=ENTERED.isoformat(), save="wpis-krs")
    assert [browser.get(f"{page.url}kalendarz/").status_code for browser in (client, learner_client)] == [200, 409]
