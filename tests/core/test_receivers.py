"""What makes caches of pages and sites stale."""

from collections.abc import Callable

import pytest
from wagtail.models import Locale, Page, PageViewRestriction

from cms.core import generations
from cms.core.models import PublishingEntity
from home.models import TextPage
from tests.factories import SiteTree, TextPageFactory

EVENTS: dict[str, Callable[[SiteTree, Page], object]] = {
    "publish": lambda tree, page: page.save_revision().publish(),
    "unpublish": lambda tree, page: page.unpublish(),
    "delete": lambda tree, page: page.delete(),
    "move": lambda tree, page: page.move(tree.home, pos="first-child"),
    "live page made by a program": lambda tree, page: tree.home.add_child(instance=TextPage(title="Nowa", locale=tree.home.locale)),
    "restriction": lambda tree, page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    "publishing unit": lambda tree, page: PublishingEntity.objects.create(name="Biuro"),
    "language": lambda tree, page: Locale.objects.get(language_code="nb").save(),
    "site": lambda tree, page: tree.site.save(),
}


@pytest.mark.parametrize("event", EVENTS)
def test_pages_generation_changes_on(event: str, site_tree: SiteTree) -> None:
    page = TextPageFactory(parent=site_tree.home)
    before = generations.current("pages")
    EVENTS[event](site_tree, Page.objects.get(pk=page.pk).specific)
    assert generations.current("pages") != before


def test_pages_generation_changes_when_a_slug_changes(site_tree: SiteTree) -> None:
    page = TextPageFactory(parent=site_tree.home)
    page.slug = "o-nas"
    before = generations.current("pages")
    page.save_revision().publish()
    assert generations.current("pages") != before


def test_saving_a_draft_leaves_the_caches_warm(site_tree: SiteTree) -> None:
    page = TextPageFactory(parent=site_tree.home)
    before = generations.current("pages")
    page.title = "Szkic"
    page.save_revision()
    assert generations.current("pages") == before


@pytest.mark.parametrize(("of_home", "changed"), [(True, True), (False, False)])
def test_sites_generation_changes_with_front_pages_only(of_home: bool, changed: bool, site_tree: SiteTree) -> None:
    page = site_tree.home if of_home else site_tree.index
    before = generations.current("sites")
    page.save_revision().publish()
    assert (generations.current("sites") != before) is changed
