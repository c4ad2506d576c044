"""Indexes: an overview and a page per term for each facet, the pages of pairs, the matrix, the lists by kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_bank.model import Catalog, Edition, Facet, Kind, Term
from knowledge_bank.pages.follow import Channel, channel
from knowledge_bank.pages.listing import listing
from knowledge_bank.pages.view import Crumb, View
from knowledge_bank.strings import later, strings

MATRIX = "matrix/"

NEWEST_FIRST = {
    Kind.CASE: later("All learning cases, newest first."),
    Kind.RESOURCE: later("All resources, newest first."),
    Kind.NOTE: later("All workshop notes, newest first."),
}
"""What the list of each kind is."""


@dataclass(frozen=True)
class Branch:
    """A term in an overview, with how many entries it holds and the terms below it."""

    term: Term
    count: int
    address: str
    """Empty when it holds nothing: a page without entries is not made."""
    below: tuple["Branch", ...]


def facet_address(facet: Facet) -> str:
    return f"{facet.id}/"


def term_address(facet: Facet, term_id: str) -> str:
    return f"{facet.id}/{term_id}/"


def branches(catalog: Catalog, facet: Facet, terms: tuple[Term, ...]) -> tuple[Branch, ...]:
    """Terms with their counts; a retired term is there only while something still stands below it."""
    vocabulary = catalog.vocabularies[facet.id]
    found = []
    for term in terms:
        count = catalog.count(facet.id, term.id)
        if term.retired and not count:
            continue
        address = term_address(facet, term.id) if count else ""
        found.append(Branch(term, count, address, branches(catalog, facet, vocabulary.narrower.get(term.id, ()))))
    return tuple(found)


def facet_views(edition: Edition) -> Iterator[View]:
    """For each indexed facet its overview and the pages of its terms."""
    catalog = edition.catalog
    for facet in catalog.bank.indexed:
        vocabulary = catalog.vocabularies[facet.id]
        yield View(
            address=facet_address(facet),
            title=facet.title,
            template="facet.html",
            shows={
                "facet": facet,
                "branches": branches(catalog, facet, vocabulary.top),
                "matrix": _matrix_of(edition, facet),
            },
            section=facet_address(facet),
            description=facet.description,
        )
        for term in vocabulary:
            entries = catalog.tagged(facet.id, term.id)
            if entries:
                yield from listing(
                    term_address(facet, term.id),
                    term.title,
                    "term.html",
                    entries,
                    {
                        "facet": facet,
                        "term": term,
                        "below": branches(catalog, facet, vocabulary.narrower.get(term.id, ())),
                        "plan": catalog.programme.plan(facet.id, term.id),
                        "crossing": _crossing(catalog, facet, term),
                    },
                    language=catalog.bank.language,
                    section=facet_address(facet),
                    trail=_above(facet, catalog, term),
                    description=term.description,
                    feeds=term_channel(edition, facet, term).feeds,
                )


def _above(facet: Facet, catalog: Catalog, term: Term) -> tuple[Crumb, ...]:
    broader = catalog.vocabularies[facet.id].broader(term.id)
    return tuple(Crumb(other.title, term_address(facet, other.id)) for other in reversed(broader))


def _matrix_of(edition: Edition, facet: Facet) -> str:
    pair = edition.catalog.bank.pair
    return MATRIX if pair and facet.id in (pair.rows, pair.columns) else ""


@dataclass(frozen=True)
class Crossing:
    """The terms of the other facet of the pair that share entries with a term."""

    facet: Facet
    cells: tuple[tuple[Term, int, str], ...]
    """Term, number of entries and address of the pair's page."""


