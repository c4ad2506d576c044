"""What the body of a document may not hold."""

import re
from collections.abc import Iterable, Iterator

from knowledge_bank.checks.subject import Subject
from knowledge_bank.model import Bank, Heading, IssueHeader, Problem
from knowledge_bank.model.entry import HEADERS
from knowledge_bank.rendering.code import without_code

FENCE = re.compile(r"-{3,}\s*")


def check_prose(subject: Subject) -> Iterator[Problem]:
    """Findings of the rendering at their place in the file, what is front matter, and headings like the title."""
    field = _field_pattern(subject.catalog.bank)
    for document in subject.documents:
        rendered = subject.prose[document.path]
        for finding in rendered.findings:
            line = document.body_line + finding.line - 1
            yield Problem(document.path, line, finding.column, "body", finding.code, finding.wrong, finding.remedy)
        stray = _stray(without_code(document.body).split("\n"), field)
        if stray is not None:
            line, wrong, remedy = stray
            yield Problem(document.path, document.body_line + line, 1, "body", "fields-in-body", wrong, remedy)
        titles = [heading for heading in all_headings(rendered.headings) if heading["level"] == 1]
        if titles:
            line = _line_of_title(document.body) + document.body_line
            remedy = "begin the sections with ##: the title is above them already"
            yield Problem(document.path, line, 1, "body", "first-level-heading", "a heading of the first level", remedy)


def all_headings(headings: Iterable[Heading]) -> Iterator[Heading]:
    """Headings and everything below them, in the order of the text."""
    for heading in headings:
        yield heading
        yield from all_headings(heading["children"])


def _field_pattern(bank: Bank) -> re.Pattern[str]:
    names = {*IssueHeader.model_fields, *(facet.field for facet in bank.facets)}
    names.update(*(model.model_fields for model in HEADERS.values()))
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(names)))}):(?:[ \t]|$)")


def _stray(lines: list[str], field: re.Pattern[str]) -> tuple[int, str, str] | None:
    """The first line that belongs to front matter which ended too early, or to that of another file pasted below."""
    before = ""
    at_once = True
    for number, line in enumerate(lines):
        if not line.strip():
            at_once = False
        elif field.match(line) and (at_once or not before or FENCE.fullmatch(before)):
            return number, "a field of the front matter below its end", "move it above the second line of three hyphens"
        elif at_once and FENCE.fullmatch(line):
            return number, "the front matter ends twice", "delete one of the two lines of three hyphens"
        before = line.strip()
    return None


def _line_of_title(body: str) -> int:
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("# ") or (number and line.strip() and set(line.strip()) == {"="} and lines[number - 1]):
            return number
    return 0
