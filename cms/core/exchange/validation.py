"""From read YAML to a typed record; every complaint with its line and what to do."""

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .notation import Record
from .problems import PackageError, Problem
from .yaml_reader import Place, YamlText

R = TypeVar("R", bound=Record)

_MESSAGES = {
    "missing": "The key “{key}” is missing. Add it.",
    "extra_forbidden": "The key “{key}” is not known here. Known keys: {known}.",
    "string_type": "“{key}” takes text. Put it between double quotes.",
    "int_type": "“{key}” takes a whole number, without quotes.",
    "bool_type": "“{key}” takes true or false.",
    "date_type": "“{key}” takes a date: year-month-day, without quotes.",
    "list_type": "“{key}” takes a list: lines that begin with “- ”.",
    "model_type": "A mapping is expected here: lines of “key: value”.",
    "string_too_short": "“{key}” is empty. Write something.",
    "string_too_long": "“{key}” is too long: at most {max_length} characters.",
    "too_short": "“{key}” needs at least {min_length}.",
    "too_long": "“{key}” takes at most {max_length}.",
    "literal_error": "“{key}” takes one of: {expected}.",
    "string_pattern_mismatch": "“{key}” takes only {pattern}.",
}
_PATTERNS = {
    "^[a-z0-9]": "small letters a–z, digits and hyphens",
    "^(?:[a-z0": "small letters a–z, digits and hyphens",
    "^[^,]+$": "words without a comma; write two entries instead",
    "^media/": "the name of a file in media/, such as media/plan.pdf",
}


def read_record(model: type[R], source: YamlText, data: Any = ..., place: Place = ()) -> R:
    """Make a record of what was read.

    Args:
        model: the record's type.
        source: the YAML it comes from.
        data: the part of it to read; by default all.
        place: where that part stands in the YAML.

    Raises:
        PackageError: naming everything that is wrong with it.
    """
    try:
        return model.model_validate(source.data if data is ... else data)
    except ValidationError as error:
        raise PackageError(_problem(model, source, place, details) for details in error.errors(include_url=False)) from None


def read_records(model: type[R], source: YamlText) -> list[R]:
    """Make a record of each item of a list.

    Raises:
        PackageError: naming everything that is wrong, in all items.
    """
    if not isinstance(source.data, list):
        raise PackageError([Problem(source.file, source.first_line, "A list is expected here: lines that begin with “- ”.")])
    records, problems = [], []
    for index, item in enumerate(source.data):
        try:
            records.append(read_record(model, source, item, (index,)))
        except PackageError as error:
            problems += error.problems
    if problems:
        raise PackageError(problems)
    return records


def _problem(model: type[Record], source: YamlText, place: Place, details: ErrorDetails) -> Problem:
    at = place + tuple(details["loc"])
    context = details.get("ctx", {})
    line = source.line_of(at)
    if details["type"] == "markdown":
        line = source.text_line(at) + context["line"] - 1
    key = next((str(part) for part in reversed(details["loc"]) if isinstance(part, str)), "")
    template = _MESSAGES.get(details["type"])
    if key == "id" and details["type"] == "missing":
        template = "The id is missing. Run load_content --assign-ids to have it written in."
    if template is None:
        message = f"{key}: {details['msg']}" if key and details["type"] not in ("uuid", "markdown") else details["msg"]
        return Problem(source.file, line, message.rstrip(".") + ".")
    values = {
        "key": key,
        "known": ", ".join(_known(model, details["loc"])),
        "expected": context.get("expected", ""),
        "max_length": context.get("max_length", ""),
        "min_length": context.get("min_length", ""),
        "pattern": next(
            (words for start, words in _PATTERNS.items() if str(context.get("pattern", "")).startswith(start)), context.get("pattern", "")
        ),
    }
    return Problem(source.file, line, template.format(**values))


def _known(model: type[Record], place: tuple[int | str, ...]) -> list[str]:
    """The keys that the mapping around ``place`` may have."""
    found = model
    for part in place[:-1]:
        if isinstance(part, str) and part in found.model_fields:
            annotation: Any = found.model_fields[part].annotation
            kinds = (annotation, *getattr(annotation, "__args__", ()))
            found = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Record)), found)
    return [info.alias or name for name, info in found.model_fields.items()]
