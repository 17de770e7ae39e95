"""A table of text."""

from collections.abc import Iterator
from hashlib import blake2s
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock, TypedTableBlockValidationError
from wagtail_localize.segments import StringSegmentValue

from .groups import READING

HEADERS = [("row", _("The first row (column headings)")), ("column", _("The first column")), ("both", _("Both"))]


def table_data(*, caption: str, header: str, rows: list[list[str]]) -> dict[str, Any]:
    """Write rows of text as the block's stored value.

    Args:
        caption: What the table is about.
        header: ``row``, ``column`` or ``both``.
        rows: All rows, headings included, as a course package has them; of one length.

    Returns:
        The raw value of a ``table`` block.
    """
    width = len(rows[0]) if rows else 0
    headings, body = (rows[0], rows[1:]) if header != "column" and rows else ([""] * width, rows)
    return {
        "header": header,
        "table": {
            "caption": caption,
            "columns": [{"type": "text", "heading": heading} for heading in headings],
            "rows": [{"values": list(row)} for row in body],
        },
    }


def table_rows(raw: dict[str, Any]) -> list[list[str]]:
    """Read the block's stored value back as rows of text: the reverse of :func:`table_data`."""
    table = raw["table"]
    rows = [list(row["values"]) for row in table["rows"]]
    if raw["header"] == "column":
        return rows
    return [[column["heading"] for column in table["columns"]], *rows]


def text_key(text: str) -> str:
    """Name a cell's text by what it says.

    Cells have no ids. Were they named by position, a row put in above would detach every translation below it.
    """
    return blake2s(text.encode(), digest_size=8).hexdigest()


def needs_translation(text: str) -> bool:
    """Whether a cell has words in it; numbers and dashes are the same in all languages."""
    return any(letter.isalpha() for letter in text)


class TextTableBlock(TypedTableBlock):
    """Wagtail's table editor with cells of plain text, made translatable (wagtail-localize 1.14 leaves it out)."""

    text = blocks.TextBlock(label=_("Text"), required=False, rows=1, max_length=600)

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """Give a translator the caption, and each different text of the table once."""
        texts = dict.fromkeys(text for text in self._texts(value) if needs_translation(text))
        caption = [StringSegmentValue("caption", value.caption)] if value.caption else []
        return caption + [StringSegmentValue(text_key(text), text) for text in texts]

    def restore_translated_segments(self, value: TypedTable, segments: list[StringSegmentValue]) -> TypedTable:
        """Put translated texts in where the source's stood."""
        translated = {segment.path: segment.render_text() for segment in segments}

        def translate(text: str) -> str:
            return translated.get(text_key(text), text)

        return TypedTable(
            columns=[{**column, "heading": translate(column["heading"])} for column in value.columns],
            row_data=[{"values": [translate(text or "") for text in row["values"]]} for row in value.row_data],
            caption=translated.get("caption", value.caption),
        )

    @staticmethod
    def _texts(value: TypedTable) -> Iterator[str]:
        for column in value.columns:
            yield column["heading"]
        for row in value.row_data:
            yield from (text or "" for text in row["values"])


class TableValue(blocks.StructValue):
    """A table with what its template asks."""

    @property
    def heads_columns(self) -> bool:
        """Whether the first row are headings."""
        return self["header"] != "column"

    @property
    def heads_rows(self) -> bool:
        """Whether the first cell of each row is a heading."""
        return self["header"] in ("column", "both")


class TableBlock(blocks.StructBlock):
    """A table with a caption and headings, so that a screen reader can say where a cell belongs."""

    header = blocks.ChoiceBlock(label=_("Headings"), choices=HEADERS, default="row")
    table = TextTableBlock(label=_("Table"))

    class Meta:
        icon = "table"
        group = READING
        label = _("Table")
        label_format = "{table}"
        description = _("A table of text with a caption. Use it for facts, not for layout.")
        template = "blocks/table.html"
        value_class = TableValue

    def clean(self, value: Any) -> Any:
        """Check that the table can be read aloud, unless the page is only saved as a draft.

        Raises:
            ValidationError: when the caption, the rows or a heading is missing, or a heading would not be shown.
        """
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        table, headings = cleaned["table"], [column["heading"].strip() for column in cleaned["table"].columns]
        message = None
        if not table.columns or not table.row_data:
            message = _("Add at least one column and one row.")
        elif not table.caption.strip():
            message = _("Add a caption: it says what the table is about.")
        elif cleaned.heads_columns and not all(headings[1:] if cleaned.heads_rows else headings):
            message = _("Every column needs a heading.")
        elif not cleaned.heads_columns and any(headings):
            message = _("Column headings are not shown with this choice. Empty them, or choose “Both”.")
        if message:
            raise blocks.StructBlockValidationError(
                block_errors={"table": TypedTableBlockValidationError(non_block_errors=[ValidationError(message)])}
            )
        return cleaned

    def get_preview_value(self) -> Any:
        """Show a small table."""
        rows = [[__("Court fee"), __("Amount")], [__("Without a business"), "250 zł"], [__("With a business"), "500 zł"]]
        raw = table_data(caption=__("What the register costs"), header="both", rows=rows)
        return self.to_python(raw)
