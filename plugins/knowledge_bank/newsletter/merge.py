"""A new draft and what an editor made of the last one: what people wrote, moved or took out stays as they left it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from knowledge_bank.rendering.code import without_code

HEADING = re.compile(r"^## ", re.MULTILINE)
NAMED = re.compile(r"\{:?[ ]*(?:[^}\n]*[ ])?#([\w-]+)(?:[ ][^}\n]*)?\}[ \t]*#*[ \t]*$")


@dataclass(frozen=True)
class Merged:
    """The body of an issue after a draft."""

    body: str
    drafted: dict[str, str]
    """Digests of the sections as a draft wrote them last, by block."""


@dataclass(frozen=True)
class Section:
    """A stretch of a body, from one second-level heading to the next, or before the first."""

    id: str
    """As its heading gives it; empty without one."""
    text: str
    """With its heading, and the blank lines behind it."""

    @property
    def title(self) -> str:
        """The words of its heading, whatever the editor made of them."""
        return re.sub(r"\s*\{[^}]*\}\s*$", "", self.text.split("\n", 1)[0].removeprefix("## ").rstrip("# \t"))

    @property
    def digest(self) -> str:
        """Of what it says: blank lines behind it do not count."""
        return sha256(self.text.rstrip().encode()).hexdigest()[:12]


def merge(body: str, drafted: Mapping[str, str], fresh: Mapping[str, str]) -> Merged:
    """
    The body with the blocks of a new draft in it: `fresh` has their sections, in order, nothing for those left out.

    A section is the editor's from the moment it differs from what a draft wrote (`drafted`); then no draft touches it.
    Where the editor moved it, it stays; one that the editor took out stays out.
    """
    there = split(body)
    known = dict(drafted)
    for block, text in fresh.items():
        place = place_of(block, there)
        if place is not None and there[place].digest == known.get(block):
            there[place : place + 1] = _renewed(there[place], text)
            known.pop(block)
        elif place is None and block not in known and text:
            _insert(Section(block, text), there, list(fresh))
        else:
            continue
        if text:
            known[block] = Section(block, text).digest
    return Merged("".join(section.text for section in there), known)


def split(body: str) -> list[Section]:
    """The sections of a body, and first what is before them; what is within code is no heading."""
    starts = [found.start() for found in HEADING.finditer(without_code(body))]
    found = [Section("", body[: starts[0]] if starts else body)]
    for start, end in pairwise([*starts, len(body)]):
        named = NAMED.search(body[start:end].split("\n", 1)[0])
        found.append(Section(named[1] if named else "", body[start:end]))
    return found


def place_of(block: str, there: Sequence[Section]) -> int | None:
    """Where a block is: the first section with its id. Another one is the editor's own."""
    return next((number for number, section in enumerate(there) if section.id == block), None)


def _renewed(section: Section, text: str) -> list[Section]:
    if not text:
        return []
    blank = section.text[len(section.text.rstrip()) :]
    return [Section(section.id, text.rstrip() + blank)]


def _insert(section: Section, there: list[Section], order: list[str]) -> None:
    """Put a new block behind the nearest one that should be before it, else before the next one, else last."""
    number = order.index(section.id)
    before = _first_there(order[:number][::-1], there)
    after = _first_there(order[number + 1 :], there)
    place = before + 1 if before is not None else len(there) if after is None else after
    above = there[place - 1]
    there[place - 1] = Section(above.id, _ended(above.text))
    there.insert(place, Section(section.id, section.text.rstrip() + ("\n\n" if place < len(there) else "\n")))


def _first_there(blocks: Sequence[str], there: Sequence[Section]) -> int | None:
    return next((place for block in blocks if (place := place_of(block, there)) is not None), None)


def _ended(text: str) -> str:
    """A text that a heading may follow: with a blank line behind it."""
    if text.endswith("\n\n") or not text.strip():
        return text or "\n"
    return text.rstrip("\n") + "\n\n"
