"""Pictures, tables and headings that readers who listen, or who jump from heading to heading, could not follow."""

import re
from collections.abc import Iterator
from functools import cached_property
from html import unescape

from knowledge_bank.model import Body, Entry, Issue, LinkKind, Problem, Prose, Severity
from knowledge_bank.rendering.source import Place, Source

LONGEST_ALTERNATIVE = 150
"""Characters, as advice. What takes longer to say belongs in the text, where everybody finds it."""

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_HEADER_CELL = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ALTERNATIVE = re.compile(r'\balt="([^"]*)"')

_WRITTEN_HEADING = re.compile(
    r"^[ \t>]*(?:(?:[-*+:]|\d{1,9}[.)])[ \t]+)?(?:#{1,6}|(?=[^\s#<|][^\n]*\n(?:=+|-+)[ \t]*$))|<h[1-6]\b",
    re.MULTILINE | re.IGNORECASE,
)
_WRITTEN_TABLE = re.compile(
    r"^(?=[^\n|]*\|[^\n]*\n[ \t>]*\|?[ \t]*:?-[-:| \t]*$)[ \t>]*|<table\b", re.MULTILINE | re.IGNORECASE
)

Fault = tuple[Place, str, str, str, str]
"""Where in the body, field, code, what is wrong, what to do."""


def faults_of_structure(document: Entry | Issue | Body, prose: Prose) -> Iterator[Problem]:
    """What is wrong with the pictures, tables and headings of a document."""
    structure = _Structure(document.body, prose)
    for (line, column), field, code, wrong, remedy in structure.faults():
        severity = Severity.WARNING if code == "long-alternative" else Severity.ERROR
        yield Problem(document.path, document.body_line + line - 1, column, field, code, wrong, remedy, severity)


class _Structure:
    """One body, as it is shown and as it was written."""

    def __init__(self, body: str, prose: Prose) -> None:
        self.prose = prose
        self.source = Source(body)

    @cached_property
    def html(self) -> str:
        return "".join(part for part in self.prose.parts if isinstance(part, str))

    def faults(self) -> Iterator[Fault]:
        yield from self._pictures()
        if "<table" in self.html:
            yield from self._tables()
        yield from self._headings()

    def _pictures(self) -> Iterator[Fault]:
        parts = self.prose.parts
        for number, link in enumerate(parts):
            if isinstance(link, str) or link.kind is not LinkKind.IMAGE:
                continue
            before, after = parts[number - 1], parts[number + 1]
            assert isinstance(before, str) and isinstance(after, str)  # There is HTML on both sides of an address.
            tag = before[before.rindex("<img") :] + after.partition(">")[0]
            said = _ALTERNATIVE.search(tag)
            words = unescape(said[1]).strip() if said else ""
            place = link.line, link.column
            if not any(sign.isalnum() for sign in words):
                wrong, remedy = "a picture without words for those who can't see it", "say in a few words what it shows"
                yield place, "picture", "no-alternative", wrong, f"{remedy}: ![A map with three columns](map.png)"
            elif len(words) > LONGEST_ALTERNATIVE:
                wrong = f"{len(words)} characters in place of a picture; {LONGEST_ALTERNATIVE} are the most"
                remedy = "say in a few words what it shows, and tell the rest in the text"
                yield place, "picture", "long-alternative", wrong, remedy

    def _tables(self) -> Iterator[Fault]:
        written = _Written(_WRITTEN_TABLE, self.source)
        for number, table in enumerate(_TABLE.findall(self.html)):
            headers = [bool(_words(cell)) for cell in _HEADER_CELL.findall(table)]
            if not any(headers):
                wrong, remedy = "a table without headers", "say in its first row what each column holds"
            elif not all(headers[1:]):
                wrong, remedy = "a column without a header", "say in the first row what it holds"
            else:
                continue
            yield written.place(number), "body", "no-headers", wrong, remedy

    def _headings(self) -> Iterator[Fault]:
        """Headings of the first level that are written in Markdown are told of with the prose."""
        written = _Written(_WRITTEN_HEADING, self.source)
        told = any(heading["level"] == 1 for heading in self.prose.headings)
        above = 1
        for number, (digit, inner) in enumerate(_HEADING.findall(self.html)):
            level = int(digit)
            wrong = remedy = ""
            if not _words(_PERMALINK.sub("", inner)):
                code, wrong, remedy = "empty-heading", "a heading without words", "write some, or delete it"
            elif level == 1 and not told:
                code, wrong = "first-level-heading", "a heading of the first level"
                remedy = "begin the sections with ##: the title is above them already"
            elif level > above + 1:
                code = "heading-jump"
                first = "the first heading is" if number == 0 else f"the heading below a {'#' * above} is"
                wrong, remedy = f"{first} a {'#' * level}", f"write {'#' * (above + 1)}, so that no level is left out"
            if wrong:
                yield written.place(number), "body", code, wrong, remedy
            above = level


class _Written:
    """Where things of one sort are written, looked for only when one is at fault."""

    def __init__(self, pattern: re.Pattern[str], source: Source) -> None:
        self.pattern = pattern
        self.source = source

    @cached_property
    def lines(self) -> list[int]:
        return [self.source.place(found.end())[0] for found in self.pattern.finditer(self.source.prose)]

    def place(self, number: int) -> Place:
        """The line of the one with a number, counted from 0, or of the last that was recognised."""
        return (self.lines[min(number, len(self.lines) - 1)] if self.lines else 1), 1


def _words(html: str) -> str:
    """The words of some HTML; a picture among them speaks for itself."""
    said = " ".join(_ALTERNATIVE.findall(html)) if "<img" in html else ""
    return unescape(f"{_TAG.sub('', html)} {said}").strip()
