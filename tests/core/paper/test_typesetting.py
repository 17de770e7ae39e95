"""From data to a tagged PDF."""

import threading
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cms.core.paper.signs import displayable_text
from cms.core.paper.typesetting import ROOT, TypesettingError, typeset

from .reading import Paper

DAY = date(2026, 11, 3)
HEAD = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(lang: "pl", hyphenate: false)
= #data.title
"""


def written(folder: Path, body: str) -> Path:
    """A source."""
    path = folder / "source.typ"
    path.write_text(HEAD + body, encoding="utf-8")
    return path


def test_paper_says_what_it_was_given(tmp_path: Path) -> None:
    pdf = typeset(source=written(tmp_path, "#data.text"), data={"title": "Zażółć gęślą jaźń", "text": "#panic() *a* $x$"}, day=DAY)
    paper = Paper(pdf)
    paper.check(lang="pl", title="Zażółć gęślą jaźń")
    assert paper.text == "Zażółć gęślą jaźń #panic() *a* $x$"


def test_same_data_give_the_same_bytes_and_another_day_others(tmp_path: Path) -> None:
    source = written(tmp_path, "")
    data = {"title": "a", "b": 1, "c": 2}
    first = typeset(source=source, data=data, day=DAY)
    assert typeset(source=source, data=dict(reversed(data.items())), day=DAY) == first
    assert typeset(source=source, data=data, day=date(2026, 11, 4)) != first


def test_changed_source_is_noticed(tmp_path: Path) -> None:
    typeset(source=written(tmp_path, "Old"), data={"title": "a"}, day=DAY)
    assert Paper(typeset(source=written(tmp_path, "New"), data={"title": "a"}, day=DAY)).text == "a New"


def test_sources_share_the_look(tmp_path: Path) -> None:
    typeset(source=written(tmp_path, '#import "/cms/core/paper/look.typ": *\n#text(fill: ink)[x]'), data={"title": "a"}, day=DAY)
    assert (ROOT / "cms/core/paper/look.typ").is_file()


def test_pictures_are_given_as_files(tmp_path: Path) -> None:
    drawn = BytesIO()
    Image.new("RGB", (4, 3), "red").save(drawn, "PNG")
    source = written(tmp_path, '#import "/cms/core/paper/look.typ": *\n#image("/files/a.png", alt: "Czerwony prostokąt")')
    paper = Paper(typeset(source=source, data={"title": "a"}, day=DAY, files={"a.png": drawn.getvalue()}))
    assert paper.alts == ["Czerwony prostokąt"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"/>"), format: "svg")', "missing alt text"),
        ("=== Deep", "skip"),
        ("#nothing", "unknown variable"),
        ('#image("/files/none.png", alt: "a")', "not found"),
    ],
)
def test_what_typst_refuses_is_said_in_its_words(tmp_path: Path, body: str, words: str) -> None:
    with pytest.raises(TypesettingError, match=words):
        typeset(source=written(tmp_path, body), data={"title": "a"}, day=DAY)


def test_threads_draw_at_once(tmp_path: Path) -> None:
    source = written(tmp_path, "#data.text")
    drawn: dict[int, set[bytes]] = {number: set() for number in range(4)}
    faults: list[Exception] = []

    def draw(number: int) -> None:
        try:
            for _again in range(5):
                drawn[number].add(typeset(source=source, data={"title": "a", "text": str(number)}, day=DAY))
        except Exception as error:  # noqa: BLE001 - shown below, whatever it is
            faults.append(error)

    threads = [threading.Thread(target=draw, args=(number,)) for number in drawn]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert [Paper(next(iter(pdfs))).text for pdfs in drawn.values()] == ["a 0", "a 1", "a 2", "a 3"]
    assert {len(pdfs) for pdfs in drawn.values()} == {1}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zażółć gęślą jaźń", "Zażółć gęślą jaźń"),
        ("🙂 Nowak", "Nowak"),
        ("王 Nowak", "□ Nowak"),
        ("Жук\x07", "Жук"),
        ("a\ud800b", "ab"),
        (" a ", " a "),
    ],
)
def test_signs_without_a_drawing_are_replaced(text: str, shown: str) -> None:
    assert displayable_text(text) == shown


@settings(max_examples=15, deadline=None)
@given(text=st.text(max_size=30))
def test_any_text_can_be_typeset(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    source = written(tmp_path_factory.getbasetemp(), "#data.text")
    assert typeset(source=source, data={"title": "a", "text": text}, day=DAY).startswith(b"%PDF")
