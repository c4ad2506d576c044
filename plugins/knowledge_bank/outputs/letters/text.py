"""`issue.txt`: an issue as plain text, complete, with its links numbered and listed at the end."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from urllib.parse import parse_qs, unquote, urlsplit

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
    Verbatim,
    Words,
)
from knowledge_bank.newsletter.letter import SLOT, Letter, around
from knowledge_bank.outputs.letters.columns import WIDTH, filled, padded, width, wrapped
from knowledge_bank.strings import Strings, strings

UNDERLINES = {1: "=", 2: "-", 3: "~"}
"""By the level of a heading; what is deeper stands right above its text instead."""

BREAK = "\n"


@dataclass
class _Links:
    """The addresses so far, numbered in the order in which they come, and what is said around them."""

    spoken: Strings
    numbers: dict[str, int] = field(default_factory=dict)

    def of(self, address: str) -> int:
        return self.numbers.setdefault(address, len(self.numbers) + 1)


def issue_text(letter: Letter) -> str:
    """The text. Only addresses make lines of more than `WIDTH` columns, since a broken one leads nowhere."""
    spoken = strings(letter.language)
    links = _Links(spoken)
    title = Heading(1, "", (Words(f"{letter.series}: {letter.title}"),))
    parts = list(_parts((title, *letter.tree.blocks), WIDTH, links))
    if letter.unsubscribe:
        parts += _parts((Paragraph(_leaving(letter.unsubscribe, spoken)),), WIDTH, links)
    if links.numbers:
        parts += _parts((Heading(2, "", (Words(spoken.label("Links")),)),), WIDTH, links)
        parts.append([f"[{number}] {address}" for address, number in links.numbers.items()])
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _leaving(address: str, spoken: Strings) -> tuple[Inline, ...]:
    """How to leave a mailing list, for people who have to do it by hand."""
    way = urlsplit(address)
    subject = " ".join(parse_qs(way.query.replace("+", "%2B")).get("subject", ()))
    if way.scheme != "mailto" or not subject:
        return around(spoken.label("To leave this mailing list: {address}", address=SLOT), _bare(address))
    text = spoken.label(
        "To leave this mailing list: write to {mailbox} with the subject {subject}.", mailbox=SLOT, subject=subject
    )
    return around(text, _bare(f"mailto:{unquote(way.path)}"))


def _bare(address: str) -> Span:
    return Span("a", (Words(address.removeprefix("mailto:")),), address)


def _parts(blocks: tuple[Block, ...], room: int, links: _Links) -> Iterator[list[str]]:
    """The lines of each block, and of a small heading those of what follows it too; blank lines go between."""
    above: list[str] = []
    for block in blocks:
        lines = _lines(block, room, links)
        if isinstance(block, Heading):
            if above:
                yield above
            above = lines if block.level not in UNDERLINES else []
            if not above:
                yield lines
        elif lines:
            yield above + lines
            above = []
    if above:
        yield above


def _lines(block: Block, room: int, links: _Links) -> list[str]:
    match block:
        case Heading():
            return list(_heading(block, room, links))
        case Paragraph():
            return filled(_text(block.inside, links), room)
        case Listing():
            return list(_listing(block, room, links))
        case Box():
            return list(_box(block, room, links))
        case Table():
            return _table(block, room, links)
        case Verbatim():
            lines = block.text.expandtabs(4).split("\n")
            return [f"    {line}".rstrip() for text in lines for line in wrapped(text, room - 4) or [""]]
        case Rule():
            return ["* * *"]


def _heading(heading: Heading, room: int, links: _Links) -> Iterator[str]:
    lines = filled(_text(heading.inside, links), room)
    yield from lines
    if heading.level in UNDERLINES and lines:
        yield UNDERLINES[heading.level] * min(room, max(map(width, lines)))


def _listing(listing: Listing, room: int, links: _Links) -> Iterator[str]:
    for place, point in enumerate(listing.points, listing.start):
        sign = f"{place}. " if listing.ordered else "- "
        inside = _joined(point, room - len(sign), links) or [""]
        yield (sign + inside[0]).rstrip()
        yield from (" " * len(sign) + line if line else "" for line in inside[1:])


def _box(box: Box, room: int, links: _Links) -> Iterator[str]:
    """A quotation has its sign before every line; a box only stands in from the left."""
    sign = "    " if box.title else "> "
    title = (Paragraph(box.title),) if box.title else ()
    for line in _joined((*title, *box.inside), room - len(sign), links):
        yield (sign + line).rstrip()


def _joined(blocks: tuple[Block, ...], room: int, links: _Links) -> list[str]:
    """Blocks within another; a list follows its own line closely."""
    found: list[str] = []
    for block in blocks:
        lines = _lines(block, room, links)
        if found and lines and not isinstance(block, Listing):
            found.append("")
        found += lines
    return found


def _table(table: Table, room: int, links: _Links) -> list[str]:
    """Side by side where that fits, else a line for each cell below one another, after the name of its column."""
    head, rows = (
        [[" ".join(_text(cell, links).split()) for cell in row] for row in part] for part in (table.head, table.rows)
    )
    columns = list(zip_longest(*head, *rows, fillvalue=""))
    widths = [max(map(width, column)) for column in columns]
    if sum(widths) + 2 * (len(widths) - 1) <= room:
        rule = [["-" * wide for wide in widths]] if head else []
        return ["  ".join(map(padded, row, widths)).rstrip() for row in (*head, *rule, *rows)]
    names = [" ".join(filter(None, column[: len(head)])) for column in columns]
    found: list[str] = []
    for row in rows:
        found += [""] if found else []
        for name, cell in zip(names, row, strict=False):
            if cell:
                found += filled(f"{name}: {cell}" if name else cell, room, hanging="  ")
    return found


def _text(inside: tuple[Inline, ...], links: _Links) -> str:
    """A line as text; a link has its number after it, unless it shows its address anyway."""
    found = []
    for part in inside:
        match part:
            case Words():
                found.append(part.text)
            case Picture():
                found.append(_picture(part, links) if part.alternative else "")
            case Span(tag="br"):
                found.append(BREAK)
            case Span(tag="del"):
                found.append(links.spoken.label("[struck out: {text}]", text=_text(part.inside, links)))
            case Span(tag="a"):
                words = _text(part.inside, links)
                shown = words.strip() == part.address.removeprefix("mailto:")
                found.append(words if shown else f"{words} [{links.of(part.address)}]")
            case Span():
                found.append(_text(part.inside, links))
    return "".join(found)


def _picture(picture: Picture, links: _Links) -> str:
    return links.spoken.label("[Picture: {description}]", description=picture.alternative)
