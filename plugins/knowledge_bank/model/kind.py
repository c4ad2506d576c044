"""The kinds of entry, told by their folder."""

from enum import StrEnum

from knowledge_bank.strings import later


class Kind(StrEnum):
    """What an entry is. The value is how `bank.yml` and the JSON name it."""

    CASE = "case"
    RESOURCE = "resource"
    NOTE = "note"

    @property
    def folder(self) -> str:
        """Below the bank."""
        return {Kind.CASE: "cases", Kind.RESOURCE: "resources", Kind.NOTE: "workshops"}[self]

    @property
    def address(self) -> str:
        """The section of the site that holds its entries."""
        return {Kind.CASE: "cases/", Kind.RESOURCE: "resources/", Kind.NOTE: "workshops/notes/"}[self]

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def plural(self) -> str:
        return _PLURALS[self]


_LABELS = {
    Kind.CASE: later("Learning case"),
    Kind.RESOURCE: later("Resource"),
    Kind.NOTE: later("Workshop note"),
}
_PLURALS = {
    Kind.CASE: later("Learning cases"),
    Kind.RESOURCE: later("Resources"),
    Kind.NOTE: later("Workshop notes"),
}
