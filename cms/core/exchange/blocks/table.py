"""``table``: rows of plain text."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cms.core.blocks.table import table_data, table_rows

from ..notation import WORD, Record, RequiredLine, Text
from ..portal import Portal
from .registry import BlockCodec

Cells = Annotated[list[Text], Field(min_length=1)]


class TableRecord(Record):
    """A table; the heading row is the first of ``rows`` unless only the first column are headings."""

    caption: RequiredLine
    header: Annotated[Literal["row", "column", "both"], WORD]
    rows: Annotated[list[Cells], Field(min_length=1)]

    @model_validator(mode="after")
    def _rows_of_one_length(self) -> Self:
        lengths = {len(row) for row in self.rows}
        if len(lengths) > 1:
            raise PydanticCustomError(
                "table",
                "The rows of a table are of one length; these have {lengths} cells.",
                {"lengths": " and ".join(map(str, sorted(lengths)))},
            )
        return self


class TableCodec(BlockCodec[TableRecord]):
    """Caption, headings, rows."""

    name = "table"
    record = TableRecord

    def to_raw(self, data: TableRecord, portal: Portal) -> dict[str, Any]:
        """As the table block keeps it."""
        return table_data(caption=data.caption, header=data.header, rows=data.rows)

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Rows again."""
        return {
            "caption": raw["table"]["caption"],
            "header": raw["header"],
            "rows": [[cell or "" for cell in row] for row in table_rows(raw)],
        }
