"""Issues: what must be settled before one is sent, and that nothing changes afterwards."""

import re
from collections.abc import Iterator

from knowledge_bank.checks.subject import Subject
from knowledge_bank.model import Issue, Problem, Seal, Severity, Status, seal
from knowledge_bank.model.prompt import prompts
from knowledge_bank.model.sign_off import Withdrawal
from knowledge_bank.reading.text import place_of
from knowledge_bank.rendering.code import without_code

LONGEST = {"subject": 60, "preheader": 100}
"""In characters: what a telephone shows of them."""
SECTION = re.compile(r"^## (?P<title>.*?)(?: *\{ *#(?P<id>[a-z0-9-]+) *\})? *$(?P<text>(?:\n(?!## ).*)*)", re.MULTILINE)
EXERCISE = "try-this"


def seal_of(issue: Issue) -> Seal:
    """Everything that was sent: the editor's words, and the entries as they were told."""
    header = issue.header
    parts = {
        "subject": header.subject,
        "preheader": header.preheader,
        "summary": header.summary,
        "editor": header.editor,
        "workshop": header.workshop,
        "published": header.published,
        "entries": header.entries,
        "told": [told.model_dump() for told in header.told],
        "text": issue.body.strip(),
    }
    return seal(parts, "")


def check_issues(subject: Subject) -> Iterator[Problem]:
    """Errors once an issue is out; in a draft, what is still to do."""
    for issue in subject.catalog.issues:
        if issue.header.seal and seal_of(issue).whole != issue.header.seal:
            wrong = "it was sent, and is not what was sent any more"
            remedy = "put it back as it was; what is wrong in it is told with kb newsletter correct"
            yield _problem(issue, ("seal",), "sent-and-changed", wrong, remedy)
        severity = Severity.WARNING if issue.header.status is Status.DRAFT else Severity.ERROR
        yield from _lengths(issue, severity)
        if issue.header.drafted:
            yield from _missing(issue, severity)
        yield from _prompts(issue, severity)
        yield from _exercise(issue, severity)
        yield from _gone(issue, subject, severity)


def _lengths(issue: Issue, severity: Severity) -> Iterator[Problem]:
    for name, most in LONGEST.items():
        length = len(getattr(issue.header, name))
        if length > most:
            wrong, remedy = f"{length} characters long", f"{most} at most, or mail programs cut it"
            yield _problem(issue, (name,), "too-long", wrong, remedy, severity)


def _missing(issue: Issue, severity: Severity) -> Iterator[Problem]:
    """What a draft leaves to the editor in the header."""
    for name in (*LONGEST, "summary"):
        if not getattr(issue.header, name):
            yield _problem(issue, (name,), "missing-field", "is missing", "write it at the top of the file", severity)


def _prompts(issue: Issue, severity: Severity) -> Iterator[Problem]:
    for found in prompts(without_code(issue.body)):
        wrong, remedy = "still to be written", "write it in the place of the brackets, or delete them"
        yield _in_body(issue, found.start(), "prompt", wrong, remedy, severity)


def _exercise(issue: Issue, severity: Severity) -> Iterator[Problem]:
    for section in SECTION.finditer(issue.body):
        name = section["id"] or section["title"].strip().lower().replace(" ", "-")
        if name == EXERCISE and "?" not in section["text"]:
            wrong, remedy = "an exercise without a question", "add at least one question to talk about"
            yield _in_body(issue, section.start(), "no-question", wrong, remedy, severity)


def _gone(issue: Issue, subject: Subject, severity: Severity) -> Iterator[Problem]:
    for index, slug in enumerate(issue.header.entries):
        entry = subject.catalog.by_slug.get(slug)
        if entry is None or entry.status is not Status.WITHDRAWN:
            continue
        if not _was_out_before(issue, entry.header.withdrawn):
            path = ("entries", index)
            yield _problem(issue, path, "withdrawn-entry", f"'{slug}' is withdrawn", "delete it here", severity)


def _was_out_before(issue: Issue, withdrawn: Withdrawal | None) -> bool:
    """True for an issue that told of something before it was withdrawn: it carries a correction instead."""
    out = issue.header.published
    return issue.header.status is not Status.DRAFT and (withdrawn is None or out is None or out <= withdrawn.date)


def _in_body(issue: Issue, start: int, code: str, wrong: str, remedy: str, severity: Severity) -> Problem:
    line, column = place_of(issue.body, start)
    return Problem(issue.path, issue.body_line + line - 1, column, "body", code, wrong, remedy, severity)


def _problem(
    issue: Issue,
    path: tuple[str | int, ...],
    code: str,
    wrong: str,
    remedy: str,
    severity: Severity = Severity.ERROR,
) -> Problem:
    line, column = issue.places.get(path) or issue.places.get(path[:1]) or (1, 1)
    return Problem(issue.path, line, column, str(path[0]), code, wrong, remedy, severity)
