"""The vocabularies of a bank, and what is said of a term that is not in them."""

from pathlib import Path

from knowledge_bank.model import Bank, Kind, Problem, Term, Vocabulary
from knowledge_bank.model.bank import Facet
from knowledge_bank.reading.data import read_data, read_list
from knowledge_bank.reading.notes import Notes
from knowledge_bank.reading.yaml_values import Document


def read_vocabularies(folder: Path, shown: str, bank: Bank) -> tuple[dict[str, Vocabulary], list[Problem]]:
    """Read every vocabulary that a facet uses. Returns them by facet; one that can't be read is left out."""
    read: dict[str, Vocabulary] = {}
    problems: list[Problem] = []
    for name in dict.fromkeys(facet.vocabulary for facet in bank.facets):
        notes = Notes(f"{shown}/vocabularies/{name}.yml")
        document = read_data(folder / "vocabularies" / f"{name}.yml", notes)
        if document is not None:
            vocabulary = _vocabulary(name, document, notes)
            if not notes.failed:
                read[name] = vocabulary
        problems += notes.problems
    return {facet.id: read[facet.vocabulary] for facet in bank.facets if facet.vocabulary in read}, problems


def _vocabulary(name: str, document: Document, notes: Notes) -> Vocabulary:
    terms: dict[str, Term] = {}
    indexes: dict[str, int] = {}
    for index, term in read_list(Term, document, "terms", notes):
        if term.id in terms:
            place = document.place(("terms", index, "id"))
            notes.error(place, term.id, "duplicate-term", "two terms with this id", "give one of them another")
        terms[term.id] = term
        indexes[term.id] = index
    for term in terms.values():
        for field in ("parent", "retired"):
            other = getattr(term, field)
            if other is not None and (other not in terms or (field, other) == ("retired", term.id)):
                place = document.place(("terms", indexes[term.id], field))
                remedy = "name another one of this file"
                notes.error(place, f"{term.id}.{field}", "unknown-term", "no such term", remedy)
    vocabulary = Vocabulary(name, tuple(terms.values()))
    for term in vocabulary:
        above = vocabulary.broader(term.id)
        if above and term.id in (other.id for other in above):
            place = document.place(("terms", indexes[term.id], "parent"))
            notes.error(place, f"{term.id}.parent", "circular-term", "is below itself", "give it another parent")
    return vocabulary


def read_terms(
    facet: Facet, vocabulary: Vocabulary | None, kind: Kind, document: Document, notes: Notes
) -> tuple[str, ...]:
    """
    The terms of one facet as an entry's header gives them.

    Every term that can't be used is an error in `notes`. Without a vocabulary (it has Problems of its own) terms are
    taken as they stand.
    """
    value = document.values.get(facet.field)
    if value in (None, ""):
        return ()
    place = document.place((facet.field,))
    if facet.single and not isinstance(value, str):
        notes.error(place, facet.field, "not-one-term", "one term is wanted", "write a single term, without brackets")
        return ()
    if not facet.single and not isinstance(value, list):
        notes.error(place, facet.field, "not-a-list", "not a list", "write it in square brackets: [one, another]")
        return ()
    words = value if isinstance(value, list) else [value]
    terms: dict[str, None] = {}
    for index, word in enumerate(words):
        place = document.place((facet.field,) if facet.single else (facet.field, index))
        if not isinstance(word, str):
            notes.error(place, facet.field, "not-a-term", "not a term", "write the term's id")
        elif word in terms:
            notes.error(place, facet.field, "duplicate-term", f"'{word}' is written twice", "keep one of them")
        elif vocabulary is None or _usable(word, vocabulary, facet, kind, notes, place):
            terms[word] = None
    return tuple(terms)


def _usable(
    word: str, vocabulary: Vocabulary, facet: Facet, kind: Kind, notes: Notes, place: tuple[int, int]
) -> bool:
    if word not in vocabulary:
        wrong, remedy = unknown_term(word, vocabulary, facet, kind)
        notes.error(place, facet.field, "unknown-term", wrong, remedy)
        return False
    term = vocabulary[word]
    if term.retired:
        notes.error(place, facet.field, "retired-term", f"'{word}' is no longer used", f"write '{term.retired}'")
    elif not term.taggable:
        parts = ", ".join(part.id for part in vocabulary.narrower.get(word, ()))
        notes.error(place, facet.field, "heading-term", f"'{word}' only gathers others", f"use one of them: {parts}")
    return True


def unknown_term(word: str, vocabulary: Vocabulary, facet: Facet, kind: Kind) -> tuple[str, str]:
    """
    What is wrong with an unknown term, and what it may have been meant to be.

    What was typed into a case could name a child, so it is repeated only where it is nearly a term.
    """
    meant = vocabulary.suggestion(word)
    if meant:
        return f"unknown term '{word}'", f"did you mean '{meant}'?"
    where = f"the terms are in vocabularies/{facet.vocabulary}.yml"
    if kind is Kind.CASE or len(word) > 40:
        return "unknown term", where
    return f"unknown term '{word}'", where
