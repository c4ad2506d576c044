"""`email.html`: an issue as one column of HTML that mail programs show alike."""

from html import escape

from knowledge_bank.model.problem import ToldError
from knowledge_bank.model.tree import Block, Heading
from knowledge_bank.newsletter.letter import Letter
from knowledge_bank.outputs.letters.dress import rendered, safe, styled
from knowledge_bank.rendering.markup import markup

LARGEST = 100_000
"""Bytes; of anything larger Gmail shows the beginning only."""

COLUMN = 536
"""Pixels that a picture takes in Outlook on Windows, which knows no greatest width; others show it as it is."""


class TooLargeError(ToldError):
    """An e-mail would not reach its readers whole."""


def email_html(letter: Letter) -> str:
    """The HTML of an e-mail. Raises TooLargeError."""
    start = len(letter.tree.blocks) - len(letter.tree.sections[-1][1]) - 1
    text, colophon = (
        safe("\n".join(map(_anchored, blocks))) for blocks in (letter.tree.blocks[:start], letter.tree.blocks[start:])
    )
    html = styled(rendered("email.html", letter, text=text, colophon=colophon)) + "\n"
    size = len(html.encode())
    if size >= LARGEST:
        raise TooLargeError(
            f"{letter.series}, {letter.title}: as an e-mail it would have {size:,} bytes, and mail programs cut off "
            f"what has {LARGEST:,} or more. Shorten it, or leave some of it to the next issue."
        )
    return html


def _anchored(block: Block) -> str:
    """A block's HTML; a heading has the same place to link to as on the web."""
    html = markup((block,)).replace("<img ", f'<img width="{COLUMN}" ')
    if isinstance(block, Heading) and block.id:
        return html.replace(">", f' id="{escape(block.id)}">', 1)
    return html
