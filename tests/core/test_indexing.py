"""Indexes kept once a block."""

import pytest
from django.db import transaction
from django_tasks import task_backends
from wagtail.models import ReferenceIndex

from cms.core.indexing import OnceBackend, indexed_once
from home.models import TextPage
from tests.factories import SiteTree
from tests.harness.queries import count_queries

pytestmark = pytest.mark.django_db


def found(word: str) -> list[str]:
    return [page.title for page in TextPage.objects.all().search(word)]


def page_of(site_tree: SiteTree, title: str) -> TextPage:
    page = TextPage(title=title, slug="jedna", summary="x", locale=site_tree.home.locale)
    site_tree.home.add_child(instance=page)
    return page


def test_the_portal_uses_it() -> None:
    assert isinstance(task_backends["default"], OnceBackend)


def test_a_page_saved_often_is_indexed_once_and_as_it_was_left(site_tree: SiteTree) -> None:
    page = page_of(site_tree, "Zielonogród")
    with count_queries() as often:
        for title in ("Błękitnogród", "Czerwonogród", "Purpurowogród"):
            page.title = title
            page.save()
    with count_queries() as once, indexed_once():
        for title in ("Błękitnogród", "Czerwonogród", "Srebrnogród"):
            page.title = title
            page.save()
        assert found("Srebrnogród") == []
    assert (found("Srebrnogród"), found("Purpurowogród")) == (["Srebrnogród"], [])
    assert once.count < often.count


def test_nothing_is_indexed_when_the_block_fails(site_tree: SiteTree) -> None:
    page = page_of(site_tree, "Zielonogród")

    def fail() -> None:
        with transaction.atomic(), indexed_once():
            page.title = "Srebrnogród"
            page.save()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (found("Srebrnogród"), found("Zielonogród")) == ([], ["Zielonogród"])


def test_what_was_deleted_meanwhile_is_passed_over(site_tree: SiteTree, caplog: pytest.LogCaptureFixture) -> None:
    page = page_of(site_tree, "Zielonogród")
    with indexed_once():
        page.title = "Srebrnogród"
        page.save()
        page.delete()
    assert found("Srebrnogród") == []
    assert [record for record in caplog.records if "FAILED" in record.getMessage()] == []
    assert not ReferenceIndex.objects.filter(object_id=str(page.pk), base_content_type__model="page").exists()
