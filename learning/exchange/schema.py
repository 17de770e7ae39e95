"""JSON Schema of the files of a course, for editors' tools: made from the very records that read the files."""

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from cms.core.exchange.notation import Record
from cms.core.exchange.record_kinds import UnitRecord
from cms.law.exchange import ActRecord

from .archive.manifest import Manifest
from .kinds import CourseFront, ModuleFront, StepFront
from .questions import RECORDS
from .schema_words import FILES, describe

DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: Files that are one mapping, and files that are a list of one kind of record.
MAPPINGS: dict[str, type[Record]] = {"course": CourseFront, "module": ModuleFront, "step": StepFront, "manifest": Manifest}
LISTS: dict[str, type[Record]] = {"law": ActRecord, "units": UnitRecord}
_REF = "#/$defs/{model}"


def course_schema(kind: str = "") -> dict[str, Any]:
    """The schema of the files of a course (JSON Schema 2020-12).

    Args:
        kind: one kind of file, a key of ``FILES``; empty for a schema that any of them meets.

    Returns:
        The schema; ``$defs`` has every kind of file by its name and every record, whatever was asked for.
    """
    models: list[type[Record]] = [*MAPPINGS.values(), *LISTS.values(), *RECORDS.values()]
    refs, made = models_json_schema([(model, "validation") for model in models], by_alias=True, ref_template=_REF)
    records: dict[str, Any] = made["$defs"]
    for name, record in records.items():
        describe(name, record)
    references = {model: refs[(model, "validation")] for model in models}
    files = {name: {**references[model], "description": FILES[name]} for name, model in MAPPINGS.items()}
    files |= {name: _list(name, references[model]) for name, model in LISTS.items()}
    files["quiz"] = _list("quiz", _question(references), minItems=1)
    ordered = {name: files[name] for name in FILES}
    root = {"$ref": f"#/$defs/{kind}"} if kind else {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in ordered]}
    title = FILES[kind] if kind else "A file of a course package"
    return {"$schema": DIALECT, "title": title, **root, "$defs": {**ordered, **records}}


def schema_text(kind: str = "") -> str:
    """The schema as text; equal records give equal text."""
    return json.dumps(course_schema(kind), ensure_ascii=False, indent=2) + "\n"


def _list(name: str, item: dict[str, Any], **limits: int) -> dict[str, Any]:
    return {"description": FILES[name], "type": "array", **limits, "items": item}


def _question(references: dict[type[Record], Any]) -> dict[str, Any]:
    """A question. Its type says which keys it has, so that a tool names the key that is wrong and not every type that it is not."""
    branches = [
        {"if": {"properties": {"type": {"const": kind}}, "required": ["type"]}, "then": references[record]}
        for kind, record in RECORDS.items()
    ]
    types = {"enum": list(RECORDS), "description": "The type of the question; it says which further keys there are."}
    return {"type": "object", "required": ["type"], "properties": {"type": types}, "allOf": branches}
