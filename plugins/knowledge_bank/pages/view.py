"""A View: one generated page before any engine has seen it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from knowledge_bank.model import Heading, InLanguage
from knowledge_bank.pages.citation import Citation


@dataclass(frozen=True)
class Crumb:
    """A step of the way from a section down to a page."""

    title: str
    address: str


@dataclass(frozen=True)
class View:
    """What a page shows, where it stands, and by which template."""

    address: str
    """Below the site's root, with a slash at its end; empty for the home page."""
    title: str
    template: str
    """In `templates/pages/`."""
    shows: Mapping[str, Any]
    """The template's variables."""
    section: str = ""
    """The address of the section it belongs to; its own where it is one."""
    trail: tuple[Crumb, ...] = ()
    """Between the section and the page."""
    description: str = ""
    """One sentence, for search engines and previews."""
    headings: tuple[Heading, ...] = ()
    updated: date | None = None
    """The bank's day when None."""
    version: str = ""
    """Of what it shows, where that has one."""
    access: str = ""
    """The level of what it shows; the edition's when empty."""
    wide: bool = False
    """True for a page that wants the whole width."""
    searchable: bool = False
    """True for what holds text of its own; lists would be found twice."""
    listed: bool = True
    """False keeps it out of the sitemap and asks robots to pass."""
    alone: bool = False
    """True for a page that asks nobody for anything once it is there: its policy forbids connections and forms."""
    language: str = ""
    """Of what it shows, and of the words around it as far as the catalogue has them; the bank's when empty."""
    source: str = ""
    """The path of the file it was made from."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Address of each picture or PDF to the file, relative to the bank."""
    feeds: Mapping[str, str] = field(default_factory=dict)
    """Address of each feed that tells of what the page shows, to the feed's title."""
    languages: tuple[InLanguage, ...] = ()
    """All languages in which there is what the page shows; empty where that is one."""
    citation: Citation | None = None
    """How to refer to what the page shows, where that has come out."""
