"""The programme's files: focuses, workshops, milestones. Each may be absent."""

import pathlib

from knowledge_bank.model import Bank, Problem, Programme, Vocabulary, Workshop, nearest
from knowledge_bank.model.programme import Focus, Path, Plan, Word
from knowledge_bank.reading.data import read_data, read_list
from knowledge_bank.reading.notes import Notes
from knowledge_bank.reading.yaml_values import Document

PROGRAMME = ("programme", "workshops", "milestones", "paths", "glossary")
"""The files of `programme/`, without `.yml`."""


def read_programme(
    folder: pathlib.Path, shown: str, bank: Bank, vocabularies: dict[str, Vocabulary]
) -> tuple[Programme, list[Problem]]:
    """Read `programme/`; what a bank does not have is empty."""
    problems: list[Problem] = []

    def document(name: str) -> tuple[Document | None, Notes]:
        notes = Notes(f"{shown}/programme/{name}.yml")
        path = folder / "programme" / f"{name}.yml"
        return (read_data(path, notes) if path.exists() else None), notes

    settings, notes = document("programme")
    focuses: tuple[Focus, ...] = ()
    title = ""
    if settings:
        title = str(settings.values.get("title") or "")
        focuses = tuple(focus for _, focus in read_list(Focus, settings, "focuses", notes, others=("title",)))
    problems += notes.problems
    data, notes = document("workshops")
    workshops = _workshops(data, focuses, notes) if data else ()
    problems += notes.problems
    data, notes = document("milestones")
    plans = _plans(data, bank, vocabularies, notes) if data else {}
    problems += notes.problems
    data, notes = document("paths")
    paths = _paths(data, bank, vocabularies, notes) if data else ()
    problems += notes.problems
    data, notes = document("glossary")
    words = [word for _, word in read_list(Word, data, "words", notes)] if data else []
    problems += notes.problems
    glossary = tuple(sorted(words, key=lambda word: word.word.casefold()))
    return Programme(title, focuses, workshops, plans, paths, glossary), problems


def _paths(
    document: Document, bank: Bank, vocabularies: dict[str, Vocabulary], notes: Notes
) -> tuple[Path, ...]:
    """Whether a path's entries exist is for the checks to say: they know every entry."""
    paths: list[Path] = []
    terms = vocabularies.get(bank.start)
    for index, path in read_list(Path, document, "paths", notes):
        place = document.place(("paths", index, "term"))
        if terms is not None and path.term not in terms:
            meant = terms.suggestion(path.term)
            remedy = f"did you mean '{meant}'?" if meant else f"name a term of {bank.start}"
            notes.error(place, "term", "unknown-term", f"unknown term '{path.term}'", remedy)
        if path.term in (other.term for other in paths):
            notes.error(place, "term", "duplicate-path", f"'{path.term}' has a path already", "make one of the two")
        paths.append(path)
    return tuple(paths)


def _workshops(document: Document, focuses: tuple[Focus, ...], notes: Notes) -> tuple[Workshop, ...]:
    known = [focus.id for focus in focuses]
    workshops: list[Workshop] = []
    for index, workshop in read_list(Workshop, document, "workshops", notes):
        at = ("workshops", index)
        for focus in workshop.topics:
            if focus not in known:
                meant = nearest(focus, known)
                remedy = f"did you mean '{meant}'?" if meant else "the focuses are in programme/programme.yml"
                notes.error(document.key_place((*at, "topics", focus)), focus, "unknown-focus", "no such focus", remedy)
        last = workshops[-1] if workshops else None
        if last and (workshop.number <= last.number or workshop.date <= last.date):
            notes.error(document.place(at), workshop.id, "order", "out of order", "list workshops by number and day")
        if workshop.id in (other.id for other in workshops):
            notes.error(document.place(at), workshop.id, "duplicate-id", "two workshops with this id", "change one")
        workshops.append(workshop)
    return tuple(workshops)


def _plans(
    document: Document, bank: Bank, vocabularies: dict[str, Vocabulary], notes: Notes
) -> dict[str, dict[str, Plan]]:
    plans: dict[str, dict[str, Plan]] = {}
    facets = [facet.id for facet in bank.facets]
    for name in document.values:
        if name not in facets:
            meant = nearest(name, facets)
            remedy = f"did you mean '{meant}'?" if meant else "name a facet of bank.yml"
            notes.error(document.key_place((name,)), name, "unknown-facet", "no such facet", remedy)
            continue
        for index, plan in read_list(Plan, document, name, notes, others=tuple(document.values)):
            if name in vocabularies and plan.term not in vocabularies[name]:
                place = document.place((name, index, "term"))
                notes.error(place, name, "unknown-term", f"unknown term '{plan.term}'", "name a term of the facet")
            if plan.term in plans.setdefault(name, {}):
                place = document.place((name, index, "term"))
                notes.error(place, name, "duplicate-term", f"two plans for '{plan.term}'", "make one of them")
            plans[name][plan.term] = plan
    return plans
