"""What the body of a document may not hold."""

from collections.abc import Iterable, Iterator

from knowledge_bank.checks.subject import Subject
from knowledge_bank.model import Heading, Problem


def check_prose(subject: Subject) -> Iterator[Problem]:
    """Findings of the rendering at their place in the file, and headings that compete with the title."""
    for document in subject.documents:
        rendered = subject.prose[document.path]
        for finding in rendered.findings:
            line = document.body_line + finding.line - 1
            yield Problem(document.path, line, finding.column, "body", finding.code, finding.wrong, finding.remedy)
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


def _line_of_title(body: str) -> int:
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("# ") or (number and line.strip() and set(line.strip()) == {"="} and lines[number - 1]):
            return number
    return 0
