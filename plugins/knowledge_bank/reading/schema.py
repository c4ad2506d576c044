"""Plain values to models, and what the schema says against them in words for people."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from knowledge_bank.model import nearest
from knowledge_bank.model.header import CaseHeader
from knowledge_bank.reading.notes import Notes
from knowledge_bank.reading.yaml_values import Document, Path, Value

M = TypeVar("M", bound=BaseModel)

WANTED = {
    "tuple_type": ("not a list", "write it in square brackets: [one, another]"),
    "list_type": ("not a list", "write it in square brackets: [one, another]"),
    "model_type": ("not a group of fields", "write its fields below it, each as name: text"),
    "dict_type": ("not a group of fields", "write its fields below it, each as name: text"),
    "string_type": ("not a text", "write one text, in quotes if need be"),
    "day_form": ("not a date", "write year, month and day as 2018-10-12"),
    "day_impossible": ("there is no such day in the calendar", "check day and month"),
    "date_type": ("not a date", "write year, month and day as 2018-10-12"),
    "int_parsing": ("not a whole number", "write figures only"),
    "int_type": ("not a whole number", "write figures only"),
    "int_parsing_size": ("too large a number", "check it"),
    "bool_parsing": ("neither yes nor no", "write yes or no"),
    "bool_type": ("neither yes nor no", "write yes or no"),
}


def validated(model: type[M], values: Mapping[str, Any], document: Document, notes: Notes, at: Path = ()) -> M | None:
    """
    Make a `model` of `values`, which stand at the path `at` of `document`.

    Fields without a value count as absent, and so do empty texts. Returns None, with errors in `notes`, when the
    values do not fit.
    """
    try:
        return model.model_validate(without_nothing(dict(values)))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _tell(model, detail, document, notes, at)
        return None


def without_nothing(value: Value) -> Value:
    """The value without the fields that say nothing (`summary:` with nothing behind it)."""
    if isinstance(value, dict):
        return {name: without_nothing(part) for name, part in value.items() if part not in (None, "")}
    if isinstance(value, list):
        return [without_nothing(part) for part in value]
    return value


def _tell(model: type[BaseModel], detail: ErrorDetails, document: Document, notes: Notes, at: Path) -> None:
    path = (*at, *(step for step in detail["loc"] if step != "[key]"))
    kind, context = detail["type"], detail.get("ctx", {})
    field = name_of(path[len(at) :]) or name_of(path)
    if kind == "extra_forbidden":
        known = fields_of(model_at(model, detail["loc"][:-1]))
        name = str(detail["loc"][-1])
        wrong, remedy = unknown_field(name, known)
        if issubclass(model, CaseHeader) and not nearest(name, known):
            field = name_of(path[:-1])
        notes.error(document.key_place(path), field, "unknown-field", wrong, remedy)
        return
    if kind == "missing":
        empty = path in document.keys
        place = document.key_place(path if empty else path[:-1])
        notes.error(place, field, "missing-field", "is empty" if empty else "is missing", "add it")
        return
    if kind == "enum":
        choices = context["expected"].replace("'", "")
        meant = nearest(str(detail["input"]), choices.replace(" or ", ", ").split(", "))
        wrong, remedy = "not one of the choices", f"did you mean '{meant}'?" if meant else f"write {choices}"
    elif kind == "string_pattern_mismatch":
        wrong, remedy = "not in the right form", _form(context["pattern"])
    elif kind == "string_too_long":
        wrong, remedy = "too long", f"{context['max_length']:,} characters at most"
    elif kind == "too_long":
        wrong, remedy = "too many", f"{context['max_length']} at most"
    elif kind == "too_short" and context["actual_length"]:
        wrong, remedy = "too few", f"{context['min_length']} at least"
    elif kind == "string_too_short" and context["min_length"] > 1:
        wrong, remedy = "too short", f"{context['min_length']} characters at least"
    elif kind in ("string_too_short", "too_short"):
        wrong, remedy = "is empty", "write something, or delete the field"
    elif kind in ("greater_than_equal", "less_than_equal"):
        wrong, remedy = "out of range", f"{context.get('ge', context.get('le')):,} is the limit"
    elif kind in WANTED:
        wrong, remedy = WANTED[kind]
    else:
        wrong, remedy = "does not fit", detail["msg"][:1].lower() + detail["msg"][1:]
    notes.error(document.place(path), field, kind.replace("_", "-"), wrong, remedy)


FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case letters and figures, with single hyphens between them",
    r"^[a-z0-9]+([.-][a-z0-9]+)*$": "lower-case letters and figures, with single hyphens or dots between them",
    r"^https?://\S+$": "an address that begins with https://",
    r"^\d{4}-(0[1-9]|1[0-2])$": "year and month as 2018-10",
    r"^([\w.+-]+@[\w.-]+)?$": "an e-mail address",
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$": "a language tag such as en-GB or cy",
    r"^(https://\S+\{name\}\S*)?$": "an address that begins with https:// and has {name} in it",
    r"^((https://|mailto:)\S+)?$": "an address that begins with https:// or mailto:",
    r"^(https?://\S+/)?$": "an address that begins with https:// and ends with a slash",
    r"^PERM-[0-9]{4}$": "PERM- and four figures: PERM-0001",
    r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$": "letters and figures, with single hyphens between them",
    r"^[0-9a-f]{64}$": "it with kb approve",
}


def _form(pattern: str) -> str:
    return f"write {FORMS[pattern]}"


def name_of(path: Path) -> str:
    """`('sources', 0, 'url')` as `sources.1.url`: people count from one."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def unknown_field(name: str, known: list[str], otherwise: str = "delete it") -> tuple[str, str]:
    """What is wrong with a field nobody knows, and what it may have been meant to be; if nothing, `otherwise`."""
    meant = nearest(name, known)
    return "unknown field", f"did you mean '{meant}'?" if meant else otherwise


def fields_of(model: type[BaseModel] | None) -> list[str]:
    """The names an author may use."""
    return list(model.model_fields) if model else []


def model_at(model: type[BaseModel], steps: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model that the steps lead to, through lists and optional parts."""
    found: type[BaseModel] | None = model
    for step in steps:
        if isinstance(step, int) or found is None:
            continue
        info = found.model_fields.get(step)
        found = _inner_model(info.annotation) if info else None
    return found


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and not issubclass(annotation, StrEnum):
        return annotation
    for part in get_args(annotation):
        if (inner := _inner_model(part)) is not None:
            return inner
    return None
