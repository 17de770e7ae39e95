"""Reading and writing YAML, pages as text, and missing ids."""

import datetime
import re
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.core.exchange import markup
from cms.core.exchange.assign_ids import assign_ids
from cms.core.exchange.folder import PackageFolder
from cms.core.exchange.problems import PackageError, Problem
from cms.core.exchange.yaml_reader import read_yaml
from cms.core.exchange.yaml_writer import Lines, Plain, Row, write_yaml

ID = "20000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: no\nb: 12:30\nc: 1e3\nd: off", {"a": "no", "b": "12:30", "c": "1e3", "d": "off"}),
        ("a: true\nb: 5\nc: 2026-11-22\nd:\ne: null", {"a": True, "b": 5, "c": datetime.date(2026, 11, 22), "d": None, "e": None}),
        ("", None),
    ],
)
def test_yaml_has_few_types(text: str, data: Any) -> None:
    """Only true/false, whole numbers and dates are not text."""
    assert read_yaml(text, file="a.yaml").data == data


def test_every_value_knows_its_line() -> None:
    """Lines are counted from where the text stands in its file."""
    read = read_yaml("a: 1\nb:\n  - c: |\n      x\n      y", file="a.md", first_line=10)
    assert (read.line_of(("a",)), read.line_of(("b", 0, "c")), read.text_line(("b", 0, "c")), read.line_of(("b", 7, "z"))) == (
        10,
        12,
        13,
        11,
    )


SCALARS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(["true", "null", "2026-11-22", "-5", "~", "", " a ", "a: b", "- a", "#", "'", '"']),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.dates(datetime.date(1000, 1, 1)),
)
KEYS = st.sampled_from(["id", "title", "text", "items"])


@given(st.dictionaries(KEYS, st.one_of(SCALARS, st.lists(st.dictionaries(KEYS, SCALARS, min_size=1), max_size=3)), min_size=1))
@settings(max_examples=300, deadline=None)
def test_what_is_written_reads_back(data: dict[str, Any]) -> None:
    """Any text, with any sign in it, survives."""
    assert read_yaml(write_yaml(data), file="a.yaml").data == data


def test_words_rows_and_blocks_of_text_are_written_as_people_write_them() -> None:
    """The notation of the documentation."""
    data = {"kind": Plain("info"), "slug": Plain("2026"), "text": Lines("a\n\nb\n"), "rows": [Row(["a", "b"])], "none": None}
    written = 'kind: info\nslug: "2026"\ntext: |\n  a\n\n  b\nrows:\n  - ["a", "b"]\nnone:\n'
    assert write_yaml(data) == written
    assert read_yaml(written, file="").data == {"kind": "info", "slug": "2026", "text": "a\n\nb\n", "rows": [["a", "b"]], "none": None}


@given(st.text(st.sampled_from("-:{}[]&*!|>'\"#%@`~,? \n0aż\\"), max_size=60))
@settings(max_examples=500, deadline=None)
def test_any_yaml_is_read_or_refused(text: str) -> None:
    """Nothing but the typed refusal."""
    with suppress(PackageError):
        read_yaml(text, file="a.yaml")


@pytest.mark.parametrize("text", ["[" * 3000, "{a: " * 3000, "- " * 3000, "a: " + "9" * 6000, "? " * 3000])
def test_deep_or_huge_yaml_is_refused_or_text(text: str) -> None:
    """No recursion error and no endless number."""
    with suppress(PackageError):
        assert isinstance(read_yaml(text, file="a.yaml").data["a"], str)


def test_page_is_written_as_it_was_read() -> None:
    """Text → parts → text, byte for byte."""
    heading = f'::: heading {{{ID}}}\ntext: "Nagłówek"\nlevel: 2\nanchor: naglowek\n:::\n'
    text = f"---\nid: {ID}\n---\n\n{heading}\n::: text {{{ID}}}\nAkapit.\n:::\n"
    raw = markup.split(text, file="a.md")
    assert markup.write_file({"id": UUID(ID)}, markup.read_body(raw)) == text


