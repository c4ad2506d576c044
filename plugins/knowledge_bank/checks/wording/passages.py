"""The words of a document as readers meet them, every sign in its place in the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from knowledge_bank.model import Body, Entry, Issue
from knowledge_bank.rendering.source import Place, Source

WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
ADDRESS = re.compile(r"(?<![\w/.@-])(?:https?://|www\.)[^\s<>()\[\]\"|]+", re.IGNORECASE)

# Each alternative begins with a sign, so that `re` skips what cannot begin one.
_MARKUP = re.compile(
    r"!\[[^\[\]\n]*\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])?"  # ![picture](address)
    r"|\]\((?:[^()\n]|\([^()\n]*\))*\)"  # [words](address)
    r"|\]\[[^\[\]\n]*\]"  # [words][name]
    r"|\[\^[^\[\]\n]+\]:?"  # a note's mark
    r"|\[[^\[\]\n]+\]:[^\n]*"  # [name]: address, *[short]: long
    r"|<(?!https?:|www\.)/?[a-zA-Z][^<>\"']*+(?:\"[^\"<>]*+\"[^<>\"']*+|'[^'<>]*+'[^<>\"']*+)*+>"
    r"|\{[ ]*[:#.][^{}\n]*\}"  # { .class }
    r"|&#?\w+;"
)
_HEADING = re.compile(r"[ \t>]*#")
_ROW = re.compile(r"[^|]*\|")
_BREAK = re.compile(
    r"\n[ \t>]*(?:(?=\n)"
    r"|(?:[-*+:]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t])?"  # of a list
    r"|(?:!!!|\?\?\?|===|---)[^\n]*)"  # the first line of a box or a tab, a line across
    r"|[.!?…][\"'”’)\]*_]*(?=\s+[\"'“‘(\[*_]*[^\W_a-z])"
)


@dataclass(frozen=True)
class Passage:
    """What is read in one go: a title, a summary or a body."""

    field: str
    text: str
    """As it was written, without code."""
    line: int
    """Of its first sign."""
    column: int
    at_once: bool = False
    """Whether the place of its first sign stands for all of it: the file spells it otherwise."""

    def place(self, offset: int) -> Place:
        """The line and column of the file."""
        if self.at_once:
            return self.line, self.column
        before = self.text.rfind("\n", 0, offset)
        if before < 0:
            return self.line, self.column + offset
        return self.line + self.text.count("\n", 0, offset), offset - before

    @cached_property
    def shown(self) -> str:
        """The text with spaces where markup was; addresses that readers see are still there."""
        return _MARKUP.sub(_blank, self.text)

    @cached_property
    def words(self) -> str:
        """The text with spaces where markup and addresses were."""
        text = self.shown
        return ADDRESS.sub(_blank, text) if "://" in text or "www." in text else text

    @cached_property
    def below_headings(self) -> str:
        """The words without headings."""
        return _without_lines(self.words, "#", _HEADING)

    @cached_property
    def running(self) -> str:
        """The words without headings and tables."""
        return _without_lines(self.below_headings, "|", _ROW)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of running words begins and ends; a stretch may hold no word."""
    done = 0
    for found in _BREAK.finditer("\n" + text):  # So that the first line is one like all others.
        yield max(done - 1, 0), found.end() - 1
        done = found.end()
    yield max(done - 1, 0), len(text)


def passages(document: Entry | Issue | Body) -> Iterator[Passage]:
    """The texts of a document that readers meet first to last; of one that is not sound, its body."""
    if isinstance(document, Entry):
        yield _of_field("title", document.title, document)
    if not isinstance(document, Body) and document.header.summary:
        yield _of_field("summary", document.header.summary, document)
    yield Passage("body", Source(document.body).prose, document.body_line, 1)


def _of_field(field: str, value: str, document: Entry | Issue) -> Passage:
    """A value that stands on one line of the header as it is; of all others only the first place is known."""
    line, column = document.places.get((field,), (1, 1))
    lines = document.front_matter.split("\n")
    written = lines[line - 2][column - 1 :] if 0 <= line - 2 < len(lines) else ""
    quoted = written[:1] in ('"', "'")
    as_it_is = written.startswith(value, quoted)
    return Passage(field, value, line, column + (quoted and as_it_is), not as_it_is)


def _blank(found: re.Match[str]) -> str:
    text = found[0]
    return " " * len(text) if "\n" not in text else re.sub(r"[^\n]", " ", text)


def _without_lines(text: str, sign: str, pattern: re.Pattern[str]) -> str:
    """Blanks for each line that a pattern matches; all such lines have the sign."""
    if sign not in text:
        return text
    lines = text.split("\n")
    return "\n".join(" " * len(line) if sign in line and pattern.match(line) else line for line in lines)
