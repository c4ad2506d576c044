"""A kind of entry as a form: its fields in plain words with their choices, and the headings of its body."""

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from knowledge_bank.model.bank import Bank, Facet
from knowledge_bank.model.day import Day
from knowledge_bank.model.header import HEADERS, Header
from knowledge_bank.model.kind import Kind
from knowledge_bank.model.parts import Choice
from knowledge_bank.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Option:
    """One thing to choose."""

    value: str
    """What is written in the file."""
    label: str
    meaning: str = ""
    below: str = ""
    """The value of the broader option that it is a part of."""


@dataclass(frozen=True)
class Field:
    """One field of the front matter."""

    name: str
    label: str
    help: str
    options: tuple[Option, ...] = ()
    many: bool = False
    """True for a list."""
    needed: str = ""
    """`draft` from the first draft on, `published` once it is out, or never."""
    longest: int = 0
    """In characters; 0 where nothing says so."""
    shape: str = "text"
    """`text`, `day`, `number`, `choice`, or `group` for fields within it."""
    fields: "tuple[Field, ...]" = ()
    """Of a group."""
    facet: str = ""
    """The facet whose terms are its options."""
    whose: str = "writer"
    """Who fills it in: the `writer`, the `editor`, or a `reviewer`, by a command or a button."""


@dataclass(frozen=True)
class Section:
    """One heading of the body, with what belongs below it."""

    heading: str
    prompt: str
    list: bool = False
    """True where every line is an item of its own."""
    needed: bool = True
    least: int = 0
    """Of a list, how many questions it should have."""
    also: tuple[str, ...] = ()
    """What it may be called instead, where the heading does not fit."""

    @property
    def place(self) -> str:
        """What a link to it ends with, and by which it is known where the heading is in another language."""
        return place_of(self.heading)


def place_of(heading: str) -> str:
    """What a link to a heading in English ends with."""
    return re.sub(r"[^a-z0-9]+", "-", heading.casefold()).strip("-")


PROMISES = (
    "I chose an invented case, or one built from several, unless only a real one can teach this.",
    "People are called by their roles. Where a name helps the reading, it is made up and hints at nobody.",
    "Ages are bands and times are relative: no birthdays, no days of the calendar, no season that gives an event away.",
    "No town, landmark, school, hospital, court, refuge, team or church is named, and no agency.",
    "How many children there are, in what order, and who is related to whom, is changed or left open.",
    "Rare illnesses, jobs, injuries and events, nationality, faith and status are left out, or told broadly.",
    "Nothing tells of sexual harm in detail, nor how somebody harmed themselves or another.",
    "Nothing is copied from records, court papers, e-mails or social media.",
    "What the family said is told with their agreement, and reworded where it would stand out.",
    "Drawings and sheets are drawn anew: no handwriting, no names, no faces.",
    "It is fair. Somebody of that family may read it, and it says what they did well.",
    "It does not say where or when the case was presented.",
)
"""What the contributor of a learning case declares."""

REVIEWERS = frozenset({"approvals", "legal_check", "permission", "withdrawn", "exceptions"})
"""Fields that those who sign an entry off fill in."""

SECTIONS: dict[Kind, tuple[Section, ...]] = {
    Kind.CASE: (
        Section("Why this case", "What can a colleague learn here that is hard to learn elsewhere?"),
        Section("Key messages", "One to five sentences to remember, each on a line of its own.", list=True),
        Section(
            "Where things stood",
            "What was worrying, what was working, and what needed to happen? Broad words: an age band, not an age.",
        ),
        Section(
            "What the worker and family did",
            "Step by step. Roles, not names; what was said, in your own words.",
            also=("What the team did",),
        ),
        Section("What changed and what did not", "For the child above all. Say what did not work, too."),
        Section(
            "What this asks of our forms, meetings and measures",
            "What in your organisation helped, or got in the way?",
            needed=False,
        ),
        Section("Try this with your team", "An exercise, with the minutes it takes.", needed=False),
        Section("Questions for your team", "At least three, each on a line of its own.", list=True, least=3),
        Section("Limits of this example", "What it does not show, and when it would be the wrong way."),
    ),
    Kind.RESOURCE: (
        Section("Key messages", "One to five sentences to remember, each on a line of its own.", list=True),
        Section("What it is", "What it is for, who uses it and when."),
        Section("Step by step", "How to do it.", needed=False),
        Section("Cautions", "When not to use it, and what can go wrong."),
        Section("Questions for your team", "At least three, each on a line of its own.", list=True, needed=False),
    ),
    Kind.NOTE: (
        Section("Key messages", "One to five sentences to remember, each on a line of its own.", list=True),
        Section("What was planned, and how to work on it", "The themes of the day, and what came of them."),
        Section("What to bring back", "What the authorities do before the next workshop."),
        Section("Questions for your leadership group", "Each on a line of its own.", list=True),
    ),
}
"""The headings that readers know from every entry of a kind, in order."""


