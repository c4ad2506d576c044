"""Where words stand in a document: its header and its body as they were written, and the name of its file.

What a picture says of itself and what a PDF holds become such texts too: `pictures` and `papers` read them, and give
each the one place that such a file has, and the page or the part as its path.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from knowledge_bank.model import Body, Entry, Issue
from knowledge_bank.reading.notes import Place
from knowledge_bank.reading.schema import name_of
from knowledge_bank.reading.yaml_values import Path

COMMENT = re.compile(r"(?:^|[ \t])#")
BETWEEN = re.compile(r"(?:[^\w.']|_)+")
SMALL = set(
    re.findall("[a-z]+", "a an and as at by for from in into is of off on or out that the to up was what when who with")
)
"""Words that have no capital where a file's name is read as a title."""


@dataclass(frozen=True)
class Text:
    """A stretch of a file, with the places of what is in it."""

    words: str
    line: int
    """Of the file, at which it begins."""
    fields: "Fields | None" = None
    """In a header."""
    at: Place | None = None
    """The one place for all of it: words that the file spells otherwise."""
    path: Path = ()
    """Of those words."""

    def place(self, offset: int) -> Place:
        if self.at:
            return self.at
        return self.line + self.words.count("\n", 0, offset), offset - self.words.rfind("\n", 0, offset)

    def path_at(self, offset: int) -> Path:
        """The path of the value that an offset belongs to; empty in a body."""
        if self.at or self.fields is None:
            return self.path
        return self.fields.path(self.place(offset), self.words[self.words.rfind("\n", 0, offset) + 1 : offset])

    def names(self, offset: int) -> tuple[str, ...]:
        return tuple(step for step in self.path_at(offset) if isinstance(step, str))

    def field(self, offset: int) -> str:
        """What a message calls the place."""
        return name_of(self.path_at(offset)) or ("front matter" if self.fields else "body")


@dataclass(frozen=True)
class Fields:
    """Which value of a header stands where."""

    places: dict[Path, Place]

    @cached_property
    def _starts(self) -> list[tuple[Place, Path]]:
        return sorted(((place, path) for path, place in self.places.items() if path), key=lambda start: start[0])

    def path(self, place: Place, before: str) -> Path:
        """The value that begins last before a place, unless a comment has begun since (`before`: the line so far)."""
        if COMMENT.search(before):
            return ()
        found = bisect_right(self._starts, place, key=lambda start: start[0])
        return self._starts[found - 1][1] if found else ()


def texts(document: Entry | Issue | Body) -> Iterator[Text]:
    """Every text of a document, in the order of its file."""
    front = document.front_matter
    if front:
        yield Text(front, document.body_line - 1 - front.count("\n"), Fields(document.places))
        if "\\" in front and not isinstance(document, Body):
            yield from _spelt_otherwise(document)
    yield Text(document.body, document.body_line)


def _spelt_otherwise(document: Entry | Issue) -> Iterator[Text]:
    """Values that can't be found in the header, as it writes some of their signs as escapes."""
    written = " ".join(document.front_matter.split())
    for path, value in _values(document.header.model_dump(), ()):
        if " ".join(value.split()) not in written and path in document.places:
            yield Text(value, 0, at=document.places[path], path=path)


def _values(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _values(part, (*path, name))
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            yield from _values(part, (*path, index))
    elif isinstance(value, str):
        yield path, value


def spoken(name: str) -> tuple[str, str]:
    """A name, of a file or an address, as words: as they stand, and as a title would have them."""
    words = BETWEEN.split(name)
    return " ".join(words), " ".join(word if word in SMALL else word[:1].upper() + word[1:] for word in words)
