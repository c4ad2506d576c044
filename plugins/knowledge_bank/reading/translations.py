"""Entries in another language: each takes over from its original what is no matter of language."""

from collections.abc import Mapping
from dataclasses import replace

from knowledge_bank.model import Entry, Kind, Status, nearest
from knowledge_bank.reading.notes import Notes

FIELD = "translation_of"


def is_translation(values: Mapping[str, object]) -> bool:
    """Whether front matter says so."""
    return bool(values.get(FIELD))


def with_original(
    entry: Entry, entries: Mapping[str, Entry], broken: Mapping[str, tuple[Kind, str]], notes: Notes
) -> Entry | None:
    """
    A translation as sound as its original; None where there is none to take anything from.

    What is wrong is written into `notes`.
    """
    slug = entry.header.translation_of
    assert slug is not None
    original = entries.get(slug)
    place = entry.places.get((FIELD,), (1, 1))
    if slug == entry.slug:
        notes.error(place, FIELD, "itself", "it is this entry itself", "write the name of the other file")
    elif original is None and slug not in broken:
        meant = nearest(slug, entries)
        remedy = f"did you mean '{meant}'?" if meant else "write the name of an entry's file, without .md"
        notes.error(place, FIELD, "unknown-entry", f"no entry '{slug}'", remedy)
    elif original is None:
        notes.error(place, FIELD, "unsound-original", f"'{slug}' has errors itself", "mend them first")
    elif original.kind is not entry.kind:
        wrong = f"'{slug}' is a {original.kind.label.lower()}, this a {entry.kind.label.lower()}"
        notes.error(place, FIELD, "other-kind", wrong, f"put this file into {original.kind.folder}/ too")
    elif original.header.translation_of is not None:
        wrong, first = f"'{slug}' is a translation itself", original.header.translation_of
        notes.error(place, FIELD, "translated-twice", wrong, f"write what both were translated from: {first}")
    else:
        return _completed(entry, original)
    return None


def _completed(entry: Entry, original: Entry) -> Entry:
    given = entry.header.model_fields_set
    taken = {name: getattr(original.header, name) for name in entry.header.of_the_original if name not in given}
    if original.status is Status.WITHDRAWN:
        # Whatever the reason was, it holds in every language, and at once.
        taken |= {"status": Status.WITHDRAWN, "withdrawn": entry.header.withdrawn or original.header.withdrawn}
    return replace(entry, header=entry.header.model_copy(update=taken), terms=original.terms)
