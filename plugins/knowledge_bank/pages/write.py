"""Where a learning case is written in the browser: a form made from the models and the vocabularies."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_bank.model import Edition, Kind, Vocabulary
from knowledge_bank.model.form import SECTIONS, Field, Option, fields
from knowledge_bank.pages.view import View
from knowledge_bank.strings import SOURCE

WRITE = "contribute/write/"
GUIDE = "contributing/share-a-case/"
"""A hand-written page that goes with the form, where a site has it."""

MANY = 6
"""So many options are shown at once; more are folded up."""

FEW = 3
"""So many of what is folded up are named on the outside."""


@dataclass(frozen=True)
class Branch:
    """An option, or a heading that only gathers the options below it."""

    title: str
    meaning: str
    option: Option | None
    below: tuple["Branch", ...] = ()


@dataclass(frozen=True)
class Fold:
    """Options that are folded up below a title."""

    title: str
    branches: tuple[Branch, ...]

    @property
    def inside(self) -> str:
        """The first of them, so that nobody needs to look."""
        titles = [option.label for option in _options(self.branches)]
        # One more is as short as its number.
        named = titles if len(titles) <= FEW + 1 else [*titles[:FEW], f"{len(titles) - FEW} more"]
        return " and ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)


@dataclass(frozen=True)
class Question:
    """One field of the form, with its options as a tree."""

    field: Field
    branches: tuple[Branch, ...]

    @property
    def groups(self) -> tuple[Branch, ...]:
        """The headings at the top of the tree; empty unless all of it stands below headings."""
        return () if any(branch.option for branch in self.branches) else self.branches

    @property
    def folds(self) -> tuple[Fold, ...]:
        """Empty where all options are shown at once."""
        if len(self.field.options) <= MANY:
            return ()
        groups = tuple(Fold(group.title, group.below) for group in self.groups)
        return groups or (Fold(f"Choose from {len(self.field.options)}", self.branches),)


def write_views(edition: Edition) -> Iterator[View]:
    """The page of the form; none where a case carries no terms that its writer chooses."""
    catalog = edition.catalog
    asked = [field for field in fields(Kind.CASE, catalog.bank, catalog.vocabularies) if field.whose == "writer"]
    if not any(field.facet for field in asked):
        return
    yield View(
        address=WRITE,
        title="Write a case",
        template="write.html",
        shows={
            "questions": [Question(field, _branches(field, catalog.vocabularies.get(field.facet))) for field in asked],
            "sections": SECTIONS[Kind.CASE],
            "bank": catalog.bank,
            "guide": GUIDE,
        },
        section=WRITE,
        language=SOURCE,  # whoever contributes works in English
        wide=True,
        description="Write a learning case in your browser, and see what could give a family away.",
        alone=True,
    )


def _branches(field: Field, vocabulary: Vocabulary | None, parent: str = "") -> tuple[Branch, ...]:
    if vocabulary is None:
        return tuple(Branch(option.label, option.meaning, option) for option in field.options)
    options = {option.value: option for option in field.options}
    found = []
    for term in vocabulary.narrower.get(parent, ()):
        below = _branches(field, vocabulary, term.id)
        option = options.get(term.id)
        if option or below:
            found.append(Branch(term.title, term.description, option, below))
    return tuple(found)


def _options(branches: tuple[Branch, ...]) -> Iterator[Option]:
    for branch in branches:
        if branch.option:
            yield branch.option
        yield from _options(branch.below)
