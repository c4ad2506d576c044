"""An entry made public, and taken back: status, days and what is left at its address."""

from datetime import date
from pathlib import Path

from knowledge_bank.checks import Subject, inspect
from knowledge_bank.model import Entry, Goal, Problem, Status, lead
from knowledge_bank.model.sign_off import Reason
from knowledge_bank.writing.fields import with_fields
from knowledge_bank.writing.proposal import Proposal, RefusedError, changed, find, sound, subject_of

GONE = "---\ntitle: Withdrawn\nsummary: This page was withdrawn.\n---\n\nThis page was withdrawn.\n"
KEPT = ("access", "published", "formerly")
"""What an address needs to say that its page is gone, and nothing of what it was."""


def publish(folder: Path, name: str, shown: str = "") -> Proposal:
    """Publish a draft from the bank's day on. Raises RefusedError with everything that stands against it."""
    subject = subject_of(folder, shown)
    entry, path = find(subject, name)
    if entry.status is not Status.DRAFT:
        raise RefusedError(f"It is {entry.status} already.")
    text = changed(path, to_publish(entry, subject.day))
    problems = sound(subject, {path: text}, about=entry.path)
    return Proposal({path: text}, f"{entry.slug} is published, for {entry.access} readers.", problems)


def published(folder: Path, shown: str = "") -> tuple[Problem, ...]:
    """Every Problem that the bank would have if all its drafts were published."""
    inspection = inspect(folder, shown)
    subject = inspection.subject
    if subject is None:
        return inspection.problems
    drafts = [entry for entry in subject.catalog.entries if entry.status is Status.DRAFT]
    paths = {entry.slug: folder / entry.folder / f"{entry.slug}.md" for entry in drafts}
    pending = {paths[entry.slug]: changed(paths[entry.slug], to_publish(entry, subject.day)) for entry in drafts}
    return inspect(folder, shown, pending).problems


def to_publish(entry: Entry, day: date) -> dict[str, object]:
    """The fields that make a draft public; days that an editor has chosen already stay."""
    fields: dict[str, object] = {"status": Status.PUBLISHED}
    if entry.header.published is None:
        fields["published"] = day
    if entry.header.review_due is None and "review_due" in entry.header.needed_to_publish:
        fields["review_due"] = _a_year_after(entry.header.published or day)
    return fields


def _a_year_after(day: date) -> date:
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def withdraw(folder: Path, name: str, reason: Reason, shown: str = "") -> Proposal:
    """
    Take an entry back, leaving a neutral page at its address.

    Where nobody should find the text any more, it goes from the file, and the pictures and documents that only it
    showed go too. Raises RefusedError.
    """
    subject = subject_of(folder, shown)
    entry, path = find(subject, name)
    if entry.status is Status.WITHDRAWN:
        raise RefusedError("It is withdrawn already.")
    if entry.header.published is None:
        raise RefusedError("It was never published: delete the file.")
    withdrawn = {"date": subject.day, "reason": reason}
    files: dict[Path, str | None] = {}
    if reason.takes_text_away:
        kept = {name: value for name in KEPT if (value := getattr(entry.header, name))}
        kept["access"] = entry.access
        files[path] = with_fields(GONE, {"status": Status.WITHDRAWN, **kept, "withdrawn": withdrawn})
        files |= dict.fromkeys(_only_its_own(entry, subject))
    else:
        files[path] = changed(path, {"status": Status.WITHDRAWN, "withdrawn": withdrawn})
    pending = {file: text for file, text in files.items() if text is not None}
    problems = sound(subject, pending, about=entry.path)
    done = f"{entry.slug} is withdrawn. Its address says so, and newsletters that told of it carry a correction."
    if reason.takes_text_away:
        done += "\nIts text is gone from the bank, and still in the history: see What could identify a family."
    return Proposal(files, done, problems)


def _only_its_own(entry: Entry, subject: Subject) -> list[Path]:
    """Pictures and documents that no other entry shows."""
    shown: dict[str, set[str]] = {}
    for document in subject.documents:
        for link in subject.prose[document.path].links:
            goal = lead(document.folder, link.target, subject.catalog)
            if goal.goal is Goal.FILE:
                shown.setdefault(f"{document.folder}/{goal.name}", set()).add(document.path)
    files = (subject.folder / name for name, paths in sorted(shown.items()) if paths == {entry.path})
    return [path for path in files if path.is_file()]
