"""A broken file is refused by line and changes nothing."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.accounts.models import User
from cms.translation.domain.catalogues import archives
from cms.translation.domain.catalogues.importing import import_catalogues
from cms.translation.domain.catalogues.problems import CatalogueRefusedError
from tests.factories import SiteTree, UserFactory, publish

from .files import exported, language, packed, traces, unpacked

pytestmark = pytest.mark.django_db

TITLE = 'msgid "Sprawdź pomysł"\nmsgstr ""'
LINKED = '<p>Czytaj <a href="https://example.org/">ustawę</a> i pytaj.</p>'


def step_with_link(tree: SiteTree) -> Page:
    """The step that is only read, with a link in its text."""
    step = tree.read_step
    step.body = [{"type": "text", "value": LINKED, "id": "7a7f6bb2-3e5e-4a37-9d0c-6f4a6f4be111"}]
    return publish(step)


def told(content: bytes, user: User | None, *, name: str = "plik.po", code: str = "en") -> list[tuple[str, int, str]]:
    """What is said of a refused file; everything must be as before."""
    before = traces()
    with pytest.raises(CatalogueRefusedError) as refused:
        import_catalogues(name=name, content=content, locale=language(code), user=user)
    assert traces() == before
    return [(problem.file, problem.line, problem.words) for problem in refused.value.problems]


def line_of(content: bytes, text: str) -> int:
    """The line in which a text stands first."""
    return next(number for number, line in enumerate(content.decode().split("\n"), start=1) if text in line)


def titled(content: bytes, translation: str) -> bytes:
    """The file with a translation of the page's title."""
    return content.replace(TITLE.encode(), f'msgid "Sprawdź pomysł"\nmsgstr "{translation}"'.encode())


def linked(content: bytes, translation: str) -> bytes:
    """The file with a translation of the text with a link."""
    return re.sub(rb'(msgid "Czytaj .*"\n)msgstr ""', lambda found: found[1] + f'msgstr "{translation}"'.encode(), content)


def identified(content: bytes, key: str) -> bytes:
    """The file with another translation's id."""
    return re.sub(rb"TranslationID: [0-9a-f-]{36}", f"TranslationID: {key}".encode(), content)


