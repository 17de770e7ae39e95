"""What the values in files are: strict types, each with one normal form, so that equal content compares equal."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from .problems import PackageError
from .richtext import from_markdown, to_markdown, with_links
from .yaml_writer import Lines, Plain, Row

#: Marks of fields, read when a record is written (``notation_of``) or its files are renamed (``rename``).
WORD, MARKDOWN, FILE, IMAGE, PAGE = "word", "markdown", "file", "image", "page"
#: Mark of a key that is not written when it has its default.
QUIET = "quiet"
#: Mark of a key that the format got later: at its default it is no part of a fingerprint, so that what was loaded before is known again.
LATER = "later"


@dataclass(frozen=True)
class Names:
    """Mark of a field that names records of a kind (``cms.core.exchange.records``) by their key; of a list, each item does."""

    kind: str


class Record(BaseModel):
    """A mapping in a file. Unknown keys are errors, and nothing is converted silently.

    ``known_as`` is what fingerprints call the record; empty: the name of its class.
    """

    known_as: ClassVar[str] = ""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _uuid(value: Any) -> Any:
    if isinstance(value, UUID):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", value):
        return UUID(value)
    raise PydanticCustomError(
        "uuid", "“{value}” is no UUID. Write a new one, or run load_content --assign-ids.", {"value": str(value)[:60]}
    )


#: Signs that nobody sees and no file of a package may hold.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def visible(value: str) -> str:
    """The text without signs that nobody sees; every line end as LF, tabs as spaces."""
    return _UNSEEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def _one_line(value: str) -> str:
    return " ".join(visible(value).split("\n")).strip()


def _many_lines(value: str) -> str:
    return visible(value).strip()


def _markdown(value: str) -> str:
    try:
        return to_markdown(from_markdown(value))
    except PackageError as error:
        first = error.problems[0]
        raise PydanticCustomError("markdown", "{message}", {"message": first.message, "line": first.line}) from None


def _number_as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Id = Annotated[UUID, BeforeValidator(_uuid)]
Line = Annotated[str, AfterValidator(_one_line)]
RequiredLine = Annotated[Line, Field(min_length=1), AfterValidator(_one_line)]
Text = Annotated[str, AfterValidator(_many_lines)]
RequiredText = Annotated[Text, Field(min_length=1)]
Markdown = Annotated[str, AfterValidator(_markdown), MARKDOWN]
RequiredMarkdown = Annotated[str, Field(min_length=1), AfterValidator(_markdown), MARKDOWN]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=255), WORD]
Anchor = Annotated[str, StringConstraints(pattern=r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$", max_length=100), WORD]
MediaFile = Annotated[str, StringConstraints(pattern=r"^media/[^/\\\s]+$", max_length=200), FILE]
#: ``5`` and ``"5"`` are the same number of an article.
Number = Annotated[str, BeforeValidator(_number_as_text), AfterValidator(_one_line), Field(max_length=10)]
Date = datetime.date
Percent = Annotated[int, Field(ge=1, le=100)]


def notation_of(record: Record) -> dict[str, Any]:
    """A record as the YAML writer takes it; keys that may be left out and are empty are left out."""
    result: dict[str, Any] = {}
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        default = info.get_default(call_default_factory=True)
        if not info.is_required() and (value in (None, "") or (QUIET in info.metadata and value == default)):
            continue
        result[info.alias or name] = _notation(value, info.metadata)
    return result


def _notation(value: Any, marks: list[Any]) -> Any:
    if isinstance(value, Record):
        return notation_of(value)
    if isinstance(value, list | tuple):
        return [Row(item) if isinstance(item, list | tuple) else _notation(item, []) for item in value]
    if isinstance(value, str) and MARKDOWN in marks:
        return Lines(value)
    if isinstance(value, str) and (WORD in marks or FILE in marks):
        return Plain(value)
    return value


def rename(record: Record, new_name: Callable[[str], str]) -> Any:
    """The same record with every media file passed through ``new_name``, in fields and in links."""
    changes: dict[str, Any] = {}
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if isinstance(value, Record):
            changes[name] = rename(value, new_name)
        elif isinstance(value, list | tuple) and value and isinstance(value[0], Record):
            changes[name] = [rename(item, new_name) for item in value]
        elif FILE in info.metadata:
            changes[name] = new_name(value)
        elif MARKDOWN in info.metadata:
            changes[name] = rename_in_markdown(value, new_name)
    return record.model_copy(update=changes) if changes else record


def rename_in_markdown(text: str, new_name: Callable[[str], str]) -> str:
    """The same Markdown with the file of every document link passed through ``new_name``."""
    if "document:" not in text:
        return text
    prefix = "document:"
    return to_markdown(
        with_links(from_markdown(text), lambda link: prefix + new_name(link.removeprefix(prefix)) if link.startswith(prefix) else link)
    )
