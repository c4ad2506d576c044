"""
`contribute/write/rules.js`: what the form in the browser knows of the bank and of the identifier rules.

A script and no JSON, since a page that was opened from a disk can load nothing else. It sets one global value, to which
the scripts of the page add theirs.
"""

import json
from collections.abc import Iterator
from typing import Any

from knowledge_bank.checks.identifiers.portable import portable_rules
from knowledge_bank.checks.prose import field_names
from knowledge_bank.model import Catalog, Edition, Kind, Status
from knowledge_bank.model.form import SECTIONS, fields
from knowledge_bank.pages import WRITE
from knowledge_bank.reading.text import HIDDEN

ADVISED = {"title": (0, 80), "summary": (80, 300)}
"""The fewest and the most characters that read well on a card; `reading` gives the same advice."""


def write_files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Path and text of the file that the form loads."""
    known = {"rules": portable_rules(edition.catalog), "form": form(edition.catalog)}
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    yield f"{WRITE}rules.js", f"window.kbWrite = {text}\n"


def form(catalog: Catalog) -> dict[str, Any]:
    """The form as plain values: what the file of a case is made of."""
    asked = [field for field in fields(Kind.CASE, catalog.bank, catalog.vocabularies) if field.whose == "writer"]
    return {
        "folder": Kind.CASE.folder,
        "status": Status.DRAFT,
        "newFile": catalog.bank.new_file,
        "fields": [
            {
                "name": field.name,
                "label": field.label,
                "many": field.many,
                "longest": field.longest,
                "advised": ADVISED.get(field.name),
                "facet": bool(field.facet),
                "ask": "choose at least one" if field.many else "choose one" if field.options else "write it",
            }
            for field in asked
        ],
        "sections": [
            {"heading": section.heading, "list": section.list, "needed": section.needed, "least": section.least}
            for section in SECTIONS[Kind.CASE]
        ],
        "hidden": HIDDEN.pattern,
        "names": sorted(field_names(catalog.bank)),
    }
