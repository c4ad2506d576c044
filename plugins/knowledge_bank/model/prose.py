"""Prose: Markdown that has become safe HTML, with its links still to be settled."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import TypedDict


class Heading(TypedDict):
    """One heading and those below it, as Python-Markdown's `toc` gives them."""

    level: int
    id: str
    name: str
    html: str
    children: list["Heading"]


class LinkKind(StrEnum):
    """What a link does: leads a reader on, or shows a picture."""

    LINK = "link"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the HTML where an address goes."""

    kind: LinkKind
    target: str
    """As the author wrote it."""
    line: int
    """Where, counted from the body's first line as 1."""
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What the HTML may not hold, and where its author wrote it."""

    line: int
    """Counted from the body's first line as 1."""
    column: int
    code: str
    wrong: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The HTML of one body. Values only: it can be kept, compared and sent to another process."""

    parts: tuple[str | Link, ...]
    """HTML, and between the parts the addresses of links and images."""
    headings: tuple[Heading, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(part for part in self.parts if isinstance(part, Link))

    def html(self, address_of: Callable[[Link], str]) -> str:
        """The HTML, with each link's address as `address_of` gives it (unescaped)."""
        return "".join(part if isinstance(part, str) else escape(address_of(part)) for part in self.parts)
