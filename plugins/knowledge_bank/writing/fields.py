"""Fields of a file's front matter set anew, with every other sign of the file left as it is."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import yaml

from knowledge_bank.reading.front_matter import FrontMatter
from knowledge_bank.reading.notes import Notes
from knowledge_bank.reading.yaml_values import LOADER

WIDTH = 118


class UnsoundError(Exception):
    """The front matter can't be changed while it can't be read."""


def with_fields(text: str, fields: Mapping[str, Any]) -> str:
    """
    The text of a Markdown file with some fields of its header set, and those that are None taken out.

    A field that is there already stays at its place; another one comes last. Remarks and blank lines between fields
    stay. Raises UnsoundError where `kb check` would not read on.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for name, value in fields.items():
        text = _with_field(text, name, value)
    return text


def _with_field(text: str, name: str, value: Any) -> str:
    notes = Notes("")
    handler = FrontMatter(notes)
    header, _ = handler.split(text)
    handler.load(header)
    if notes.failed or handler.document is None:
        raise UnsoundError
    first = handler.header_line - 1  # the index of the header's first line
    last = handler.body_line - 2  # that of the line which closes it
    lines = text.split("\n")
    new = [] if value is None else _written(name, value)
    start, end = _lines_of(name, header) or (last - first, last - first)
    return "\n".join([*lines[: first + start], *new, *lines[first + end :]])


def _lines_of(name: str, header: str) -> tuple[int, int] | None:
    """The indexes of a field's first line and of that behind its last one; None where the header has no such field."""
    root = yaml.compose(header, LOADER)
    assert isinstance(root, yaml.MappingNode)
    for key, value in root.value:
        if key.value == name:
            return key.start_mark.line, max(key.start_mark.line + 1, _end(value))
    return None


def _end(node: yaml.Node) -> int:
    """Blank lines and remarks below a value are no part of it, though a block's own end is behind them."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    mark = node.end_mark
    return mark.line + 1 if mark.column else mark.line


class _Dumper(yaml.SafeDumper):
    """Lists below their name are indented, groups on one line where they hold plain texts only."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _flow(dumper: yaml.SafeDumper, value: "_Flow") -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value, flow_style=True)


class _Flow(dict[str, Any]):
    """A group that is written on one line."""


_Dumper.add_representer(_Flow, _flow)


def _written(name: str, value: Any) -> list[str]:
    field = {name: _plain(value)}
    dumped = yaml.dump(
        field, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False
    )
    return dumped.rstrip("\n").split("\n")


def _plain(value: Any, depth: int = 0) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dict):
        parts = {name: _plain(part, depth + 1) for name, part in value.items()}
        is_small = depth and all(isinstance(part, str) for part in parts.values())
        return _Flow(parts) if is_small and all(len(part) < 20 for part in parts.values()) else parts
    if isinstance(value, list | tuple):
        return [_plain(part, depth) for part in value]
    return value if isinstance(value, date | int | bool) else str(value)
