"""Entries: learning cases, resources and workshop notes, and what their front matter may say."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from knowledge_bank.model.day import Day
from knowledge_bank.model.kind import Kind

Text = Annotated[str, Field(min_length=1, max_length=2_000)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Address = Annotated[str, Field(pattern=r"^https?://\S+$", max_length=2_000)]
Count = Annotated[int, Field(ge=0, le=100_000)]


class Status(StrEnum):
    """Only what is published, archived or withdrawn leaves a trace on the site."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"


class Basis(StrEnum):
    """How a case was made; it decides who must sign it off."""

    INVENTED = "invented"
    COMPOSITE = "composite"
    ADAPTED = "adapted"
    REAL = "real"


class Outcome(StrEnum):
    """How a case stood when the telling ends; `still-open` cannot be published."""

    IMPROVING = "improving"
    SAFE_AND_CLOSED = "safe-and-closed"
    MIXED = "mixed"
    NOT_ACHIEVED = "not-achieved"
    STILL_OPEN = "still-open"


class Adapt(StrEnum):
    """Whether others may change a resource for their own use."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


class Part(BaseModel):
    """A part of a header: unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True)


class Teaser(Part):
    """What may be told of an entry to those who may not read it; written for that."""

    title: Text
    summary: Text


class Source(Part):
    """Where a fact or a figure comes from."""

    title: Text
    section: str = ""
    url: Address | None = None
    accessed: Day | None = None


class Change(Part):
    """A material change since publication."""

    date: Day
    note: Text


class Exemption(Part):
    """Why one thing that an identifier rule finds may stay. It never repeats what stands there."""

    rule: Slug
    reason: Annotated[str, Field(min_length=10, max_length=500)]
    role: Text
    """Who decided."""
    date: Day
    occurrence: Annotated[int, Field(ge=1, le=10_000)] = 1
    """Which of the rule's findings in the file, counted from the top."""


class Author(Part):
    """Credit by role and team, never by personal name."""

    role: Text
    team: str = ""


class Rights(Part):
    """Whose work it is and what may be done with it."""

    holder: Text
    licence: str = ""
    permission: str = ""


class Presentation(Part):
    """What an authority presented at a workshop."""

    title: Text
    agency: str = ""
    """Named only with consent."""
    consent: bool = False


class Header(Part):
    """The front matter that every kind shares. Facets come on top, from `bank.yml`."""

    needed_to_draft: ClassVar[tuple[str, ...]] = ("title", "summary")
    """Fields that must be there from the first draft on."""
    needed_to_publish: ClassVar[tuple[str, ...]] = ("published", "access")
    """Fields that must be there once the entry is published."""

    title: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    summary: Annotated[str, Field(min_length=1, max_length=1_000)] | None = None
    status: Status = Status.DRAFT
    access: str | None = None
    """An access level of the bank; the most restricted when absent."""
    published: Day | None = None
    reviewed: Day | None = None
    review_due: Day | None = None
    owner: str | None = None
    """The role that looks after the entry."""
    authors: tuple[Author, ...] = ()
    teaser: Teaser | None = None
    related: tuple[Slug, ...] = ()
    replaced_by: Slug | None = None
    formerly: tuple[Slug, ...] = ()
    """Slugs that the entry had before, oldest first; their addresses lead here."""
    sources: tuple[Source, ...] = ()
    rights: Rights | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")] | None = None
    """A BCP 47 tag; the bank's when absent."""
    changes: tuple[Change, ...] = ()
    """Oldest first; each raises the version."""
    exceptions: tuple[Exemption, ...] = ()
    """What the identifier rules find and a reviewer let stand."""


