"""The board: what an editor would want to see to, beyond what is wrong."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from knowledge_bank.checks.subject import Subject
from knowledge_bank.model import Entry, Goal, Kind, Status, lead

NOBODY = "nobody"
"""Where no owner is named."""


@dataclass(frozen=True)
class Overdue:
    """An entry whose review should have been."""

    entry: str
    title: str
    due: date
    days: int


@dataclass(frozen=True)
class Address:
    """An address outside the site, and where it stands."""

    url: str
    path: str


@dataclass(frozen=True)
class Board:
    """What is due, what is missing and what is thin, on one day."""

    day: date
    overdue: dict[str, list[Overdue]]
    """By the role that looks after the entry, longest overdue first."""
    empty_pairs: list[tuple[str, str]]
    """The titles of the taggable rows and top-level columns of the bank's pair without a published entry."""
    empty_terms: dict[str, list[str]]
    """By indexed facet: titles of terms without a published entry."""
    in_no_issue: list[str]
    """Published entries that no newsletter has told of."""
    not_rated: list[str]
    """Published cases and resources without a kind of evidence."""
    one_example: dict[str, list[str]]
    """By facet: titles of terms that rest on a single entry."""

    def as_json(self) -> dict[str, Any]:
        """Plain values, days as ISO text."""
        return {**asdict(self), "day": self.day.isoformat(), "overdue": {
            role: [{**asdict(one), "due": one.due.isoformat()} for one in found] for role, found in self.overdue.items()
        }}  # fmt: skip


def board(subject: Subject) -> Board:
    """Look through the published entries of every access level."""
    catalog, day = subject.catalog, subject.day
    published = [entry for entry in catalog.entries if entry.status is Status.PUBLISHED]
    told = {slug for issue in catalog.issues for slug in issue.header.entries}
    counts = {
        (facet.id, term.id): sum(entry.status is Status.PUBLISHED for entry in catalog.tagged(facet.id, term.id))
        for facet in catalog.bank.indexed
        for term in catalog.vocabularies[facet.id]
    }

    def titles(facet: str, count: int) -> list[str]:
        terms = catalog.vocabularies[facet]
        return [term.title for term in terms if term.taggable and not term.retired and counts[facet, term.id] == count]

    return Board(
        day=day,
        overdue=_overdue(published, day),
        empty_pairs=list(_empty_pairs(subject)),
        empty_terms={facet.id: empty for facet in catalog.bank.indexed if (empty := titles(facet.id, 0))},
        in_no_issue=[entry.slug for entry in published if entry.slug not in told],
        not_rated=[entry.slug for entry in published if _is_unrated(entry, subject)],
        one_example={facet.id: single for facet in catalog.bank.indexed if (single := titles(facet.id, 1))},
    )


def _overdue(entries: list[Entry], day: date) -> dict[str, list[Overdue]]:
    found: dict[str, list[Overdue]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.header.review_due or date.max, entry.slug)):
        due = entry.header.review_due
        if due is not None and due < day:
            one = Overdue(entry.slug, entry.title, due, (day - due).days)
            found.setdefault(entry.header.owner or NOBODY, []).append(one)
    return dict(sorted(found.items()))


def _empty_pairs(subject: Subject) -> Iterator[tuple[str, str]]:
    catalog = subject.catalog
    pair = catalog.bank.pair
    if pair is None:
        return
    for row in catalog.vocabularies[pair.rows]:
        for column in catalog.vocabularies[pair.columns].top:
            if row.taggable and not row.retired and not catalog.crossed(row.id, column.id):
                yield row.title, column.title


def _is_unrated(entry: Entry, subject: Subject) -> bool:
    explained = [facet.id for facet in subject.catalog.bank.facets if facet.explain and entry.kind in facet.kinds]
    return entry.kind is not Kind.NOTE and any(not entry.terms.get(facet) for facet in explained)


def addresses(subject: Subject) -> list[Address]:
    """Every address outside the site that a reader may follow, each once, in the order of the files."""
    found: dict[str, Address] = {}
    for document in subject.catalog.documents:
        links = subject.prose[document.path].links
        urls = [link.target for link in links if _is_web(document.folder, link.target, subject)]
        if isinstance(document, Entry):
            urls += [source.url for source in document.header.sources if source.url]
            link = getattr(document.header, "link", None)
            urls += [link] if link else []
        for url in urls:
            found.setdefault(url, Address(url, document.path))
    return sorted(found.values(), key=lambda address: (address.path, address.url))


def _is_web(folder: str, target: str, subject: Subject) -> bool:
    return lead(folder, target, subject.catalog).goal is Goal.ELSEWHERE and target.startswith(("http:", "https:"))
