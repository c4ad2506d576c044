"""Related entries: what shares most of what an entry is about, found without comparing each with each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from knowledge_bank.model.catalog import Catalog
from knowledge_bank.model.entry import Entry

MOST = 5
"""Related entries on a page."""

KEPT = MOST + 1
"""Entries kept for each combination of terms: one of them may be the entry itself."""

Key = tuple[tuple[str, str], ...]
"""Facets and terms that are shared."""


@dataclass(frozen=True)
class Related:
    """An entry, and why a reader of another one might want it."""

    entry: Entry
    shared: tuple[str, ...]
    """In the singular, the facets of which both carry the same terms; none where the author chose it."""


class Neighbours:
    """
    An index from combinations of terms to the newest entries that carry all of them.

    Its size grows with the entries and not with their square: each combination keeps a handful.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.facets = catalog.bank.related_by
        self.index: dict[Key, list[Entry]] = {}
        for entry in catalog.listed:
            for key in self._keys(entry):
                kept = self.index.setdefault(key, [])
                if len(kept) < KEPT:
                    kept.append(entry)

    def of(self, entry: Entry) -> tuple[Related, ...]:
        """At most five: those the author named, then those that share most."""
        by_slug = self.catalog.by_slug
        found: dict[str, tuple[str, ...]] = {slug: () for slug in entry.header.related if slug in by_slug}
        for key in self._keys(entry):
            if len(found) >= MOST:
                break
            shared = tuple(self.catalog.bank.facet(facet).singular for facet, _ in key)
            for other in self.index.get(key, ()):
                if other.slug not in (entry.slug, entry.header.translation_of):
                    found.setdefault(other.slug, shared)
        return tuple(Related(by_slug[slug], shared) for slug, shared in list(found.items())[:MOST])

    def _keys(self, entry: Entry) -> Iterator[Key]:
        """Combinations of terms, the most telling first: of all facets, then of all but one, down to one."""
        given = [(facet, entry.terms[facet]) for facet in self.facets if entry.terms.get(facet)]
        for size in range(len(given), 0, -1):
            for chosen in combinations(given, size):
                for terms in product(*(terms for _, terms in chosen)):
                    yield tuple((facet, term) for (facet, _), term in zip(chosen, terms, strict=True))
