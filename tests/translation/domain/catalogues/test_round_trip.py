"""Export and import are each other's reverse."""

import re
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
from tests.factories.pages import TextPageFactory
from tests.learning.exchange.conftest import empty_portal

from .files import exported, language, packed, traces, translated, undated, unpacked

pytestmark = pytest.mark.django_db

UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
#: A page of a package by its front matter, and a page that a text or a block leads to.
OWN = re.compile(rf"\A---\n(?:.*\n)*?id: ({UUID})$", re.MULTILINE)
LED_TO = re.compile(rf"\bpage: ?({UUID})")


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


def stand_ins(package: Path, parent: Page) -> None:
    """Empty pages in place of those outside the package that the course leads to."""
    files = [path.read_text(encoding="utf-8") for path in package.rglob("*") if path.suffix in {".md", ".yaml"}]
    own = {key for text in files for key in OWN.findall(text)}
    for key in sorted({key for text in files for key in LED_TO.findall(text)} - own):
        TextPageFactory(parent=parent, translation_key=key, slug=f"strona-{key}")


@pytest.mark.slow
def test_the_starter_course_comes_back_as_it_was_sent(db: None) -> None:
    package = Path(settings.CONTENT_DIR) / settings.LANGUAGE_CODE / "courses" / "jak-zalozyc-fundacje"
    stand_ins(package, empty_portal().get_parent())
    with commit_hooks():
        import_course(path=package)
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