class CaseHeader(Header):
    """The front matter of a learning case."""

    needed_to_draft = ("title", "summary", "basis", "outcome")
    needed_to_publish = ("published", "access", "review_due")

    basis: Basis | None = None
    details_changed: str = ""
    """The honest public statement of what was changed; needed unless invented."""
    outcome: Outcome | None = None
    time_frame: str = ""
    """Relative: `over about eight months`; never calendar dates."""
    voice_of_child: str = ""
    """How the child's voice is represented."""
    voice_of_family: str = ""
    session_minutes: Count | None = None
    group_size: str = ""
    hold_until: Day | None = None
    """Not to be published before this day."""
    collection: str = ""


class ResourceHeader(Header):
    """The front matter of an implementation resource."""

    needed_to_publish = ("published", "access", "review_due")

    link: Address | None = None
    """Where the document itself is, when the bank only points to it."""
    adapt: Adapt = Adapt.ASK
    effort: str = ""
    """Hours and people: `90 minutes, six people`."""
    statutory_basis: str = ""
    law_checked: Day | None = None
    session_minutes: Count | None = None
    group_size: str = ""


class NoteHeader(Header):
    """The front matter of a workshop note."""

    workshop: str | None = None
    """A workshop of the programme, when the note belongs to one."""
    session: str = ""
    """Another session that the note belongs to."""
    held: Day | None = None
    attendance: dict[str, Count] = Field(default_factory=dict)
    """Role words to numbers of people; never names."""
    covered: dict[str, Text] = Field(default_factory=dict)
    """Focus of the programme to what was done about it, or `not covered`."""
    presentations: tuple[Presentation, ...] = ()
    reports_on: str | None = None
    """The workshop whose between-workshop activity this note reflects on."""


HEADERS: dict[Kind, type[Header]] = {
    Kind.CASE: CaseHeader,
    Kind.RESOURCE: ResourceHeader,
    Kind.NOTE: NoteHeader,
}


@dataclass(frozen=True)
class Body:
    """The text of a file that is not sound, so that all that is wrong with it can be told at once."""

    path: str
    folder: str
    """Of the file, relative to the bank."""
    body: str
    body_line: int
    front_matter: str = field(default="", repr=False)
    """As it was written, without its fences."""
    places: dict[tuple[str | int, ...], tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By facet, as in an Entry: those that can be used."""
    basis: Basis | None = None
    exceptions: tuple[Exemption, ...] = ()
    """Empty where the header itself is not sound."""


@dataclass(frozen=True)
class Entry:
    """One Markdown file of the bank, read and found sound."""

    slug: str
    """The file's stem, unique in the bank: the entry's id."""
    kind: Kind
    path: str
    """Of the file, as shown in Problems."""
    header: Header
    terms: dict[str, tuple[str, ...]]
    """Facet id to the ids of the terms as written."""
    access: str
    """The level that applies: as written, or the bank's most restricted."""
    body: str
    """Markdown, with line feeds only."""
    body_line: int
    """The line of the file at which the body begins, counted from 1."""
    places: dict[tuple[str | int, ...], tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)
    """Line and column of each field of the header, by its path."""
    front_matter: str = field(default="", repr=False, compare=False)
    """The header as it was written, without its fences: what is checked for identifiers."""

    @property
    def title(self) -> str:
        assert self.header.title is not None
        return self.header.title

    @property
    def summary(self) -> str:
        assert self.header.summary is not None
        return self.header.summary

    @property
    def status(self) -> Status:
        return self.header.status

    @property
    def address(self) -> str:
        """Below the site's root, with a slash at its end."""
        return f"{self.kind.address}{self.slug}/"

    @property
    def folder(self) -> str:
        """The folder of the file, relative to the bank."""
        return self.kind.folder

    @property
    def version(self) -> str:
        """1.0 when first published; each change adds to the second number."""
        return f"1.{len(self.header.changes)}"

    @property
    def updated(self) -> date | None:
        """The day of the last material change, or of publication."""
        days = [change.date for change in self.header.changes]
        if self.header.published:
            days.append(self.header.published)
        return max(days, default=None)

    @cached_property
    def reading_minutes(self) -> int:
        """At 220 words a minute, at least one."""
        return max(1, round(len(self.body.split()) / 220))
