"""Loading everything in a content directory into a portal as migrations leave it."""

import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import polib
import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import GroupPagePermission, Locale, Page, Site

from cms.core.exchange.problems import PackageError
from home.exchange.load import load_content
from home.models import HomePage, TextPage
from learning.exchange.importing import import_course
from learning.models import CourseIndexPage
from tests.learning.exchange.conftest import page, traces
from tests.learning.exchange.sample import COURSE, FIRST, sample_files, write

from .checking import good_files
from .conftest import ABOUT, BELOW, HOME, INDEX, content_files, page_file


def run(*arguments: Any) -> str:
    """Run the command and give what it says."""
    out = StringIO()
    call_command("load_content", *arguments, stdout=out)
    return out.getvalue()


def test_portal_stands_after_one_load(loaded: Path) -> None:
    """Languages, front pages, site, pages and the course; Wagtail's welcome page is gone."""
    assert sorted(Locale.objects.values_list("language_code", flat=True)) == ["en", "nb", "pl"]
    homes = HomePage.objects.order_by("path")
    assert [(home.locale.language_code, home.slug, home.live, str(home.translation_key)) for home in homes] == [
        (code, code, True, HOME) for code in ("pl", "en", "nb")
    ]
    assert set(Page.objects.filter(depth=2).values_list("pk", flat=True)) == {home.pk for home in homes}
    site = Site.objects.get()
    assert (site.root_page_id, site.is_default_site) == (page(HOME).pk, True)
    assert [(one.show_in_menus, one.show_in_footer) for one in (page(HOME), page(INDEX), page(ABOUT))] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert page(BELOW).get_parent().pk == page(ABOUT).pk
    assert page(COURSE).get_parent().pk == page(INDEX).pk
    assert f'linktype="page" id="{page(COURSE).pk}"' in page(HOME).body[0].value.source


def test_front_page_and_course_list_are_public_in_every_language_at_once(loaded: Path) -> None:
    """A language has an address from the start; a page of text waits for its translation."""
    assert CourseIndexPage.objects.filter(live=True).count() == 3
    assert [one.locale.language_code for one in TextPage.objects.all()] == ["pl", "pl"]


def test_roles_are_granted_on_the_front_pages(loaded: Path) -> None:
    """Editors may work on each front page."""
    editors = Group.objects.get(name="Editors")
    found = GroupPagePermission.objects.filter(group=editors, permission__codename="publish_page").values_list("page__slug", flat=True)
    assert sorted(found) == ["en", "nb", "pl"]


def test_second_load_changes_nothing(translated: Path) -> None:
    """With translations too."""
    load_content(root=translated)
    assert page(FIRST, "nb").title == "nb Krok pierwszy"
    before = traces()
    report = load_content(root=translated)
    assert not report.changed
    assert (report.count("unchanged"), report.lines()) == (24, ["24 unchanged"])
    assert traces() == before


def test_page_edited_in_the_admin_is_kept_and_named(loaded: Path) -> None:
    """The command says which."""
    about = page(ABOUT)
    about.title = "Tytuł redaktorki"
    about.save_revision().publish()
    write(loaded, {"pl/pages/o-nas.md": content_files()["pl/pages/o-nas.md"].replace(b"O nas", b"Z pliku")})
    assert "kept [pl] Tytuł redaktorki: it was edited in the admin" in run("--path", loaded)
    assert page(ABOUT).title == "Tytuł redaktorki"


def test_check_writes_nothing(db: None, content: Path) -> None:
    """Neither pages nor languages."""
    write(content, good_files())
    before = (traces(), Locale.objects.count())
    assert run("--path", content, "--check") == "3 packages with 8 pages are in order.\n"
    assert (traces(), Locale.objects.count()) == before


@pytest.mark.parametrize("option", ["--check", "--overwrite"])
def test_mistakes_in_all_packages_are_told_at_once(db: None, content: Path, option: str) -> None:
    """With the path inside the content directory and the line; exit code 1."""
    files = content_files()
    name = "pl/courses/kurs/01-modul/02-krok-drugi.md"
    write(content, {"pl/pages/o-nas.md": files["pl/pages/o-nas.md"].replace(b"type: text", b"type: tekst")})
    write(content, {name: files[name].replace(b"minutes: 3", b"minutes: x")})
    with pytest.raises(CommandError) as caught:
        run("--path", content, option)
    assert [line.partition(": ")[0] for line in str(caught.value).splitlines()[:-1]] == [f"{name}:6", "pl/pages/o-nas.md:3"]
    assert caught.value.returncode == 1
    assert not HomePage.objects.exists()


