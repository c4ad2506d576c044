"""The list of an issue's entries, changed line by line: the editor's order, remarks and choice stay."""

import re
from collections.abc import Mapping, Sequence

import yaml

from knowledge_bank.reading.front_matter import FrontMatter
from knowledge_bank.reading.notes import Notes
from knowledge_bank.reading.yaml_values import LOADER

FIELD = "entries"
REASONS = ("withdrawn", "deleted", "restricted", "not published")
MARK = re.compile(rf"[ \t]*# gone: (?:{'|'.join(REASONS)})(?=[ \t]+#|[ \t]*$)")
REMARK = re.compile(r"(?:^|(?<=[ \t]))#.*$")


class UnsoundError(Exception):
    """The list can't be changed in a header like this."""


def with_entries(text: str, new: Sequence[str], gone: Mapping[str, str]) -> str:
    """
    The text of an issue's file with `new` entries at the end of its list, and a remark at those that are `gone`.

    A remark of an earlier draft goes where its entry has come back. A list in brackets gets a line for each entry when
    there is something to add. Raises UnsoundError where the header can't be read.
    """
    notes = Notes("")
    handler = FrontMatter(notes)
    header, _ = handler.split(text)
    handler.load(header)
    root = None if notes.failed else yaml.compose(header, LOADER)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise UnsoundError
    lines = header.split("\n")[:-1]
    field = next(((key, value) for key, value in root.value if key.value == FIELD), None)
    if field is None:
        changed = [*lines, *([f"{FIELD}:", *_items(new, "  ")] if new else [])]
    elif isinstance(field[1], yaml.SequenceNode) and field[1].value and not field[1].flow_style:
        changed = _in_lines(lines, field[1], new, gone)
    elif isinstance(field[1], yaml.SequenceNode) and (new or any(node.value in gone for node in field[1].value)):
        changed = _from_brackets(lines, field[1], new, gone)
    elif new:
        changed = _from_nothing(lines, field[1], new)
    else:
        changed = lines
    first = handler.header_line - 1
    whole = text.split("\n")
    return "\n".join([*whole[:first], *changed, *whole[first + len(lines) :]])


def _items(slugs: Sequence[str], indent: str) -> list[str]:
    return [f"{indent}- {slug}" for slug in slugs]


def _marked(line: str, why: str) -> str:
    """The line with the remark that its entry is gone, or without it. What an editor has added to it stays."""
    bare = MARK.sub("", line)
    if not why:
        return bare
    return line if "# gone:" in bare else f"{bare}  # gone: {why}"


def _in_lines(
    lines: list[str], entries: yaml.SequenceNode, new: Sequence[str], gone: Mapping[str, str]
) -> list[str]:
    changed = list(lines)
    for node in entries.value:
        number = node.start_mark.line
        changed[number] = _marked(changed[number], gone.get(node.value, ""))
    last = entries.value[-1].end_mark
    end = last.line + 1 if last.column else last.line
    return [*changed[:end], *_items(new, " " * entries.start_mark.column), *changed[end:]]


def _from_brackets(
    lines: list[str], entries: yaml.SequenceNode, new: Sequence[str], gone: Mapping[str, str]
) -> list[str]:
    """A line for each entry; a remark stays with the entry before it, or with the name of the list."""
    if any(node.start_mark.line != node.end_mark.line for node in entries.value):
        raise UnsoundError
    start, end = entries.start_mark, entries.end_mark
    head, below = lines[start.line][: start.column].rstrip(), []
    for number in range(start.line, end.line + 1):
        nodes = [node for node in entries.value if node.start_mark.line == number]
        found = REMARK.search(lines[number], end.column if number == end.line else 0)
        remark = f"  {found[0]}" if found else ""
        below += [f"  - {lines[number][node.start_mark.column : node.end_mark.column]}" for node in nodes]
        if start.line == end.line or not (nodes or below):
            head += remark
        elif nodes:
            below[-1] += remark
        elif remark:
            below.append(remark)
    places = [place for place, line in enumerate(below) if line.startswith("  - ")]
    for place, node in zip(places, entries.value, strict=True):
        below[place] = _marked(below[place], gone.get(node.value, ""))
    return [*lines[: start.line], head, *below, *_items(new, "  "), *lines[end.line + 1 :]]


def _from_nothing(lines: list[str], nothing: yaml.Node, new: Sequence[str]) -> list[str]:
    """A field without a value gets its first entries."""
    mark, end = nothing.start_mark, nothing.end_mark
    line = lines[mark.line]
    kept = line[: mark.column].rstrip() + line[end.column :].rstrip()
    return [*lines[: mark.line], kept, *_items(new, "  "), *lines[mark.line + 1 :]]
