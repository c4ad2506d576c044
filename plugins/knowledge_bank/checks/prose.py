"""What the body of a document may not hold."""

import re
from collections.abc import Iterable, Iterator

from knowledge_bank.checks.subject import Subject
from knowledge_bank.model import Bank, Heading, IssueHeader, Problem, Prose
from knowledge_bank.model.header import HEADERS
from knowledge_bank.rendering.code import without_code

FENCE = re.compile(r"-{3,}\s*")
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
"""What git leaves where two people changed the same lines."""
CONFLICT_SIGNS = ("<" * 7, ">" * 7, "|" * 7)
CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)


def check_prose(subject: Subject) -> Iterator[Problem]:
    """Findings of the rendering at their place in the file, what is front matter, and headings like the title."""
    fields = _Fields(subject.catalog.bank)
    for document in subject.documents:
        rendered = subject.prose[document.path]
        for finding in rendered.findings:
            line = document.body_line + finding.line - 1
            yield Problem(document.path, line, finding.column, "body", finding.code, finding.wrong, finding.remedy)
        if (found := fields.below(document.body, rendered)) is not None:
            wrong = "a field of the front matter below its end"
            remedy = "move it above the second line of three hyphens, or begin the line otherwise"
            yield Problem(document.path, document.body_line + found, 1, "body", "fields-in-body", wrong, remedy)
        elif (found := _second_end(document.body)) is not None:
            wrong, remedy = "the front matter ends twice", "delete one of the two lines of three hyphens"
            yield Problem(document.path, document.body_line + found, 1, "body", "fields-in-body", wrong, remedy)
        divided = any(signs in document.body for signs in CONFLICT_SIGNS)
        for sign in CONFLICT.finditer(without_code(document.body)) if divided else ():
            line = document.body_line + document.body.count("\n", 0, sign.start())
            wrong, remedy = "a conflict of two versions", "keep what is right of both, and delete the lines of signs"
            yield Problem(document.path, line, 1, "body", "conflict", wrong, remedy)
        titles = [heading for heading in all_headings(rendered.headings) if heading["level"] == 1]
        if titles:
            line = document.body_line + _line_of_title(without_code(document.body).split("\n"))
            remedy = "begin the sections with ##: the title is above them already"
            yield Problem(document.path, line, 1, "body", "first-level-heading", "a heading of the first level", remedy)


def all_headings(headings: Iterable[Heading]) -> Iterator[Heading]:
    """Headings and everything below them, in the order of the text."""
    for heading in headings:
        yield heading
        yield from all_headings(heading["children"])


def field_names(bank: Bank) -> set[str]:
    """What front matter of any kind may say, by the names of its fields."""
    names = {*IssueHeader.model_fields, *(facet.field for facet in bank.facets)}
    return names.union(*(model.model_fields for model in HEADERS.values()))


class _Fields:
    """The names of all fields, to tell front matter that ended too early, or that of another file pasted below."""

    def __init__(self, bank: Bank) -> None:
        name = "|".join(map(re.escape, sorted(field_names(bank))))
        self.written = re.compile(rf"^[^\S\n]*(?:#+ )?({name}):(?=\s|$)", re.MULTILINE)
        self.shown = re.compile(rf"(?:\n|^|<p>|<h[1-6][^>]*>)[^\S\n]*({name}):(?=[\s<]|$)")

    def below(self, body: str, prose: Prose) -> int | None:
        """The line of the body, counted from 0, that readers would see as a field; code is for showing them."""
        written = list(self.written.finditer(body))
        if not written:
            return None
        shown = set(self.shown.findall(CODE.sub("", prose.html(lambda _: ""))))
        return next((body.count("\n", 0, found.start()) for found in written if found[1] in shown), None)


def _second_end(body: str) -> int | None:
    """The line of three hyphens at the end of what follows the front matter at once."""
    for number, line in enumerate(body.split("\n")):
        if FENCE.fullmatch(line):
            return number
        if not line.strip() or line.startswith(("```", "~~~")):
            return None
    return None


def _line_of_title(lines: list[str]) -> int:
    for number, line in enumerate(lines):
        below = lines[number + 1].strip() if number + 1 < len(lines) else ""
        if line.startswith("# ") or (line.strip() and set(below) == {"="}):
            return number
    return 0
