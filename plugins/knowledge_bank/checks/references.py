"""Fields that name something else: an entry, a workshop, a focus."""

from collections.abc import Iterator
from dataclasses import replace

from knowledge_bank.checks.subject import Subject
from knowledge_bank.model import Catalog, Entry, Issue, Problem, Severity, Status, is_out, nearest
from knowledge_bank.model.header import NoteHeader

Path = tuple[str | int, ...]
"""The names and indexes that lead to a value of a header."""


def check_references(subject: Subject) -> Iterator[Problem]:
    """Whatever a header names must be there; what an issue lists must be public or have a teaser."""
    catalog = subject.catalog
    slugs = {*catalog.by_slug, *subject.broken}
    for entry in catalog.entries:
        header = entry.header
        named: list[tuple[Path, str]] = [(("related", index), slug) for index, slug in enumerate(header.related)]
        if header.replaced_by:
            named.append((("replaced_by",), header.replaced_by))
        for path, slug in named:
            if slug == entry.slug:
                yield _problem(entry, path, "itself", "it is this entry itself", "delete it")
            elif slug not in slugs:
                yield _unknown(entry, path, slug, slugs)
            elif slug in catalog.by_slug and catalog.by_slug[slug].status is Status.WITHDRAWN:
                gone = _problem(entry, path, "withdrawn-entry", f"'{slug}' is withdrawn", "delete it here")
                yield replace(gone, severity=Severity.WARNING)
        yield from _check_former(entry, slugs, catalog)
        if isinstance(header, NoteHeader):
            yield from _check_note(entry, header, catalog)
    for issue in catalog.issues:
        yield from _check_issue(issue, subject, slugs)
    yield from _check_paths(subject, slugs)


def _check_paths(subject: Subject, slugs: set[str]) -> Iterator[Problem]:
    """The file has no places for its values any more, so the path's term says where."""
    file = f"{subject.shown}/programme/paths.yml"
    for path in subject.catalog.programme.paths:
        for step in path.steps:
            if step.entry not in slugs:
                meant = nearest(step.entry, slugs)
                remedy = f"did you mean '{meant}'?" if meant else "write the name of an entry's file, without .md"
                yield Problem(file, 1, 1, path.term, "unknown-entry", f"no entry '{step.entry}'", remedy)


def _problem(document: Entry | Issue, path: Path, code: str, wrong: str, remedy: str) -> Problem:
    line, column = document.places.get(path) or document.places.get(path[:1]) or (1, 1)
    return Problem(document.path, line, column, str(path[0]), code, wrong, remedy)


def _unknown(document: Entry | Issue, path: Path, slug: str, slugs: set[str]) -> Problem:
    meant = nearest(slug, slugs)
    remedy = f"did you mean '{meant}'?" if meant else "write the name of an entry's file, without .md"
    return _problem(document, path, "unknown-entry", f"no entry '{slug}'", remedy)


def _check_former(entry: Entry, slugs: set[str], catalog: Catalog) -> Iterator[Problem]:
    for index, slug in enumerate(entry.header.formerly):
        if slug in slugs:
            yield _problem(entry, ("formerly", index), "taken", f"'{slug}' is an entry of its own", "delete it here")
        elif any(slug in other.header.formerly for other in catalog.entries if other.slug != entry.slug):
            wrong = f"another entry was formerly '{slug}' too"
            yield _problem(entry, ("formerly", index), "taken", wrong, "keep it in one of them")


def _check_note(entry: Entry, header: NoteHeader, catalog: Catalog) -> Iterator[Problem]:
    workshops = catalog.programme.by_id
    for name in ("workshop", "reports_on"):
        workshop = getattr(header, name)
        if workshop is not None and workshop not in workshops:
            meant = nearest(workshop, workshops)
            remedy = f"did you mean '{meant}'?" if meant else "the workshops are in programme/workshops.yml"
            yield _problem(entry, (name,), "unknown-workshop", "no such workshop", remedy)
    focuses = [focus.id for focus in catalog.programme.focuses]
    for focus in header.covered:
        if focus not in focuses:
            meant = nearest(focus, focuses)
            remedy = f"did you mean '{meant}'?" if meant else "the focuses are in programme/programme.yml"
            yield _problem(entry, ("covered", focus), "unknown-focus", f"no focus '{focus}'", remedy)


def _check_issue(issue: Issue, subject: Subject, slugs: set[str]) -> Iterator[Problem]:
    catalog = subject.catalog
    day = max(subject.day, issue.header.published or subject.day)  # what waits for its day must not break then
    for index, slug in enumerate(issue.header.entries):
        path: Path = ("entries", index)
        if slug in issue.header.entries[:index]:
            yield _problem(issue, path, "duplicate-entry", f"'{slug}' is listed twice", "keep one of them")
        elif slug not in slugs:
            yield _unknown(issue, path, slug, slugs)
        elif slug not in subject.broken:
            entry = catalog.by_slug[slug]
            if entry.status is Status.WITHDRAWN:  # the issue carries a correction: see `checks/issues.py`
                continue
            if entry.access != catalog.bank.most_open and entry.header.teaser is None:
                wrong = f"'{slug}' is for {entry.access} readers, and newsletters go to everyone"
                yield _problem(issue, path, "restricted-entry", wrong, "give the entry a teaser, or leave it out")
            elif is_out(issue, day) and not is_out(entry, day):
                yield _problem(issue, path, "not-out", f"'{slug}' is not published yet", "publish it, or leave it out")
