"""The page of an entry, and what stays where one was withdrawn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge_bank.model import (
    Catalog,
    Edition,
    Entry,
    Facet,
    Goal,
    Issue,
    Kind,
    Link,
    Neighbours,
    Prose,
    Status,
    Term,
    Workshop,
    lead,
)
from knowledge_bank.model.pack import Occasion, has_pack, pack_address, pack_pdf_address
from knowledge_bank.model.parts import Basis
from knowledge_bank.pages.citation import cite_entry
from knowledge_bank.pages.indexes import section_of, term_address
from knowledge_bank.pages.view import Crumb, View
from knowledge_bank.strings import Strings, later, strings

Href = Callable[[str], str]
"""The way from the page being made to an address of the site."""

MADE: dict[Basis | None, str] = {
    Basis.INVENTED: later("<strong>Invented for teaching.</strong> It tells of no real family."),
    Basis.COMPOSITE: later("<strong>Built from several cases.</strong>"),
    Basis.ADAPTED: later("<strong>Based on one case, with details changed.</strong>"),
    Basis.REAL: later("<strong>One case, told with the family's recorded agreement.</strong>"),
}
"""What a case's page says of how it was made, before the author's own words about it."""


@dataclass(frozen=True)
class Tags:
    """The terms of one facet that an entry carries, with the addresses of their pages."""

    facet: Facet
    terms: tuple[tuple[Term, str], ...]
    """The address is empty where a facet has no index. No terms at all where the facet says something of that."""


def entry_views(edition: Edition, prose: dict[str, Prose]) -> Iterator[View]:
    """A page for every entry of the edition."""
    catalog = edition.catalog
    spoken = strings(catalog.bank.language)
    appeared: dict[str, list[Issue]] = {}
    for issue in catalog.issues:
        for slug in issue.header.entries:
            appeared.setdefault(slug, []).append(issue)
    neighbours = Neighbours(catalog)
    for entry in catalog.entries:
        rendered = prose[entry.path]
        section = section_of(entry.kind, catalog)
        yield View(
            address=entry.address,
            title=entry.title,
            template="entry.html",
            shows={
                "entry": entry,
                "header": entry.header,
                "prose": binder(catalog, entry, rendered),
                "tags": tags(catalog, entry),
                "ahead": edition.is_ahead(entry),
                "related": neighbours.of(entry),
                "replaced_by": catalog.by_slug.get(entry.header.replaced_by or ""),
                "issues": appeared.get(entry.header.translation_of or entry.slug, []),
                "bank": catalog.bank,
                "overdue": overdue(entry, edition),
                "missed": catalog.missed(entry, edition.day),
                "level": next(level for level in catalog.bank.access if level.id == entry.access),
                "workshop": catalog.programme.by_id.get(getattr(entry.header, "workshop", None) or ""),
                "focuses": {focus.id: focus.title for focus in catalog.programme.focuses},
                "pack": pack_address(entry) if has_pack(entry, rendered, catalog.bank) else "",
                "pack_pdf": pack_pdf_address(entry) if catalog.bank.packs.pdf else "",
                "occasions": tuple(Occasion),
                "made": MADE.get(getattr(entry.header, "basis", None), ""),
                "rights": entry.header.rights.holder if entry.header.rights else catalog.bank.rights,
            },
            section=section,
            trail=_way_down(entry.kind, section, spoken),
            description=entry.summary,
            headings=rendered.headings,
            updated=entry.updated,
            version=entry.version,
            access=entry.access,
            searchable=True,
            language=entry.language,
            languages=entry.languages,
            source=entry.path,
            pictures=pictures(entry, rendered, catalog),
            citation=None if edition.is_ahead(entry) else cite_entry(entry, catalog.bank),
        )


def _way_down(kind: Kind, section: str, spoken: Strings) -> tuple[Crumb, ...]:
    return () if kind.address == section else (Crumb(spoken.label(kind.plural), kind.address),)


def tags(catalog: Catalog, entry: Entry) -> tuple[Tags, ...]:
    """The terms of an entry, facet by facet in the order of `bank.yml`."""
    found = []
    for facet in catalog.bank.facets:
        terms = entry.terms.get(facet.id, ())
        if terms:
            vocabulary = catalog.vocabularies[facet.id]
            listed = facet.index and entry.status is not Status.ARCHIVED
            found.append(
                Tags(facet, tuple((vocabulary[term], term_address(facet, term) if listed else "") for term in terms))
            )
        elif facet.when_absent and entry.kind in facet.kinds:
            found.append(Tags(facet, ()))
    return tuple(found)


def overdue(entry: Entry, edition: Edition) -> bool:
    """True when a review should have been by the bank's own day; without one, the reader's browser decides."""
    due = entry.header.review_due
    return edition.catalog.bank.as_of is not None and due is not None and due < edition.day


def binder(catalog: Catalog, document: Entry | Issue, prose: Prose) -> Callable[[Href], str]:
    """A function that gives a document's HTML with its links as seen from a page."""

    def bound(href: Href) -> str:
        def address_of(link: Link) -> str:
            goal = lead(document.folder, link.target, catalog)
            if goal.goal is Goal.ELSEWHERE:
                return link.target
            thing = goal.thing(catalog)
            address = in_language_of(document, thing) if thing else goal.address
            if goal.goal is Goal.FILE:
                address = f"{document.address}{goal.name}"
            fragment = f"#{goal.fragment}" if goal.fragment else ""
            return href(address) + fragment

        return prose.html(address_of)

    return bound


def in_language_of(document: Entry | Issue, thing: Entry | Issue | Workshop) -> str:
    """The address of a thing, in the language of the document that leads to it if there is one other than itself."""
    if not isinstance(document, Entry) or not isinstance(thing, Entry):
        return thing.address
    others = (one for one in thing.languages if one.address != document.address)
    return next((one.address for one in others if one.language == document.language), thing.address)


def pictures(document: Entry | Issue, prose: Prose, catalog: Catalog) -> dict[str, str]:
    """The files beside a document that its page shows or links to: address to path in the bank."""
    goals = (lead(document.folder, link.target, catalog) for link in prose.links)
    return {
        f"{document.address}{goal.name}": f"{document.folder}/{goal.name}" for goal in goals if goal.goal is Goal.FILE
    }


def tombstone_views(edition: Edition) -> Iterator[View]:
    """A neutral page at the address of each entry that was withdrawn: that it is gone, and nothing of what it was."""
    title = strings(edition.catalog.bank.language).label("Withdrawn")
    for address in edition.tombstones:
        yield View(address, title, "tombstone.html", {}, section=address.split("/")[0] + "/", listed=False)
