"""All entries of a bank: each by itself, and then translations with what they were translated from."""

from collections.abc import Callable, Iterable
from pathlib import Path

from knowledge_bank.model import Bank, Body, Entry, Kind, Problem, Vocabulary
from knowledge_bank.reading.entries import body_of, read_entry
from knowledge_bank.reading.notes import START, Notes
from knowledge_bank.reading.text import Pending
from knowledge_bank.reading.translations import with_original


class EntryReader:
    """Reads entries and keeps what came of them."""

    def __init__(
        self, folder: Path, shown: str, bank: Bank, vocabularies: dict[str, Vocabulary], pending: Pending
    ) -> None:
        """`shown` and `pending` as for `read`."""
        self.folder, self.shown, self.bank, self.vocabularies, self.pending = folder, shown, bank, vocabularies, pending
        self.entries: dict[str, Entry] = {}
        """Those that are sound, by slug."""
        self.broken: dict[str, tuple[Kind, str]] = {}
        """Kind and path of those that are not."""
        self.bodies: list[Body] = []
        self.problems: list[Problem] = []
        self._seen: dict[str, str] = {}

    def read(self, files: Iterable[tuple[Path, Kind]], wanted: Callable[[Path], bool]) -> None:
        """Read the files that are wanted, and what was translated in them."""
        left = []
        for path, kind in files:
            if wanted(path):
                self._read(path, kind)
            else:
                left.append((path, kind))
        originals = {entry.header.translation_of for entry in self.entries.values()}
        for path, kind in left:
            if path.stem in originals:
                self._read(path, kind)
        self._complete()

    def _read(self, path: Path, kind: Kind) -> None:
        notes = Notes(f"{self.shown}/{path.relative_to(self.folder).as_posix()}")
        entry = read_entry(path, kind, self.bank, self.vocabularies, notes, self.pending)
        if path.stem in self._seen:
            remedy = "rename one of the two files"
            notes.error(START, "file name", "duplicate-slug", f"{self._seen[path.stem]} has this name already", remedy)
        elif isinstance(entry, Entry):
            self.entries[path.stem] = entry
            entry = None
        if entry is not None:
            self.bodies.append(entry if isinstance(entry, Body) else body_of(entry))
        if notes.failed:
            self.broken.setdefault(path.stem, (kind, notes.path))
        self._seen.setdefault(path.stem, notes.path)
        self.problems += notes.problems

    def _complete(self) -> None:
        """Give translations what they have of their originals; one without is not sound."""
        read = dict(self.entries)
        for slug, entry in read.items():
            if entry.header.translation_of is None:
                continue
            notes = Notes(entry.path)
            completed = with_original(entry, read, self.broken, notes)
            self.problems += notes.problems
            if completed is not None:
                self.entries[slug] = completed
            else:
                self.bodies.append(body_of(self.entries.pop(slug)))
                self.broken.setdefault(slug, (entry.kind, entry.path))
