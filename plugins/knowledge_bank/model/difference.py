"""What differs between two states of a bank, as readers would see it."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from knowledge_bank.model.bank import Bank
from knowledge_bank.model.catalog import Catalog
from knowledge_bank.model.edition import Edition
from knowledge_bank.model.entry import Entry
from knowledge_bank.model.issue import Issue

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

UNSEEN = {"exceptions", "formerly", "approvals", "legal_check", "permission", "withdrawn", "hold_until"}
"""Fields of a header that no page shows."""
NAMED = {"title": "title", "summary": "summary", "status": "status", "entries": "list of entries"}
"""Fields that a summary calls by name; all others are details."""


@dataclass(frozen=True)
class Difference(Generic[T]):
    """Of things of one sort: what is there only now, what was there only before, and what is not the same."""

    came: tuple[T, ...]
    went: tuple[T, ...]
    changed: tuple[tuple[T, T], ...]
    """Before and after."""

    def __bool__(self) -> bool:
        return bool(self.came or self.went or self.changed)


def difference(before: Mapping[K, T], after: Mapping[K, T]) -> Difference[T]:
    """Compare things by their keys."""
    return Difference(
        tuple(thing for key, thing in after.items() if key not in before),
        tuple(thing for key, thing in before.items() if key not in after),
        tuple((before[key], thing) for key, thing in after.items() if key in before and before[key] != thing),
    )


def of_entries(before: Iterable[Entry], after: Iterable[Entry], bank: Bank) -> Difference[Entry]:
    """Compare entries; one whose file was renamed and says so is the same."""
    old = {entry.slug: entry for entry in before}
    now: dict[str, Entry] = {}
    for entry in after:
        names = (entry.slug, *entry.header.formerly)
        now[next((name for name in names if name in old), entry.slug)] = entry
    found = difference(old, now)
    seen = tuple(pair for pair in found.changed if parts_of_entry(*pair, bank))
    return Difference(found.came, found.went, seen)


def of_issues(before: Edition, after: Edition) -> Difference[Issue]:
    """Compare newsletters."""
    old, now = ({issue.id: issue for issue in one.catalog.issues} for one in (before, after))
    found = difference(old, now)
    return Difference(found.came, found.went, tuple(pair for pair in found.changed if parts_of_issue(*pair)))


def parts_of_entry(before: Entry, after: Entry, bank: Bank) -> list[str]:
    """What readers see that is not the same, in words."""
    parts = ["address"] if before.address != after.address else []
    parts += _of_header(before.header.model_dump(), after.header.model_dump())
    parts += ["text"] if before.body != after.body else []
    parts += ["readers"] if before.access != after.access else []
    parts += [facet.id for facet in bank.facets if before.terms.get(facet.id) != after.terms.get(facet.id)]
    return parts


def parts_of_issue(before: Issue, after: Issue) -> list[str]:
    """What readers see that is not the same, in words."""
    return [
        *_of_header(before.header.model_dump(), after.header.model_dump()),
        *(["text"] if before.body != after.body else []),
        *(["period"] if (before.number, before.period) != (after.number, after.period) else []),
    ]


def _of_header(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    differing = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    told = [word for name, word in NAMED.items() if name in differing]
    return told + (["details"] if set(differing) - UNSEEN - {"access", *NAMED} else [])


def counts(catalog: Catalog) -> dict[tuple[str, str], int]:
    """How many entries carry each term of the facets that have an index, by facet and term."""
    return {
        (facet.id, term.id): catalog.count(facet.id, term.id)
        for facet in catalog.bank.indexed
        for term in catalog.vocabularies.get(facet.id, ())
    }


def crossed_counts(catalog: Catalog) -> dict[tuple[str, str], int]:
    """How many entries each pair of terms has, without the pairs that have none."""
    pair = catalog.bank.pair
    if pair is None:
        return {}
    rows, columns = (catalog.vocabularies.get(facet, ()) for facet in (pair.rows, pair.columns))
    found = {(row.id, column.id): catalog.crossed_count(row.id, column.id) for row in rows for column in columns}
    return {key: count for key, count in found.items() if count}
