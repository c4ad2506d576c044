"""Text in columns: how wide it is where every letter has the same width, and where its lines break."""

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

WIDTH = 78
"""Columns of a line of mail."""

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|mailto:|[^@\s]+@[^@\s]+\.\w", re.IGNORECASE)


def width(text: str) -> int:
    """How many columns a text takes: two for each letter of East Asia, none for an accent written after its letter."""
    return sum(map(_width, text))


def _width(sign: str) -> int:
    if sign < "\u0300":
        return 1
    if category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def padded(text: str, columns: int) -> str:
    """The text with blanks after it."""
    return text + " " * (columns - width(text))


def filled(text: str, room: int, hanging: str = "") -> list[str]:
    """
    The lines of a text whose own line ends count, each filled with words; `hanging` stands before all but the first.

    A line is wider than `room` only where an address is.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        lines += wrapped(" ".join(part.split()), room - len(hanging))
    return [hanging + line if place else line for place, line in enumerate(lines)]


def wrapped(text: str, room: int) -> list[str]:
    """The lines of a text that is one line; its blanks stay as they are within a line."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, room):
        if line.strip() and width(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, room: int) -> Iterator[str]:
    """What no line break may part: words, with the blanks after them."""
    for word in re.findall(r"\S+\s*|^\s+", text):
        if (width(word.rstrip()) <= room and not _is_east_asian(word)) or ADDRESS.search(word):
            yield word
        else:
            yield from _cut(word, room)


def _is_east_asian(word: str) -> bool:
    return any(_width(sign) == 2 for sign in word)


def _cut(word: str, room: int) -> Iterator[str]:
    """Where words of East Asia may be parted; and anything that is too long where it must be."""
    piece = ""
    for sign in word:
        starts = piece and _width(sign) and not sign.isspace()
        if starts and (_width(sign) == 2 or _width(piece[-1]) == 2 or width(piece + sign) > room):
            yield piece
            piece = ""
        piece += sign
    yield piece
