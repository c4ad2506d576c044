"""Files that are all YAML: the bank's settings, vocabularies and programme."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from knowledge_bank.reading.notes import START, Notes
from knowledge_bank.reading.schema import unknown_field, validated
from knowledge_bank.reading.text import read_text
from knowledge_bank.reading.yaml_values import Document, read_yaml

M = TypeVar("M", bound=BaseModel)


def read_data(path: Path, notes: Notes) -> Document | None:
    """Read a YAML file. Returns None, with an error in `notes`, when there is none or it can't be read."""
    if not path.is_file() or path.is_symlink():
        notes.error(START, "file", "no-such-file", "is missing", "add it")
        return None
    text = read_text(path, notes, {})
    return None if text is None else read_yaml(text, notes, what="file")


def read_list(
    model: type[M], document: Document, name: str, notes: Notes, *, others: tuple[str, ...] = ()
) -> Iterator[tuple[int, M]]:
    """The sound items of the list `name`, with their indexes; `others` are further fields the file may have."""
    for field in document.values:
        if field not in (name, *others):
            wrong, remedy = unknown_field(field, [name, *others])
            notes.error(document.key_place((field,)), field, "unknown-field", wrong, remedy)
    items = document.values.get(name)
    if not isinstance(items, list):
        place = document.place((name,))
        notes.error(place, name, "missing-field", "a list is wanted here", f"write {name}: and below it the items")
        return
    for index, item in enumerate(items):
        if not isinstance(item, dict):
            place = document.place((name, index))
            notes.error(place, f"{name}.{index + 1}", "not-fields", "not a group of fields", "write name: text")
        elif (read := validated(model, item, document, notes, (name, index))) is not None:
            yield index, read
