"""The editor's desk: all that planning and drafting one issue look at, and no more of a large bank."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from knowledge_bank.model import (
    Catalog,
    Edition,
    Issue,
    IssueHeader,
    Kind,
    Series,
    Status,
    Workshop,
    edition,
    errors,
    nearest,
)
from knowledge_bank.model.block import Block
from knowledge_bank.model.problem import ToldError
from knowledge_bank.reading import Reading, day_of, read
from knowledge_bank.reading.blocks import read_block
from knowledge_bank.reading.issues import AFTER_WORKSHOP, MONTH

AHEAD = 12
"""Months from the bank's day within which an issue may be planned: further away, it is a slip of the pen."""
DATED = re.compile(r"""\b(?:published|date)["']?\s*:\s*["']?(\d{4}-\d{2}-\d{2})""")
WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class NoDeskError(ToldError):
    """There is nothing to work on."""


@dataclass(frozen=True)
class Desk:
    """One issue, there already or still to be drafted, and what it could tell of."""

    folder: Path
    shown: str
    """How Problems name the folder."""
    day: date
    """Of the bank's calendar."""
    reading: Reading
    """Everything but the entries that can't matter to this issue."""
    catalog: Catalog
    public: Edition
    """What everybody may read once the issue is out, as far as it was read."""
    series: Series
    blocks: tuple[Block, ...]
    issue: Issue
    """As its file has it; without one, as a draft would begin it."""
    text: str
    """Of the file; empty without one."""
    workshop: Workshop | None

    @property
    def path(self) -> Path:
        return self.folder / self.issue.folder / f"{self.issue.month}.md"

    @property
    def owner(self) -> str:
        """The role that answers for the issue."""
        return self.issue.header.editor or self.series.owner or "Editor"

    def due(self, block: Block) -> date:
        """When those whom a block asks should have sent it."""
        return (self.workshop.date if self.workshop else self.issue.until) + timedelta(days=block.due)

    @property
    def next_workshop(self) -> Workshop | None:
        """The first one that readers can still prepare for."""
        day = self.workshop.date if self.workshop else self.issue.until
        return self.catalog.programme.next_workshop(day + timedelta(days=1))

    def whole(self) -> Catalog:
        """The public edition of the whole bank, which takes a while to read."""
        catalog = read(self.folder, self.shown).catalog
        assert catalog is not None
        return edition(catalog, catalog.bank.most_open, self.public.day).catalog


def lay_out(folder: Path, name: str, shown: str = "") -> Desk:
    """The desk for the issue of a name (`eip2/2019-04`). Raises NoDeskError."""
    shown = shown or folder.as_posix()
    first = read(folder, shown, wanted=lambda _: False)
    catalog = first.catalog
    settings = tuple(one for one in errors(first.problems) if one.path.endswith(".yml"))
    if catalog is None or settings:
        raise NoDeskError("The bank's own settings have errors. Mend them first:", settings)
    series, month = _named(name, catalog)
    issues = f"newsletters/{series.id}"
    unsound = tuple(one for one in errors(first.problems) if one.path.startswith(f"{shown}/{issues}/"))
    if unsound:
        raise NoDeskError("An issue has errors, so nothing is done. Mend it first:", unsound)
    day = day_of(catalog.bank, folder)
    issue = next((issue for issue in catalog.issues_of(series.id) if issue.month == month), None)
    text = (folder / issues / f"{month}.md").read_text(encoding="utf-8") if issue else ""
    blocks = tuple(map(read_block, series.blocks))
    issue = issue or _begun(catalog, series, month, blocks, day, shown)
    workshop = catalog.programme.by_id.get(issue.header.workshop or "")
    reading = read(folder, shown, wanted=_of_interest(issue, text))
    assert reading.catalog is not None
    level = catalog.bank.most_open
    public = edition(reading.catalog, level, max(day, issue.until, issue.header.published or day))
    return Desk(folder, shown, day, reading, reading.catalog, public, series, blocks, issue, text, workshop)


def _named(name: str, catalog: Catalog) -> tuple[Series, str]:
    series_id, _, month = name.removeprefix("newsletters/").removesuffix(".md").partition("/")
    known = {series.id: series for series in catalog.bank.series}
    if series_id not in known:
        meant = nearest(series_id, known)
        hint = f"Did you mean '{meant}'?" if meant else f"bank.yml has {', '.join(known) or 'none'}."
        raise NoDeskError(f"There is no such series. {hint}")
    if not MONTH.fullmatch(month):
        raise NoDeskError(f"Name an issue by its series and the month it comes out: {series_id}/2019-04.")
    if not known[series_id].blocks:
        raise NoDeskError(f"The series {series_id} has no blocks: name them in bank.yml first.")
    return known[series_id], month


def _begun(catalog: Catalog, series: Series, month: str, blocks: tuple[Block, ...], day: date, shown: str) -> Issue:
    """The issue that a draft would begin. Raises NoDeskError for a month in which none can come out."""
    before = catalog.issues_of(series.id)
    last = before[-1] if before else None
    if last and last.month > month:
        raise NoDeskError(f"Issue {last.number} is of {last.month} already: one before it would change its number.")
    if month < series.starts.isoformat()[:7]:
        raise NoDeskError(f"The series starts later, on {series.starts}.")
    year, number = int(month[:4]), int(month[5:])
    if (year - day.year) * 12 + number - day.month > AHEAD:
        raise NoDeskError(f"That is more than {AHEAD} months away, by the bank's calendar. Check the year.")
    since = last.until + timedelta(days=1) if last else series.starts
    end = date(year, number, monthrange(year, number)[1])
    workshops = [one for one in catalog.programme.workshops if since <= one.date <= end]
    workshop = workshops[-1] if workshops and any(block.workshop for block in blocks) else None
    month_before = date(year, number, 1) - timedelta(days=1)
    until = workshop.date + AFTER_WORKSHOP if workshop else month_before if month_before >= since else end
    header = IssueHeader(
        workshop=workshop.id if workshop else None,
        until=None if workshop else until,
        editor=series.owner or None,
    )
    return Issue(
        series=series.id,
        month=month,
        number=len(before) + 1,
        path=f"{shown}/newsletters/{series.id}/{month}.md",
        header=header,
        since=since,
        until=until,
        since_month=last.month if last else series.starts.isoformat()[:7],
        body="",
        body_line=1,
    )


def _of_interest(issue: Issue, text: str) -> Callable[[Path], bool]:
    """
    Whether a file can matter: by what the issue names, by the days of the file, or as the note of the workshop.

    A draft tells its editor how much waits for the next issue, so later days count too.
    """
    named = set(WORD.findall(text))
    first, last = issue.since.isoformat(), (issue.until if is_sent(issue) else date.max).isoformat()
    workshop = issue.header.workshop

    def wanted(path: Path) -> bool:
        if path.stem in named:
            return True
        try:
            header = path.read_bytes().decode(errors="replace").replace("\r", "").split("\n---", 2)[0]
        except OSError:
            return True
        if "\\" in header or any(first <= day <= last for day in DATED.findall(header)):
            return True
        return workshop is not None and path.parent.name == Kind.NOTE.folder and workshop in WORD.findall(header)

    return wanted


def is_sent(issue: Issue) -> bool:
    """True for one that nobody changes any more."""
    return issue.header.status is not Status.DRAFT
