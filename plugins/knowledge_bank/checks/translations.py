"""Translations: one in each language, for no more readers than their original, and not behind it."""

from collections.abc import Iterator

from knowledge_bank.checks.subject import Subject
from knowledge_bank.model import Entry, Problem, Severity, Status, is_out
from knowledge_bank.model.header import CaseHeader
from knowledge_bank.model.parts import Basis
from knowledge_bank.strings import language_name

OF = "translation_of"


def check_translations(subject: Subject) -> Iterator[Problem]:
    """What a translation is, beside its original and the others of it."""
    catalog = subject.catalog
    for slug, translations in catalog.translations.items():
        original = catalog.by_slug[slug]
        languages = {original.language: original}
        for entry in translations:
            other = languages.setdefault(entry.language, entry)
            if other is original:
                wrong = f"'{slug}' is in {_name(entry)} already"
                yield _problem(entry, "language", "same-language", wrong, "say in which language this one is")
            elif other is not entry:
                wrong = f"'{other.slug}' translates it into {_name(entry)} already"
                yield _problem(entry, "language", "same-language", wrong, "keep one of the two")
            yield from _beside(entry, original, subject)
    for entry in catalog.entries:
        if language_name(entry.language) == entry.language:
            wrong, remedy = f"nobody knows a language '{entry.language}'", "write a tag such as cy, pl or ur"
            yield _problem(entry, "language", "unknown-language", wrong, remedy, Severity.WARNING)


def _beside(entry: Entry, original: Entry, subject: Subject) -> Iterator[Problem]:
    bank, header = subject.catalog.bank, entry.header
    if original.status is Status.WITHDRAWN:
        if ("withdrawn",) not in entry.places:
            wrong, remedy = f"'{original.slug}' is withdrawn, and so this is too", f"kb withdraw {original.slug}"
            yield _problem(entry, OF, "original-withdrawn", wrong, remedy, Severity.WARNING)
        return
    if bank.rank(entry.access) < bank.rank(original.access):
        wrong = f"more open than '{original.slug}', which is for {original.access} readers"
        yield _problem(entry, "access", "more-open", wrong, "choose the same access for both")
    day = max(subject.day, header.published or subject.day)
    if is_out(entry, day) and not is_out(original, day):
        wrong = f"'{original.slug}' is not published, so readers see neither"
        yield _problem(entry, OF, "not-out", wrong, "publish that first, or make this a draft")
    missed = subject.catalog.missed(entry, subject.day)
    if entry.status is Status.PUBLISHED and missed:
        wrong = f"'{original.slug}' changed on {missed.date}: {missed.note}"
        remedy = "translate what changed and add a change here, or set reviewed if nothing needs to be"
        yield _problem(entry, OF, "outdated", wrong, remedy, Severity.WARNING)
    told = not isinstance(header, CaseHeader) or header.basis is Basis.INVENTED or header.details_changed
    if entry.status is Status.PUBLISHED and not told:
        remedy = "translate what the original says was changed: readers need to know"
        yield _problem(entry, "details_changed", "missing-field", "is missing", remedy)


def _name(entry: Entry) -> str:
    return language_name(entry.language)


def _problem(
    entry: Entry, field: str, code: str, wrong: str, remedy: str, severity: Severity = Severity.ERROR
) -> Problem:
    line, column = entry.places.get((field,)) or (1, 1)
    return Problem(entry.path, line, column, field, code, wrong, remedy, severity)
