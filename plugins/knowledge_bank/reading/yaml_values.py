"""YAML to plain values with their places: every scalar a string, nothing clever allowed."""

import re
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from knowledge_bank.reading.notes import Notes, Place
from knowledge_bank.reading.text import HIDDEN

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = "tuple[str | int, ...]"

DEEPEST = 8
"""Levels of lists and groups in one another; our models need four."""

LONGEST = 200_000
"""Characters of YAML in one file; the longest vocabulary is a tenth of it."""

MOST_MENDED = 50
"""Lines mended so as to read on; a file with more has another trouble."""

NOTHING = {"", "~", "null", "Null", "NULL"}

COLON_IN_TEXT = re.compile(r"^(?P<start>\s*(?:- +)?(?:[\w-]+:|-) +)(?P<value>[^\s\"'\[{|>&*!%@`#].*:(?: .*)?)$")

NAME = re.compile(r"[a-z][a-z0-9_.-]{0,39}")
"""Of a field. Anything else before a colon may be part of a story, which messages do not repeat."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Document:
    """The values of a piece of YAML and where they stand in the file."""

    values: dict[str, Value] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    """Of each value, by the keys and indexes that lead to it."""
    keys: dict[Path, Place] = field(default_factory=dict)
    """Of each key."""
    text: str = ""
    """As it was written, where a reader of this document may want that."""

    def place(self, path: Path) -> Place:
        """Of a value; of the nearest thing around it when it has none itself."""
        while path:
            if path in self.places:
                return self.places[path]
            path = path[:-1]
        return self.places.get((), (1, 1))

    def key_place(self, path: Path) -> Place:
        """Of a key, or of its value when it is the item of a list."""
        return self.keys.get(path) or self.place(path)


class _RefusedError(Exception):
    """The YAML can't be read on; the Problem is in the notes."""


def read_yaml(text: str, notes: Notes, *, first_line: int = 1, what: str = "front matter") -> Document | None:
    """
    Read YAML whose first line is line `first_line` of its file.

    Aliases, tags, duplicate keys and deep nesting are errors. Tabs and a colon within a plain text are errors too,
    and are mended so that the rest can be read. Returns None when nothing could be read.
    """
    if len(text) > LONGEST:
        wrong = f"{len(text):,} characters of {what} are too many"
        notes.error((first_line, 1), what, "too-long", wrong, f"{LONGEST:,} at most; move prose below the front matter")
        return None
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if "\t" in line:
            place = (first_line + number, line.index("\t") + 1)
            notes.error(place, what, "tab", "a tab", "use spaces")
            lines[number] = line.replace("\t", "  ")
    for _ in range(MOST_MENDED):
        reader = _Reader(notes, first_line, what)
        try:
            return reader.document("\n".join(lines))
        except yaml.MarkedYAMLError as error:
            if not _mended(error, lines, notes, first_line, what):
                return None
        except yaml.YAMLError:
            notes.error((first_line, 1), what, "not-yaml", "a character that YAML does not allow", "retype the line")
            return None
        except _RefusedError:
            return None
    return None


def _mended(error: yaml.MarkedYAMLError, lines: list[str], notes: Notes, first_line: int, what: str) -> bool:
    """Tell of a YAML error. Returns True, with `lines` changed, when reading can go on."""
    mark = error.problem_mark or error.context_mark
    number = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column + 1 if mark else 1
    place = (first_line + number, column)
    colon = COLON_IN_TEXT.match(lines[number])
    if colon and "mapping values are not allowed" in str(error.problem):
        name = _named(lines[number].split(":")[0].strip(" -"), what)
        notes.error(place, name, "colon", "a colon inside the text", "put the whole text in double quotes")
        value = colon["value"].replace("\\", "\\\\").replace('"', '\\"')
        lines[number] = f'{colon["start"]}"{value}"'
        return True
    problem = str(error.problem)
    if problem.endswith("expected key") and lines[number][: column - 1].isspace():
        problem = "expected <block end>"  # which PyYAML's own parser says, and libyaml's does not
    notes.error(place, what, "not-yaml", *_explained(problem))
    return False


def _named(name: str, otherwise: str) -> str:
    """A field's name for messages, when it is like one."""
    return name if NAME.fullmatch(name) else otherwise


