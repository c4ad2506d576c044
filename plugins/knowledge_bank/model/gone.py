"""What an issue told of that was withdrawn afterwards: it is told no more, though the file stays what was sent."""

import re
from collections.abc import Iterator
from datetime import date

from knowledge_bank.model.catalog import Catalog
from knowledge_bank.model.issue import Issue
from knowledge_bank.model.parts import Status

SHORTEST = 8
"""Characters of a title that is looked for in running text; a shorter one may be any word."""
HEADING = re.compile(r"(#{1,6}) ")
POINT = re.compile(r"( *)(?:[-*+]|\d{1,9}[.)]) ")
FENCE = re.compile(r" {0,3}(```|~~~)")


def gone(issue: Issue, catalog: Catalog) -> dict[str, date | None]:
    """The entries that an issue which is out has told of and that were withdrawn since, with the day if it is known."""
    out = issue.header.published
    if issue.header.status is Status.DRAFT or out is None:
        return {}
    found: dict[str, date | None] = {}
    for entry in catalog.entries:
        if entry.status is not Status.WITHDRAWN:
            continue
        if entry.slug in issue.header.entries or links_to(issue.body, entry.slug):
            withdrawn = entry.header.withdrawn
            if withdrawn is None or withdrawn.date >= out:
                found[entry.slug] = withdrawn.date if withdrawn else None
    return found


def still_told(issue: Issue, catalog: Catalog) -> str:
    """The body without the points and paragraphs that tell of what is gone; every other line stays at its place."""
    slugs = gone(issue, catalog)
    if not slugs:
        return issue.body
    words = [text for told in issue.header.told if told.entry in slugs for text in (told.title, told.summary)]
    words += [entry.title for slug in slugs if (entry := catalog.by_slug.get(slug)) and entry.title != "Withdrawn"]
    wanted = [_plain(text) for text in words if len(text) >= SHORTEST]

    def tells(text: str) -> bool:
        plain = _plain(text)
        return any(word in plain for word in wanted) or any(links_to(text, slug) for slug in slugs)

    lines = issue.body.split("\n")
    for start, end in _pieces(lines):
        if tells("\n".join(lines[start:end])):
            for number in range(start, _below(lines, start, end)):
                lines[number] = ""
    return "\n".join(lines)


def links_to(text: str, slug: str) -> bool:
    """Whether Markdown names the file of an entry."""
    return re.search(rf"(?<![\w-]){re.escape(slug)}\.md(?![\w-])", text) is not None


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\\*_`\[\]]", "", text).split()).lower()


def _pieces(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The first line of each heading, point and paragraph, and that behind its last."""
    start: int | None = None
    fence = ""
    for number, line in enumerate([*lines, ""]):
        mark = FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1] == fence else fence
            continue
        begins = not line.strip() or HEADING.match(line) or POINT.match(line) or mark
        if start is not None and (begins or HEADING.match(lines[start])):
            yield start, number
            start = None
        if mark:
            fence = mark[1]
            start = number
        elif line.strip() and start is None:
            start = number


def _below(lines: list[str], start: int, end: int) -> int:
    """The line behind everything that hangs on a heading or a point."""
    heading, point = HEADING.match(lines[start]), POINT.match(lines[start])
    for number in range(end, len(lines)):
        line = lines[number]
        if heading:
            other = HEADING.match(line)
            if other and len(other[1]) <= len(heading[1]):
                return number
        elif not point or (line.strip() and len(line) - len(line.lstrip()) <= len(point[1])):
            return end if not point else number
    return len(lines) if heading or point else end
