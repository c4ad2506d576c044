"""A PDF leaf by leaf: its text, and what travels along unseen: names, notes, files, scripts, earlier versions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
    read_hex_string_from_stream,
    read_string_from_stream,
)

from knowledge_bank.checks.files.pictures import told
from knowledge_bank.checks.files.segments import BrokenError, parts
from knowledge_bank.checks.files.traces import Contents, Trace, words
from knowledge_bank.checks.texts import Text
from knowledge_bank.model import Severity

MOST_TEXT = 2_000_000
"""Characters."""
MOST_VALUES = 300_000

AUTHOR = Trace("pdf-metadata", "PDF", "the file tells who wrote it or what it is about, beside its pages")
FILES = Trace("pdf-embedded", "PDF", "other files, films or sounds are inside", severity=Severity.ERROR)
SCRIPT = Trace("pdf-script", "PDF", "it would run a script, start a program or send something", severity=Severity.ERROR)
FORM = Trace("pdf-form", "PDF", "a form that has been filled in or signed")
HISTORY = Trace("pdf-history", "PDF", "an earlier version or a page that was taken out is still inside")
SCAN = "no text that can be checked or read aloud, so only people can tell what stands there"
RETYPE = "attach a PDF that was saved from a text, or make sure that a person has read every word"

KNOWN = frozenset({"/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped", "/PTEX.Fullbanner"})
"""What a PDF may say of itself: with which program it was made, and when."""
ACTIONS = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/RichMediaExecute"})
ENCLOSING = frozenset({"/FileAttachment", "/RichMedia", "/3D", "/Sound", "/Movie", "/Screen"})
"""Notes that hold a file."""
ABOVE = frozenset({"/Page", "/Pages", "/Catalog"})
UNSPOKEN = frozenset({"/ID", "/Lang", "/Registry", "/Ordering", "/Names", "/Limits", "/D", "/Dest", "/Dests", "/DA"})
"""Keys of strings that only programs read."""
SPOKEN = frozenset({"/Alt", "/ActualText", "/E", "/Summary"})
"""Keys of strings that are read aloud in the place of what is shown."""
SPOKEN_WITHIN = re.compile(rb"/(?:Alt|ActualText|E)\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
"""The same in a page itself."""
ALOUD = "words read aloud"
DATE = re.compile(r"D:[0-9]")
PROPERTY = re.compile(rb"[<\s][\w.-]+:(\w+)(?=[\s=/>])")
IN_ANY_XMP = frozenset(
    (
        b"xmpmeta RDF Description Alt Seq Bag li lang about Producer CreatorTool CreateDate ModifyDate MetadataDate "
        b"DocumentID InstanceID OriginalDocumentID VersionID RenditionClass format part conformance amd rev parseType "
        b"xmptk Trapped PDFVersion resource"
    ).split()
)
BEGINNING = re.compile(rb"(?<![0-9])([0-9]{1,8}) [0-9]{1,5} obj\b")


class TooLargeError(Exception):
    """More than anybody can be asked to check."""


@dataclass
class Leaves:
    """One PDF while it is looked through."""

    reader: PdfReader
    traces: dict[Trace, None] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)
    seen: set[tuple[int, int]] = field(default_factory=set)
    """Objects, by number and generation."""
    values: int = 0
    length: int = 0

    @property
    def contents(self) -> Contents:
        return Contents(tuple(self.traces), tuple(self.texts))

    def at_pages(self) -> None:
        """The text of every page, and the notes on it."""
        silent: list[int] = []
        legible = 0
        count = len(self.reader.pages)
        if not count:
            raise ValueError
        for number, page in enumerate(self.reader.pages, 1):
            text = page.extract_text()
            self.say(text, f"page {number}")
            drawn = page.get_contents()
            for string in SPOKEN_WITHIN.findall(drawn.get_data() if drawn is not None else b""):
                self.say(_string(string), ALOUD)
            if _is_legible(text):
                legible += 1
            elif text.strip() or _has_picture(page):
                silent.append(number)
            for note in _listed(page.get("/Annots")):
                self.at_note(note, number)
        if silent or not legible:
            where = f"page {silent[0]}" if legible else "PDF"
            self.traces[Trace("no-text-layer", where, SCAN, RETYPE, Severity.WARNING)] = None

    def at_note(self, note: Any, number: int) -> None:
        found = note.get_object()
        if not isinstance(found, DictionaryObject):
            return
        kind = found.get("/Subtype")
        where = f"{'link' if kind == '/Link' else 'note'} on page {number}"
        if kind in ENCLOSING:
            self.traces[FILES] = None
        elif kind not in ("/Link", "/Widget"):
            self.traces[Trace("pdf-notes", where, "a comment, a mark or a note that somebody left")] = None
        self.at_all(note, "form field" if kind == "/Widget" else where, below=True)

    def at_the_rest(self, data: bytes) -> None:
        """Everything else, whether or not anything leads to it."""
        about = self.reader.trailer.get("/Info")
        about = about.get_object() if about is not None else None
        if isinstance(about, DictionaryObject) and any(str(about[key]).strip() for key in about if key not in KNOWN):
            self.traces[AUTHOR] = None
        self.at_all(self.reader.trailer, "metadata")
        numbers = {number for numbers in self.reader.xref.values() for number in numbers}
        for generation, objects in self.reader.xref.items():
            for number in objects:
                self.at_lost(number, generation)
        for number in self.reader.xref_objStm:
            self.at_lost(number, 0)
        begun: set[int] = set()
        for match in BEGINNING.finditer(data):
            number = int(match[1])
            if b"/XRef" in data[match.end() : match.end() + 400]:
                continue
            if number in begun or number not in numbers or number in self.reader.xref_objStm:
                self.traces[HISTORY] = None
            begun.add(number)

    def at_lost(self, number: int, generation: int) -> None:
        """What is in the file, though nothing may lead to it."""
        if (number, generation) in self.seen or not number:
            return
        try:
            found = IndirectObject(number, generation, self.reader).get_object()
        except Exception:  # as above; nobody else reads it either
            return
        if isinstance(found, DictionaryObject):
            if found.get("/Type") == "/Page":
                self.traces[HISTORY] = None
            self.at_all(found, "metadata")

    def at_all(self, start: Any, where: str, below: bool = False) -> None:
        """Every value that an object holds or leads to; with `below`, up to the pages."""
        for key, value in self.walk(start, below):
            if isinstance(value, DictionaryObject):
                self.at_dictionary(value)
            elif key not in UNSPOKEN and not DATE.match(value):
                self.say(value, ALOUD if key in SPOKEN else where)

    def walk(self, start: Any, below: bool) -> Iterator[tuple[str, Any]]:
        waiting: list[tuple[str, Any]] = [("", start)]
        while waiting:
            key, value = waiting.pop()
            self.values += 1
            if self.values > MOST_VALUES:
                raise TooLargeError
            if isinstance(value, IndirectObject):
                name = (value.idnum, value.generation)
                if name in self.seen:
                    continue
                value = value.get_object()
                if below and isinstance(value, DictionaryObject) and value.get("/Type") in ABOVE:
                    continue
                self.seen.add(name)
            if isinstance(value, DictionaryObject):
                yield key, value
                waiting += [(str(name), one) for name, one in value.items() if name != "/Annots"]
            elif isinstance(value, ArrayObject):
                waiting += [(key, one) for one in value]
            elif isinstance(value, TextStringObject):
                yield key, str(value)
            elif isinstance(value, ByteStringObject) and value.isascii():
                yield key, value.decode("ascii")

    def at_dictionary(self, value: DictionaryObject) -> None:
        filled = value.get("/V")
        if filled is not None and ("/FT" in value or "/T" in value or value.get("/Subtype") == "/Widget"):
            filled = filled.get_object()
            if str(filled).strip() not in ("", "/Off"):
                self.traces[FORM] = None
        if "/XFA" in value:
            self.traces[FORM] = None
        if "/JS" in value or value.get("/S") in ACTIONS:
            self.traces[SCRIPT] = None
        if "/EF" in value or "/EmbeddedFiles" in value or value.get("/Type") == "/EmbeddedFile":
            self.traces[FILES] = None
        if "/PieceInfo" in value or "/Thumb" in value:
            self.traces[AUTHOR] = None
        if isinstance(value, StreamObject):
            self.at_stream(value)

    def at_stream(self, stream: StreamObject) -> None:
        if stream.get("/Type") == "/Metadata" or stream.get("/Subtype") == "/XML":
            data = stream.get_data().replace(b"\0", b"")
            if set(PROPERTY.findall(data)) - IN_ANY_XMP:
                self.traces[AUTHOR] = None
                self.say("\n".join(re.findall(r">([^<>]+)<", data.decode(errors="replace"))), "metadata")
        if photograph(stream):
            try:
                found = told(parts(stream._data, ".jpg"))
            except BrokenError:
                return
            self.traces.update(dict.fromkeys(found.traces))
            for text in found.texts:
                self.say(text.words, "metadata")

    def say(self, text: str, where: str) -> None:
        self.length += len(text)
        if self.length > MOST_TEXT:
            raise TooLargeError
        if text.strip():
            self.texts.append(words(text, where))


def photograph(stream: StreamObject) -> bool:
    """True for a picture that lies in a PDF as the JPEG it was."""
    filters = _listed(stream.get("/Filter"))
    return len(filters) == 1 and filters[0].get_object() == "/DCTDecode"


def _listed(value: Any) -> list[Any]:
    found = value.get_object() if value is not None else None
    return list(found) if isinstance(found, ArrayObject) else [found] if isinstance(found, NameObject) else []


def _is_legible(text: str) -> bool:
    """False for nothing, and for signs that stand for others: a font that does not say which letters it shows."""
    signs = [sign for sign in text if not sign.isspace()]
    plain = sum(sign.isprintable() and sign != "\ufffd" for sign in signs)
    return plain > 0.8 * len(signs)


def _has_picture(page: Any) -> bool:
    resources = page.get("/Resources")
    shown = resources.get_object().get("/XObject") if resources is not None else None
    return bool(shown is not None and shown.get_object())


def _string(written: bytes) -> str:
    """A string as pages write it, in round or in angle brackets."""
    read = read_string_from_stream if written.startswith(b"(") else read_hex_string_from_stream
    return str(read(BytesIO(written)))
