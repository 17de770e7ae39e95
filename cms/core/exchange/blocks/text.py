"""``text``: Markdown and nothing around it."""

from typing import Any

from ..notation import Record, RequiredMarkdown
from ..portal import Portal
from ..validation import read_record
from ..yaml_reader import YamlText
from .registry import BlockCodec


class TextRecord(Record):
    """Running text."""

    text: RequiredMarkdown


class TextCodec(BlockCodec[TextRecord]):
    """Between the fences stands Markdown."""

    name = "text"
    record = TextRecord

    def read(self, text: str, *, file: str, first_line: int) -> TextRecord:
        """Read Markdown."""
        return read_record(TextRecord, YamlText(file, {"text": text}, first_line))

    def write(self, data: TextRecord) -> str:
        """Write Markdown."""
        return data.text

    def to_raw(self, data: TextRecord, portal: Portal) -> str:
        """Rich text."""
        return portal.html(data.text)

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Markdown."""
        return {"text": portal.markdown(raw)}
