"""From a Tree to plain HTML that needs no style sheet: for feeds, PDF and packs."""

from collections.abc import Mapping
from html import escape

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

NOTHING: Mapping[str, int] = {}


def markup(blocks: tuple[Block, ...], numbers: Mapping[str, int] = NOTHING) -> str:
    """
    The HTML of blocks, a line for each.

    `numbers` are those under which addresses are printed elsewhere: an empty `span` with the `data-number` follows each
    link to one of them. A style sheet that shows it adds nothing to the link's words, nor to a heading's.
    """
    return "\n".join(_block(block, numbers) for block in blocks)


def _block(block: Block, numbers: Mapping[str, int]) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_line(block.inside, numbers)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_line(block.inside, numbers)}</p>"
        case Listing():
            return _listing(block, numbers)
        case Box():
            return _box(block, numbers)
        case Table():
            return _table(block, numbers)
        case Verbatim():
            return f"<pre>{escape(block.text)}</pre>"
        case Rule():
            return "<hr>"


def _listing(block: Listing, numbers: Mapping[str, int]) -> str:
    start = f' start="{block.start}"' if block.start != 1 else ""
    opening, closing = (f"<ol{start}>", "</ol>") if block.ordered else ("<ul>", "</ul>")
    points = "\n".join(f"<li>{_point(point, numbers)}</li>" for point in block.points)
    return f"{opening}\n{points}\n{closing}"


def _point(point: tuple[Block, ...], numbers: Mapping[str, int]) -> str:
    """A point that begins with a line stands beside its mark, without a paragraph's distance."""
    if point and isinstance(point[0], Paragraph):
        return "\n".join([_line(point[0].inside, numbers), *(_block(block, numbers) for block in point[1:])])
    return markup(point, numbers)


def _box(block: Box, numbers: Mapping[str, int]) -> str:
    inside = markup(block.inside, numbers)
    if not block.title:
        return f"<blockquote>\n{inside}\n</blockquote>"
    return f"<div>\n<p><strong>{_line(block.title, numbers)}</strong></p>\n{inside}\n</div>"


def _table(block: Table, numbers: Mapping[str, int]) -> str:
    head = "".join(_row(row, '<th scope="col">', "</th>", numbers) for row in block.head)
    body = "".join(_row(row, "<td>", "</td>", numbers) for row in block.rows)
    return "<table>\n" + (f"<thead>\n{head}</thead>\n" if head else "") + f"<tbody>\n{body}</tbody>\n</table>"


def _row(row: tuple[tuple[Inline, ...], ...], opening: str, closing: str, numbers: Mapping[str, int]) -> str:
    cells = "".join(f"{opening}{_line(cell, numbers)}{closing}" for cell in row)
    return f"<tr>{cells}</tr>\n"


def _line(inside: tuple[Inline, ...], numbers: Mapping[str, int]) -> str:
    return "".join(_inline(part, numbers) for part in inside)


def _inline(part: Inline, numbers: Mapping[str, int]) -> str:
    match part:
        case Words():
            return escape(part.text, quote=False)
        case Picture():
            return f'<img src="{escape(part.address)}" alt="{escape(part.alternative)}">'
        case Span(tag="br"):
            return "<br>"
        case Span():
            leading = f' href="{escape(part.address)}"' if part.address else ""
            number = f'<span data-number="{numbers[part.address]}"></span>' if part.address in numbers else ""
            return f"<{part.tag}{leading}>{_line(part.inside, numbers)}</{part.tag}>{number}"
