"""From Prose to a Tree: the same safe text for e-mail, plain text, PDF, feeds and packs."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from knowledge_bank.model.prose import Link, Prose
from knowledge_bank.model.tree import (
    Block,
    Box,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Picture,
    Rule,
    Span,
    Table,
    Tree,
    Verbatim,
    Words,
)

SPANS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "kbd": "code", "samp": "code"}
SPANS |= {"del": "del", "s": "del", "a": "a"}
VOID = {"br", "hr", "img", "input", "wbr", "col"}
LEFT_OUT = {"headerlink", "footnote-backref"}
"""Classes of links that only make sense on a web page."""
CONTAINERS = {"div", "dl", "dd", "dt", "blockquote", "details", "ul", "ol", "li", "table", "pre", "hr", "figure", "p"}
Row = tuple[tuple[Inline, ...], ...]
HEADINGS = {f"h{level}": level for level in range(1, 7)}
SECTION = re.compile(r'<h([12])\b(?: id="([^"]*)")?[^>]*>(.*?)</h\1>', re.DOTALL)
NOT_READ = re.compile(r'<a class="headerlink".*?</a>|<[^>]*>', re.DOTALL)


@dataclass
class _Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: "list[_Element | str]" = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def all(self, *tags: str) -> "Iterator[_Element]":
        for part in self.inside:
            if isinstance(part, _Element):
                if part.tag in tags:
                    yield part
                yield from part.all(*tags)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)


class _Reader(HTMLParser):
    """The cleaner closes every element it opens, so this need not mend anything."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def tree(prose: Prose, address_of: Callable[[Link], str]) -> Tree:
    """The tree of a body; `address_of` gives each link and picture its address in full."""
    reader = _Reader()
    reader.feed(prose.html(address_of))
    reader.close()
    return Tree(tuple(_blocks(reader.open[0])))


def sections(
    prose: Prose, wanted: Callable[[str, str], bool], address_of: Callable[[Link], str]
) -> Iterator[tuple[Heading, tuple[Block, ...]]]:
    """
    Heading and blocks of each section of the second level that is wanted, by the words of its heading and their id.

    A tree of the whole text would take several times as long, and every page of a bank has sections to be read.
    """
    html = prose.html(address_of)
    headings = list(SECTION.finditer(html))
    for place, heading in enumerate(headings):
        title, identifier = unescape(NOT_READ.sub("", heading[3])).strip(), heading[2] or ""
        if heading[1] == "2" and wanted(title, identifier):
            end = headings[place + 1].start() if place + 1 < len(headings) else len(html)
            reader = _Reader()
            reader.feed(html[heading.end() : end])
            reader.close()
            yield Heading(2, identifier, (Words(title),)), tuple(_blocks(reader.open[0]))


def _blocks(element: _Element) -> Iterator[Block]:
    """The blocks in an element; words between them become paragraphs."""
    line: list[_Element | str] = []
    for part in element.inside:
        if isinstance(part, _Element) and (part.tag in CONTAINERS or part.tag in HEADINGS):
            yield from _paragraph(line)
            line = []
            yield from _block(part)
        else:
            line.append(part)
    yield from _paragraph(line)


def _paragraph(parts: list[_Element | str]) -> Iterator[Block]:
    inside = _inline(parts)
    if inside:
        yield Paragraph(inside)


def _block(element: _Element) -> Iterator[Block]:
    tag, classes = element.tag, element.classes
    if tag in HEADINGS:
        yield Heading(HEADINGS[tag], element.attributes.get("id", ""), _inline(element.inside))
    elif tag == "hr":
        if "footnote" not in classes:
            yield Rule()
    elif tag == "pre":
        yield Verbatim(element.text.rstrip("\n"))
    elif tag in ("ul", "ol"):
        points = tuple(tuple(_blocks(point)) for point in element.inside if isinstance(point, _Element))
        yield Listing(tag == "ol", points, int(element.attributes.get("start") or 1))
    elif tag == "table":
        yield _table(element)
    elif tag == "blockquote":
        yield Box(tuple(_blocks(element)))
    elif tag == "details" or "admonition" in classes:
        yield _box(element)
    elif tag == "dt":
        yield Paragraph((Span("strong", _inline(element.inside)),))
    elif tag == "p":
        yield from _paragraph(element.inside)
    elif "tabbed-labels" in classes:
        return
    elif "tabbed-set" in classes:
        labels = [_inline(label.inside) for label in element.all("label")]
        blocks = (found for found in element.all("div") if "tabbed-block" in found.classes)
        for label, block in zip(labels, blocks, strict=False):
            yield Box(tuple(_blocks(block)), label)
    else:
        yield from _blocks(element)


def _box(element: _Element) -> Box:
    title: tuple[Inline, ...] = ()
    rest = _Element("div")
    for part in element.inside:
        if isinstance(part, _Element) and (part.tag == "summary" or "admonition-title" in part.classes):
            title = _inline(part.inside)
        else:
            rest.inside.append(part)
    return Box(tuple(_blocks(rest)), title)


def _table(element: _Element) -> Table:
    head: list[Row] = []
    rows: list[Row] = []
    for row in element.all("tr"):
        cells = [cell for cell in row.inside if isinstance(cell, _Element) and cell.tag in ("td", "th")]
        found = tuple(_inline(cell.inside) for cell in cells)
        (head if cells and all(cell.tag == "th" for cell in cells) and not rows else rows).append(found)
    return Table(tuple(head), tuple(rows))


def _inline(parts: list[_Element | str]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for part in parts:
        found += _words(part) if isinstance(part, str) else _span(part)
    return tuple(_trimmed(found))


def _words(text: str) -> list[Inline]:
    return [Words(text.replace("\n", " "))] if text else []


def _span(element: _Element) -> list[Inline]:
    if element.tag == "br":
        return [Span("br")]
    if element.tag == "img":
        return [Picture(element.attributes.get("src", ""), element.attributes.get("alt", ""))]
    if element.tag == "input":
        done = "checked" in element.attributes
        return [Words("[x] " if done else "[ ] ")] if element.attributes.get("type") == "checkbox" else []
    if element.classes & LEFT_OUT:
        return []
    if element.tag in SPANS:
        inside = _inline_untrimmed(element)
        address = element.attributes.get("href", "")
        if element.tag == "a" and (not address or address.startswith("#")):
            return inside
        return [Span(SPANS[element.tag], tuple(inside), address)]
    return _inline_untrimmed(element)


def _inline_untrimmed(element: _Element) -> list[Inline]:
    found: list[Inline] = []
    for part in element.inside:
        found += _words(part) if isinstance(part, str) else _span(part)
    return found


def _trimmed(parts: list[Inline]) -> list[Inline]:
    """Without blanks at the two ends of a line, and without a line that holds nothing else."""
    while parts and isinstance(parts[0], Words) and not parts[0].text.strip():
        parts = parts[1:]
    while parts and isinstance(parts[-1], Words) and not parts[-1].text.strip():
        parts = parts[:-1]
    if parts and isinstance(parts[0], Words):
        parts = [Words(parts[0].text.lstrip()), *parts[1:]]
    if parts and isinstance(parts[-1], Words):
        parts = [*parts[:-1], Words(parts[-1].text.rstrip())]
    return parts
