"""The finder: words and facets together, and without JavaScript the ways to every list."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_bank.model import Axis, Catalog, Edition, Kind, Term, axes
from knowledge_bank.pages.indexes import MATRIX, facet_address
from knowledge_bank.pages.news import NEW
from knowledge_bank.pages.view import View
from knowledge_bank.strings import later, strings

FINDER = "find/"
FIRST = 10
"""How many entries are there before anyone has chosen."""

ALL = {
    Kind.CASE: later("All learning cases"),
    Kind.RESOURCE: later("All resources"),
    Kind.NOTE: later("All workshop notes"),
}
"""What the list of each kind is called."""


@dataclass(frozen=True)
class Choice:
    """A term that one may narrow by, with how many entries it holds and the terms below it."""

    term: Term
    count: int
    below: tuple["Choice", ...]


def finder_views(edition: Edition) -> Iterator[View]:
    """The page of the finder; none where the bank has no finder."""
    catalog = edition.catalog
    bank = catalog.bank
    if not bank.finder:
        return
    spoken = strings(bank.language)
    yield View(
        address=FINDER,
        title=spoken.label("Find"),
        template="finder.html",
        shows={
            "facets": [(axis.facet, _choices(axis)) for axis in axes(catalog)],
            "newest": catalog.listed[:FIRST],
            "total": len(catalog.listed),
            "ways": _ways(catalog),
            "offline": edition.offline,
        },
        section=FINDER,
        wide=True,
        description=spoken.label("Find learning cases, resources and notes by words and by situation."),
    )


def _choices(axis: Axis, parent: str = "") -> tuple[Choice, ...]:
    terms = axis.vocabulary.narrower.get(parent, ())
    return tuple(Choice(term, axis.counts[term.id], _choices(axis, term.id)) for term in terms)


def _ways(catalog: Catalog) -> list[tuple[str, str]]:
    """Title and address of every list of entries."""
    spoken = strings(catalog.bank.language)
    ways = [(spoken.label("By {facet}", facet=facet.singular), facet_address(facet)) for facet in catalog.bank.indexed]
    if catalog.bank.pair:
        rows, columns = (catalog.bank.facet(end) for end in (catalog.bank.pair.rows, catalog.bank.pair.columns))
        pair = spoken.label("By {row} and {column} together", row=rows.singular, column=columns.singular)
        ways.append((pair, MATRIX))
    kinds = ((spoken.label(ALL[kind]), kind.address) for kind in Kind)
    return [*ways, *kinds, (spoken.label("What is new"), NEW)]
