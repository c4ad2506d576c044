"""Who must have agreed before a case is published, and what it is that they agreed to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

from pydantic import Field

from knowledge_bank.model.day import Day
from knowledge_bank.model.parts import Basis, Choice, Part, Text

Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=39)]
"""Stands for a person: a reviewer's number, or the name by which the host of the repository knows them."""

LEAST_PEOPLE = 4
"""Who sign a case off between them, where it needs as many roles."""


class Role(Choice):
    """In what role somebody approves a case."""

    CONTRIBUTOR = "contributor", "Contributor", "Wrote it, and followed the writing rules."
    EDITOR = "editor", "Editor", "Plain, accessible, at the right access level, with a day for its review."
    SAFEGUARDING_REVIEWER = (
        "safeguarding-reviewer",
        "Safeguarding reviewer",
        "From another team: nobody who knows the family could recognise them.",
    )
    PRACTICE_REVIEWER = "practice-reviewer", "Practice reviewer", "True to the method, fair, and useful."
    INFORMATION_GOVERNANCE = (
        "information-governance",
        "Information governance",
        "The legal check: no proceedings, inquest, police matter or review stands against it.",
    )
    AGENCY_AUTHORISER = "agency-authoriser", "Agency authoriser", "A senior manager: the agency lets it be told."
    INTRUDER_TESTER = (
        "intruder-tester",
        "Intruder tester",
        "Did not know the case, tried for half an hour to find the family, and could not.",
    )


_ALWAYS = (Role.CONTRIBUTOR, Role.EDITOR)
_REVIEWED = (*_ALWAYS, Role.SAFEGUARDING_REVIEWER, Role.PRACTICE_REVIEWER, Role.INFORMATION_GOVERNANCE)
ROLES: dict[Basis, tuple[Role, ...]] = {
    Basis.INVENTED: _ALWAYS,
    Basis.COMPOSITE: _REVIEWED,
    Basis.ADAPTED: _REVIEWED,
    Basis.REAL: (*_REVIEWED, Role.AGENCY_AUTHORISER, Role.INTRUDER_TESTER),
}
"""Who must approve a case, by how it was made."""


class Standing(Choice):
    """How a matter stands in law."""

    NONE = "none", "None"
    ENDED = "ended", "Ended"
    LIVE = "live", "Going on", "Blocks publication."
    UNKNOWN = "unknown", "Not known", "Blocks publication, until somebody has found out."


class LegalCheck(Part):
    """What information governance found out."""

    proceedings: Standing
    """In court, with the police or at an inquest."""
    review: Standing
    """A child safeguarding practice review, or another one."""
    court_permission: str = ""
    """The reference of a court's permission, where one was needed."""


class Permission(Part):
    """That the family agreed. The record itself lies in the agency's own system."""

    id: Annotated[str, Field(pattern=r"^PERM-[0-9]{4}$")]
    """`PERM-0001`: opaque, and never a case number."""
    kept_by: Text
    """The role that keeps the record."""
    date: Day
    scope: str
    """The most open access level that was agreed to."""


class Approval(Part):
    """That somebody agreed to what readers see, as it was on that day."""

    role: Role
    code: Code
    """Whose it is; that this is true is the business of the repository's host."""
    date: Day
    seal: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 over all that readers see, and the access level."""
    parts: dict[str, str] = Field(default_factory=dict)
    """Short digests of the parts, to tell which has changed since; the access level in plain."""


class Reason(Choice):
    """Why an entry was withdrawn. A choice, so that it can say nothing of a case."""

    CONSENT = "consent", "The family or the agency no longer agrees"
    LEGAL = "legal", "A legal reason"
    SAFEGUARDING = "safeguarding", "Somebody could be recognised or put at risk"
    MISTAKE = "mistake", "Something in it is wrong"
    OUT_OF_DATE = "out-of-date", "It no longer holds"

    @property
    def takes_text_away(self) -> bool:
        """True where nobody should find the text in the bank any more."""
        return self in (Reason.CONSENT, Reason.LEGAL, Reason.SAFEGUARDING)


class Withdrawal(Part):
    """When and why an entry was withdrawn."""

    date: Day
    reason: Reason


@dataclass(frozen=True)
class Seal:
    """What was agreed to."""

    whole: str
    """SHA-256, in hexadecimal."""
    parts: dict[str, str]
    """By the name of the part; the access level in plain."""

    def changed(self, approval: Approval) -> list[str]:
        """The parts that are not what was approved; empty when the approval holds."""
        if approval.seal == self.whole:
            return []
        names = [*self.parts, *(name for name in approval.parts if name not in self.parts)]
        return [name for name in names if approval.parts.get(name) != self.parts.get(name)] or ["text"]


def seal(parts: Mapping[str, object], access: str) -> Seal:
    """The seal over those of `parts`, plain values by name, that hold anything, for readers at an access level."""
    digests = {name: _digest(value) for name, value in parts.items() if value}
    whole = _digest({**digests, "access": access})
    return Seal(whole, {**{name: digest[:8] for name, digest in digests.items()}, "access": access})


def _digest(value: object) -> str:
    return sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()
