"""Reports of thousands of pages cost what the fifty cost that are shown."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

from cms.core.editing.stale import Stale, StalePages, words_of
from cms.core.editing.views.report_rows import Row, Rows, page_lines, titles_of
from cms.core.editing.views.reports import editable
from tests.core.editing.test_reports import add, age
from tests.factories import SiteTree, UserFactory
from tests.harness.client import BrowserClient
from tests.harness.queries import count_queries

FOUND = [Stale(7, "age", date(2020, 2, 29)), Stale(3, "law", date(2024, 5, 1)), Stale(7, "law", date(2026, 11, 30))]


def test_pages_kept_as_columns_are_the_same_pages() -> None:
    kept = StalePages(FOUND)
    assert (list(kept), len(kept), kept[1], kept[-1], kept[1:], list(kept.page_ids)) == (FOUND, 3, FOUND[1], FOUND[2], FOUND[1:], [7, 3, 7])
    assert list(StalePages([])) == []
    with pytest.raises(IndexError):
        kept[3]


def test_line_is_made_when_it_is_looked_at(site_tree: SiteTree) -> None:
    pages = [add(site_tree, f"strona-{number}") for number in range(6)]
    made: list[int] = []

    def make(stale: Stale) -> Row:
        made.append(stale.page_id)
        return Row("", "", what=stale.reason)

    rows = Rows([Stale(page.pk, "age", date(2026, 1, 1)) for page in pages], lambda some: page_lines(some, make))
    assert (len(rows), made) == (6, [])
    assert [row.title for row in rows[2:4]] == ["Strona-2", "Strona-3"]
    assert made == [page.pk for page in pages[2:4]]
    assert (rows[0].title, rows[0].language, rows[0].edit_url) == (
        "Strona-0", "pl", reverse("wagtailadmin_pages:edit", args=[pages[0].pk])
    )  # fmt: skip
    with count_queries() as queries:
        assert [row.title for row in rows] == [f"Strona-{number}" for number in range(6)]
    assert queries.count == 1


def test_a_page_that_is_gone_by_then_has_a_line_without_a_title(site_tree: SiteTree) -> None:
    [row] = page_lines([Stale(987_654, "age", date(2026, 1, 1))], lambda _stale: Row("", ""))
    assert row.title == ""
    assert titles_of([987_654]) == {}


def test_each_person_is_shown_what_they_may_edit(site_tree: SiteTree) -> None:
    mine, other = add(site_tree, "moja"), add(site_tree, "cudza")
    editor = UserFactory()
    group = editor.groups.create(name="Jedna strona")
    GroupPagePermission.objects.create(group=group, page=mine, permission_type="change")
    ids = [mine.pk, other.pk]
    assert editable(editor, ids) == {mine.pk}
    assert editable(UserFactory(is_superuser=True), ids) == set(ids)
    assert editable(UserFactory(is_superuser=True, is_active=False), ids) == set()
    assert editable(UserFactory(), ids) == set()


@pytest.mark.parametrize("name", ["mowis_stale_pages", "wagtailadmin_home"])
def test_report_costs_the_same_with_one_line_and_with_many(site_tree: SiteTree, admin_client: BrowserClient, name: str) -> None:
    old = [add(site_tree, f"stara-{number}") for number in range(70)]
    age(old[0], 900)

    def cost() -> Any:
        admin_client.get(reverse(name))
        with count_queries() as queries:
            response = admin_client.get(reverse(name))
        assert response.status_code == 200
        return queries.count

    few = cost()
    Page.objects.filter(pk__in=[page.pk for page in old]).update(last_published_at=timezone.now() - timedelta(days=900))
    old[0].save()  # the report is kept until a page changes
    assert cost() == few


def test_file_speaks_the_language_of_the_persons_profile_in_every_cell(
    site_tree: SiteTree, admin: Any, admin_client: BrowserClient
) -> None:
    profile = UserProfile.get_for_user(admin)
    profile.preferred_language, profile.current_time_zone = "pl", "America/New_York"
    profile.save()
    age(add(site_tree, "stara"), 900)
    url = f"{reverse('mowis_stale_pages')}?export=csv"
    text = b"".join(admin_client.get(url, headers={"accept-language": "en"}).streaming_content).decode()
    with override("pl"):
        words = words_of("age")
    with override("en"):
        assert words != words_of("age")
    assert words in text
