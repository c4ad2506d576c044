"""What the rules look at: a bank that has been read and rendered."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge_bank.model import Body, Catalog, Entry, Issue, Kind, Prose


@dataclass(frozen=True)
class Subject:
    """One bank, with everything that a rule may ask about."""

    folder: Path
    shown: str
    """How Problems name the folder."""
    day: date
    """The day the bank is shown as of."""
    catalog: Catalog
    prose: dict[str, Prose]
    """The body of every document, by the path of its file."""
    broken: dict[str, tuple[Kind, str]]
    """The slugs of entries that could not be read, with their kind and path."""
    images: frozenset[str]
    """The pictures in the folder, relative to it."""
    bodies: tuple[Body, ...] = ()
    """The texts of entries and issues that are not sound."""
    papers: frozenset[str] = frozenset()
    """The PDFs in the folder, relative to it."""

    @property
    def files(self) -> frozenset[str]:
        """What an entry may show or link to beside it."""
        return self.images | self.papers

    @property
    def documents(self) -> tuple[Entry | Issue | Body, ...]:
        """Everything with a body, sound or not."""
        return (*self.catalog.documents, *self.bodies)
