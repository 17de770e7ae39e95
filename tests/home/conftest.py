"""A small content directory, and a portal as migrations leave it."""

from pathlib import Path

import polib
import pytest

from home.exchange.catalogues import write_catalogues
from home.exchange.load import load_content
from tests.learning.exchange.conftest import translate
from tests.learning.exchange.sample import COURSE, sample_files, uid, write

HOME, INDEX, ABOUT, BELOW = (uid(number, 8) for number in range(1, 5))


def page_file(key: str, kind: str, title: str, slug: str, *, parent: str = "", body: str = "", more: str = "") -> bytes:
    """A page's file."""
    above = f"parent: {parent}\n" if parent else ""
    return f'---\nid: {key}\ntype: {kind}\n{above}title: "{title}"\nslug: {slug}\nsummary: "O {title}."\n{more}---\n{body}'.encode()


def content_files() -> dict[str, bytes]:
    """Pages and one course."""
    link = f"\n::: text {{{uid(1, 9)}}}\nZobacz [kurs](page:{COURSE}).\n:::\n"
    pages = {
        "pl/pages/home.md": page_file(HOME, "home", "Początek", "pl", body=link),
        "pl/pages/kursy.md": page_file(INDEX, "course_index", "Kursy", "kursy", parent=HOME, more="menu: true\n"),
        "pl/pages/o-nas.md": page_file(
            ABOUT, "text", "O nas", "o-nas", parent=HOME, body=link.replace(uid(1, 9), uid(2, 9)), more="menu: footer\n"
        ),
        # By its name it would come before its parent.
        "pl/pages/a-nizej.md": page_file(BELOW, "text", "Niżej", "nizej", parent=ABOUT),
    }
    return pages | {f"pl/courses/kurs/{name}": data for name, data in sample_files().items()}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The content directory."""
    return write(tmp_path / "content", content_files())


@pytest.fixture
def loaded(db: None, content: Path) -> Path:
    """The content directory, loaded into a portal as migrations leave it."""
    load_content(root=content)
    return content


@pytest.fixture
def translated(loaded: Path) -> Path:
    """The content directory with complete catalogues, not loaded yet."""
    write_catalogues(loaded)
    for path in loaded.rglob("*.po"):
        po = polib.pofile(str(path))
        for entry in po:
            entry.msgstr = translate(entry.msgid, path.stem)
        po.save(str(path))
    return loaded
