"""The schemas of docs/schema, which refer to one another by their file names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import referencing

FOLDER = Path(__file__).parents[2] / "docs" / "schema"


def validate(document: Any, name: str) -> None:
    """Hold a document to the schema `<name>.schema.json`."""
    schemas = {path.name: json.loads(path.read_text()) for path in FOLDER.glob("*.json")}
    resources = [(n, referencing.Resource.from_contents(s)) for n, s in schemas.items()]
    registry = referencing.Registry().with_resources(resources)
    schema = schemas[f"{name}.schema.json"]
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema, registry=registry).validate(document)
