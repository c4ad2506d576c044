"""The headings of an entry: those that readers look for are there, and below each there is something to read."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from html import unescape

from knowledge_bank.checks.prose import all_headings
from knowledge_bank.checks.subject import Subject
from knowledge_bank.model import Body, Entry, Kind, Problem, Prose, Severity, Status, nearest
from knowledge_bank.model.form import SECTIONS, Section, place_of
from knowledge_bank.model.lead import KIND_OF_FOLDER
from knowledge_bank.model.prompt import PROMPT, prompts
from knowledge_bank.rendering.code import without_code

HEADING = re.compile(r"<h([1-6])\b[^>]*>.*?</h\1>", re.DOTALL)
SHOWN = re.compile(r"<(?:img|hr|input)\b|[^<>\s](?![^<]*>)")
"""Something that a reader sees: a picture, a line, or a sign that is in no tag."""

WRITTEN = re.compile(r"^ {0,3}#{1,6}[ \t]*(.+?)[ \t]*#*[ \t]*$|^(\S.*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
MARK = re.compile(r"[ \t]*\{:?[ \t]*#([\w-]+)[ \t]*\}$")
"""`{#key-messages}` at the end of a heading: what links to it end with."""


def check_sections(subject: Subject) -> Iterator[Problem]:
    """
    Headings that are missing, where the bank asks for them, or that have nothing, only a prompt or too little below.

    A draft may still lack what a published entry needs, so there it is a warning. An entry that was withdrawn may say
    nothing at all. Of one that is not sound nobody knows its status; it has errors enough.
    """
    documents: tuple[Entry | Body, ...] = (*subject.catalog.entries, *subject.bodies)
    for document in documents:
        kind = KIND_OF_FOLDER.get(document.folder)
        status = document.status if isinstance(document, Entry) else Status.DRAFT
        if kind and status is not Status.WITHDRAWN:
            severity = Severity.ERROR if status is Status.PUBLISHED else Severity.WARNING
            asked = kind in subject.catalog.bank.headings
            needed = tuple(section for section in SECTIONS[kind] if section.needed and asked)
            told = _Told(document, kind, subject.prose[document.path], severity)
            yield from told.missing(needed)
            yield from told.empty(needed)
            yield from told.few(needed)
            yield from told.unwritten()


class _Told:
    """What is to be told of the headings of one document."""

    def __init__(self, document: Entry | Body, kind: Kind, prose: Prose, severity: Severity) -> None:
        self.document = document
        self.prose = prose
        self.severity = severity
        self.known = {name(heading): heading for one in SECTIONS[kind] for heading in (one.heading, *one.also)}
        # In another language a heading is known by what links to it end with.
        self.places = {place_of(heading): key for key, heading in self.known.items()}
        headings = all_headings(prose.headings)
        self.there = [self.places.get(one["id"]) or name(unescape(one["name"])) for one in headings]

    def missing(self, needed: tuple[Section, ...]) -> Iterator[Problem]:
        missing = [one.heading for one in needed if not {name(one.heading), *map(name, one.also)} & {*self.there}]
        for heading in tuple(missing):
            meant = nearest(name(heading), [other for other in self.there if other not in self.known])
            if meant:
                missing.remove(heading)
                wrong, remedy = f"a heading that is nearly '{heading}'", "write it so: readers look for these words"
                yield self._problem(self._line(self.there.index(meant)), "missing-section", wrong, remedy)
        if missing:
            wrong = "no heading " + ", ".join(f"'{heading}'" for heading in missing)
            remedy = "begin a line with ## for each, and write its text below"
            if isinstance(self.document, Entry) and self.document.header.translation_of is not None:
                marks = ", ".join(f"{{#{place_of(heading)}}}" for heading in missing)
                remedy = f"end the line of its translation with {marks}, so that it is known in every language"
            yield self._problem(self.document.body_line, "missing-section", wrong, remedy)

    def empty(self, needed: tuple[Section, ...]) -> Iterator[Problem]:
        kept = {name(heading) for one in needed for heading in (one.heading, *one.also)}
        for number in self._empty():
            heading = self.there[number]
            # What is no heading of ours may be part of a story, which messages do not repeat.
            which = f"'{self.known[heading]}'" if heading in self.known else "this heading"
            remedy = "write it" if heading in kept else "write it, or delete the heading"
            yield self._problem(self._line(number), "empty-section", f"nothing stands below {which} yet", remedy)

    def few(self, needed: tuple[Section, ...]) -> Iterator[Problem]:
        """Something is better than nothing, so this is never an error."""
        short = {name(heading): one for one in needed if one.least for heading in (one.heading, *one.also)}
        html, headings = self._written
        for number, heading in enumerate(headings):
            section = short.get(self.there[number])
            end = next((other.start() for other in headings[number + 1 :] if other[1] <= heading[1]), len(html))
            below = html[heading.end() : end]
            count = below.count("<li") or below.count("<p")
            if section and 0 < count < section.least and not PROMPT.search(below):
                wrong = f"fewer than {section.least} questions below '{section.heading}'"
                remedy = f"write {section.least - count} more, each as an item of a list"
                yield replace(self._problem(self._line(number), "too-few", wrong, remedy), severity=Severity.WARNING)

    def unwritten(self) -> Iterator[Problem]:
        if not PROMPT.search(self.document.body):
            return
        text = without_code(self.document.body)
        headings = list(WRITTEN.finditer(text))
        for found in prompts(text):
            above = [one[1] or one[2] for one in headings if one.start() < found.start()]
            heading = self.known.get(self._key(above[-1])) if above else None
            wrong = f"'{heading}' is still to be written" if heading else "something is still to be written here"
            line = self.document.body_line + text.count("\n", 0, found.start())
            yield self._problem(line, "unwritten", wrong, "write it in the place of the brackets, or delete them")

    def _key(self, written: str) -> str:
        """A heading for comparison, as it stands in the file."""
        mark = MARK.search(written)
        return (self.places.get(mark[1]) if mark else None) or name(MARK.sub("", written))

    def _empty(self) -> Iterator[int]:
        """The headings with nothing below them, the first being 0."""
        html, headings = self._written
        for number, heading in enumerate(headings):
            after = headings[number + 1] if number + 1 < len(headings) else None
            below = html[heading.end() : after.start() if after else len(html)]
            leads_on = after is not None and after[1] > heading[1]
            above = html[: heading.start()]
            # One of the first level is told of by another rule.
            is_section = heading[1] > "1" and above.count("<li") == above.count("</li>")
            if is_section and not leads_on and not SHOWN.search(below):
                yield number

    @cached_property
    def _written(self) -> tuple[str, list[re.Match[str]]]:
        """The document's HTML, and its headings there."""
        html = self.prose.html(lambda _: "")
        return html, list(HEADING.finditer(html))[: len(self.there)]

    def _line(self, number: int) -> int:
        """Of a heading; of the body, where headings can't be told apart."""
        if len(self._lines) != len(self.there):
            return self.document.body_line
        return self._lines[number]

    @cached_property
    def _lines(self) -> list[int]:
        """Of what looks like a heading."""
        text = without_code(self.document.body)
        return [self.document.body_line + text.count("\n", 0, found.start()) for found in WRITTEN.finditer(text)]

    def _problem(self, line: int, code: str, wrong: str, remedy: str) -> Problem:
        return Problem(self.document.path, line, 1, "body", code, wrong, remedy, self.severity)


def name(heading: str) -> str:
    """A heading for comparison: capitals, blanks and the sort of apostrophe do not count."""
    return " ".join(heading.replace("’", "'").casefold().rstrip(" .:?").split())
