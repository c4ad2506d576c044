"""Rules over a Catalog: links, references, prose, wording, identifiers. Each returns Problems."""

from dataclasses import dataclass
from pathlib import Path

from knowledge_bank.checks.identifiers import check_identifiers, discreet
from knowledge_bank.checks.issues import check_issues
from knowledge_bank.checks.links import check_links
from knowledge_bank.checks.prose import check_prose
from knowledge_bank.checks.references import check_references
from knowledge_bank.checks.sections import check_sections
from knowledge_bank.checks.sign_off import check_sign_off
from knowledge_bank.checks.subject import Subject
from knowledge_bank.checks.translations import check_translations
from knowledge_bank.checks.wording import check_structure, check_wording
from knowledge_bank.model import Body, Catalog, Entry, Issue, Problem
from knowledge_bank.model.gone import still_told
from knowledge_bank.reading import Pending, day_of, read
from knowledge_bank.rendering import render

__all__ = ["Inspection", "Subject", "inspect"]

RULES = (
    check_prose,
    check_structure,
    check_wording,
    check_references,
    check_translations,
    check_links,
    check_sections,
    check_sign_off,
    check_issues,
    check_identifiers,
)


@dataclass(frozen=True)
class Inspection:
    """What came of reading, rendering and checking a bank."""

    subject: Subject | None
    """None when the bank's own settings are not sound."""
    problems: tuple[Problem, ...]


def inspect(folder: Path, shown: str = "", pending: Pending | None = None) -> Inspection:
    """
    Read a bank and apply every rule to it, for all its editions at once.

    `shown` is how Problems name the folder; as given when empty. `pending` is what files are about to hold.
    Raises OSError when the folder can't be read.
    """
    shown = shown or folder.as_posix()
    reading = read(folder, shown, pending)
    catalog = reading.catalog
    if catalog is None:
        return Inspection(None, tuple(discreet(reading.problems, None, folder)))
    prose = {document.path: render(_told(document, catalog)) for document in (*catalog.documents, *reading.bodies)}
    day = day_of(catalog.bank, folder)
    files = (reading.images, reading.bodies, reading.papers)
    subject = Subject(folder, shown, day, catalog, prose, reading.broken, *files)
    found = [problem for rule in RULES for problem in rule(subject)]
    told = discreet([*reading.problems, *found], catalog, folder)
    return Inspection(subject, tuple(sorted(told)))


def _told(document: Entry | Issue | Body, catalog: Catalog) -> str:
    return still_told(document, catalog) if isinstance(document, Issue) else document.body
