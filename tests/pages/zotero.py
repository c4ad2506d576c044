"""
How Zotero reads a page that it has no translator for, as far as our pages give it something to read.

By its translators 'Embedded Metadata' and 'RDF' and its `cleanAuthor`, told in our own words: Dublin Core is read
first, Highwire's tags win over it, and what neither says is taken from the page itself.
"""

import re
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser

HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_publisher": "publisher",
    "citation_public_url": "url",
    "citation_language": "language",
}
DUBLIN_CORE = {"title", "date", "publisher", "language", "rights"}
TYPES = {"document", "report", "webpage", "book", "journalArticle"}
"""Of Zotero's types of item, those that a `DC.type` may name outright."""
PUBLISHERS = {"document", "report", "book"}
"""The types that have a publisher at all."""
EDGES = "[\\s\u00a0.,/\\[\\]:]+"


@dataclass(frozen=True)
class Creator:
    """Zotero sets a name without a first name as it stands."""

    first: str
    last: str


@dataclass(frozen=True)
class Item:
    """What Zotero keeps."""

    type: str
    creators: list[Creator]
    fields: dict[str, str]


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.title = ""
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "meta" and "content" in known:
            self.metas += [(name, known["content"] or "") for name in (known.get("name") or "").split()]
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._inside = ""


def read(html: str, address: str) -> Item:
    """The item that Zotero makes of a page at an address."""
    head = _Head()
    head.feed(html[: html.index("</head>")])
    core = [(name.partition(".")[2].lower(), value) for name, value in head.metas if re.match(r"dc[.:_]", name, re.I)]
    highwire = [(name, value) for name, value in head.metas if name.startswith("citation_")]
    fields = {name: value for name, value in core[::-1] if name in DUBLIN_CORE}
    identifiers = [value for name, value in core if name == "identifier" and value.startswith("http")]
    if identifiers:
        fields["url"] = identifiers[0]
    for meta, field in HIGHWIRE.items():
        values = [value for name, value in highwire if name == meta]
        if values:
            fields[field] = " ".join(", ".join(values).split())  # several are joined
    creators = [creator for name, value in highwire if name == "citation_author" for creator in authors(value)]
    if not creators:
        creators = [name(value, inverted="," in value) for core_name, value in core if core_name == "creator"]
    told = dict(head.metas)
    fields.setdefault("title", head.title)
    fields.setdefault("url", address)
    fields.setdefault("abstractNote", told.get("description", ""))
    kind = item_type(dict(core).get("type", ""), any(name == "citation_title" for name, _ in highwire))
    if kind not in PUBLISHERS:
        fields.pop("publisher", None)
    return Item(kind, creators, {field: value for field, value in fields.items() if value})


def item_type(named: str, highwire: bool) -> str:
    """A `DC.type` that names one of Zotero's wins; Highwire's title makes an article of what says nothing else."""
    if named in TYPES:
        return named
    return "journalArticle" if highwire or named.lower() in ("text", "article") else "webpage"


def authors(value: str) -> list[Creator]:
    """The creators of one `citation_author`: semicolons part them, or else commas between names of two words."""
    parts = re.split(r"\s*;\s*", value)
    if len(parts) == 1:
        by_comma = re.split(r"\s*,\s*", value)
        if len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1]:
            parts = by_comma
    return [name(part, inverted="," in part) for part in map(str.strip, parts) if re.search(r"[^\s,-.;]", part)]


def name(value: str, *, inverted: bool) -> Creator:
    """First and last name; `inverted` as 'Last, First'."""
    value = re.sub(f"^{EDGES}|{EDGES}$", "", value)
    if inverted:
        last, *first = re.split(r", ?", value)
        return Creator(first[0] if first else "", last)
    first_name, _, last_name = value.rpartition(" ")
    return Creator(first_name, last_name)


def day(value: str) -> date:
    """A date in numbers, the year first; the others depend on where a reader lives."""
    found = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", value)
    assert found, value
    return date(*map(int, found.groups()))
