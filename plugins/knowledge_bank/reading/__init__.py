"""Files to Catalog and Problems: front matter with positions, schema, vocabularies."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from knowledge_bank.model import Bank, Body, Catalog, Kind, Problem, newest_first
from knowledge_bank.model.bank import BUILT_IN
from knowledge_bank.model.header import HEADERS
from knowledge_bank.reading.blocks import check_blocks
from knowledge_bank.reading.clock import day_of
from knowledge_bank.reading.data import read_data
from knowledge_bank.reading.entry_reader import EntryReader
from knowledge_bank.reading.folder import look_through
from knowledge_bank.reading.issues import read_issues
from knowledge_bank.reading.notes import START, Notes
from knowledge_bank.reading.programme import read_programme
from knowledge_bank.reading.schema import validated
from knowledge_bank.reading.text import Pending
from knowledge_bank.reading.vocabularies import read_vocabularies

__all__ = ["Pending", "Reading", "day_of", "read"]


@dataclass(frozen=True)
class Reading:
    """What was found in a bank's folder."""

    catalog: Catalog | None
    """Everything that is sound; None when the bank's own settings are not."""
    problems: tuple[Problem, ...]
    broken: dict[str, tuple[Kind, str]] = field(default_factory=dict)
    """The slugs of entries that are not sound, with their kind and path."""
    bodies: tuple[Body, ...] = ()
    """The texts of entries and issues that are not sound."""
    images: frozenset[str] = frozenset()
    """The pictures in the folder, relative to it."""
    papers: frozenset[str] = frozenset()
    """The PDFs."""


def read(
    folder: Path, shown: str = "", pending: Pending | None = None, wanted: Callable[[Path], bool] | None = None
) -> Reading:
    """
    Read a bank.

    `shown` is how Problems name the folder; as given when empty. `pending` is what entries and issues are about to hold
    instead of what they hold: their paths begin with `folder`. All Problems of all files come at once: only when
    `bank.yml` can't be used is nothing else looked at. `wanted` tells which entries to read, for those who need few of
    many; all when None. What one of these was translated from is read too. Raises OSError when the folder can't be
    read.
    """
    shown = shown or folder.as_posix()
    notes = Notes(f"{shown}/bank.yml")
    document = read_data(folder / "bank.yml", notes)
    bank = validated(Bank, document.values, document, notes) if document else None
    if bank is None or notes.failed:
        return Reading(None, tuple(sorted(notes.problems)))
    _check_bank(bank, notes)
    sound = not notes.failed
    if document is not None:
        check_blocks(bank, document, notes)
    problems = list(notes.problems)
    vocabularies, more = read_vocabularies(folder, shown, bank)
    problems += more
    programme, more = read_programme(folder, shown, bank, vocabularies)
    problems += more
    found = look_through(folder, shown, bank)
    reader = EntryReader(folder, shown, bank, vocabularies, pending or {})
    reader.read(found.entries, wanted or (lambda _: True))
    problems += reader.problems
    issues, more_bodies, more = read_issues(found.issues, shown, bank, programme, pending or {})
    problems += more
    for notes in found.notes:
        problems += notes.problems
    if not sound or len(vocabularies) < len(bank.facets):
        return Reading(None, tuple(sorted(problems)))
    ordered = tuple(sorted(reader.entries.values(), key=newest_first))
    catalog = Catalog(bank, vocabularies, programme, ordered, tuple(issues))
    bodies = (*reader.bodies, *more_bodies)
    return Reading(catalog, tuple(sorted(problems)), reader.broken, bodies, found.images, found.papers)


def _check_bank(bank: Bank, notes: Notes) -> None:
    known = {facet.id for facet in bank.facets}
    for name, parts in (("access", bank.access), ("facets", bank.facets), ("series", bank.series)):
        if len({part.id for part in parts}) < len(parts):
            notes.error(START, name, "duplicate-id", "two with one id", "give one of them another")
    for facet in bank.facets:
        others = {other.field for other in bank.facets if other is not facet}
        if facet.field in others or any(facet.field in model.model_fields for model in HEADERS.values()):
            wrong = f"the field '{facet.field}' of '{facet.id}' has another meaning already"
            notes.error(START, "facets", "field-taken", wrong, "give it another with field:")
    if bank.pair:
        _check_facets(notes, known, rows=bank.pair.rows, columns=bank.pair.columns)
    for name in bank.related_by:
        _check_facets(notes, known, related_by=name)
    if bank.start:
        _check_facets(notes, known, start=bank.start)
    for key, name in (("packs.questions_by", bank.packs.questions_by), ("packs.settings", bank.packs.settings)):
        if name:
            _check_facets(notes, known, **{key: name})
    for name in bank.finder:
        _check_facets(notes, known | set(BUILT_IN), finder=name)
    for name in known & set(BUILT_IN):
        notes.error(START, "facets", "facet-taken", f"'{name}' is a facet that every bank has", "give it another id")
    if len(set(bank.finder)) < len(bank.finder):
        notes.error(START, "finder", "twice", "names a facet twice", "take one away")


def _check_facets(notes: Notes, known: set[str], **named: str) -> None:
    for name, facet in named.items():
        if facet not in known:
            notes.error(START, name, "unknown-facet", "no such facet", "name a facet of this file")