def test_nothing_is_loaded_when_one_package_fails_while_writing(db: None, content: Path) -> None:
    """Pages and courses are one transaction."""
    name = "pl/courses/kurs/01-modul/02-krok-drugi.md"
    write(content, {name: content_files()[name].replace(b"slug: krok-drugi", b"slug: krok-pierwszy")})
    with pytest.raises(PackageError, match=name):
        load_content(root=content)
    assert not HomePage.objects.exists()


def test_pages_below_each_other_are_refused(db: None, content: Path) -> None:
    """A circle has no first page."""
    write(content, {"pl/pages/o-nas.md": page_file(ABOUT, "text", "O nas", "o-nas", parent=BELOW)})
    with pytest.raises(PackageError, match="below each other"):
        load_content(root=content)


def test_home_with_a_parent_is_refused(db: None, content: Path) -> None:
    """The front page stands at the top, every other page below one."""
    write(content, {"pl/pages/home.md": page_file(HOME, "home", "Początek", "pl", parent=ABOUT)})
    with pytest.raises(PackageError, match="no “parent”"):
        load_content(root=content)


def test_page_in_a_place_where_its_type_cannot_stand_is_refused(db: None, content: Path) -> None:
    """A page of text below the list of courses would break the list."""
    write(content, {"pl/pages/a-nizej.md": page_file(BELOW, "text", "Niżej", "nizej", parent=INDEX)})
    with pytest.raises(PackageError, match="cannot stand below “Kursy”"):
        load_content(root=content)


def test_directory_without_pages_is_refused(db: None, tmp_path: Path) -> None:
    """A wrong path is told as one."""
    with pytest.raises(PackageError, match="pl/pages"):
        load_content(root=tmp_path)


def test_catalogues_keep_translations_and_suggest_those_of_changed_texts(translated: Path) -> None:
    """A text that was mended keeps its old translation as a suggestion, which no load uses."""
    load_content(root=translated)
    write(translated, {"pl/pages/o-nas.md": content_files()["pl/pages/o-nas.md"].replace(b'title: "O nas"', b'title: "O portalu"')})
    load_content(root=translated)
    assert "pl/pages/locale/en.po: 1 texts wait" in run("--path", translated, "--write-catalogues")
    entries = {entry.msgctxt: entry for entry in polib.pofile(str(translated / "pl/pages/locale/en.po"))}
    title = entries[f"{ABOUT}|title"]
    assert (title.msgid, title.msgstr, title.fuzzy, title.previous_msgid) == ("O portalu", "en O nas", True, "O nas")
    assert entries[f"{HOME}|title"].msgstr == "en Początek"
    before = (translated / "pl/pages/locale/en.po").read_bytes()
    run("--path", translated, "--write-catalogues")
    assert (translated / "pl/pages/locale/en.po").read_bytes() == before


def test_ids_are_written_into_files_without(db: None, content: Path) -> None:
    """Then they load."""
    write(content, {"pl/pages/o-nas.md": content_files()["pl/pages/o-nas.md"].replace(f"id: {ABOUT}\n".encode(), b"")})
    shutil.rmtree(content / "pl/courses")
    (content / "pl/pages/a-nizej.md").unlink()
    write(content, {"pl/pages/home.md": page_file(HOME, "home", "Początek", "pl")})
    write(content, {"pl/pages/o-nas.md": page_file(ABOUT, "text", "O nas", "o-nas", parent=HOME).replace(f"id: {ABOUT}\n".encode(), b"")})
    assert run("--path", content, "--assign-ids") == "pl/pages/o-nas.md: 1 ids written\n"
    assert run("--path", content, "--assign-ids") == "Every id is there already.\n"
    assert "created" in run("--path", content)


def test_course_comes_into_a_bare_portal(db: None, content: Path, tmp_path: Path, settings: Any) -> None:
    """Without any page, an import makes front page and course list; a later load puts their texts in."""
    settings.CONTENT_DIR = content
    text = sample_files()
    import_course(path=write(tmp_path / "kurs", text))
    assert page(COURSE).get_parent().pk == page(INDEX).pk
    assert Site.objects.get().root_page_id == page(HOME).pk
    assert len(page(HOME).body) == 0
    report = load_content(root=content)
    assert report.count("kept") == 0
    assert len(page(HOME).body) == 1


def test_content_of_the_repository_is_in_order(db: None) -> None:
    """What the portal starts with."""
    assert "are in order" in run("--check")


@pytest.mark.slow
def test_content_of_the_repository_loads_twice(db: None) -> None:
    """The first load writes it, the second changes nothing, and no page was kept for a reason."""
    first = load_content(root=Path(settings.CONTENT_DIR))
    assert first.count("kept") == 0
    before = traces()
    second = load_content(root=Path(settings.CONTENT_DIR))
    assert not second.changed
    assert traces() == before
    for language in ("en", "nb"):
        assert page("48875294-6231-411d-b097-aa1f4032d547", language).live
