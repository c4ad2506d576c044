"""`api/case.schema.json` and its like: the JSON Schema of front matter, for editors of text that know such."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from knowledge_bank.model import Bank, Kind, Status, Vocabulary
from knowledge_bank.model.form import Field, fields
from knowledge_bank.model.header import HEADERS

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The one that editors of text know best."""

NOTHING = [None, ""]
"""How a field may be left empty: the reader takes it for absent."""

NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")


def schema_files(bank: Bank, vocabularies: Mapping[str, Vocabulary]) -> Iterator[tuple[str, str]]:
    """For each kind of entry, the address of its schema and the text of it."""
    for kind in Kind:
        schema = header_schema(kind, bank, vocabularies)
        yield f"api/{kind}.schema.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def header_schema(kind: Kind, bank: Bank, vocabularies: Mapping[str, Vocabulary]) -> Schema:
    """
    What the front matter of a kind of entry may hold.

    All that it refuses, the reader refuses too. The reader knows more: what one field says against another, and what
    names something else.
    """
    known = fields(kind, bank, vocabularies)
    whole = HEADERS[kind].model_json_schema()
    parts = whole.get("$defs", {})
    properties = {field.name: _property(field, whole["properties"].get(field.name), parts) for field in known}
    published = [field for field in known if field.needed == "published"]
    return {
        "$schema": DRAFT,
        "title": kind.label,
        "description": f"The front matter of a {kind.label.lower()} in {bank.title}.",
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in known if field.needed == "draft"],
        "properties": properties,
        "if": {
            "required": ["status"],
            "properties": {"status": {"enum": [status for status in Status if status is not Status.DRAFT]}},
        },
        "then": {
            "required": [field.name for field in published],
            "properties": {field.name: _filled(field) for field in published},
        },
    }


def _property(field: Field, typed: Schema | None, parts: Schema) -> Schema:
    """A field of the header: of its model where `typed` says how, else of its terms."""
    if typed is None or field.name == "access":
        schema = _chosen(field)
        schema = {"type": "array", "items": schema, "uniqueItems": True} if field.many else schema
    else:
        schema = _written(typed, parts)
        if "enum" in schema:
            schema["enumDescriptions"] = [f"{option.label}. {option.meaning}".strip() for option in field.options]
    told = {"title": field.label, "description": field.help}
    if field.needed == "draft":
        return told | schema | ({"minItems": 1} if field.many else {})
    return told | _or_nothing(schema)


def _filled(field: Field) -> Schema:
    """That something stands in a field, whatever it is."""
    return {"type": "array", "minItems": 1} if field.many else {"not": {"enum": NOTHING}}


def _chosen(field: Field) -> Schema:
    """One of the options; `1.10` without quotes is a number to YAML, and a term to the reader."""
    values: dict[str | int | float, str] = {}
    for option in field.options:
        meaning = f"{option.label}. {option.meaning}".strip()
        values[option.value] = meaning
        if NUMBER.fullmatch(option.value):
            values.setdefault(float(option.value) if "." in option.value else int(option.value), meaning)
    return {"enum": list(values), "enumDescriptions": list(values.values())}


def _written(schema: Schema, parts: Schema) -> Schema:
    """
    A schema of typed values as one of what people write.

    To the reader everything is text at first: `1984` will do for a title, `yes` for a yes, and an empty field that need
    not be there is none. References are put in place, since some editors pass over what stands beside one.
    """
    if "$ref" in schema:
        return _written(parts[schema["$ref"].rpartition("/")[2]], parts)
    if "anyOf" in schema:
        options = [one for one in schema["anyOf"] if one.get("type") != "null"]
        return _written(options[0], parts)
    kept = {name: value for name, value in schema.items() if name not in ("title", "description", "default")}
    match schema.get("type"):
        case "object":
            kept.pop("propertyNames", None)
            needed = schema.get("required", [])
            if "properties" in schema:
                kept["properties"] = {
                    name: _written(part, parts) if name in needed else _or_nothing(_written(part, parts))
                    for name, part in schema["properties"].items()
                }
            elif "additionalProperties" in schema:
                kept["additionalProperties"] = _or_nothing(_written(schema["additionalProperties"], parts))
        case "array":
            kept["items"] = _written(schema["items"], parts)
        case "integer":
            kept |= {"type": ["integer", "string"], "pattern": "^[^A-Za-z]+$"}
        case "boolean":
            kept |= {"type": ["boolean", "string", "integer"]}
        case "string" if "enum" not in schema and schema.get("format") != "date":
            kept["type"] = ["string", "number", "boolean"]
    return kept


def _or_nothing(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"enum": NOTHING}]}