def fields(kind: Kind, bank: Bank, vocabularies: Mapping[str, Vocabulary]) -> tuple[Field, ...]:
    """Every field that an entry of a kind may carry: first what a draft needs, then what publication needs."""
    model = HEADERS[kind]
    own = [_field(model, name, info, bank) for name, info in model.model_fields.items()]
    facets = [_of_facet(facet, kind, vocabularies) for facet in bank.facets_of(kind)]
    order = {"draft": 0, "published": 1, "": 2}
    both = [*own, *facets]
    title_first = {"title": 0, "summary": 1, "basis": 2}
    return tuple(sorted(both, key=lambda field: (order[field.needed], title_first.get(field.name, 3))))


def _field(model: type[Header], name: str, info: FieldInfo, bank: Bank) -> Field:
    needed = "draft" if name in model.needed_to_draft else "published" if name in model.needed_to_publish else ""
    whose = "reviewer" if name in REVIEWERS else "writer" if needed == "draft" else "editor"
    options = tuple(Option(level.id, level.title, level.description) for level in bank.access)
    return _described(name, info, needed, whose, options if name == "access" else ())


def _described(name: str, info: FieldInfo, needed: str, whose: str, options: tuple[Option, ...] = ()) -> Field:
    kinds = list(_kinds(info.annotation))
    choices = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Choice)), None)
    group = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)
    if choices:
        options = tuple(Option(choice.value, choice.label, choice.meaning) for choice in choices)
    lengths = [length for part in (*info.metadata, *_metadata(info.annotation)) if (length := _longest(part))]
    return Field(
        name=name,
        label=info.title or _title(info.annotation) or name.replace("_", " ").capitalize(),
        help=" ".join((info.description or "").split()).replace("`", ""),
        options=options,
        many=tuple in kinds,
        needed=needed,
        longest=lengths[0] if lengths and not group else 0,
        shape="group" if group or dict in kinds else "choice" if options else _shape(info.annotation),
        fields=tuple(
            _described(inner, part, "draft" if part.is_required() else "", whose)
            for inner, part in (group.model_fields.items() if group else ())
        ),
        whose=whose,
    )


def _of_facet(facet: Facet, kind: Kind, vocabularies: Mapping[str, Vocabulary]) -> Field:
    needed = "draft" if kind in facet.needed.draft else "published" if kind in facet.needed.published else ""
    vocabulary = vocabularies.get(facet.id)
    options = tuple(
        Option(term.id, term.title, term.description, term.parent or "")
        for term in vocabulary or ()
        if term.taggable and not term.retired
    )
    return Field(
        name=facet.field,
        label=facet.singular.capitalize() if facet.single else facet.title,
        help=facet.description,
        options=options,
        many=not facet.single,
        needed=needed,
        shape="choice",
        facet=facet.id,
        whose="writer" if needed == "draft" else "editor",
    )


def _kinds(annotation: Any) -> Iterator[Any]:
    """The types that an annotation is made of, the containers among them."""
    origin = get_origin(annotation)
    yield origin if origin in (tuple, dict) else annotation
    if origin in (tuple, dict, Union, types.UnionType) or hasattr(annotation, "__metadata__"):
        for part in get_args(annotation):
            yield from _kinds(part)


def _metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        if part is not Ellipsis:
            yield from _metadata(part)


def _longest(metadata: Any) -> int:
    parts = (metadata, *getattr(metadata, "metadata", ()))
    return next((part.max_length for part in parts if getattr(part, "max_length", None)), 0)


def _title(annotation: Any) -> str:
    return next((part.title for part in _metadata(annotation) if getattr(part, "title", None)), "")


def _shape(annotation: Any) -> str:
    kinds = list(_kinds(annotation))
    if any(kind in kinds for kind in _kinds(Day)):
        return "day"
    return "number" if int in kinds else "text"
