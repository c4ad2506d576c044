"""One Markdown file to one Entry."""

import re
from pathlib import Path

from knowledge_bank.model import Bank, Body, Entry, Kind, Status, Vocabulary, nearest
from knowledge_bank.model.header import HEADERS, CaseHeader, Header
from knowledge_bank.model.parts import Basis, Outcome
from knowledge_bank.reading.front_matter import FrontMatter
from knowledge_bank.reading.notes import START, Notes
from knowledge_bank.reading.schema import unknown_field, validated
from knowledge_bank.reading.text import Pending, read_text
from knowledge_bank.reading.translations import is_translation
from knowledge_bank.reading.vocabularies import read_terms
from knowledge_bank.reading.yaml_values import Document

STEM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_document(path: Path, notes: Notes, pending: Pending) -> tuple[Document, str, int] | None:
    """A Markdown file's header, its body, and the line at which the body begins; None when it can't be read."""
    text = read_text(path, notes, pending)
    if text is None:
        return None
    handler = FrontMatter(notes)
    header, body = handler.split(text)
    handler.load(header)
    if handler.document is None or (notes.failed and not header):
        return None
    handler.document.text = header
    if not body.strip():
        place = (handler.body_line - 1, 1)
        notes.error(place, "body", "empty-body", "there is no text below the front matter", "write it")
    return handler.document, body, handler.body_line


def read_entry(
    path: Path, kind: Kind, bank: Bank, vocabularies: dict[str, Vocabulary], notes: Notes, pending: Pending
) -> Entry | Body | None:
    """Read an entry. Returns its body or None, with errors in `notes`, unless it is sound by itself."""
    check_stem(path, notes)
    found = read_document(path, notes, pending)
    if found is None:
        return None
    document, body, body_line = found
    model = HEADERS[kind]
    facets = bank.facets_of(kind)
    terms = {facet.id: read_terms(facet, vocabularies.get(facet.id), kind, document, notes) for facet in facets}
    fields = {facet.field for facet in facets}
    known = [*model.model_fields, *fields]
    translated = is_translation(document.values)
    for name in document.values:
        if translated and (name in fields or name in model.only_of_the_original):
            what = "the terms" if name in fields else "this"
            wrong, remedy = f"a translation has {what} of its original", "delete it here"
            notes.error(document.key_place((name,)), name, "of-the-original", wrong, remedy)
        if name not in known:
            wrong, remedy = unknown_field(name, known, "delete it, or move the text to the body")
            repeat = kind is not Kind.CASE or nearest(name, known)
            if any(facet.field == name for facet in bank.facets):
                wrong, remedy = f"a {kind.label.lower()} does not carry this", "delete it"
                repeat = True
            field = name if repeat and len(name) < 40 else "front matter"
            notes.error(document.key_place((name,)), field, "unknown-field", wrong, remedy)
    values = {name: value for name, value in document.values.items() if name in model.model_fields}
    header = validated(model, values, document, notes)
    _check_needed(kind, model, document, bank, notes)
    if header is not None:
        _check_sense(header, bank, document, notes)
    if header is None or notes.failed:
        return _unsound(kind, header, terms, document, body, body_line, notes)
    access = header.access or bank.most_restricted
    terms = {facet: given for facet, given in terms.items() if given}
    language = header.language or bank.language
    own = (body, body_line, document.places, document.text)
    return Entry(path.stem, kind, notes.path, header, terms, access, language, *own)


def _unsound(
    kind: Kind,
    header: Header | None,
    terms: dict[str, tuple[str, ...]],
    document: Document,
    body: str,
    body_line: int,
    notes: Notes,
) -> Body:
    return Body(
        path=notes.path,
        folder=kind.folder,
        body=body,
        body_line=body_line,
        front_matter=document.text,
        places=document.places,
        terms=terms,
        basis=header.basis if isinstance(header, CaseHeader) else None,
        exceptions=header.exceptions if header else (),
    )


