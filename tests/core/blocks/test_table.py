"""A table as a course package has it, as it is stored, and back."""

import pytest

from cms.core.blocks.table import needs_translation, table_data, table_rows

ROWS = [["Rodzaj", "Kwota"], ["Bez działalności", "250 zł"]]


@pytest.mark.parametrize("header", ["row", "column", "both"])
@pytest.mark.parametrize("rows", [ROWS, [["a"]], [["", "b"], ["c", ""]]])
def test_rows_come_back_as_they_were(header: str, rows: list[list[str]]) -> None:
    assert table_rows(table_data(caption="C", header=header, rows=rows)) == rows


def test_first_row_becomes_the_headings() -> None:
    assert table_data(caption="C", header="row", rows=ROWS) == {
        "header": "row",
        "table": {
            "caption": "C",
            "columns": [{"type": "text", "heading": "Rodzaj"}, {"type": "text", "heading": "Kwota"}],
            "rows": [{"values": ["Bez działalności", "250 zł"]}],
        },
    }


def test_first_column_as_heading_leaves_column_headings_empty() -> None:
    assert table_data(caption="C", header="column", rows=ROWS)["table"]["columns"] == [{"type": "text", "heading": ""}] * 2


@pytest.mark.parametrize(("text", "expected"), [("250", False), ("–", False), ("1 000,50", False), ("250 zł", True), ("ø", True)])
def test_only_words_are_translated(text: str, expected: bool) -> None:
    assert needs_translation(text) is expected
