"""The editors' queue."""

import csv
import io
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.core.editing.waiting import waiting_for
from cms.feedback.models import Feedback
from tests.factories import SiteTree, TextPageFactory, translate
from tests.factories.publishing import publish
from tests.feedback.making import cast, counts, opinion
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def page(site_tree: SiteTree) -> Any:
    return TextPageFactory(parent=site_tree.home)


def shown(browser: BrowserClient, **filters: Any) -> str:
    response = browser.get(reverse("feedback_queue"), filters, headers=ENGLISH)
    assert response.status_code == 200
    return str(response.content.decode())


def listed(browser: BrowserClient, **filters: Any) -> list[int]:
    response = browser.get(reverse("feedback_queue"), filters, headers=ENGLISH)
    return [row.pk for row in response.context["object_list"]]


def press(browser: BrowserClient, action: str, *rows: Any, note: str = "", query: str = "") -> Any:
    data = {"action": action, "note": note, "ids": [getattr(row, "pk", row) for row in rows]}
    return browser.post(reverse("feedback_queue") + query, data, headers=ENGLISH)


def test_the_newest_is_first_and_its_text_is_text(editor_client: BrowserClient, page: Any) -> None:
    first, second = opinion(page, text="<script>alert(1)</script>"), opinion(page, number=2)
    cast(page, helpful=True)
    assert listed(editor_client) == [second.pk, first.pk]
    html = shown(editor_client)
    assert ("<script>alert(1)" in html, "&lt;script&gt;alert(1)&lt;/script&gt;" in html) == (False, True)
    assert html.count(reverse("wagtailadmin_pages:edit", args=[page.pk])) == 2


def test_filters_narrow_it_down(editor_client: BrowserClient, page: Any, site_tree: SiteTree) -> None:
    english = translate(page, "en")
    old = opinion(page, reason="outdated")
    good = opinion(page, number=2, helpful=True, text="Dobre.")
    there = opinion(english, number=3, language="en", reason="broken")
    step = opinion(site_tree.quiz_step, number=4, reason="broken", text="Quiz się nie wysyła.")
    bare = cast(page, network="192.0.2.7")
    press(editor_client, "done", step)
    wanted = {
        "": [step, there, good, old],
        f"page={page.translation_key}": [there, good, old],
        f"page={page.translation_key}&locale=pl": [good, old],
        "helpful=yes": [good],
        "helpful=no": [step, there, old],
        "reason=broken": [step, there],
        "state=new": [there, good, old],
        "state=done": [step],
        "votes=all": [bare, step, there, good, old],
        "q=quiz": [step],
        "reason=made-up": [step, there, good, old],
    }
    found = {
        query: [row.pk for row in editor_client.get(f"{reverse('feedback_queue')}?{query}").context["object_list"]] for query in wanted
    }
    assert found == {query: [row.pk for row in rows] for query, rows in wanted.items()}


def test_many_are_handled_at_once_and_the_filters_stay(editor_client: BrowserClient, page: Any) -> None:
    rows = [opinion(page, number=number) for number in range(3)]
    response = press(editor_client, "done", *rows[:2], note="Adres poprawiony.", query="?state=new")
    assert (response.status_code, response.url) == (302, f"{reverse('feedback_queue')}?state=new")
    assert [row.state for row in Feedback.objects.order_by("pk")] == ["done", "done", "new"]
    html = shown(editor_client, state="done")
    assert ("Adres poprawiony." in html, "editor@example.org" in html or "editor" in html.lower()) == (True, True)


@pytest.mark.parametrize(
    ("action", "ids", "note"),
    [
        ("done", [], "Notatka"),
        ("", [1], "Notatka"),
        ("burn", [1], "Notatka"),
        ("done", ["x", "-1", "9" * 40], "Notatka"),
        ("done", [1], "n" * 501),
    ],
    ids=["nothing ticked", "no button", "unknown button", "odd ticks", "long note"],
)
def test_what_cannot_be_done_is_told_and_the_note_stays(
    editor_client: BrowserClient, page: Any, action: str, ids: list[Any], note: str
) -> None:
    row = opinion(page)
    response = press(editor_client, action, *[row if one == 1 else one for one in ids], note=note)
    html = response.content.decode()
    assert (response.status_code, f'value="{note}"' in html, "Nothing was changed." in html) == (422, True, True)
    row.refresh_from_db()
    assert row.state == "new"


def test_a_row_that_is_gone_is_left_out(editor_client: BrowserClient, page: Any) -> None:
    assert press(editor_client, "done", 10**17).status_code == 302


def test_a_text_is_removed_for_good(editor_client: BrowserClient, page: Any) -> None:
    row = opinion(page, text="Mój numer to 600 000 000.")
    press(editor_client, "remove", row)
    html = shown(editor_client)
    assert ("600 000 000" in html, "An editor removed the text." in html, counts()) == (False, True, {"no": 1, "outdated": 1})


def test_it_says_whether_the_page_was_published_since_and_whether_it_is_gone(editor_client: BrowserClient, page: Any) -> None:
    opinion(page)
    assert "Not published again since." in shown(editor_client)
    publish(page)
    assert "Published again since this opinion." in shown(editor_client)
    page.delete()
    html = shown(editor_client)
    assert ("The page is gone." in html, page.title in html) == (True, True)


def test_editors_are_told_what_is_new_and_others_are_not(editor: Any, coordinator: Any, translator: Any, page: Any) -> None:
    opinion(page)
    cast(page)
    found = [[row.count for row in waiting_for(user) if "opinions" in row.url] for user in (editor, coordinator, translator)]
    assert found == [[1], [], []]


def test_a_file_holds_formulas_as_text(editor_client: BrowserClient, page: Any) -> None:
    opinion(page, text="=1+1")
    response: Any = editor_client.get(f"{reverse('feedback_queue')}?export=csv", headers=ENGLISH)
    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))
    assert (len(rows), rows[1][1:8]) == (2, [page.title, page.url, "pl", "No", "it is out of date", "'=1+1", "new"])
    sheet = editor_client.get(f"{reverse('feedback_queue')}?export=xlsx", headers=ENGLISH)
    assert sheet.status_code == 200


def test_a_long_queue_costs_as_much_as_a_short_one(editor_client: BrowserClient, page: Any, site_tree: SiteTree, sql_count: Any) -> None:
    opinion(page)
    shown(editor_client)
    costs = []
    for round_ in range(2):
        with sql_count() as queries:
            shown(editor_client)
        costs.append(queries.count)
        for number in range(5):
            opinion(TextPageFactory(parent=site_tree.home, slug=f"s-{round_}-{number}"), number=number)
    assert costs[0] == costs[1]


def test_the_editor_of_a_page_shows_how_many_it_helped(editor_client: BrowserClient, page: Any) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "opinions/?page=" not in editor_client.get(edit, headers=ENGLISH).content.decode()
    opinion(page)
    cast(page, helpful=True)
    html = editor_client.get(edit, headers=ENGLISH).content.decode()
    assert ("It helped 1 of 2 readers" in html, f"?page={page.translation_key}" in html) == (True, True)


def test_handled_opinions_name_no_deleted_account(editor_client: BrowserClient, page: Any) -> None:
    row = opinion(page)
    Feedback.objects.filter(pk=row.pk).update(state="done", handled_at=timezone.now())
    assert "somebody whose account is deleted" in shown(editor_client)
