"""The reference of fields: for each kind of entry what to write, in the order in which it is asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge_bank.model import Edition, Facet, Heading, Kind
from knowledge_bank.model.form import SECTIONS, Field, Section, fields
from knowledge_bank.pages.view import View
from knowledge_bank.strings import SOURCE

FIELDS = "contribute/fields/"
FEW = 6
"""So many choices stand at their field; longer lists stand once, at the end of the page."""


@dataclass(frozen=True)
class Step:
    """Fields that are filled in together."""

    id: str
    title: str
    whose: str
    """Who fills them in, as a sentence."""
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Sheet:
    """What an entry of one kind is made of."""

    kind: Kind
    steps: tuple[Step, ...]
    sections: tuple[Section, ...]
    asked: bool
    """True where nothing is published without the headings."""


def fields_views(edition: Edition) -> Iterator[View]:
    """The page of the reference. It shows vocabularies, which are public, and nothing of any entry."""
    bank = edition.catalog.bank
    known = {kind: fields(kind, bank, edition.catalog.vocabularies) for kind in Kind}
    shared = _shared(known)
    sheets = tuple(
        Sheet(
            kind,
            _steps(f"{kind}-", kind.label.lower(), tuple(field for field in of if field not in shared)),
            SECTIONS[kind],
            kind in bank.headings,
        )
        for kind, of in known.items()
    )
    facets = {facet.id: facet for facet in bank.facets}
    lists = _long_lists((field for of in known.values() for field in of), facets)
    for_any = _steps("any-", "entry", shared)
    yield View(
        address=FIELDS,
        title="What to write",
        template="fields.html",
        shows={"sheets": sheets, "for_any": for_any, "facets": facets, "lists": lists, "few": FEW},
        section=FIELDS,
        language=SOURCE,  # whoever contributes works in English
        description="Every field of a case, a resource and a workshop note, with its choices and what they mean.",
        headings=(
            *(
                _heading(2, sheet.kind, sheet.kind.label, *_headings(sheet.steps), _of_text(sheet.kind))
                for sheet in sheets
            ),
            _heading(2, "any", "Any entry", *_headings(for_any)),
            *([_heading(2, "words", "Words to choose from")] if lists else []),
        ),
        searchable=True,
    )


def _shared(known: dict[Kind, tuple[Field, ...]]) -> tuple[Field, ...]:
    """What every kind may say in the same way, and none has to."""
    first, *others = known.values()
    return tuple(field for field in first if not field.needed and all(field in other for other in others))


def _steps(prefix: str, label: str, known: tuple[Field, ...]) -> tuple[Step, ...]:
    rest = [field for field in known if not field.needed]
    steps = (
        Step(
            f"{prefix}draft",
            "What a draft needs",
            f"Whoever writes the {label} fills these in.",
            tuple(field for field in known if field.needed == "draft"),
        ),
        Step(
            f"{prefix}publication",
            "What publication needs",
            "An editor adds these. The writer may, too.",
            tuple(field for field in known if field.needed == "published"),
        ),
        Step(
            f"{prefix}more",
            "What may be said besides",
            "The editor or the writer adds these, where they help readers.",
            tuple(field for field in rest if field.whose != "reviewer"),
        ),
        Step(
            f"{prefix}signed",
            "What is written at sign-off",
            "Those who sign it off fill these in, mostly with a command.",
            tuple(field for field in rest if field.whose == "reviewer"),
        ),
    )
    return tuple(step for step in steps if step.fields)


def _long_lists(known: Iterable[Field], facets: dict[str, Facet]) -> dict[str, tuple[Facet, Field]]:
    """By vocabulary, the first facet that uses it, and a field with all its terms."""
    found: dict[str, tuple[Facet, Field]] = {}
    for field in known:
        if field.facet and len(field.options) > FEW:
            facet = facets[field.facet]
            found.setdefault(facet.vocabulary, (facet, field))
    return found


def _headings(steps: tuple[Step, ...]) -> Iterator[Heading]:
    return (_heading(3, step.id, step.title) for step in steps)


def _of_text(kind: Kind) -> Heading:
    return _heading(3, f"{kind}-headings", "The headings of the text")


def _heading(level: int, anchor: str, title: str, *below: Heading) -> Heading:
    return {"level": level, "id": anchor, "name": title, "html": title, "children": list(below)}
