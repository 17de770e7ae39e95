"""Statements of the database do not grow with pages."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.accounts.models import User
from cms.translation.domain.catalogues.faults import faults_of
from cms.translation.domain.catalogues.importing import import_catalogues
from cms.translation.domain.catalogues.overview import overview_of
from tests.factories import SiteTree, course_of
from tests.harness.queries import Queries

from .files import exported, language, packed, translated, unpacked

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]


def courses(tree: SiteTree) -> list[Page]:
    """A small course and one with many pages; texts are taken."""
    found = [course_of(size, parent=tree.index, quiz=True) for size in (1, 8)]
    for course in found:
        exported(course, whole=True)
    return found


def test_export_reads_the_same_for_one_page_and_for_many(site_tree: SiteTree, sql_count: Counter) -> None:
    counts = []
    for course in courses(site_tree):
        with sql_count() as queries:
            exported(course, whole=True)
        assert queries.duplicates == []
        counts.append(queries.count)
        with sql_count() as queries:
            overview_of(page=course, locale=language(), whole=True)
        counts.append(queries.count)
    assert counts[:2] == counts[2:]
    assert max(counts) < 12


def test_import_reads_and_writes_the_same_for_one_page_and_for_many(site_tree: SiteTree, translator: User, sql_count: Counter) -> None:
    counts = []
    for course in courses(site_tree):
        files = unpacked(exported(course, whole=True).content)
        content = packed({name: translated(body) for name, body in files.items()})
        StringTranslation.objects.all().delete()
        with sql_count() as queries:
            import_catalogues(name="kurs.zip", content=content, locale=language(), user=User.objects.get(pk=translator.pk))
        counts.append(len([one for one in queries.sql if not one.startswith("INSERT")]))
    assert counts[0] == counts[1] < 25


def test_list_of_faults_reads_the_same_for_one_page_and_for_many(site_tree: SiteTree, translator: User, sql_count: Counter) -> None:
    counts, numbers = [], []
    for course in courses(site_tree):
        files = unpacked(exported(course, whole=True).content)
        content = packed({name: translated(body) for name, body in files.items()})
        import_catalogues(name="kurs.zip", content=content, locale=language(), user=translator)
        StringTranslation.objects.update(data="<u>x</u>", has_error=True)
        user = User.objects.get(pk=translator.pk)
        with sql_count() as queries:
            numbers.append(len(faults_of(locale=language(), user=user)))
        counts.append(queries.count)
    assert counts[0] == counts[1]
    assert numbers[1] > numbers[0] * 3
