"""Where to start: for each group of readers a short path through the bank."""

from collections.abc import Iterator

from knowledge_bank.model import Edition, Term
from knowledge_bank.pages.indexes import term_address
from knowledge_bank.pages.view import View
from knowledge_bank.strings import strings

START = "start/"


def start_address(term_id: str) -> str:
    return f"{START}{term_id}/"


def starts(edition: Edition) -> list[tuple[Term, str]]:
    """The readers who have a path, in the order of the vocabulary, with the address of its page."""
    catalog = edition.catalog
    if not catalog.bank.start:
        return []
    having = {path.term for path in catalog.programme.paths}
    return [(term, start_address(term.id)) for term in catalog.vocabularies[catalog.bank.start] if term.id in having]


def start_views(edition: Edition) -> Iterator[View]:
    """The choice of paths, and a page for each. Steps that these readers may not see are left out."""
    catalog = edition.catalog
    if not catalog.bank.start:
        return
    spoken = strings(catalog.bank.language)
    found = starts(edition)
    facet = catalog.bank.facet(catalog.bank.start)
    yield View(
        address=START,
        title=spoken.label("Start here"),
        template="starts.html",
        shows={"starts": found},
        section=START,
        description=spoken.label("A short path through the bank for each {facet}.", facet=facet.singular),
    )
    paths = {path.term: path for path in catalog.programme.paths}
    for term, address in found:
        path = paths[term.id]
        yield View(
            address=address,
            title=spoken.label("Start here: {readers}", readers=term.title),
            template="start.html",
            shows={
                "term": term,
                "path": path,
                "steps": [
                    (catalog.by_slug[step.entry], step.why) for step in path.steps if step.entry in catalog.by_slug
                ],
                "next": catalog.programme.next_workshop(edition.day),
                "everything": term_address(facet, term.id) if facet.index and catalog.count(facet.id, term.id) else "",
            },
            section=START,
            description=path.welcome,
        )
