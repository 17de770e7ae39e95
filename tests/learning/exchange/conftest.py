"""A portal to import into, and ways to look at everything that an import may touch."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest
from django.conf import settings
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import String, Template, TranslatableObject

from cms.core.models import ImportedContent, PortalDocument, PortalImage
from cms.law.models import Citation, LegalAct
from learning.exchange.exporting import export_course
from learning.exchange.importing import import_course
from learning.models import CourseIndexPage
from tests.factories.pages import CourseIndexFactory, HomeFactory

from .sample import COURSE, sample_files, write


def empty_portal() -> CourseIndexPage:
    """Nothing but front pages and lists of courses in three languages."""
    for page in Page.objects.filter(depth=2):
        page.delete()
    Citation.objects.all().delete()
    models: list[Any] = [LegalAct, PortalImage, PortalDocument, ImportedContent, TranslatableObject, String, Template]
    for model in models:
        model._default_manager.all().delete()
    root = Page.get_first_root_node()
    home = HomeFactory(parent=root)
    index = CourseIndexFactory(parent=home)
    for code in ("en", "nb"):
        locale, _made = Locale.objects.get_or_create(language_code=code)
        front = HomeFactory(parent=root, locale=locale, translation_key=home.translation_key, slug=code)
        CourseIndexFactory(parent=front, locale=locale, translation_key=index.translation_key)
    return index


@pytest.fixture
def portal(db: None) -> CourseIndexPage:
    """An empty portal."""
    return empty_portal()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small course package."""
    return write(tmp_path / "kurs", sample_files())


@pytest.fixture
def imported(portal: CourseIndexPage, folder: Path) -> Path:
    """The small course, imported."""
    import_course(path=folder)
    return folder


def page(key: str, language: str = settings.LANGUAGE_CODE) -> Any:
    """A page of the portal by its key."""
    return Page.objects.get(translation_key=key, locale__language_code=language).specific


def traces() -> dict[str, Any]:
    """Everything that an import could write, so that “nothing changed” can be said of the whole."""
    pages = Page.objects.order_by("path").values_list(
        "translation_key", "locale_id", "path", "title", "live", "latest_revision_id", "last_published_at"
    )
    return {
        "pages": list(pages),
        "revisions": Revision.objects.count(),
        "acts": list(LegalAct.objects.order_by("pk").values()),
        "images": list(PortalImage.objects.order_by("pk").values()),
        "documents": list(PortalDocument.objects.order_by("pk").values()),
        "memory": list(ImportedContent.objects.order_by("pk").values()),
    }


@pytest.fixture
def translated(imported: Path, tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Make the catalogues of the package, every text translated by ``translate`` unless ``texts`` says otherwise."""

    def make(texts: dict[str, str]) -> Path:
        out = tmp_path / "wzor"
        export_course(key=COURSE, directory=out, force=True)
        for language in ("en", "nb"):
            po = polib.pofile(str(out / "locale" / f"{language}.po"))
            for entry in po:
                entry.msgstr = texts.get(entry.msgid, translate(entry.msgid, language))
            path = imported / "locale" / f"{language}.po"
            path.parent.mkdir(exist_ok=True)
            po.save(str(path))
        return imported

    return make


def translate(text: str, language: str) -> str:
    """A translation that a test can recognise: the same text with the language in front; slugs stay slugs."""
    return f"{language}-{text}" if (text.islower() and "-" in text) or text == "modul" else f"{language} {text}"
