"""What the starter content says is kept in a file, which is another one when the content is."""

from datetime import date
from pathlib import Path

import pytest

from bench import search_dump
from cms.core.findable.content import Findable

WHOLE = Findable(
    key="a", language="pl", kind="page", title="Żółć „x”", summary="s", keywords=("k", "l"), above=("m",), text="t\nu", section="b",
    group="c", dated=date(2026, 1, 31), is_archived=True,
)  # fmt: skip
BARE = Findable(key="a", language="en", kind="page", title="Bile")


def test_a_dump_is_read_as_it_was_written(tmp_path: Path) -> None:
    asked = [{"source": "page", "key": "a", "language": "pl", "phrases": "p\nq"}]
    synonyms = [{"language": "pl", "expressions": "NGO\ntrzeci sektor", "is_active": True}]
    dump = search_dump.Dump({"page": [WHOLE, BARE], "term": []}, asked, synonyms)
    search_dump.write(dump, tmp_path / "kept" / "dump.json")
    assert search_dump.read(tmp_path / "kept" / "dump.json") == dump
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["dump.json"]


@pytest.mark.parametrize(
    ("path", "is_another"),
    [
        ("content/pages/a.md", True),
        ("cms/law/findable.py", True),
        ("cms/core/findable/pages.py", True),
        ("learning/models/step.py", True),
        ("home/models.py", True),
        ("search/exchange.py", True),
        ("search/ranking/weights.py", False),
        ("tests/models.py", False),
        (".venv/lib/models.py", False),
    ],
)
def test_the_file_is_another_one_when_what_is_said_may_be(tmp_path: Path, path: str, is_another: bool) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text("one")
    before = search_dump.place(tmp_path, tmp_path)
    (tmp_path / path).write_text("two")
    assert (search_dump.place(tmp_path, tmp_path) != before) is is_another


def test_a_source_that_is_told_gives_back_its_findables_by_key() -> None:
    told = search_dump.Told("page", [WHOLE, BARE])
    assert list(told.keys()) == ["a"]
    assert told.findables(["b", "a"]) == [WHOLE, BARE]
    assert told.addresses(["a", "b"], "pl") == {"a": "/pl/rzecz/a/"}
