"""Packs: which entries a team can work with, on what occasions, and where the pack of one stands."""

from enum import StrEnum

from knowledge_bank.model.bank import Bank
from knowledge_bank.model.entry import Entry
from knowledge_bank.model.form import place_of
from knowledge_bank.model.kind import Kind
from knowledge_bank.model.parts import Status
from knowledge_bank.model.prose import Prose
from knowledge_bank.strings import later

MESSAGES = ("Key messages",)
QUESTIONS = ("Questions for your team",)
EXERCISE = ("Try this with your team",)
CAUTIONS = ("Cautions", "Limits of this example")
"""The headings of an entry whose sections a pack is made of, as `form.SECTIONS` has them."""


class Occasion(StrEnum):
    """What a pack is for. The value is how a command names it, and its place in a pack of all."""

    SUPERVISION = "supervision"
    GROUP = "group"
    TRAINING = "training"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def mention(self) -> str:
        """The label in the middle of a sentence."""
        return _MENTIONS[self]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return {self.SUPERVISION: 20, self.GROUP: 60, self.TRAINING: 180}[self]


_LABELS = {
    Occasion.SUPERVISION: later("Supervision"),
    Occasion.GROUP: later("Group supervision"),
    Occasion.TRAINING: later("Training"),
}
_MENTIONS = {
    Occasion.SUPERVISION: later("supervision"),
    Occasion.GROUP: later("group supervision"),
    Occasion.TRAINING: later("training"),
}


def has_pack(entry: Entry, prose: Prose, bank: Bank) -> bool:
    """
    True for every case, and for every resource that says it is to be worked with.

    It says so by the time it takes, by a term of the facet that the bank names for settings, or by questions or an
    exercise for a team. What was withdrawn or is only kept for reference is nothing to teach from.
    """
    if entry.status in (Status.WITHDRAWN, Status.ARCHIVED) or entry.kind is Kind.NOTE:
        return False
    asks = any(said(heading["name"], heading["id"], QUESTIONS + EXERCISE) for heading in prose.headings)
    timed = getattr(entry.header, "session_minutes", None)
    return entry.kind is Kind.CASE or asks or bool(timed or entry.terms.get(bank.packs.settings))


def said(heading: str, place: str, names: tuple[str, ...]) -> bool:
    """Whether a heading is one of these, however its author spelt it, or a translator by what links to it end with."""
    return place in map(place_of, names) or heading.strip(" .:?").casefold() in map(str.casefold, names)


def pack_address(entry: Entry) -> str:
    """Of the page, below the site's root."""
    return f"{entry.address}pack.html"


def pack_pdf_address(entry: Entry) -> str:
    """Of the same on paper, where the bank prints its packs."""
    return f"{entry.address}pack.pdf"
