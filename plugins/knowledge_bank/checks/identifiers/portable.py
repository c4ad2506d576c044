"""The rules, and what a bank gives them, as plain values: the form in the browser runs these."""

from typing import Any

from knowledge_bank.checks.identifiers.check import AS_TITLES, scanner_of
from knowledge_bank.checks.identifiers.rules import Hurry, book
from knowledge_bank.checks.identifiers.scan import AROUND, MOST, Scanner
from knowledge_bank.checks.identifiers.withheld import AGENCIES, SERVED, WITHHELD, agency_names, alone, is_telling
from knowledge_bank.checks.texts import SMALL
from knowledge_bank.model import Catalog


def portable_rules(catalog: Catalog) -> dict[str, Any]:
    """
    All that a page needs to find in a case what `kb check` finds in it.

    Of entries it tells the hosts that they cite, so `catalog` should hold none that the page's readers may not see.
    """
    agencies = [facet.field for facet in catalog.bank.facets if facet.id == AGENCIES]
    return {
        **portable(scanner_of(catalog)),
        "agency": {"field": agencies[0] if agencies else "", "withheld": WITHHELD},
        "telling": _telling(catalog),
    }


def portable(scanner: Scanner) -> dict[str, Any]:
    """The rules as one scanner has them. Nothing depends on the order in which sets happen to be."""
    sheet, names = scanner.book.sheet, scanner.names
    return {
        "joins": sheet.joins,
        "smooth": sheet.smooth,
        "masks": sheet.masks,
        "parts": scanner.book.parts,
        "numbers": sheet.numbers,
        "common": sorted(sheet.common),
        "helpLines": sorted(sheet.help_lines),
        "hosts": sorted(sheet.hosts | scanner.allowed.hosts),
        "mailboxes": sorted(scanner.allowed.mailboxes),
        "names": {
            "agencies": _longest_first(names.agencies),
            "places": _longest_first(names.places),
            "given": _longest_first(names.given),
            "districts": sorted(names.districts),
        },
        "facets": sorted(scanner.facets),
        "around": AROUND,
        "most": MOST,
        "small": sorted(SMALL),
        "asTitles": sorted(AS_TITLES),
        "rules": [_plain(rule.model_dump(mode="json", exclude_defaults=True)) for rule in sheet.rules],
    }


def _longest_first(names: frozenset[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _plain(rule: dict[str, Any]) -> dict[str, Any]:
    """A rule without what only saves time, and its sets in order."""
    kept = {name: value for name, value in rule.items() if name not in Hurry.model_fields}
    if "not_in" in kept:
        kept["not_in"] = sorted(kept["not_in"])
    if "patterns" in kept:
        kept["patterns"] = [_plain(pattern) for pattern in kept["patterns"]]
    return kept


def _telling(catalog: Catalog) -> dict[str, list[str]]:
    """By field, the terms that only one agency fits."""
    areas = book().areas
    agencies = agency_names(catalog, areas)
    if not agencies:
        return {}
    name = book().of_names(agencies, "i").regex
    roles = alone(areas)
    found = {
        facet.field: [term.id for term in catalog.vocabularies[facet.id] if is_telling(term, roles, name)]
        for facet in catalog.bank.facets
        if facet.id not in SERVED
    }
    return {field: terms for field, terms in found.items() if terms}
