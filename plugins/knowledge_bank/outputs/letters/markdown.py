"""A text as Markdown again, for people who paste it into papers of their own."""

import re
from itertools import zip_longest

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
    plain,
)

MARKS = {"strong": "**", "em": "*", "del": "~~"}
SPECIAL = re.compile(r"[\\`*_\[\]<{]|~(?=~)|(?<=~)~|&(?=#?\w+;)")
"""What would be markup anywhere in a line."""
AT_START = re.compile(r"^(\s*)([#+>:|=~-]|!(?=!!)|\?(?=\?\?)|\d+(?=[.)]))")
"""What would be markup at the start of one."""
NOT_ESCAPED = "<&~:|=?"
"""Signs before which some dialects show the backslash."""
INDENT = " " * 4
"""As wide as the mark of any point, so that every dialect takes what stands below as the point's."""


def markdown(blocks: tuple[Block, ...]) -> str:
    """The Markdown of blocks, with no blank line around it. No line of a paragraph is broken."""
    return "\n\n".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_line(block.inside)}"
        case Paragraph():
            return AT_START.sub(_harmless, _line(block.inside))
        case Listing():
            return "\n".join(_point(point, number, block) for number, point in enumerate(block.points, block.start))
        case Box():
            title = (Paragraph((Span("strong", block.title),)),) if block.title else ()
            return _each_line("> ", markdown((*title, *block.inside)))
        case Table():
            return _table(block)
        case Verbatim():
            fence = _longer_than(block.text, "```")
            return f"{fence}\n{block.text}\n{fence}"
        case Rule():
            return "* * *"


def _harmless(start: re.Match[str]) -> str:
    blanks, sign = start.groups()
    return f"{blanks}{sign}\\" if sign.isdigit() else blanks + _escaped(sign)


def _escaped(sign: str) -> str:
    return f"&#{ord(sign)};" if sign in NOT_ESCAPED else f"\\{sign}"


def _point(point: tuple[Block, ...], number: int, listing: Listing) -> str:
    mark = (f"{number}." if listing.ordered else "-").ljust(3) + " "
    text = ""
    for block in point:
        gap = "\n" if isinstance(block, Listing) else "\n\n"
        text += (gap if text else "") + _block(block)
    return mark + _each_line(INDENT, text).removeprefix(INDENT)


def _each_line(sign: str, text: str) -> str:
    return "\n".join((sign + line).rstrip() if not line.strip() else sign + line for line in text.split("\n"))


def _table(table: Table) -> str:
    """A table has one row of headings in Markdown, no more and no fewer."""
    count = max(map(len, (*table.head, *table.rows)), default=1)
    head = [" ".join(filter(None, map(_cell, column))) for column in zip_longest(*table.head, fillvalue=())]
    rows = [head or [""] * count, ["---"] * count, *([_cell(cell) for cell in row] for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(cell: tuple[Inline, ...]) -> str:
    return _line(cell).replace("  \n", " ").replace("|", "\\|")


def _line(inside: tuple[Inline, ...]) -> str:
    return "".join(map(_inline, inside))


def _inline(part: Inline) -> str:
    match part:
        case Words():
            return SPECIAL.sub(lambda sign: _escaped(sign[0]), part.text)
        case Picture():
            return f"![{_inline(Words(part.alternative))}]({_address(part.address)})"
        case Span(tag="br"):
            return "  \n"
        case Span(tag="code"):
            return _code(plain(part.inside))
        case Span(tag="a"):
            return f"[{_line(part.inside)}]({_address(part.address)})"
        case Span():
            return _marked(_line(part.inside), MARKS[part.tag])


def _marked(text: str, mark: str) -> str:
    """Marks stand next to words, or they are none."""
    words = text.strip()
    before, _, after = text.partition(words) if words else (text, "", "")
    return f"{before}{mark}{words}{mark}{after}" if words else text


def _code(text: str) -> str:
    fence = _longer_than(text, "`")
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{gap}{text}{gap}{fence}"


def _longer_than(text: str, fence: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    return fence if longest < len(fence) else "`" * (longest + 1)


def _address(address: str) -> str:
    return address.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
