"""Bytes to text: what an editor, a browser or a mail program may have done to a file."""

import re
from collections.abc import Mapping
from pathlib import Path

from knowledge_bank.reading.notes import START, Notes, Place

LARGEST = 1_000_000
"""Bytes. The longest newsletter is a twentieth of it."""

SHOWN = 5
"""How many hidden characters of a file are reported one by one."""

HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]"  # control characters
    "|[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0]"  # nothing to be seen
    "|[\u206a-\u206f\ufff9-\ufffb\ufffe\uffff]"  # no text at all
    "|[\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # turns the direction of the text
    "|[\u2028\u2029\u0085]"  # line ends that no line counter agrees on
    "|(?<=[\u0000-\u007f])[\u200c\u200d]"  # joiners, which some scripts and emoji need, but Latin letters do not
)


Pending = Mapping[Path, str]
"""What files are about to hold instead of what they hold."""


def read_text(path: Path, notes: Notes, pending: Pending) -> str | None:
    """
    Read a file as text with line feeds only, without a byte order mark and hidden characters.

    Returns None, with an error in `notes`, when it can't be read at all.
    """
    if path in pending:
        return cleaned(pending[path], notes)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            wrong = f"{size / 1_000_000:.1f} MB is too large"
            notes.error(START, "file", "too-large", wrong, "a file may have 1 MB at most")
            return None
        data = path.read_bytes()
    except OSError:
        notes.error(START, "file", "unreadable", "can't be opened", "see who may read it, and whether the disk is well")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = place_of(data[: error.start].decode("utf-8").replace("\r\n", "\n"), None)
        notes.error(place, "file", "not-utf-8", "not valid UTF-8 from here on", "save the file with the encoding UTF-8")
        return None
    return cleaned(text, notes)


def cleaned(text: str, notes: Notes) -> str:
    """Settle line ends, take out what can't be seen, and tell."""
    if text.startswith("\ufeff"):
        notes.warning(START, "file", "byte-order-mark", "begins with a byte order mark", "save as UTF-8 without BOM")
        text = text[1:]
    if "\r" in text:
        place = place_of(text, text.index("\r"))
        notes.warning(place, "file", "carriage-return", "has Windows line ends", "save with line ends LF (Unix)")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    hidden = list(HIDDEN.finditer(text))
    for match in hidden[:SHOWN]:
        notes.error(
            place_of(text, match.start()),
            "file",
            "hidden-character",
            f"a character that can't be seen (U+{ord(match[0]):04X})",
            "delete it, or type the words around it again",
        )
    if len(hidden) > SHOWN:
        place = place_of(text, hidden[SHOWN].start())
        notes.error(
            place, "file", "hidden-character", f"{len(hidden) - SHOWN} more such characters from here on", "delete them"
        )
    if hidden:
        text = HIDDEN.sub("", text)
    if text and not text.endswith("\n"):
        last = text.count("\n") + 1
        place = (last, len(text) - text.rfind("\n"))
        notes.warning(place, "file", "no-final-newline", "no new line at the end", "press Enter after the last line")
        text += "\n"
    return text


def place_of(text: str, index: int | None) -> Place:
    """The line and column of an index of a text; of its end for None."""
    before = text if index is None else text[:index]
    return before.count("\n") + 1, len(before) - before.rfind("\n")