def _crossing(catalog: Catalog, facet: Facet, term: Term) -> Crossing | None:
    pair = catalog.bank.pair
    if pair is None or facet.id not in (pair.rows, pair.columns):
        return None
    is_row = facet.id == pair.rows
    other = catalog.bank.facet(pair.columns if is_row else pair.rows)
    cells = []
    for candidate in catalog.vocabularies[other.id]:
        row, column = (term.id, candidate.id) if is_row else (candidate.id, term.id)
        count = catalog.crossed_count(row, column)
        if count:
            cells.append((candidate, count, pair_address(pair.rows, row, column)))
    return Crossing(other, tuple(cells)) if cells else None


def pair_address(rows: str, row: str, column: str) -> str:
    return f"{rows}/{row}/{column}/"


def pair_views(edition: Edition) -> Iterator[View]:
    """A page for every pair of terms that has entries, and the matrix that leads to them."""
    catalog = edition.catalog
    pair = catalog.bank.pair
    if pair is None:
        return
    spoken = strings(catalog.bank.language)
    rows, columns = catalog.bank.facet(pair.rows), catalog.bank.facet(pair.columns)
    row_terms, column_terms = catalog.vocabularies[rows.id], catalog.vocabularies[columns.id]
    for row in row_terms:
        for column in column_terms:
            entries = catalog.crossed(row.id, column.id)
            if entries:
                title = f"{row.title}: {column.title}"
                yield from listing(
                    pair_address(rows.id, row.id, column.id),
                    title,
                    "pair.html",
                    entries,
                    {
                        "rows": rows,
                        "columns": columns,
                        "row": row,
                        "column": column,
                        "row_address": term_address(rows, row.id) if rows.index else "",
                        "column_address": term_address(columns, column.id) if columns.index else "",
                    },
                    language=catalog.bank.language,
                    section=facet_address(rows),
                    trail=(*_above(rows, catalog, row), Crumb(row.title, term_address(rows, row.id))),
                    description=spoken.label("Entries about {row} for {column}.", row=row.title, column=column.title),
                )
    table = [
        (row, [(column, catalog.crossed_count(row.id, column.id)) for column in column_terms.top])
        for row in row_terms
        if row.taggable and not row.retired
    ]
    yield View(
        address=MATRIX,
        title=spoken.label("{rows} by {columns}", rows=rows.title, columns=columns.title.lower()),
        template="matrix.html",
        shows={
            "rows": rows,
            "columns": columns,
            "table": table,
            "heads": column_terms.top,
            "pair_address": pair_address,
        },
        section=facet_address(rows),
        description=spoken.label(
            "How many entries there are for each {row} and {column}.", row=rows.singular, column=columns.singular
        ),
        wide=True,
    )


def section_of(kind: Kind, catalog: Catalog) -> str:
    """Notes stand in the section of the workshops, where there are any."""
    return "workshops/" if kind is Kind.NOTE and catalog.programme.workshops else kind.address


def kind_views(edition: Edition) -> Iterator[View]:
    """The list of each kind, with what may be told of entries that these readers may not see."""
    catalog = edition.catalog
    spoken = strings(catalog.bank.language)
    for kind in Kind:
        told = [
            teaser
            for slug, teaser in edition.teasers.items()
            if slug not in catalog.by_slug and edition.teaser_kinds[slug] is kind
        ]
        yield from listing(
            kind.address,
            spoken.label(kind.plural),
            "kind.html",
            catalog.of_kind(kind),
            {"kind": kind, "teasers": told},
            language=catalog.bank.language,
            section=section_of(kind, catalog),
            description=spoken.label(NEWEST_FIRST[kind]),
            feeds=kind_channel(edition, kind).feeds,
        )


def term_channel(edition: Edition, facet: Facet, term: Term) -> Channel:
    """The entries with a term of an indexed facet, to follow."""
    return channel(edition, term.title, term_address(facet, term.id), edition.catalog.tagged(facet.id, term.id))


def kind_channel(edition: Edition, kind: Kind) -> Channel:
    """The entries of a kind, to follow."""
    catalog = edition.catalog
    title = strings(catalog.bank.language).label(kind.plural)
    return channel(edition, title, kind.address, catalog.of_kind(kind))
