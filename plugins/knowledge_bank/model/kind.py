"""The kinds of entry, told by their folder."""

from enum import StrEnum


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
        return {Kind.CASE: "Learning case", Kind.RESOURCE: "Resource", Kind.NOTE: "Workshop note"}[self]

    @property
    def plural(self) -> str:
        return {Kind.CASE: "Learning cases", Kind.RESOURCE: "Resources", Kind.NOTE: "Workshop notes"}[self]
