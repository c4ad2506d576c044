"""The rule of the house: every document of a bank through the identifier rules, its exceptions kept to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from knowledge_bank.checks.files.traces import CLEAN
from knowledge_bank.checks.identifiers.discretion import Discretion
from knowledge_bank.checks.identifiers.proofs import Allowed
from knowledge_bank.checks.identifiers.register import VARIABLE, RefusedError, Register, register
from knowledge_bank.checks.identifiers.rules import book
from knowledge_bank.checks.identifiers.scan import Kept, Names, Scanner, Sighting
from knowledge_bank.checks.identifiers.withheld import agency_names, check_withheld, named
from knowledge_bank.checks.subject import Subject
from knowledge_bank.checks.texts import Text, spoken, texts
from knowledge_bank.model import Body, Catalog, Entry, Exemption, Goal, Issue, Kind, Problem, Severity, lead, nearest
from knowledge_bank.model.header import CaseHeader
from knowledge_bank.model.parts import Basis

REGISTER = "register"
"""The rule that the private register makes. It knows no exceptions: take out of it what may stand."""
READ = ("page", "link", "words")
"""How the fields of a PDF begin that hold what its readers see or hear."""
MEND = "mend what the PDF was made from, and save it as PDF again"
AS_TITLES = frozenset({"agency", "place", "name", "setting-name"})
"""Rules that look for capitals, which a file's name does not have."""


@dataclass(frozen=True)
class Seen:
    """What may give somebody away, and where."""

    line: int
    column: int
    field: str
    rule: str
    what: str
    remedy: str
    severity: Severity

    def problem(self, path: str, remedy: str) -> Problem:
        wrong = f"[{self.rule}] what looks like {self.what}"
        return Problem(path, self.line, self.column, self.field, self.rule, wrong, remedy, self.severity)


def check_identifiers(subject: Subject) -> Iterator[Problem]:
    """Look through every text of every document, and through the names of files."""
    catalog = subject.catalog
    scanner = scanner_of(catalog)
    try:
        known = register(subject.folder)
    except RefusedError as refused:
        known = None
        remedy = "keep it in a folder of your own, one name in each line, or take the setting away"
        yield Problem(VARIABLE, 1, 1, REGISTER, "register-refused", f"the register {refused}", remedy)
    paths = [document.path for document in subject.documents] + [f"{subject.shown}/{name}" for name in subject.files]
    for document in subject.documents:
        kept = _kept(document)
        for seen in _in_name(document.path, kept, scanner, known):
            yield seen.problem(document.path, f"give the file another name{_which(document.path, paths)}")
        found = [seen for text in texts(document) for seen in _in_text(text, kept, scanner, known)]
        yield from _unless_excepted(document, found)
    for name in sorted(subject.files):
        for seen in _in_name(name, Kept(_beside_case(name)), scanner, known):
            path = f"{subject.shown}/{name}"
            yield seen.problem(path, f"give the file another name, also where it is shown{_which(path, paths)}")
    if subject.files:
        yield from _in_files(subject, scanner, known)
    names = agency_names(catalog, book().areas)
    if names:
        yield from check_withheld(catalog, book().areas, book().of_names(names, "i").regex)


def discreet(problems: Iterable[Problem], catalog: Catalog | None, folder: Path) -> Iterator[Problem]:
    """Problems of all rules, without what they should not repeat."""
    try:
        known = register(folder)
    except RefusedError:
        known = None
    scanner = scanner_of(catalog) if catalog else Scanner()
    return Discretion(catalog, scanner, lambda text: known is not None and any(known.find(text))).over(problems)


def scanner_of(catalog: Catalog) -> Scanner:
    """The rules with what a bank names and allows: its mailbox, and the hosts that its resources and notes cite."""
    areas = book().areas
    vocabulary = catalog.vocabularies.get("agencies")
    near = [areas.areas[term.id] for term in vocabulary or () if term.id in areas.areas]
    urls: list[str] = []
    for entry in catalog.entries:
        if entry.kind is not Kind.CASE:
            urls += [source.url for source in entry.header.sources if source.url]
            urls += [link] if (link := getattr(entry.header, "link", None)) else []
    mailbox = catalog.bank.mailbox.lower()
    return _scanner(
        Names(
            agencies=agency_names(catalog, areas),
            places=areas.elsewhere.union(*(area.towns for area in near)),
            districts=frozenset(district for area in near for district in area.districts),
            given=book().sheet.given,
        ),
        Allowed(frozenset({mailbox} if mailbox else ()), frozenset(filter(None, map(_host, set(urls))))),
        frozenset(facet.field for facet in catalog.bank.facets),
    )


@lru_cache(4)
def _scanner(names: Names, allowed: Allowed, facets: frozenset[str]) -> Scanner:
    """One for all runs with the same settings: to compile its expressions takes longer than to check a case."""
    return Scanner(names, allowed, facets)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _kept(document: Entry | Issue | Body) -> Kept:
    if document.folder != Kind.CASE.folder or isinstance(document, Issue):
        return Kept(case=False)
    header = document.header if isinstance(document, Entry) else document
    basis = header.basis if isinstance(header, CaseHeader | Body) else None
    return Kept(case=True, withheld=basis is Basis.INVENTED or not named(document.terms))


