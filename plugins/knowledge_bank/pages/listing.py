"""Lists of entries: grouped by kind, newest first, a page at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import Any

from knowledge_bank.model import Entry, Kind
from knowledge_bank.pages.view import Crumb, View
from knowledge_bank.strings import strings

PAGE_LENGTH = 50
"""Entries on a page: few lists need a second one."""

NO_FEEDS: Mapping[str, str] = {}
ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True)
class Part:
    """One page of a list."""

    entries: Sequence[Entry]
    number: int
    """From 1."""
    count: int
    """Of pages."""
    total: int
    """Of entries on all pages."""
    addresses: tuple[str, ...]
    """Of all pages, in order."""

    @property
    def groups(self) -> list[tuple[Kind, list[Entry]]]:
        """The entries of this page by kind."""
        return [(kind, list(group)) for kind, group in groupby(self.entries, key=lambda entry: entry.kind)]

    @property
    def previous(self) -> str | None:
        return self.addresses[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return self.addresses[self.number] if self.number < self.count else None


def parts(address: str, entries: Sequence[Entry]) -> Iterator[tuple[str, Part]]:
    """Cut a list into pages, each with its address; an empty list has one empty page."""
    ordered = sorted(entries, key=lambda entry: ORDER[entry.kind])
    count = max(1, ceil(len(ordered) / PAGE_LENGTH))
    addresses = (address, *(f"{address}page/{number}/" for number in range(2, count + 1)))
    for number, own in enumerate(addresses, start=1):
        shown = ordered[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]
        yield own, Part(shown, number, count, len(ordered), addresses)


def listing(
    address: str,
    title: str,
    template: str,
    entries: Sequence[Entry],
    shows: Mapping[str, Any],
    *,
    language: str,
    section: str,
    trail: tuple[Crumb, ...] = (),
    description: str = "",
    feeds: Mapping[str, str] = NO_FEEDS,
) -> Iterator[View]:
    """The pages of a list. The first stands at `address` and carries all else that `shows` holds."""
    for own, part in parts(address, entries):
        first = part.number == 1
        place = {"title": title, "number": part.number, "count": part.count}
        yield View(
            address=own,
            title=title if first else strings(language).label("{title}, page {number} of {count}", **place),
            template=template,
            shows={**shows, "heading": title, "part": part},
            section=section,
            trail=trail if first else (*trail, Crumb(title, address)),
            description=description,
            language=language,
            feeds=feeds,
        )
