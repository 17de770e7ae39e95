"""Export and import are each other's reverse."""

from pathlib import Path

import pytest
from django.conf import settings
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.accounts.models import User
from cms.translation.domain.catalogues.importing import import_catalogues
from learning.exchange.importing import import_course
from learning.models import CoursePage
from tests.factories import SiteTree, commit_hooks, translate
from tests.learning.exchange.conftest import empty_portal

from .files import exported, language, packed, traces, translated, undated, unpacked

pytestmark = pytest.mark.django_db


def pages_below(page: Page) -> list[Page]:
    return list(Page.objects.filter(path__startswith=page.path).order_by("path"))


def test_a_course_comes_back_as_it_was_sent(site_tree: SiteTree, translator: User) -> None:
    course = site_tree.course
    empty = exported(course, whole=True)
    assert [name[3:-3] for name in unpacked(empty.content)] == [page.slug for page in pages_below(course)]
    sent = packed({name: translated(body) for name, body in unpacked(empty.content).items()})
    results = import_catalogues(name="kurs.zip", content=sent, locale=language(), user=translator)
    assert [(row.page.pk, row.new > 0, row.changed, row.is_whole) for row in results] == [
        (page.pk, True, 0, True) for page in pages_below(course)
    ]
    first = exported(course, whole=True)
    assert undated(first) != undated(empty)
    StringTranslation.objects.all().delete()
    import_catalogues(name="kurs.zip", content=first.content, locale=language(), user=translator)
    assert undated(exported(course, whole=True)) == undated(first)


def test_importing_what_was_just_exported_changes_nothing(site_tree: SiteTree, translator: User) -> None:
    for step in site_tree.steps:
        translate(step, "en")
    written = exported(site_tree.course, whole=True)
    before, keys = traces(), [page.translation_key for page in pages_below(site_tree.course)]
    results = import_catalogues(name=written.name, content=written.content, locale=language(), user=translator)
    assert {(row.new, row.changed) for row in results} == {(0, 0)}
    assert sum(row.equal for row in results) == StringTranslation.objects.filter(context__object_id__in=keys).count()
    assert traces() == before
    assert undated(exported(site_tree.course, whole=True)) == undated(written)


@pytest.mark.slow
def test_the_starter_course_comes_back_as_it_was_sent(db: None) -> None:
    empty_portal()
    with commit_hooks():
        import_course(path=Path(settings.BASE_DIR) / "content/pl/courses/jak-zalozyc-fundacje")
    course = CoursePage.objects.get(locale__language_code="pl")
    first = exported(course, whole=True)
    assert [name[3:-3] for name in unpacked(first.content)] == [page.slug for page in pages_below(course)]
    rows = StringTranslation.objects.filter(
        locale=language(), context__object_id__in=[page.translation_key for page in pages_below(course)]
    )
    assert rows.exists()
    rows.delete()
    results = import_catalogues(name=first.name, content=first.content, locale=language(), user=None)
    assert sum(row.new for row in results) == StringTranslation.objects.filter(locale=language()).count() > 100
    assert undated(exported(course, whole=True)) == undated(first)
    # And every text that there is, with its marks: whatever was not translated yet.
    sent = packed({name: translated(body) for name, body in unpacked(first.content).items()})
    assert all(row.is_whole for row in import_catalogues(name="x.zip", content=sent, locale=language(), user=None))
    second = exported(course, whole=True)
    StringTranslation.objects.filter(locale=language()).delete()
    import_catalogues(name="x.zip", content=second.content, locale=language(), user=None)
    assert undated(exported(course, whole=True)) == undated(second)
