"""A text as a tree of values, for everything that is not a web page: e-mail, plain text, PDF, feeds, packs."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text within a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Part of a line that is set apart, or that leads somewhere."""

    tag: str
    """`strong`, `em`, `code`, `del`, `a`, or `br`, which holds nothing."""
    inside: "tuple[Inline, ...]" = ()
    address: str = ""
    """Of an `a`: where it leads, in full."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture beside the text."""

    address: str
    alternative: str


Inline = Words | Span | Picture


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, with its place in the document."""

    level: int
    id: str
    inside: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    inside: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each of its points holds blocks of its own."""

    ordered: bool
    points: "tuple[tuple[Block, ...], ...]"
    start: int = 1


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks set apart: a quotation when it has no title, else a box."""

    inside: "tuple[Block, ...]"
    title: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; each row of the head has headings only."""

    head: tuple[tuple[tuple[Inline, ...], ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text whose line ends count."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


Block = Heading | Paragraph | Listing | Box | Table | Verbatim | Rule


@dataclass(frozen=True)
class Tree:
    """A whole text."""

    blocks: tuple[Block, ...] = field(default=())

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Those at the top, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @property
    def sections(self) -> tuple[tuple[Heading, tuple[Block, ...]], ...]:
        """Each heading of the second level, with what stands below it until the next one."""
        starts = [place for place, block in enumerate(self.blocks) if isinstance(block, Heading) and block.level == 2]
        found = []
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            heading = self.blocks[start]
            assert isinstance(heading, Heading)
            found.append((heading, self.blocks[start + 1 : end]))
        return tuple(found)

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses that a reader may follow, in order, as often as they stand there."""
        return tuple(span.address for span in inlines(self.blocks) if isinstance(span, Span) and span.address)


def inlines(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """Every part of every line, the outer before the inner."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield from _within(block.inside)
            case Listing():
                for point in block.points:
                    yield from inlines(point)
            case Box():
                yield from _within(block.title)
                yield from inlines(block.inside)
            case Table():
                for row in (*block.head, *block.rows):
                    for cell in row:
                        yield from _within(cell)


def _within(inside: tuple[Inline, ...]) -> Iterator[Inline]:
    for part in inside:
        yield part
        if isinstance(part, Span):
            yield from _within(part.inside)


def plain(inside: tuple[Inline, ...]) -> str:
    """The words of a line, and what stands for its pictures, without anything around them."""
    found = []
    for part in inside:
        match part:
            case Words():
                found.append(part.text)
            case Picture():
                found.append(part.alternative)
            case Span():
                found.append(" " if part.tag == "br" else plain(part.inside))
    return " ".join("".join(found).split())
