"""An edition: who a build is for, and the Catalog with everything above its level absent."""

from dataclasses import dataclass, field, replace
from datetime import date

from knowledge_bank.model.catalog import Catalog
from knowledge_bank.model.entry import Entry, InLanguage
from knowledge_bank.model.issue import Issue
from knowledge_bank.model.kind import Kind
from knowledge_bank.model.parts import Status, Teaser


@dataclass(frozen=True)
class Edition:
    """What one group of readers gets to see on one day."""

    level: str
    day: date
    catalog: Catalog
    """Holds nothing that these readers may not see."""
    tombstones: tuple[str, ...] = ()
    """The addresses of withdrawn entries that this edition showed."""
    withdrawn: dict[str, date | None] = field(default_factory=dict)
    """When entries were withdrawn that had been published at any level, by slug. The slug itself is never shown."""
    teasers: dict[str, Teaser] = field(default_factory=dict)
    """What everyone may be told of restricted entries, by slug. The slug itself is never shown."""
    teaser_kinds: dict[str, Kind] = field(default_factory=dict)
    drafts: bool = False
    """True in a preview: drafts and what is not yet due are shown, and marked."""
    offline: bool = False
    """True in a copy that is opened from a disk: nothing can be fetched, and nobody knows where it goes."""

    def is_ahead(self, entry: Entry | Issue) -> bool:
        """True for what only a preview shows."""
        return not is_out(entry, self.day)


def is_out(entry: Entry | Issue, day: date) -> bool:
    """True when a thing has been published by a day, and not withdrawn."""
    header = entry.header
    return (
        header.status in (Status.PUBLISHED, Status.ARCHIVED)
        and header.published is not None
        and header.published <= day
    )


def _with_languages(catalog: Catalog) -> tuple[Entry, ...]:
    """The entries of a catalog, each knowing in which languages there is another."""
    languages: dict[str, tuple[InLanguage, ...]] = {}
    for slug in catalog.translations:
        together = catalog.in_all_languages(catalog.by_slug[slug])
        told = tuple(InLanguage(entry.language, entry.title, entry.address) for entry in together)
        languages |= {entry.slug: told for entry in together}
    return tuple(
        replace(entry, languages=languages[entry.slug]) if entry.slug in languages else entry
        for entry in catalog.entries
    )


def edition(catalog: Catalog, level: str, day: date, *, drafts: bool = False) -> Edition:
    """
    Choose what the readers at `level` see on `day`.

    With `drafts`, drafts and what is scheduled for later are shown too. Raises KeyError for a level the bank lacks.
    """
    bank = catalog.bank
    rank = bank.rank(level)

    def shown(thing: Entry | Issue) -> bool:
        return is_out(thing, day) or (drafts and thing.header.status is not Status.WITHDRAWN)

    def is_shown(entry: Entry) -> bool:
        return shown(entry) and bank.rank(entry.access) <= rank

    entries: list[Entry] = []
    tombstones: list[str] = []
    withdrawn: dict[str, date | None] = {}
    teasers: dict[str, Teaser] = {}
    teaser_kinds: dict[str, Kind] = {}
    for entry in catalog.entries:
        within = bank.rank(entry.access) <= rank
        original = catalog.by_slug.get(entry.header.translation_of or "", entry)
        if entry.status is Status.WITHDRAWN:
            if entry.header.published is not None:
                withdrawn[entry.slug] = entry.header.withdrawn.date if entry.header.withdrawn else None
            if within and entry.header.published is not None:
                tombstones += [entry.address, *(f"{entry.kind.address}{slug}/" for slug in entry.header.formerly)]
        elif shown(entry) and (original is entry or is_shown(original)):
            if within:
                entries.append(entry)
            if bank.rank(entry.access) > 0 and entry.header.teaser is not None:
                teasers[entry.slug] = entry.header.teaser
                teaser_kinds[entry.slug] = entry.kind
    issues = tuple(issue for issue in catalog.issues if shown(issue))
    within_edition = replace(catalog, entries=_with_languages(replace(catalog, entries=tuple(entries))), issues=issues)
    return Edition(level, day, within_edition, tuple(tombstones), withdrawn, teasers, teaser_kinds, drafts)
