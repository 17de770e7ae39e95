"""What waits for the search, on the admin's front page."""

from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Page

from cms.core.editing.waiting import waiting_for
from home.models import HomePage
from home.synthetic import Writer, add_section
from search.domain.catching_up import catch_up
from search.models import Document, Waiting
from search.receivers import MANY
from tests.factories import SiteTree
from tests.factories.publishing import commit_hooks

pytestmark = pytest.mark.django_db
SAID = ["Fundacja powstaje, gdy fundator złoży oświadczenie w akcie."]


def words(user: Any) -> list[str]:
    with translation.override("en"):
        return [row.words for row in waiting_for(user) if "search" in row.words]


def test_a_section_that_was_moved_waits_and_says_how_much(site_tree: SiteTree, admin_user: Any) -> None:
    home = HomePage.objects.get(pk=site_tree.home.pk)
    sections = [add_section(parent=home, pages=pages, writer=Writer(SAID, pages)) for pages in (MANY + 10, 3)]
    Waiting.objects.all().delete()
    with commit_hooks():
        sections[0].move(Page.objects.get(pk=sections[1].pk), pos="last-child")
    assert Waiting.objects.count() == MANY + 10
    assert words(admin_user) == [f"{MANY + 10} pages wait for the search: until then they are found as they were before."]
    assert catch_up() == (MANY + 10, 0)
    assert words(admin_user) == []
    assert Document.objects.filter(key=str(sections[0].translation_key)).exists()


def test_a_few_pages_do_not_wait(site_tree: SiteTree, admin_user: Any) -> None:
    home = HomePage.objects.get(pk=site_tree.home.pk)
    sections = [add_section(parent=home, pages=pages, writer=Writer(SAID, pages)) for pages in (MANY, 3)]
    with commit_hooks():
        sections[0].move(Page.objects.get(pk=sections[1].pk), pos="last-child")
    assert (Waiting.objects.count(), words(admin_user)) == (0, [])
