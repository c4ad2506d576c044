"""Entries: learning cases, resources and workshop notes, read and found sound, or read and not."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from knowledge_bank.model.header import Header
from knowledge_bank.model.kind import Kind
from knowledge_bank.model.parts import Basis, Exemption, Status


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
class InLanguage:
    """An entry in one of its languages."""

    language: str
    """A tag such as cy."""
    title: str
    address: str


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
    language: str
    """The tag of the language it is written in: as written, or the bank's."""
    body: str
    """Markdown, with line feeds only."""
    body_line: int
    """The line of the file at which the body begins, counted from 1."""
    places: dict[tuple[str | int, ...], tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)
    """Line and column of each field of the header, by its path."""
    front_matter: str = field(default="", repr=False, compare=False)
    """The header as it was written, without its fences: what is checked for identifiers."""
    languages: tuple[InLanguage, ...] = ()
    """All languages in which the readers of an edition have it, the original first; empty where that is one."""

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