def _in_text(text: Text, kept: Kept, scanner: Scanner, known: Register | None) -> list[Seen]:
    found = [
        (one.start, _seen(one, *text.place(one.start), text.field(one.start)))
        for one in scanner.scan(text.words, kept, text.names if text.fields or text.path else None)
    ]
    for start, _ in known.find(text.words) if known else ():
        found.append((start, _registered(*text.place(start), text.field(start))))
    return [seen for _, seen in sorted(found, key=lambda one: one[0])]


def _seen(one: Sighting, line: int, column: int, field: str, severity: Severity | None = None) -> Seen:
    rule = one.rule
    return Seen(line, column, field, rule.id, rule.what, rule.remedy, severity or one.severity)


def _registered(line: int, column: int, field: str) -> Seen:
    what, remedy = "a name of the private register", 'write the role, or "the school"'
    return Seen(line, column, field, REGISTER, what, remedy, Severity.ERROR)


def _in_name(path: str, kept: Kept, scanner: Scanner, known: Register | None) -> Iterator[Seen]:
    """A file's name has no capitals, so what needs them is looked for in it as in a title."""
    plain, title = spoken(PurePosixPath(path).stem)
    seen: set[str] = set()
    for words in (plain, title):
        for one in scanner.scan(words, kept):
            rule = one.rule
            if rule.id in seen or (words is title and rule.id not in AS_TITLES):
                continue
            seen.add(rule.id)
            yield _seen(one, 1, 1, "file name", Severity.WARNING if rule.id == "setting-name" else None)
    if known and (any(known.find(plain)) or any(known.find(title))):
        yield _registered(1, 1, "file name")


def _in_files(subject: Subject, scanner: Scanner, known: Register | None) -> Iterator[Problem]:
    """What pictures and PDFs carry along. There are no exceptions for it: a file can be cleaned or made anew."""
    # What reads them takes a third of a second to be loaded; a bank without files need not wait for it.
    from knowledge_bank.checks.files.contents import contents

    leading = _leading(subject)
    for name in sorted(subject.files):
        path, case = f"{subject.shown}/{name}", _beside_case(name)
        found = contents(subject.folder / name)
        yield from (trace.problem(path, case) for trace in found.traces)
        beside = [_kept(document) for document in leading.get(name, ())]
        kept = Kept(case, withheld=case and (not beside or any(one.withheld for one in beside)))
        picture = name in subject.images
        for seen in dict.fromkeys(seen for text in found.texts for seen in _in_text(text, kept, scanner, known)):
            remedy = MEND if seen.field.startswith(READ) else CLEAN
            yield replace(seen, severity=Severity.ERROR if picture else seen.severity).problem(path, remedy)


def _leading(subject: Subject) -> dict[str, list[Entry | Issue | Body]]:
    """The documents that show or link to each file."""
    found: dict[str, list[Entry | Issue | Body]] = {}
    for document in subject.documents:
        for link in subject.prose[document.path].links:
            goal = lead(document.folder, link.target, subject.catalog)
            if goal.goal is Goal.FILE:
                found.setdefault(f"{document.folder}/{goal.name}", []).append(document)
    return found


def _beside_case(name: str) -> bool:
    return name.startswith(f"{Kind.CASE.folder}/")


def _which(path: str, paths: list[str]) -> str:
    """Which file it is, as its path will not be told."""
    folder = PurePosixPath(path).parent
    beside = sorted(other for other in paths if PurePosixPath(other).parent == folder)
    return f" (it is number {beside.index(path) + 1} of {len(beside)} in its folder, by the alphabet)"


def _unless_excepted(document: Entry | Issue | Body, found: list[Seen]) -> Iterator[Problem]:
    exceptions = document.exceptions if isinstance(document, Body) else document.header.exceptions
    rules = book().by_id
    used: set[int] = set()
    count: dict[str, int] = {}
    for seen in found:
        within = seen.field.startswith("exceptions")
        if not within:
            count[seen.rule] = count.get(seen.rule, 0) + 1
        excused = None
        if not within and seen.rule != REGISTER:
            excused = _excusing(exceptions, seen.rule, count[seen.rule], used)
        if excused is None:
            remedy = seen.remedy if within or seen.rule == REGISTER else f"{seen.remedy}, or record an exception"
            yield seen.problem(document.path, remedy)
        else:
            used.add(excused)
    for index, exception in enumerate(exceptions):
        place = document.places.get(("exceptions", index), (1, 1))
        field = f"exceptions.{index + 1}"
        if exception.rule not in rules:
            meant = nearest(exception.rule, rules)
            remedy = f"did you mean '{meant}'?" if meant else "write the name that stands in the square brackets"
            yield Problem(document.path, *place, field, "unknown-rule", "no such rule", remedy)
        elif index not in used:
            wrong = f"there is nothing for it: no number {exception.occurrence} of [{exception.rule}] in this file"
            yield Problem(document.path, *place, field, "unused-exception", wrong, "delete it", Severity.WARNING)


def _excusing(exceptions: tuple[Exemption, ...], rule: str, number: int, used: set[int]) -> int | None:
    for index, exception in enumerate(exceptions):
        if index not in used and (exception.rule, exception.occurrence) == (rule, number):
            return index
    return None
