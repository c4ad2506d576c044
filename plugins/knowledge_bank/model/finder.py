"""The facets of the finder: those that the bank names, with kind and year beside its own."""

from dataclasses import dataclass
from functools import cached_property

from knowledge_bank.model.bank import BUILT_IN, Facet
from knowledge_bank.model.catalog import Catalog
from knowledge_bank.model.kind import Kind
from knowledge_bank.model.vocabulary import Term, Vocabulary
from knowledge_bank.strings import strings

Written = tuple[tuple[str, ...], ...]
"""For each listed entry, newest first, the ids of its terms."""


@dataclass(frozen=True)
class Axis:
    """A facet as the finder shows it: with the terms that some entry is found by, and no others."""

    facet: Facet
    vocabulary: Vocabulary
    """Terms in use, and those above them."""
    written: Written

    @cached_property
    def counts(self) -> dict[str, int]:
        """Term id to how many entries carry it or one below it."""
        counts = dict.fromkeys(self.vocabulary.by_id, 0)
        for terms in self.written:
            for found in {above.id for term in terms for above in self.with_broader(term)}:
                counts[found] += 1
        return counts

    def with_broader(self, term: str) -> tuple[Term, ...]:
        """A term and all above it, nearest first."""
        return (self.vocabulary[term], *self.vocabulary.broader(term))


def axes(catalog: Catalog) -> tuple[Axis, ...]:
    """The facets of the bank's finder, in its order; one that no entry carries is left out."""
    found = (_axis(name, catalog) for name in catalog.bank.finder)
    return tuple(axis for axis in found if axis.vocabulary.terms)


def _axis(name: str, catalog: Catalog) -> Axis:
    if name == "kind":
        return _kinds(catalog)
    if name == "year":
        return _years(catalog)
    written = tuple(entry.terms.get(name, ()) for entry in catalog.listed)
    return Axis(catalog.bank.facet(name), _used(catalog.vocabularies[name], written), written)


def _kinds(catalog: Catalog) -> Axis:
    written = tuple((entry.kind.value,) for entry in catalog.listed)
    say = strings(catalog.bank.language).label
    terms = (Term(id=kind.value, title=say(kind.plural), also=(say(kind.label),)) for kind in Kind)
    return Axis(_built_in("kind", catalog), _used(Vocabulary("kind", tuple(terms)), written), written)


def _years(catalog: Catalog) -> Axis:
    published = (entry.header.published for entry in catalog.listed)
    written = tuple((str(day.year),) if day else () for day in published)
    years = sorted({year for terms in written for year in terms}, reverse=True)
    vocabulary = Vocabulary("year", tuple(Term(id=year, title=year) for year in years))
    return Axis(_built_in("year", catalog), vocabulary, written)


def _built_in(name: str, catalog: Catalog) -> Facet:
    """A facet that is the product's own, in the words of the bank's language."""
    facet, say = BUILT_IN[name], strings(catalog.bank.language).label
    return facet.model_copy(update={"title": say(facet.title), "singular": say(facet.singular)})


def _used(vocabulary: Vocabulary, written: Written) -> Vocabulary:
    used = {term for terms in written for term in terms}
    used |= {broader.id for term in used for broader in vocabulary.broader(term)}
    return Vocabulary(vocabulary.id, tuple(term for term in vocabulary if term.id in used))
