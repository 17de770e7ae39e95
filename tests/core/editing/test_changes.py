"""The public list of changes."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone, translation
from wagtail.models import PageLogEntry

from cms.core.editing.domain.archive import archive_page, restore_page
from cms.core.pages.changes import MOST, changes_of
from home.models import TextPage
from tests.factories import SiteTree, TextPageFactory, commit_hooks, publish, unpublish


@pytest.fixture
def page(site_tree: SiteTree) -> TextPage:
    return TextPageFactory(parent=site_tree.home, title="Nabór", slug="nabor")


def kinds(page: TextPage) -> list[str]:
    return [change.kind for change in changes_of(TextPage.objects.get(pk=page.pk))]


def spread(page: TextPage) -> None:
    """Put an hour between the entries of the log."""
    begin = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for number, entry in enumerate(PageLogEntry.objects.filter(page=page).order_by("pk")):
        PageLogEntry.objects.filter(pk=entry.pk).update(timestamp=begin + timedelta(hours=number))


def test_list_tells_what_happened_the_newest_first(page: TextPage, site_tree: SiteTree) -> None:
    publish(page)
    with commit_hooks():
        archive_page(page=page, reason="Zakończony.", on=date(2026, 1, 1))
        restore_page(page=page)
    unpublish(TextPage.objects.get(pk=page.pk))
    publish(TextPage.objects.get(pk=page.pk))
    from wagtail.actions.move_page import MovePageAction

    with commit_hooks():
        other = TextPageFactory(parent=site_tree.home, title="Dział", slug="dzial")
        MovePageAction(TextPage.objects.get(pk=page.pk), other, pos="last-child").execute(skip_permission_checks=True)
    spread(page)
    assert kinds(page) == ["moved", "updated", "withdrawn", "restored", "archived", "updated", "published"]


def test_changes_of_the_same_minute_are_one(page: TextPage) -> None:
    for _time in range(4):
        publish(page)
    PageLogEntry.objects.filter(page=page).update(timestamp=datetime(2026, 1, 1, 12, tzinfo=UTC))
    assert kinds(page) == ["published"]


def test_draft_has_no_changes(site_tree: SiteTree) -> None:
    draft = TextPageFactory(parent=site_tree.home, title="Szkic", slug="szkic", draft=True)
    assert (kinds(draft), changes_of(TextPage(title="Nowa"))) == ([], [])


def test_long_history_is_cut_at_the_newest(page: TextPage) -> None:
    begin = timezone.now()
    entry = PageLogEntry.objects.filter(page=page, action="wagtail.publish").get()
    for number in range(1, MOST + 20):
        made = PageLogEntry.objects.create(
            page=page, content_type=entry.content_type, label="x", action="wagtail.publish", timestamp=begin, user=None
        )
        PageLogEntry.objects.filter(pk=made.pk).update(timestamp=begin + timedelta(days=number))
    found = changes_of(page)
    assert (len(found), found[0].at) == (MOST, begin + timedelta(days=MOST + 19))


def test_page_shows_the_list_folded_and_from_the_cache(page: TextPage, client: Any, sql_count: Callable[[], Any]) -> None:
    text = client.get("/pl/nabor/").content.decode()
    with translation.override("pl"):
        words = changes_of(page)[0].words
    record = text[text.index('<details class="publication-record"') :]
    assert words in record[: record.index("</details>")]
    fresh = TextPage.objects.get(pk=page.pk)
    with sql_count() as queries:
        changes_of(fresh)
    assert queries.count == 0
