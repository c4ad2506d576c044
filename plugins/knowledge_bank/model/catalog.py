"""The Catalog: every entry that was read, and the questions one may ask of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from knowledge_bank.model.bank import Bank
from knowledge_bank.model.entry import Entry
from knowledge_bank.model.issue import Issue
from knowledge_bank.model.kind import Kind
from knowledge_bank.model.parts import Change, Status
from knowledge_bank.model.programme import Programme
from knowledge_bank.model.vocabulary import Vocabulary


def newest_first(entry: Entry) -> tuple[int, str, str]:
    """A sort key: by day of publication, newest first, then by title and slug."""
    published = entry.header.published
    return (-published.toordinal() if published else 0, entry.title.casefold(), entry.slug)


@dataclass(frozen=True)
class Catalog:
    """Entries, issues, vocabularies and programme of one bank."""

    bank: Bank
    vocabularies: dict[str, Vocabulary]
    """By the facet that uses it."""
    programme: Programme = field(default_factory=Programme)
    entries: tuple[Entry, ...] = ()
    """Newest first."""
    issues: tuple[Issue, ...] = ()
    """By series, oldest first."""

    @cached_property
    def by_slug(self) -> dict[str, Entry]:
        return {entry.slug: entry for entry in self.entries}

    @property
    def documents(self) -> tuple[Entry | Issue, ...]:
        """Everything with a body."""
        return (*self.entries, *self.issues)

    @cached_property
    def listed(self) -> tuple[Entry, ...]:
        """What indexes and counts show: nothing that an archive keeps, and translations only with their original."""
        return tuple(
            entry
            for entry in self.entries
            if entry.status is not Status.ARCHIVED and entry.header.translation_of is None
        )

    @cached_property
    def translations(self) -> dict[str, tuple[Entry, ...]]:
        """Entries in other languages by the slug of their original, in the order of their languages."""
        found: dict[str, list[Entry]] = {}
        for entry in sorted(self.entries, key=lambda entry: entry.language):
            if entry.header.translation_of is not None:
                found.setdefault(entry.header.translation_of, []).append(entry)
        return {slug: tuple(entries) for slug, entries in found.items()}

    def in_all_languages(self, entry: Entry) -> tuple[Entry, ...]:
        """An original and its translations."""
        return (entry, *self.translations.get(entry.slug, ()))

    def missed(self, entry: Entry, day: date) -> Change | None:
        """By a day, the last change of a translation's original that nobody has followed since."""
        original = self.by_slug.get(entry.header.translation_of or "")
        seen = max((one for one in (entry.updated, entry.header.reviewed) if one), default=date.min)
        changes = original.header.changes if original else ()
        return next((change for change in reversed(changes) if seen < change.date <= day), None)

    @cached_property
    def _tagged(self) -> dict[tuple[str, str], list[Entry]]:
        index: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.listed:
            for facet, terms in entry.terms.items():
                for term in self.with_broader(facet, terms):
                    index.setdefault((facet, term), []).append(entry)
        return index

    @cached_property
    def _crossed(self) -> dict[tuple[str, str], list[Entry]]:
        pair = self.bank.pair
        index: dict[tuple[str, str], list[Entry]] = {}
        if pair is None:
            return index
        for entry in self.listed:
            for row in self.with_broader(pair.rows, entry.terms.get(pair.rows, ())):
                for column in self.with_broader(pair.columns, entry.terms.get(pair.columns, ())):
                    index.setdefault((row, column), []).append(entry)
        return index

    def with_broader(self, facet: str, terms: Iterable[str]) -> tuple[str, ...]:
        """Terms together with all above them, each once."""
        vocabulary = self.vocabularies[facet]
        found = dict.fromkeys(terms)
        for term in tuple(found):
            found.update(dict.fromkeys(broader.id for broader in vocabulary.broader(term)))
        return tuple(found)

    def tagged(self, facet: str, term: str) -> tuple[Entry, ...]:
        """The listed entries that carry a term or one below it, newest first."""
        return tuple(self._tagged.get((facet, term), ()))

    def count(self, facet: str, term: str) -> int:
        """How many listed entries carry a term or one below it."""
        return len(self._tagged.get((facet, term), ()))

    def crossed(self, row: str, column: str) -> tuple[Entry, ...]:
        """The listed entries that carry both terms of the bank's pair, newest first."""
        return tuple(self._crossed.get((row, column), ()))

    def crossed_count(self, row: str, column: str) -> int:
        return len(self._crossed.get((row, column), ()))

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """The listed entries of a kind, newest first."""
        return tuple(entry for entry in self.listed if entry.kind is kind)

    def in_period(self, since: date, until: date) -> tuple[Entry, ...]:
        """The listed entries published from `since` to `until`, both included."""
        return tuple(
            entry for entry in self.listed if entry.header.published and since <= entry.header.published <= until
        )

    def notes_of(self, workshop_id: str) -> tuple[Entry, ...]:
        """The notes of a workshop."""
        return tuple(entry for entry in self.of_kind(Kind.NOTE) if getattr(entry.header, "workshop", "") == workshop_id)

    def issues_of(self, series_id: str) -> tuple[Issue, ...]:
        """The issues of a series, oldest first."""
        return tuple(issue for issue in self.issues if issue.series == series_id)
