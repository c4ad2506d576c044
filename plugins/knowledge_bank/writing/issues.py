"""An issue sent, and corrected afterwards."""

from dataclasses import replace
from pathlib import Path

from knowledge_bank.checks import Subject, inspect
from knowledge_bank.checks.issues import seal_of
from knowledge_bank.model import Issue, Status, edition, errors, nearest
from knowledge_bank.model.gone import links_to
from knowledge_bank.model.issue import Correction, Told
from knowledge_bank.model.telling import pieces
from knowledge_bank.writing.proposal import Proposal, RefusedError, changed, sound, subject_of


def find_issue(subject: Subject, name: str) -> tuple[Issue, Path]:
    """An issue and its file, by `eip2/2018-10`. Raises RefusedError."""
    name = name.removeprefix("newsletters/").removesuffix(".md")
    issue = next((issue for issue in subject.catalog.issues if issue.id == name), None)
    if issue is None:
        path = f"{subject.shown}/newsletters/{name}.md"
        unsound = tuple(one for one in errors(inspect(subject.folder, subject.shown).problems) if one.path == path)
        if unsound:
            raise RefusedError("The issue has errors, so nothing is done. Mend it first:", unsound)
        meant = nearest(name, [issue.id for issue in subject.catalog.issues])
        hint = f" Did you mean '{meant}'?" if meant else " Write its series and month: eip2/2018-10."
        raise RefusedError(f"There is no such issue.{hint}")
    return issue, subject.folder / issue.folder / f"{issue.month}.md"


def send(folder: Path, name: str, shown: str = "") -> Proposal:
    """
    Publish an issue: its entries are told as they are now from here on, and a seal holds it as it is.

    Raises RefusedError with everything that stands against it.
    """
    subject = subject_of(folder, shown)
    issue, path = find_issue(subject, name)
    if issue.header.status is not Status.DRAFT:
        raise RefusedError(f"It is {issue.header.status} already; tell what is wrong in it with kb newsletter correct.")
    if issue.header.seal or issue.header.told:
        raise RefusedError(
            "It was sent already: it still carries the seal of that. Undo the change that made it a draft again, "
            "and tell what is wrong in it with kb newsletter correct."
        )
    _refuse_withdrawn(issue, subject)
    fields = sealed(issue, subject)
    text = changed(path, fields)
    problems = sound(subject, {path: text}, about=issue.path)
    return Proposal({path: text}, f"{issue.title} is published.", problems)


def _refuse_withdrawn(issue: Issue, subject: Subject) -> None:
    withdrawn = {entry.slug for entry in subject.catalog.entries if entry.status is Status.WITHDRAWN}
    told = [slug for slug in issue.header.entries if slug in withdrawn]
    told += [slug for slug in sorted(withdrawn) if slug not in told and links_to(issue.body, slug)]
    if told:
        raise RefusedError(f"It tells of what was withdrawn: {', '.join(told)}. Take it out of the list and the text.")


def sealed(issue: Issue, subject: Subject) -> dict[str, object]:
    """The fields that make an issue what was sent."""
    published = issue.header.published or subject.day
    header = issue.header.model_copy(update={"status": Status.PUBLISHED, "published": published})
    readers = edition(subject.catalog, subject.catalog.bank.most_open, max(subject.day, published))
    told = [Told(entry=piece.slug, title=piece.title, summary=piece.summary) for piece in pieces(readers, issue)]
    sent = replace(issue, header=header.model_copy(update={"told": tuple(told)}))
    return {
        "status": Status.PUBLISHED,
        "published": published,
        "told": [one.model_dump() for one in told],
        "seal": seal_of(sent).whole,
    }


def correct(folder: Path, name: str, text: str, shown: str = "") -> Proposal:
    """Add a dated correction to an issue that is out. Raises RefusedError."""
    subject = subject_of(folder, shown)
    issue, path = find_issue(subject, name)
    if issue.header.status is Status.DRAFT:
        raise RefusedError("It is not out yet: mend the text itself.")
    if not text.strip():
        raise RefusedError("Say what was wrong, and what is right.")
    corrections = (*issue.header.corrections, Correction(date=subject.day, text=" ".join(text.split())))
    written = changed(path, {"corrections": [one.model_dump() for one in corrections]})
    problems = sound(subject, {path: written}, about=issue.path)
    done = f"{issue.title} carries a correction, on the web, in its PDF and its feed. Mails stay as they were sent."
    return Proposal({path: written}, done, problems)
