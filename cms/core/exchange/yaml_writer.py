"""YAML that is always written the same way, so that equal content gives equal bytes."""

import datetime
import json
import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

_UNSEEN = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
#: Words that YAML would read as something else than text.
_NOT_TEXT = re.compile(r"^(?:true|false|null|~|-?[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2})?$")


class Plain(str):
    """A word from a fixed set (a slug, a type): written without quotes."""


class Lines(str):
    """Text of several lines (Markdown): written as a block."""


class Row(list[str]):
    """A list of short texts on one line."""


def quoted(text: str) -> str:
    """A text between double quotes; signs that cannot be seen are written as escapes."""
    escaped = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04X}", escaped)


def _scalar(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Plain):
        return quoted(value) if _NOT_TEXT.match(value) else str(value)
    if isinstance(value, int | UUID | datetime.date):
        return str(value)
    if isinstance(value, Row):
        return "[" + ", ".join(quoted(cell) for cell in value) + "]"
    if isinstance(value, str):
        return quoted(value)
    raise TypeError(f"{type(value).__name__} has no notation")


def _entry(key: str, value: Any, indent: str) -> list[str]:
    if isinstance(value, Lines) and value:
        return [f"{indent}{key}: |", *((f"{indent}  {line}" if line else "") for line in value.rstrip("\n").split("\n"))]
    if isinstance(value, Mapping):
        return [f"{indent}{key}:", *mapping_lines(value, indent + "  ")]
    if isinstance(value, list) and not isinstance(value, Row):
        if not value:
            return [f"{indent}{key}: []"]
        return [f"{indent}{key}:", *list_lines(value, indent + "  ")]
    return [f"{indent}{key}: {_scalar(value)}".rstrip()]


def mapping_lines(data: Mapping[str, Any], indent: str = "") -> list[str]:
    """The lines of a mapping, its keys in the order given."""
    return [line for key, value in data.items() for line in _entry(key, value, indent)]


def list_lines(items: list[Any], indent: str = "") -> list[str]:
    """The lines of a list of mappings or of rows."""
    lines: list[str] = []
    for item in items:
        if isinstance(item, Mapping):
            own = mapping_lines(item, indent + "  ")
            own[0] = f"{indent}- {own[0].lstrip()}"
            lines += own
        else:
            lines.append(f"{indent}- {_scalar(item)}")
    return lines


def write_yaml(data: Mapping[str, Any] | list[Any]) -> str:
    """The YAML of a mapping or a list, ending with a line end."""
    lines = list_lines(data) if isinstance(data, list) else mapping_lines(data)
    return "".join(f"{line}\n" for line in lines)
