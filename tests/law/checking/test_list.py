"""“Check the legal basis”: what stands in the list, who may settle what, and what it costs."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.law.checking.domain.queue import queue
from cms.law.checking.places import Place
from cms.law.models import LegalAct, LegalFlag
from home.models import TextPage
from learning.models import CoursePage
from tests.factories import LegalActFactory, SiteTree, UserFactory, translate
from tests.harness.client import BrowserClient

from .places import Places, change, citing_page, places
from .test_settling import place_of

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/law/checking/"
END = dt.date(2026, 12, 31)


@pytest.fixture(autouse=True)
def _in_english(editor: User) -> None:
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "en"
    profile.save()


@pytest.fixture
def made(site_tree: SiteTree) -> Places:
    """An act whose end was changed, and what cites it."""
    found = places(site_tree)
    change(found.act, in_force_to=END)
    return found


def rows(browser: BrowserClient, query: str = "") -> dict[str, list[str]]:
    """Reasons by kind and title."""
    response = browser.get(ADDRESS + query)
    assert response.status_code == 200
    return {f"{row.kind}: {row.title}": row.reasons for row in response.context["rows"]}


def test_page_step_and_question_are_listed_with_what_happened(made: Places, editor_client: BrowserClient) -> None:
    day = timezone.localdate()
    told = [f"uDPP: ceases to be in force on 31 December 2026 – changed on {day.day} {day:%B %Y}"]
    assert rows(editor_client) == {"Text page: Zasady": told, "Step: Krok o prawie": told, "Question: Kto składa sprawozdanie?": told}


def test_rows_lead_to_the_very_block_and_to_the_public_page(made: Places, editor_client: BrowserClient) -> None:
    by_title = {row.title: row for row in editor_client.get(ADDRESS).context["rows"]}
    question = by_title["Kto składa sprawozdanie?"]
    assert question.edit_url == f"/admin/pages/{made.asking.pk}/edit/#:w:contentpath=questions.{made.question}"
    assert (question.page_title, question.public_url) == ("Krok z pytaniem", made.asking.url)
    assert by_title["Zasady"].public_url == made.page.url


def test_page_in_two_languages_is_one_row_that_names_both(made: Places, editor_client: BrowserClient) -> None:
    translate(made.page, "en")
    assert [row.due.languages for row in editor_client.get(ADDRESS).context["rows"] if row.title == "Zasady"] == [["pl", "en"]]


def test_course_and_act_past_their_date_are_listed(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    CoursePage.objects.update(next_check_on=dt.date(2026, 1, 2))
    LegalActFactory(short_name="uF", next_check_on=dt.date(2026, 1, 3), state_of_law_on=None)
    assert rows(editor_client) == {
        "Course: Jak założyć fundację?": ["to be checked by 2 January 2026"],
        "Legal act: uF – ustawa z dnia 6 kwietnia 1984 r. o fundacjach": ["to be checked by 3 January 2026"],
    }


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?why=flagged", ["Krok o prawie", "Kto składa sprawozdanie?", "Zasady"]),
        ("?why=overdue", ["Stara"]),
        ("?act={act}", ["Krok o prawie", "Kto składa sprawozdanie?", "Zasady"]),
        ("?kind=questions", ["Kto składa sprawozdanie?"]),
        ("?owner=Jan+Prawnik", ["Stara"]),
        ("?language=en", ["Zasady"]),
        ("?language=en&why=overdue", []),
        ("?act=999999", []),
        ("?kind=nonsense", ["Krok o prawie", "Kto składa sprawozdanie?", "Stara", "Zasady"]),
        ("?p=nonsense", ["Krok o prawie", "Kto składa sprawozdanie?", "Stara", "Zasady"]),
    ],
)
def test_filters(site_tree: SiteTree, made: Places, editor_client: BrowserClient, query: str, titles: list[str]) -> None:
    citing_page(
        site_tree,
        LegalActFactory(short_name="uF").citations.create(article="2"),
        "stara",
        next_check_on=dt.date(2026, 1, 2),
        legal_owner="Jan Prawnik",
    )
    translate(made.page, "en")
    found = editor_client.get(ADDRESS + query.format(act=made.act.pk)).context["rows"]
    assert sorted(row.title for row in found) == titles


def test_one_click_takes_a_place_off_the_list(made: Places, editor_client: BrowserClient) -> None:
    response = editor_client.post(f"{ADDRESS}?why=flagged", {"one": place_of(made.page).code})
    assert (response.status_code, response["Location"]) == (302, f"{ADDRESS}?why=flagged")
    assert "Text page: Zasady" not in rows(editor_client)
    assert TextPage.objects.get(pk=made.page.pk).state_of_law_on == timezone.localdate()


def test_many_at_once(made: Places, editor_client: BrowserClient) -> None:
    codes = [place_of(made.page).code, place_of(made.step).code, place_of(made.asking, made.question).code]
    editor_client.post(ADDRESS, {"places": codes, "how": "not_concerned"})
    assert set(LegalFlag.objects.values_list("resolution", flat=True)) == {"not_concerned"}
    assert rows(editor_client) == {}


@pytest.mark.parametrize("body", [{}, {"one": "nonsense"}, {"places": ["1:2"], "how": "x"}, {"one": f"7:{'0' * 32}"}])
def test_bad_input_settles_nothing_and_says_so(made: Places, editor_client: BrowserClient, body: dict[str, Any]) -> None:
    response = editor_client.post(ADDRESS, body, follow=True)
    assert response.status_code == 200
    assert [
        str(message).endswith(("Tick what you have read, then press the button.", "Nothing was changed."))
        for message in response.context["messages"]
    ] == [True]
    assert LegalFlag.objects.filter(resolved_at=None).count() == 3


def writer_without_publishing(tree: SiteTree) -> User:
    group = Group.objects.create(name="Writers")
    person: User = UserFactory(email="writer@example.org", role="Editors")
    person.groups.set([group])
    group.permissions.set(Group.objects.get(name="Editors").permissions.all())
    rights = GroupPagePermission.objects.filter(group__name="Editors", permission__codename="change_page", page=tree.home)
    for right in rights:
        GroupPagePermission.objects.create(group=group, page=tree.home, permission=right.permission)
    return person


@pytest.mark.parametrize(
    ("who", "leads_to", "left"),
    [("editor", ADDRESS, 2), ("writer", "/admin/", 3), ("translator", "/admin/", 3), ("learner", None, 3)],
)
def test_who_may_publish_a_page_may_settle_it(
    site_tree: SiteTree, made: Places, request: pytest.FixtureRequest, who: str, leads_to: str | None, left: int
) -> None:
    person = writer_without_publishing(site_tree) if who == "writer" else request.getfixturevalue(who)
    browser = BrowserClient()
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post(ADDRESS, {"one": place_of(made.page).code})
    assert response["Location"] == leads_to or (leads_to is None and ADDRESS not in response["Location"].split("?")[0])
    assert LegalFlag.objects.filter(resolved_at=None).count() == left


def test_act_is_settled_by_who_may_change_it(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    act = LegalActFactory(short_name="uF", next_check_on=dt.date(2026, 11, 1))
    editor_client.post(ADDRESS, {"one": Place(ContentType.objects.get_for_model(LegalAct).pk, act.translation_key).code})
    assert LegalAct.objects.get(pk=act.pk).state_of_law_on == timezone.localdate()


@pytest.mark.parametrize("count", [1, 500])
def test_list_costs_the_same_at_one_and_at_many(
    site_tree: SiteTree, editor_client: BrowserClient, sql_count: Callable[[], Any], count: int
) -> None:
    made = places(site_tree)
    flag_many(site_tree, made, count)
    editor_client.get(ADDRESS)  # content types and permissions are kept from here on
    LegalActFactory(short_name="uF")  # what was kept of the list is stale
    with sql_count() as queries:
        response = editor_client.get(ADDRESS)
    assert (len(response.context["rows"]), response.context["count"]) == (min(count, 50), count)
    assert queries.duplicates == []
    assert queries.count <= 36, queries


def flag_many(tree: SiteTree, made: Places, count: int) -> None:
    """Give pages a date that has passed, without publishing each."""
    kind = ContentType.objects.get_for_model(TextPage)
    parent = tree.home.page_ptr
    for number in range(count):
        page = TextPage(
            title=f"Strona {number}", slug=f"strona-{number}", next_check_on=dt.date(2026, 1, 1), locale=tree.home.locale, content_type=kind
        )
        parent.add_child(instance=page)


def test_queue_is_the_same_for_the_day_after_and_grows_by_the_day(site_tree: SiteTree) -> None:
    CoursePage.objects.update(next_check_on=dt.date(2026, 11, 30))
    assert queue(on=dt.date(2026, 11, 29)) == []
    assert [due.title for due in queue(on=dt.date(2026, 11, 30))] == ["Jak założyć fundację?"]


def test_step_without_a_date_goes_with_its_course(site_tree: SiteTree) -> None:
    CoursePage.objects.update(next_check_on=dt.date(2026, 11, 1))
    assert [due.title for due in queue(on=dt.date(2026, 11, 30))] == ["Jak założyć fundację?"]


def test_front_page_of_the_admin_says_how_many_wait(made: Places, editor_client: BrowserClient, translator_client: BrowserClient) -> None:
    assert "3 places wait to be compared with the law." in editor_client.get("/admin/").content.decode()
    assert ADDRESS not in translator_client.get("/admin/").content.decode()