EXPLAINED = (
    ("could not find expected ':'", "a field without its colon", "write it as name: text"),
    ("mapping values are not allowed", "a colon where none is expected", "put the text in double quotes"),
    ("expected <block end>", "the lines do not line up", "give fields of one group the same spaces in front"),
    ("expected '-' indicator", "an item of the list without its hyphen", "begin it with a hyphen and a space"),
    ("expected ',' or ']'", "a list is not closed", "end it with ]"),
    ("expected ',' or '}'", "a group is not closed", "end it with }"),
    ("unexpected end of stream", "quotes are not closed", "add the closing quote"),
    ("while scanning a quoted scalar", "quotes are not closed", "add the closing quote"),
    ("cannot start any token", "a character that can't stand here", "put the text in double quotes"),
    ("expected node content", "a character that can't stand here", "put the text in double quotes"),
    ("alphabetic or numeric", "a character that can't stand here", "put the text in double quotes"),
    ("sequence entries are not allowed", "a hyphen that can't stand here", "begin each item on a line of its own"),
    ("unknown escape", "a backslash inside double quotes", "write it twice, or use single quotes"),
    ("hexdecimal", "a backslash inside double quotes", "write it twice, or use single quotes"),
    ("did not find expected", "something is missing before this", "look at the line above: a bracket, quote or space"),
)


def _explained(problem: str) -> tuple[str, str]:
    for sign, wrong, remedy in EXPLAINED:
        if sign in problem:
            return wrong, remedy
    return "can't be read from here on", "look for a missing quote, bracket, colon or space"


class _Reader:
    """Builds values from the events of a YAML parser; nothing is ever constructed but text, lists and groups."""

    def __init__(self, notes: Notes, first_line: int, what: str) -> None:
        self.notes = notes
        self.first_line = first_line
        self.what = what
        self.found: list[tuple[Place, str, str, str, str]] = []

    def document(self, text: str) -> Document:
        result = Document()
        self.events = yaml.parse(text, Loader=LOADER)
        next(self.events)  # the stream begins
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return result
        event = next(self.events)  # the document began before it
        value = self.value(event, (), result, 0)
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.refuse(self.place(event), "document", "a second document begins here", "delete the line")
        if isinstance(value, dict):
            result.values = value
        elif value is not None:
            kind = "a list" if isinstance(value, list) else "plain text"
            self.error(self.place_of(result, ()), "not-fields", f"{kind} instead of fields", "write name: text")
        self.tell()
        return result

    def value(self, event: yaml.Event, path: Path, result: Document, depth: int) -> Value:
        place = self.place(event)
        result.places[path] = place
        if depth > DEEPEST:
            self.refuse(place, "too-deep", "lists or groups too deep in one another", f"{DEEPEST} levels at most")
        if isinstance(event, yaml.AliasEvent):
            self.error(place, "alias", "an alias (*)", "write the text out, or put it in quotes")
            return None
        self.check_clever(event)
        if isinstance(event, yaml.ScalarEvent):
            plain = not event.style  # libyaml's name for it is empty, the other parser's is None
            return None if plain and event.value in NOTHING else self.seen(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Value] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.value(event, (*path, len(items)), result, depth + 1))
            return items
        return self.group(path, result, depth)

    def group(self, path: Path, result: Document, depth: int) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = self.place(event)
            self.check_clever(event)
            name = self.seen(event) if isinstance(event, yaml.ScalarEvent) else ""
            if not name:
                self.refuse(place, "not-a-name", "a field without a name", "write name: text")
            if name in fields:
                self.error(place, "duplicate-key", "written twice", "keep one of them", field=_named(name, self.what))
                self.value(next(self.events), (*path, f"{name}, again"), result, depth + 1)
                continue
            result.keys[(*path, name)] = place
            fields[name] = self.value(next(self.events), (*path, name), result, depth + 1)
        return fields

    def check_clever(self, event: yaml.Event) -> None:
        if getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent):
            self.error(self.place(event), "anchor", "an anchor (&)", "delete it, or put the text in quotes")
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            self.error(self.place(event), "tag", "a YAML tag (!)", "delete it, or put the text in quotes")

    def seen(self, event: yaml.ScalarEvent) -> str:
        """The text, without hidden characters that were written as escapes (`"\\0"`)."""
        found = HIDDEN.search(event.value)
        if found:
            wrong = f"stands for a character that can't be seen (U+{ord(found[0]):04X})"
            self.error(self.place(event), "hidden-character", wrong, "delete what begins with a backslash")
        return HIDDEN.sub("", event.value) if found else str(event.value)

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)

    def place_of(self, result: Document, path: Path) -> Place:
        return result.places.get(path, (self.first_line, 1))

    def error(self, place: Place, code: str, wrong: str, remedy: str, field: str = "") -> None:
        """Kept back until the text has been read as a whole: a mended text is read once more."""
        self.found.append((place, field or self.what, code, wrong, remedy))

    def tell(self) -> None:
        for problem in self.found:
            self.notes.error(*problem)

    def refuse(self, place: Place, code: str, wrong: str, remedy: str) -> None:
        self.error(place, code, wrong, remedy)
        self.tell()
        raise _RefusedError
