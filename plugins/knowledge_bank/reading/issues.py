"""One Markdown file to one newsletter Issue, and the numbers and periods that follow from their order."""

import re
from datetime import date, timedelta
from pathlib import Path

from knowledge_bank.model import Bank, Body, Issue, IssueHeader, Problem, Programme, Series, Status
from knowledge_bank.reading.entries import read_document
from knowledge_bank.reading.notes import START, Notes
from knowledge_bank.reading.schema import validated
from knowledge_bank.reading.text import Pending

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
AFTER_WORKSHOP = timedelta(days=7)


def read_issues(
    found: dict[str, list[Path]], shown: str, bank: Bank, programme: Programme, pending: Pending
) -> tuple[list[Issue], list[Body], list[Problem]]:
    """Read the files `found` for each series of the bank, oldest first; of those that are not sound, the bodies."""
    issues: list[Issue] = []
    bodies: list[Body] = []
    problems: list[Problem] = []
    for series in bank.series:
        previous: Issue | None = None
        for number, path in enumerate(sorted(found.get(series.id, ())), start=1):
            notes = Notes(f"{shown}/newsletters/{series.id}/{path.name}")
            issue = _issue(path, series, number, previous, programme, notes, pending)
            problems += notes.problems
            if isinstance(issue, Issue):
                issues.append(issue)
                previous = issue
            elif issue is not None:
                bodies.append(issue)
    return issues, bodies, problems


def _issue(
    path: Path,
    series: Series,
    number: int,
    previous: Issue | None,
    programme: Programme,
    notes: Notes,
    pending: Pending,
) -> Issue | Body | None:
    if not MONTH.fullmatch(path.stem):
        remedy = "name an issue by the month it comes out: 2018-10.md"
        notes.error(START, "file name", "file-name", "not a year and a month", remedy)
    found = read_document(path, notes, pending)
    if found is None:
        return None
    document, body, body_line = found
    header = validated(IssueHeader, document.values, document, notes)
    unsound = Body(
        path=notes.path,
        folder=f"newsletters/{series.id}",
        body=body,
        body_line=body_line,
        front_matter=document.text,
        places=document.places,
        exceptions=header.exceptions if header else (),
    )
    if header is None:
        return unsound
    if header.status is not Status.DRAFT:
        for name in ("published", "editor"):
            if getattr(header, name) is None:
                notes.error(START, name, "missing-field", "is missing", "a published issue needs it")
    workshop = programme.by_id.get(header.workshop) if header.workshop else None
    if header.workshop and workshop is None:
        remedy = "the workshops are in programme/workshops.yml"
        notes.error(document.place(("workshop",)), "workshop", "unknown-workshop", "no such workshop", remedy)
    if header.until is None and not header.workshop:
        notes.error(START, "until", "missing-field", "is missing", "an issue without a workshop needs its last day")
    until = header.until or (workshop.date + AFTER_WORKSHOP if workshop else date.max)
    since = previous.until + timedelta(days=1) if previous else series.starts
    if until < since:
        place = document.key_place(("until",))
        notes.error(place, "until", "dates", "is before the issue's first day", "check this issue and the one before")
    if notes.failed:
        return unsound
    return Issue(
        series=series.id,
        month=path.stem,
        number=number,
        path=notes.path,
        header=header,
        since=since,
        until=until,
        since_month=previous.month if previous else series.starts.isoformat()[:7],
        body=body,
        body_line=body_line,
        places=document.places,
        front_matter=document.text,
    )
