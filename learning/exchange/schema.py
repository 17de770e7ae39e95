"""JSON Schema of the course files, made from the records that read them, for editors' tools."""

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from .archive.manifest import Manifest
from .kinds import CourseFront, ModuleFront, StepFront
from .questions import RECORDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/{model}"


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of file, by the name of the file that it is written into."""
    fronts = {"course": CourseFront, "module": ModuleFront, "step": StepFront, "manifest": Manifest}
    found = {f"{name}.schema.json": {"$schema": DIALECT, **model.model_json_schema(by_alias=True)} for name, model in fronts.items()}
    return {**found, "quiz.schema.json": quiz_schema()}


def quiz_schema() -> dict[str, Any]:
    """A list of questions. The type of each says which keys it has, so that an editor's tool names the one that is wrong."""
    models, definitions = models_json_schema([(record, "validation") for record in RECORDS.values()], by_alias=True, ref_template=_REF)
    branches = [
        {"if": {"properties": {"type": {"const": kind}}, "required": ["type"]}, "then": models[(record, "validation")]}
        for kind, record in RECORDS.items()
    ]
    return {
        "$schema": DIALECT,
        "title": "Quiz",
        "description": "The questions of a step: NAME.quiz.yaml.",
        "type": "array",
        "minItems": 1,
        "items": {"type": "object", "required": ["type"], "properties": {"type": {"enum": list(RECORDS)}}, "allOf": branches},
        "$defs": definitions["$defs"],
    }


def schema_files() -> dict[str, bytes]:
    """The schemas as files; equal records give equal bytes."""
    return {name: (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode() for name, schema in sorted(schemas().items())}
