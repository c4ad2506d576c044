"""An approval written into a case: who, in what role, on which day, and of what."""

import re
from dataclasses import dataclass
from pathlib import Path

from knowledge_bank.checks import Subject, inspect
from knowledge_bank.checks.sign_off import seal_of
from knowledge_bank.model import Entry, Problem, Status, errors
from knowledge_bank.model.form import REVIEWERS
from knowledge_bank.model.header import CaseHeader
from knowledge_bank.model.sign_off import Approval, Role, Standing
from knowledge_bank.writing.proposal import Proposal, RefusedError, changed, find, sound, subject_of
from knowledge_bank.writing.publish import to_publish

UNFINISHED = frozenset({"missing-field", "missing-section", "empty-section", "unwritten"})
"""Codes of what has to be written before a case is read by reviewers."""

CODE = re.compile(r"(?=.{1,39}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


@dataclass(frozen=True)
class Law:
    """What information governance found out."""

    proceedings: Standing
    review: Standing
    court_permission: str = ""


def approve(folder: Path, name: str, role: Role, code: str, law: Law | None = None, shown: str = "") -> Proposal:
    """
    Record that somebody approves a case as readers see it now; an older approval in the same role goes.

    `law` is told by information governance and nobody else. Raises RefusedError.
    """
    subject = subject_of(folder, shown)
    entry, path = find(subject, name)
    header = _case(entry)
    if (role is Role.INFORMATION_GOVERNANCE) != (law is not None):
        raise RefusedError(
            "Information governance, and nobody else, says how proceedings and reviews stand: "
            "add --proceedings and --review to --role information-governance."
        )
    others = [approval for approval in header.approvals if approval.role is not role]
    for other in others:
        if Role.CONTRIBUTOR in (role, other.role) and other.code.lower() == code.lower():
            raise RefusedError(
                f"{code} has approved it as {other.role} already. The contributor approves nothing else: "
                "a different person must approve."
            )
    if entry.status is Status.DRAFT:
        _refuse_unfinished(entry, path, subject)
    if not CODE.fullmatch(code):
        raise RefusedError("A code has letters, figures and single hyphens, 39 at most: SR-07.")
    seal = seal_of(entry, subject)
    approval = Approval(role=role, code=code, date=subject.day, seal=seal.whole, parts=seal.parts)
    fields: dict[str, object] = {"approvals": [one.model_dump() for one in (*others, approval)]}
    if law is not None:
        fields["legal_check"] = {
            "proceedings": law.proceedings,
            "review": law.review,
            **({"court_permission": law.court_permission} if law.court_permission else {}),
        }
    text = changed(path, fields)
    problems = sound(subject, {path: text}, about=entry.path) if entry.status is Status.DRAFT else ()
    roles = subject.catalog.bank.roles(header.basis) if header.basis else ()
    given = {one.role for one in (*others, approval) if not seal.changed(one)}
    waiting = [missing.label.lower() for missing in roles if missing not in given]
    left = f"Still to approve it: {', '.join(waiting)}." if waiting else "Everybody has approved it: kb publish it."
    return Proposal({path: text}, f"{role.label} {code} approves {entry.slug}. {left}", problems)


def _refuse_unfinished(entry: Entry, path: Path, subject: Subject) -> None:
    """What an editor adds afterwards would make every approval void."""
    pending = {path: changed(path, to_publish(entry, subject.day))}
    problems = inspect(subject.folder, subject.shown, pending).problems
    missing = tuple(one for one in errors(problems) if _is_unfinished(one, entry))
    if missing:
        raise RefusedError("First an editor adds what is still missing, or approvals would be void at once:", missing)


def _is_unfinished(problem: Problem, entry: Entry) -> bool:
    return problem.path == entry.path and problem.code in UNFINISHED and problem.field not in REVIEWERS


def _case(entry: Entry) -> CaseHeader:
    if not isinstance(entry.header, CaseHeader):
        raise RefusedError("Only learning cases are signed off. What else there is, an editor publishes.")
    if entry.status is Status.WITHDRAWN:
        raise RefusedError("It is withdrawn.")
    return entry.header