def test_anchor_left_out_is_made_from_the_text() -> None:
    """So that it stays when the heading is translated."""
    raw = markup.split(f"---\n---\n::: heading {{{ID}}}\ntext: Gdzie złożyć\nlevel: 2\n:::\n", file="a.md")
    assert [block.data.model_dump() for block in markup.read_body(raw)] == [{"text": "Gdzie złożyć", "level": 2, "anchor": "gdzie-zlozyc"}]


UNMARKED = """---
# mój komentarz
title: "Krok"   # zostaje
outcomes:
  - text: "a"
  - {text: "b"}
---

::: text
Tekst, w którym jest items: i - kreska.
:::

::: faq
title: ""
items:
  # pierwsze
  - question: "Czy?"
    answer: |
      Tak.
:::
"""


def test_missing_ids_are_written_and_all_else_stays(tmp_path: Path) -> None:
    """Comments, quotes and order are the author's; a second run writes nothing."""
    quiz = "- type: single\n  prompt: a\n  options:\n    - {text: b, correct: true}\n    - text: c\n      correct: false\n"
    (tmp_path / "krok.md").write_text(UNMARKED)
    (tmp_path / "krok.quiz.yaml").write_text(quiz)
    assert assign_ids(tmp_path) == {"krok.md": 6, "krok.quiz.yaml": 3}
    written = (tmp_path / "krok.md").read_text()
    head = read_yaml(markup.split(written, file="").front, file="").data
    assert [set(one) for one in head["outcomes"]] == [{"id", "text"}, {"id", "text"}]
    assert len({head["id"], *(one["id"] for one in head["outcomes"])}) == 3
    blocks = markup.read_body(markup.split(written, file=""))
    assert [block.name for block in blocks] == ["text", "faq"]
    unmarked = re.sub(r"(?m)^id: .*\n|id: \S+, | \{[0-9a-f-]{36}\}", "", written)
    unmarked = re.sub(r"id: [0-9a-f-]{36}\n *", "", unmarked)
    assert unmarked == UNMARKED
    asked = read_yaml((tmp_path / "krok.quiz.yaml").read_text(), file="").data
    assert [set(option) for option in asked[0]["options"]] == [{"id", "text", "correct"}] * 2
    assert assign_ids(tmp_path) == {}


def test_places_in_records_need_no_id_and_what_is_about_the_content_is_not_looked_at(tmp_path: Path) -> None:
    """A record carries the id itself; in a page each place of a list does."""
    (tmp_path / "records").mkdir()
    place = "  citations:\n    - {act: uF, article: '1'}\n"
    (tmp_path / "records" / "glossary.yaml").write_text(f"- slug: a\n{place}")
    lists = "  pairs:\n    - {left: a, right: b}\n  extra:\n    - {text: c}\n"
    (tmp_path / "krok.quiz.yaml").write_text(f"- type: matching\n{place}{lists}")
    (tmp_path / "README.md").write_text("# About")
    assert assign_ids(tmp_path, beside=("README.md",)) == {"records/glossary.yaml": 1, "krok.quiz.yaml": 4}


def test_ids_are_not_written_while_a_file_is_broken(tmp_path: Path) -> None:
    """All or nothing: the author mends the broken file first."""
    (tmp_path / "a.md").write_text(UNMARKED)
    (tmp_path / "b.quiz.yaml").write_text("- a: [")
    with pytest.raises(PackageError):
        assign_ids(tmp_path)
    assert (tmp_path / "a.md").read_text() == UNMARKED


def test_folder_lists_only_its_own_visible_files(tmp_path: Path) -> None:
    """Hidden files are no part of a package."""
    for name in ("b.md", ".git/config", "a/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    folder = PackageFolder(tmp_path)
    assert (folder.names, folder.directories(), folder.names_in("a", ".md")) == (["a/c.md", "b.md"], ["a"], ["a/c.md"])


def test_problems_are_sorted_and_said_once() -> None:
    """A person reads them by file and line."""
    first, second = Problem("a.md", 2, "x"), Problem("a.md", 10, "y")
    error = PackageError([second, first, second])
    assert str(error) == "a.md:2: x\na.md:10: y"