def body_of(entry: Entry) -> Body:
    """What is left of an entry that another one's name keeps out."""
    header = entry.header
    basis = header.basis if isinstance(header, CaseHeader) else None
    front = (entry.front_matter, entry.places, entry.terms, basis, header.exceptions)
    return Body(entry.path, entry.folder, entry.body, entry.body_line, *front)


def check_stem(path: Path, notes: Notes) -> None:
    """A file's name is its address."""
    if not STEM.fullmatch(path.stem):
        remedy = "use lower-case letters, figures and single hyphens: from-two-to-nine.md"
        notes.error(START, "file name", "file-name", "can't become an address", remedy)


def _status(document: Document) -> Status:
    written = document.values.get("status")
    return Status(written) if isinstance(written, str) and written in set(Status) else Status.DRAFT


def _check_needed(kind: Kind, model: type[Header], document: Document, bank: Bank, notes: Notes) -> None:
    """Fields that the entry's status makes necessary."""
    out = _status(document) is not Status.DRAFT
    if _status(document) is Status.WITHDRAWN:
        needed = [*Header.needed_to_draft, *Header.needed_to_publish]
    else:
        needed = [*model.needed_to_draft, *(model.needed_to_publish if out else ())]
        needed += [
            facet.field
            for facet in bank.facets_of(kind)
            if kind in facet.needed.draft or (out and kind in facet.needed.published)
        ]
    if is_translation(document.values):
        needed = [name for name in needed if name in model.model_fields and name not in model.of_the_original]
        needed.append("language")
    for name in needed:
        if document.values.get(name) in (None, [], ""):
            wrong = "is empty" if (name,) in document.keys else "is missing"
            at_once = name in (*model.needed_to_draft, "language")
            remedy = "add it" if at_once or not out else "a published entry needs it"
            notes.error(document.key_place((name,)), name, "missing-field", wrong, remedy)


def _check_sense(header: Header, bank: Bank, document: Document, notes: Notes) -> None:
    """What one field says against another, and lengths, which are advice."""
    levels = [level.id for level in bank.access]
    if header.access is not None and header.access not in levels:
        meant = nearest(header.access, levels)
        remedy = f"did you mean '{meant}'?" if meant else f"write {' or '.join(levels)}"
        notes.error(document.place(("access",)), "access", "unknown-access", "no such access level", remedy)
    if isinstance(header, CaseHeader):
        _check_case(header, document, notes)
    for later, earlier in (("review_due", "reviewed"), ("review_due", "published")):
        first, second = getattr(header, earlier), getattr(header, later)
        if first and second and second < first:
            notes.error(document.place((later,)), later, "dates", f"is before {earlier}", "check both days")
    days = [change.date for change in header.changes]
    if days != sorted(days):
        notes.error(document.place(("changes",)), "changes", "dates", "out of order", "list the oldest change first")
    for name, least, most in (("title", 0, 80), ("summary", 80, 300)):
        text = getattr(header, name)
        if text and not least <= len(text) <= most and header.status is not Status.WITHDRAWN:
            aim = f"{least} to {most}" if least else f"at most {most}"
            remedy = f"aim for {aim}, so that it reads well on a card"
            notes.warning(document.place((name,)), name, "length", f"{len(text)} characters long", remedy)


def _check_case(header: CaseHeader, document: Document, notes: Notes) -> None:
    out = header.status is Status.PUBLISHED
    if out and header.outcome is Outcome.STILL_OPEN:
        remedy = "publish it when the outcome is known"
        notes.error(document.place(("outcome",)), "outcome", "still-open", "an open case can't be published", remedy)
    if out and header.basis not in (None, Basis.INVENTED) and not header.details_changed:
        remedy = "say honestly what was changed: readers need to know"
        notes.error(document.key_place(("details_changed",)), "details_changed", "missing-field", "is missing", remedy)
    if out and header.hold_until and header.published and header.published < header.hold_until:
        remedy = "publish it on that day or later"
        notes.error(document.place(("published",)), "published", "held", "is before hold_until", remedy)
