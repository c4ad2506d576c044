"""Links in prose: to nothing, to what readers of the page may not see, and pictures."""

import re
from collections.abc import Iterator
from html import unescape

from knowledge_bank.checks.prose import all_headings
from knowledge_bank.checks.subject import Subject
from knowledge_bank.model import (
    Body,
    Entry,
    Goal,
    Issue,
    Lead,
    Link,
    LinkKind,
    Problem,
    Prose,
    Severity,
    Status,
    is_out,
    lead,
    nearest,
)

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_ID = re.compile(r'<[^>]* id="([^"]*)"')
_WITHIN = re.compile(r'<a [^>]*href="#([^"]+)"')

Fault = tuple[str, str, str]
"""Code, what is wrong, what to do."""


def check_links(subject: Subject) -> Iterator[Problem]:
    """Follow every link of every document; at last, tell of pictures and PDFs that none leads to."""
    anchors = _Anchors(subject)
    used: set[str] = set()
    for document in subject.documents:
        for link in subject.prose[document.path].links:
            goal = lead(document.folder, link.target, subject.catalog)
            if goal.goal is Goal.FILE:
                used.add(f"{document.folder}/{goal.name}")
            fault = _fault(document, link, goal, subject) or anchors.fault(goal)
            if fault:
                code, wrong, remedy = fault
                line = document.body_line + link.line - 1
                field = "picture" if link.kind is LinkKind.IMAGE else "link"
                # Who takes an entry back must be able to at once; its links lead to a page that says that it is gone.
                severity = Severity.WARNING if code == "link-to-withdrawn" else Severity.ERROR
                yield Problem(document.path, line, link.column, field, code, wrong, remedy, severity)
        yield from anchors.lost(document)
    if not subject.broken:
        for name in sorted(subject.files - used):
            wrong, remedy = "no entry shows it", "delete it, or show it in an entry"
            field = "picture"
            if name in subject.papers:
                field, wrong, remedy = "PDF", "no entry links to it", "delete it, or link to it in an entry"
            yield Problem(f"{subject.shown}/{name}", 1, 1, field, "unused", wrong, remedy, Severity.WARNING)


def _fault(document: Entry | Issue | Body, link: Link, goal: Lead, subject: Subject) -> Fault | None:
    catalog = subject.catalog
    picture = link.kind is LinkKind.IMAGE
    if goal.goal is Goal.ROOT:
        return "from-the-root", "an address that begins with /", "write the way to the file: ../cases/name.md"
    if picture and not goal.name.lower().endswith(PICTURES):
        return "not-a-picture", "no picture that can be shown", "put a .png, .jpg, .gif or .webp beside the entry"
    if goal.goal is Goal.ELSEWHERE:
        return None
    if goal.goal is Goal.OUTSIDE:
        return "outside", "leads to a place outside the bank's sections", "put the file beside the entry"
    if goal.goal is Goal.FILE:
        if f"{document.folder}/{goal.name}" not in subject.files:
            remedy = "check the name, or delete the link"
            return "link-to-nothing", f"there is no '{goal.name}' beside this file", remedy
        return None
    if goal.goal is Goal.ENTRY and goal.name in subject.broken:
        return None
    thing = goal.thing(catalog)
    if thing is None:
        names = catalog.by_slug if goal.goal is Goal.ENTRY else [issue.id for issue in catalog.issues]
        meant = nearest(goal.name, names)
        remedy = f"did you mean '{meant}'?" if meant else "check the name, or delete the link"
        return "link-to-nothing", f"there is no {goal.goal} '{goal.name}'", remedy
    if not isinstance(thing, Entry | Issue) or isinstance(document, Body):
        return None
    return _absent(document, thing, subject)


def _absent(document: Entry | Issue, thing: Entry | Issue, subject: Subject) -> Fault | None:
    """What is wrong when readers of a document may not see what it links to."""
    name = thing.slug if isinstance(thing, Entry) else thing.id
    if thing.header.status is Status.WITHDRAWN:
        return "link-to-withdrawn", f"'{name}' is withdrawn", "delete the link"
    bank = subject.catalog.bank
    open_to = document.access if isinstance(document, Entry) else bank.most_open
    needs = thing.access if isinstance(thing, Entry) else bank.most_open
    if bank.rank(needs) > bank.rank(open_to):
        remedy = "delete the link, or choose the same access for both"
        return "link-to-restricted", f"'{name}' is for {needs} readers, this page for {open_to} ones", remedy
    day = max(subject.day, document.header.published or subject.day)  # what waits for its day must not break then
    if is_out(document, day) and not is_out(thing, day):
        return "link-to-unpublished", f"'{name}' is not published yet", "publish it first, or delete the link"
    return None


class _Anchors:
    """The places in each document that a link may lead to, gathered when first asked for."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.known: dict[str, set[str]] = {}

    def lost(self, document: Entry | Issue | Body) -> Iterator[Problem]:
        """Links within a document that lead to nothing in it."""
        known = self.of(document.path)
        for fragment in sorted(set(_named_by(_WITHIN, self.subject.prose[document.path])) - known):
            before = document.body.partition(f"#{fragment}")[0]
            line = document.body_line + before.count("\n")
            column = len(before) - before.rfind("\n")
            yield Problem(document.path, line, column, "link", *self.missing(fragment, document.path, "this"))

    def of(self, path: str) -> set[str]:
        """Headings, and whatever else has an id."""
        if path not in self.known:
            self.known[path] = set(_named_by(_ID, self.subject.prose[path]))
        return self.known[path]

    def missing(self, fragment: str, path: str, which: str) -> Fault:
        headings = [heading["id"] for heading in all_headings(self.subject.prose[path].headings)]
        meant = nearest(fragment, headings)
        remedy = f"did you mean '#{meant}'?" if meant else "link to the page without it"
        return "no-such-heading", f"{which} page has no heading '#{fragment}'", remedy

    def fault(self, goal: Lead) -> Fault | None:
        thing = goal.thing(self.subject.catalog)
        if not goal.fragment or not isinstance(thing, Entry | Issue):
            return None
        return None if goal.fragment in self.of(thing.path) else self.missing(goal.fragment, thing.path, "that")


def _named_by(attribute: re.Pattern[str], prose: Prose) -> Iterator[str]:
    for part in prose.parts:
        if isinstance(part, str):
            yield from map(unescape, attribute.findall(part))
