"""Issues: the numbered newsletters of a series, and the period each one covers."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field

from knowledge_bank.model.day import Day
from knowledge_bank.model.parts import Exemption, Part, Slug, Status, Text
from knowledge_bank.strings import SOURCE, strings

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def ordinal(number: int) -> str:
    """`5` as `fifth`; in figures from eleven on."""
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0, "th")
    return f"{number}{suffix}"


class Told(Part):
    """An entry as an issue told of it when it was sent. Title and summary are its teaser's where it has one."""

    entry: Slug
    title: Text
    summary: Text


class Correction(Part):
    """What was found wrong after an issue had been sent."""

    date: Day
    text: Text


class IssueHeader(Part):
    """The front matter of an issue."""

    summary: Text | None = None
    status: Status = Status.DRAFT
    published: Day | None = None
    workshop: str | None = None
    """The workshop that it follows; an issue need not have one."""
    until: Day | None = None
    """The last day it covers; a week after its workshop when absent."""
    editor: Text | None = None
    """The role that signs it."""
    subject: Annotated[str, Field(max_length=200)] = ""
    preheader: Annotated[str, Field(max_length=300)] = ""
    entries: tuple[Slug, ...] = ()
    """What is new, in order; a build adds none."""
    exceptions: tuple[Exemption, ...] = ()
    """What the identifier rules find and a reviewer let stand."""
    drafted: dict[str, str] = Field(default_factory=dict)
    """Short digests of the blocks as a draft wrote them last, by id: whatever differs, or is gone, is the editor's."""
    offered: tuple[Slug, ...] = ()
    """Entries that a draft has listed at some time: what the editor took out stays out."""
    told: tuple[Told, ...] = ()
    """The entries as they were when it was sent."""
    seal: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] = ""
    """SHA-256 over all that was sent."""
    corrections: tuple[Correction, ...] = ()
    """What was found wrong since, oldest first."""


@dataclass(frozen=True)
class Issue:
    """One newsletter: a committed file that an editor owns."""

    series: str
    month: str
    """`yyyy-mm`, the month it comes out: the file's stem."""
    number: int
    """Counted in its series from 1."""
    path: str
    header: IssueHeader
    since: date
    """The first day it covers."""
    until: date
    """The last day it covers."""
    since_month: str
    """The month of the issue before, or that in which the series starts."""
    body: str
    body_line: int
    places: dict[tuple[str | int, ...], tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)
    front_matter: str = field(default="", repr=False, compare=False)

    @property
    def id(self) -> str:
        """`eip2/2018-10`."""
        return f"{self.series}/{self.month}"

    @property
    def folder(self) -> str:
        """The folder of the file, relative to the bank."""
        return f"newsletters/{self.series}"

    @property
    def title(self) -> str:
        """`Issue 5, October 2018`."""
        return f"Issue {self.number}, {month_name(self.month)}"

    @property
    def period(self) -> str:
        """`July to October 2018, fifth quarter`."""
        first, last = self.since_month, self.month
        name = month_name(last)
        if first != last:
            start = month_name(first) if first[:4] != last[:4] else month_name(first).split()[0]
            name = f"{start} to {name}"
        return f"{name}, {ordinal(self.number)} quarter"

    @property
    def address(self) -> str:
        return f"newsletters/{self.id}/"

    @property
    def quarter(self) -> str:
        """The calendar quarter it came out in: `October to December 2018`."""
        start = (int(self.month[5:]) - 1) // 3 * 3 + 1
        first, last = f"{self.month[:4]}-{start:02}", f"{self.month[:4]}-{start + 2:02}"
        return f"{month_name(first).split()[0]} to {month_name(last)}"


def month_name(month: str) -> str:
    """`2018-10` as `October 2018`."""
    return strings(SOURCE).month(month)
