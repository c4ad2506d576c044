"""
`find/digest.json` and `find/cards/`: what the finder counts by, and what it shows of an entry.

The digest holds numbers instead of names, so that a phone can load all of it before anyone searches. Entries are
numbered from 0, newest first; the terms of a facet are numbered from 0 in its own order.

    {
      "entries": 3,                       how many there are
      "first": 10,                        how many the finder shows at first, and with each press of "Show more"
      "chunk": 4,                         how many cards a file holds
      "facets": [{
        "id": "topics",
        "singular": "topic",
        "terms": [["neglect", "Neglect", -1, ["home conditions"]], ...],
                                          id, title, number of the broader term or -1, other names
        "written": "0 01 "                for each entry the terms as written, with a space between two entries:
                                          term 0 is the character "0", and so on in the order of Unicode
      }, ...]
    }

Cards `find/cards/0.json` and on hold the HTML of `chunk` entries' cards each, a list of texts, with links as seen from
the page of the finder.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from knowledge_bank.model import Axis, Catalog, Edition, axes
from knowledge_bank.outputs.offline import SCRIPT, script
from knowledge_bank.pages import FINDER, FIRST, card

CHUNK = 4
"""Results stand in as many files as there are on a page, so a file should hold little beside the one that is wanted."""


def finder_files(edition: Edition, href: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """
    Path and text of the files that the finder loads; none where the bank has no finder.

    `href` gives the way from the finder's page to an address of the site.
    """
    catalog = edition.catalog
    if not catalog.bank.finder:
        return
    files = dict(_files(catalog, href))
    if edition.offline:
        yield SCRIPT, script(catalog, files)
        return
    for path, value in files.items():
        yield path, _json(value)


def _files(catalog: Catalog, href: Callable[[str], str]) -> Iterator[tuple[str, Any]]:
    yield f"{FINDER}digest.json", digest(catalog)
    for number, start in enumerate(range(0, len(catalog.listed), CHUNK)):
        cards = [card(entry, href, catalog.bank.language) for entry in catalog.listed[start : start + CHUNK]]
        yield f"{FINDER}cards/{number}.json", cards


def digest(catalog: Catalog) -> dict[str, Any]:
    """The digest as plain values."""
    facets = [_facet(axis) for axis in axes(catalog)]
    return {"entries": len(catalog.listed), "first": FIRST, "chunk": CHUNK, "facets": facets}


def _facet(axis: Axis) -> dict[str, Any]:
    numbers = {term.id: number for number, term in enumerate(axis.vocabulary)}
    return {
        "id": axis.facet.id,
        "singular": axis.facet.singular,
        "terms": [[term.id, term.title, numbers.get(term.parent or "", -1), term.also] for term in axis.vocabulary],
        "written": " ".join("".join(_letter(numbers[term]) for term in terms) for terms in axis.written),
    }


def _letter(number: int) -> str:
    return chr(ord("0") + number)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
