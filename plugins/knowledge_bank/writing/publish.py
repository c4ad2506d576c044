"""An entry made public, and taken back: status, days and what is left at its address."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from knowledge_bank.checks import Subject, inspect
from knowledge_bank.model import Entry, Goal, Problem, Status, lead
from knowledge_bank.model.sign_off import Reason, Withdrawal
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
    Take an entry back in every language, leaving a neutral page at each address.

    Where nobody should find the text any more, it goes from the files, and the pictures and documents that only they
    showed go too. A translation that was never published goes as a whole. Raises RefusedError.
    """
    subject = subject_of(folder, shown)
    entry, _ = find(subject, name)
    if entry.status is Status.WITHDRAWN:
        raise RefusedError("It is withdrawn already.")
    if entry.header.published is None:
        raise RefusedError("It was never published: delete the file.")
    withdrawal = Withdrawal(date=subject.day, reason=reason)
    entries = (entry, *_translations(entry, subject, reason))
    files = {find(subject, one.slug)[1]: _taken_back(one, subject, withdrawal) for one in entries}
    gone = {one.path for one in entries if one.header.published is None}
    if reason.takes_text_away:
        files |= dict.fromkeys(_only_their_own({one.path for one in entries}, subject))
    pending = {file: text for file, text in files.items() if text is not None}
    problems = tuple(one for one in sound(subject, pending, about=entry.path) if one.path not in gone)
    done = f"{entry.slug} is withdrawn. Its address says so, and newsletters that told of it carry a correction."
    if len(entries) > 1:
        done += f"\nSo is what was translated from it: {', '.join(one.slug for one in entries[1:])}."
    if reason.takes_text_away:
        done += "\nIts text is gone from the bank, and still in the history: see What could identify a family."
    return Proposal(files, done, problems)


def _translations(entry: Entry, subject: Subject, reason: Reason) -> Iterator[Entry]:
    """What goes with an entry: all that readers have seen, and drafts too where nobody should find the text."""
    for other in subject.catalog.translations.get(entry.slug, ()):
        if other.status is not Status.WITHDRAWN and (other.header.published or reason.takes_text_away):
            yield other


def _taken_back(entry: Entry, subject: Subject, withdrawal: Withdrawal) -> str | None:
    """What the file of an entry is to hold; None for a draft, which has no address to say anything at."""
    fields: dict[str, object] = {"status": Status.WITHDRAWN}
    if not withdrawal.reason.takes_text_away:
        return changed(find(subject, entry.slug)[1], {**fields, "withdrawn": dict(withdrawal)})
    if entry.header.published is None:
        return None
    kept = {name: value for name in KEPT if (value := getattr(entry.header, name))}
    return with_fields(GONE, {**fields, **kept, "access": entry.access, "withdrawn": dict(withdrawal)})


def _only_their_own(paths: set[str], subject: Subject) -> list[Path]:
    """Pictures and documents that no other entries show."""
    shown: dict[str, set[str]] = {}
    for document in subject.documents:
        for link in subject.prose[document.path].links:
            goal = lead(document.folder, link.target, subject.catalog)
            if goal.goal is Goal.FILE:
                shown.setdefault(f"{document.folder}/{goal.name}", set()).add(document.path)
    files = (subject.folder / name for name, by in sorted(shown.items()) if by <= paths)
    return [path for path in files if path.is_file()]
