"""A case that names no agency says nothing else that only one agency fits; an invented case names none."""

import re
from collections.abc import Iterator

from knowledge_bank.checks.identifiers.rules import Areas
from knowledge_bank.model import Catalog, Entry, Kind, Problem, Term
from knowledge_bank.model.header import CaseHeader
from knowledge_bank.model.parts import Basis
from knowledge_bank.reading.schema import name_of
from knowledge_bank.reading.yaml_values import Path

AGENCIES = "agencies"
"""The facet that says where an entry comes from."""
WITHHELD = "withheld"
"""Its term for an agency that is not named."""
SERVED = frozenset({AGENCIES, "deliverables"})
"""Facets whose terms give no agency away: what the programme promised, it promised for all."""


def named(terms: dict[str, tuple[str, ...]]) -> str:
    """The agency that an entry names, or nothing."""
    return next((term for term in terms.get(AGENCIES, ()) if term != WITHHELD), "")


def agency_names(catalog: Catalog, areas: Areas) -> frozenset[str]:
    """All names of the authorities that the bank knows."""
    vocabulary = catalog.vocabularies.get(AGENCIES)
    terms = [term for term in vocabulary or () if term.id not in areas.not_areas and term.id != WITHHELD]
    return frozenset(name for term in terms for name in (term.title, *term.also))


def check_withheld(catalog: Catalog, areas: Areas, name: re.Pattern[str]) -> Iterator[Problem]:
    """Look through the labels and terms of every case; `name` finds the authorities' names."""
    roles = alone(areas)
    owners = _owners(catalog)
    for entry in catalog.of_kind(Kind.CASE):
        header = entry.header
        assert isinstance(header, CaseHeader)
        if named(entry.terms):
            if header.basis is Basis.INVENTED:
                field = catalog.bank.facet(AGENCIES).field
                remedy = "write withheld: what was invented happened nowhere"
                yield _problem(entry, (field,), "invented-agency", "an invented case names an agency", remedy)
            continue
        for path, label in _labels(header):
            plain = label.casefold().replace("-", " ")
            if any(role in plain for role in roles) or len(owners.get(plain, {"", "several"})) == 1:
                wrong = "only one agency fits this, and the case names none"
                yield _problem(entry, path, "gives-agency-away", wrong, "choose a label that many could carry")
        yield from _terms(entry, catalog, roles, name)


def _terms(entry: Entry, catalog: Catalog, roles: set[str], name: re.Pattern[str]) -> Iterator[Problem]:
    for facet in catalog.bank.facets:
        for term in entry.terms.get(facet.id, ()) if facet.id not in SERVED else ():
            if is_telling(catalog.vocabularies[facet.id][term], roles, name):
                wrong = "a term that only one agency fits, and the case names none"
                remedy = "take it out, or choose a broader one"
                yield _problem(entry, (facet.field,), "gives-agency-away", wrong, remedy)


def is_telling(term: Term, roles: set[str], name: re.Pattern[str]) -> bool:
    """True for a term that only one agency fits."""
    words = " ".join((term.id.replace("-", " "), term.title, *term.also)).casefold()
    return bool(name.search(words)) or any(role in words for role in roles)


def alone(areas: Areas) -> set[str]:
    """The parts in the programme that one agency alone had."""
    return {role.casefold() for area in areas.areas.values() for role in area.roles}


def _labels(header: CaseHeader) -> Iterator[tuple[Path, str]]:
    yield ("collection",), header.collection
    yield ("owner",), header.owner or ""
    for index, author in enumerate(header.authors):
        yield ("authors", index, "role"), author.role
        yield ("authors", index, "team"), author.team
    if header.rights:
        yield ("rights", "holder"), header.rights.holder


def _owners(catalog: Catalog) -> dict[str, set[str]]:
    """Collections and teams, each with the agencies of all who carry it; the empty one where somebody names none."""
    found: dict[str, set[str]] = {}
    for entry in catalog.entries:
        agency = named(entry.terms)
        if entry.kind is Kind.CASE and not agency:
            continue
        for label in (getattr(entry.header, "collection", ""), *(author.team for author in entry.header.authors)):
            if label:
                found.setdefault(label.casefold().replace("-", " "), set()).add(agency)
    return {label: agencies for label, agencies in found.items() if agencies != {""}}


def _problem(entry: Entry, path: Path, code: str, wrong: str, remedy: str) -> Problem:
    place = entry.places.get(path) or entry.places.get(path[:1]) or (1, 1)
    return Problem(entry.path, *place, name_of(path), code, wrong, remedy)