#: A name, what is done to a good file, the text in whose line it is told (empty: of the file as a whole), words that are said.
BROKEN: list[tuple[str, Callable[[bytes], bytes], str, str]] = [
    ("prose", lambda po: b"Dzien dobry,\nprzesylam plik.\n", "Dzien", "cannot be read"),
    ("nothing", lambda po: b"  \n", "", "empty"),
    ("no header", lambda po: b'msgctxt "title"\nmsgid "a"\nmsgstr "b"\n', "title", "header is missing"),
    ("Windows-1250", lambda po: po.decode().replace("…", "...").replace("→", ">").replace("›", ">").encode("cp1250"), "Strona", "UTF-8"),
    ("UTF-16", lambda po: po.decode().encode("utf-16"), "#", "UTF-8"),
    ("other charset", lambda po: po.replace(b"charset=utf-8", b"charset=ISO-8859-2"), "#", "iso-8859-2"),
    ("null byte", lambda po: titled(po, "a\0b"), "a\0b", "no text file"),
    ("open quote", lambda po: po.replace(TITLE.encode(), TITLE.encode()[:-1] + b"Check"), "Check", "cannot be read"),
    ("quote inside", lambda po: titled(po, 'a "b" c'), 'a "b" c', "cannot be read"),
    ("cut off", lambda po: po[: po.index(b'msgctxt "summary"')] + b'msgctxt "summary"\nmsgid "x"\n', 'msgid "x"', "cut off"),
    ("no msgstr", lambda po: po.replace(TITLE.encode(), b'msgid "x"'), 'msgid "x"', "no translation line"),
    ("msgstr alone", lambda po: po + b'\nmsgstr "x"\nmsgstr "y"\n', 'msgstr "x"', "without the text"),
    ("plural", lambda po: po + b'\nmsgctxt "title"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', 'msgid "a"', "forms for numbers"),
    ("no context", lambda po: po + b'\nmsgid "a"\nmsgstr "c"\n', 'msgid "a"', "msgctxt"),
    ("other language", lambda po: po.replace(b"Language: en", b"Language: nb_NO"), "#", "another language"),
    ("no page named", lambda po: po.replace(b"X-WagtailLocalize-TranslationID", b"X-Other"), "#", "does not say which page"),
    ("no such page", lambda po: identified(po, "401c6cf3-fd93-4c73-9707-e3f70f964c2d"), "#", "no translation"),
    ("no id at all", lambda po: identified(po, "17"), "#", "no page that can be found"),
    ("made-up text", lambda po: po + b'\nmsgctxt "title"\nmsgid "Nigdy"\nmsgstr "Never"\n', "Nigdy", "never stood"),
    ("twice", lambda po: po + f'\nmsgctxt "title"\n{TITLE}\n'.encode(), 'msgid "Sprawdź pomysł"', "second time"),
    ("spaces", lambda po: titled(po, "   "), 'msgstr "   "', "empty"),
    ("no-break spaces", lambda po: titled(po, "&nbsp;<b> </b>"), "&nbsp;", "empty"),
    ("too long", lambda po: titled(po, "x" * 256), "xxx", "256 characters"),
    ("forbidden tag", lambda po: titled(po, "<script>x</script>"), "<script>", "tag that cannot stand"),
    ("attribute", lambda po: titled(po, "<b class='x'>x</b>"), "<b class", "tag that cannot stand"),
    ("thousand tags", lambda po: titled(po, "<b>" * 1000 + "x"), "<b><b>", "too many"),
    ("no parser reads it", lambda po: titled(po, "<![x["), "<![x[", "cannot be read"),
    ("added link", lambda po: titled(po, "<a id='a7'>x</a>"), "a7", "no link a7"),
    ("lost link", lambda po: linked(po, "Read the act and ask."), "Read the act", "A link of the source is missing"),
    ("other link", lambda po: linked(po, "Read <a id='a2'>the act</a>."), "Read <a", "A link of the source is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "where", "words"), [pytest.param(*row[1:], id=row[0]) for row in BROKEN])
def test_broken_file_is_refused_by_line(
    spoil: Callable[[bytes], bytes], where: str, words: str, site_tree: SiteTree, translator: User
) -> None:
    good = exported(step_with_link(site_tree)).content
    broken = spoil(good)
    assert broken != good
    problems = told(broken, translator)
    said = [(line, text) for _file, line, text in problems if words in text]
    assert said, problems
    lines = [number for number, line in enumerate(broken.split(b"\n"), start=1) if where.encode() in line] if where else [0]
    assert said[0][0] in lines, (said, lines)


def test_every_problem_of_a_file_is_told(site_tree: SiteTree, translator: User) -> None:
    good = exported(site_tree.read_step).content
    broken = titled(good, "  ").replace(b'msgid "sprawdz-pomysl"\nmsgstr ""', b'msgid "sprawdz-pomysl"\nmsgstr "<i><u>x</u></i>"')
    lines = [line_of(broken, 'msgstr "  "'), line_of(broken, "<u>")]
    assert [(file, line) for file, line, _words in told(broken, translator)] == [("plik.po", line) for line in lines]


def test_one_broken_file_keeps_out_the_others(site_tree: SiteTree, translator: User) -> None:
    files = unpacked(exported(site_tree.course, whole=True).content)
    names = list(files)
    files[names[0]] = files[names[0]].replace(b'msgstr ""\n\n#.', b'msgstr "Fine"\n\n#.', 1)
    files[names[-1]] = files[names[-1]] + b"\nmsgstr broken\n"
    assert [file for file, _line, _words in told(packed(files), translator, name="kurs.zip")] == [names[-1]]


def test_what_a_person_may_not_edit_is_refused_by_file(site_tree: SiteTree, translator: User) -> None:
    content = exported(site_tree.read_step).content
    [(file, _line, words)] = told(titled(content, "Check"), UserFactory())
    assert (file, "may not edit" in words) == ("plik.po", True)
    assert import_catalogues(name="plik.po", content=titled(content, "Check"), locale=language(), user=translator)[0].new == 1


def test_page_that_is_edited_by_hand_is_refused(site_tree: SiteTree, translator: User) -> None:
    content = titled(exported(site_tree.read_step).content, "Check")
    Translation.objects.update(enabled=False)
    assert "edited by hand" in told(content, translator)[0][2]


def test_file_of_another_language_than_chosen_is_refused(site_tree: SiteTree, translator: User) -> None:
    content = re.sub(rb'"Language: en\\n"\n', b"", titled(exported(site_tree.read_step).content, "Check"))
    assert "another language" in told(content, translator, code="nb")[0][2]


def zipped(content: bytes) -> dict[str, Callable[[], bytes]]:
    """Archives that are refused, by what is said of them."""

    def bomb() -> bytes:
        return packed({"a.po": b" " * (archives.LARGEST_FILE + 1)})

    def locked() -> bytes:
        body = bytearray(packed({"a.po": content}))
        central = body.rindex(b"PK\x01\x02")
        body[6] |= 1
        body[central + 8] |= 1
        return bytes(body)

    def lying() -> bytes:
        """It says that it unpacks to little."""
        body = bytearray(bomb())
        central = body.rindex(b"PK\x01\x02")
        body[central + 24 : central + 28] = (100).to_bytes(4, "little")
        return bytes(body)

    def packed_otherwise() -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
            archive.writestr("a.po", content)
        return out.getvalue()

    def twice() -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.po", content)
            with pytest.warns(UserWarning, match="Duplicate name"):
                archive.writestr("a.po", content)
        return out.getvalue()

    return {
        "no zip file": lambda: b"PK\x03\x04 broken",
        "holds no PO file": lambda: packed({}),
        "out of the zip file": lambda: packed({"../a.po": content}),
        "out of the zip file ": lambda: packed({"/etc/a.po": content}),
        "out of the zip file  ": lambda: packed({"..\\a.po": content}),
        "out of the zip file   ": lambda: packed({"C:a.po": content}),
        "A zip file inside": lambda: packed({"a.zip": packed({"a.po": content})}),
        "nothing but files that end in .po": lambda: packed({"a.po": content, "a.exe": b"MZ"}),
        "Up to 2000": lambda: packed({f"{number}.po": b"x" for number in range(2001)}),
        "up to 5 MB": bomb,
        "no zip file ": lying,
        "no zip file  ": packed_otherwise,
        "password": locked,
        "two files of this name": twice,
        "for the same page": lambda: packed({"a.po": content, "b.po": content}),
    }


@pytest.mark.parametrize("words", list(zipped(b"")))
def test_bad_archive_is_refused(words: str, site_tree: SiteTree, translator: User) -> None:
    content = titled(exported(site_tree.read_step).content, "Check")
    problems = told(zipped(content)[words](), translator, name="kurs.zip")
    assert all(words.strip() in text for _file, _line, text in problems), problems


def test_limits_are_named(site_tree: SiteTree, translator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_UPLOAD", 2_000_000)
    assert "up to 2 MB" in told(b" " * 2_000_001, translator)[0][2]
    monkeypatch.setattr(archives, "LARGEST_UPLOAD", 20_000_000)
    assert "up to 5 MB" in told(b"x" * 5_000_001, translator)[0][2]
    monkeypatch.setattr(archives, "LARGEST_WHOLE", 1_000_000)
    assert "more than 1 MB" in told(packed({"a.po": b" " * 600_000, "b.po": b" " * 600_000}), translator, name="k.zip")[0][2]


def test_nothing_is_unpacked_to_disk(site_tree: SiteTree, translator: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    content = titled(exported(site_tree.read_step).content, "Check")
    import_catalogues(name="k.zip", content=packed({"kurs/a.po": content, "__MACOSX/a": b"x"}), locale=language(), user=translator)
    assert list(tmp_path.iterdir()) == []
