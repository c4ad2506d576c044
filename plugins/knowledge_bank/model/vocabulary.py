"""Vocabularies: the controlled lists of terms that entries are tagged with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that `word` was probably meant to be, or None when nothing is near."""
    by_folded = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.7)
    return by_folded[found[0]] if found else None


class Term(BaseModel):
    """An allowed value of a facet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")
    """Lower-case and stable; never reused."""
    title: str = Field(min_length=1)
    description: str = ""
    parent: str | None = None
    """The broader term; entries tagged with this one are found under that one too."""
    taggable: bool = True
    """False for a heading that only gathers its narrower terms."""
    retired: str | None = None
    """The term to use instead; a retired term may no longer be written."""
    also: tuple[str, ...] = ()
    """Other names: found by search and suggested by messages, never written."""
    source: str = ""
    """Where the term comes from."""


@dataclass(frozen=True)
class Vocabulary:
    """The terms of one facet, in the order of its file."""

    id: str
    terms: tuple[Term, ...]
    narrower: dict[str, tuple[Term, ...]] = field(init=False, repr=False, compare=False)
    """Term id to the terms directly below it; the key `""` holds the top-level terms."""

    def __post_init__(self) -> None:
        below: dict[str, list[Term]] = {"": []}
        for term in self.terms:
            below.setdefault(term.parent or "", []).append(term)
        object.__setattr__(self, "narrower", {key: tuple(terms) for key, terms in below.items()})

    @cached_property
    def by_id(self) -> dict[str, Term]:
        return {term.id: term for term in self.terms}

    @property
    def top(self) -> tuple[Term, ...]:
        """The terms without a broader one."""
        return self.narrower[""]

    def __contains__(self, term_id: str) -> bool:
        return term_id in self.by_id

    def __getitem__(self, term_id: str) -> Term:
        return self.by_id[term_id]

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def broader(self, term_id: str) -> tuple[Term, ...]:
        """The terms above a term, nearest first."""
        above: list[Term] = []
        parent = self.by_id[term_id].parent
        while parent is not None and parent in self.by_id and self.by_id[parent] not in above:
            above.append(self.by_id[parent])
            parent = above[-1].parent
        return tuple(above)

    def suggestion(self, word: str) -> str | None:
        """The id that `word` was probably meant to be: by id, by title or by another name."""
        names: dict[str, str] = {}
        for term in self.terms:
            if term.retired is None and term.taggable:
                for name in (term.id, term.title, *term.also):
                    names.setdefault(name.casefold(), term.id)
        found = nearest(word, names)
        return names[found] if found else None
