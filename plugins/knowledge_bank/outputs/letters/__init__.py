"""The files of an issue, whatever its readers read it in."""

from knowledge_bank.newsletter.letter import Letter
from knowledge_bank.outputs.letters.blocks import blocks_html, blocks_md
from knowledge_bank.outputs.letters.email import TooLargeError, email_html
from knowledge_bank.outputs.letters.message import message
from knowledge_bank.outputs.letters.text import issue_text

__all__ = ["TooLargeError", "letter_files"]


def letter_files(letter: Letter) -> dict[str, bytes]:
    """Name and content of every file of an issue. Raises TooLargeError."""
    html, text = email_html(letter), issue_text(letter)
    return {
        "email.html": html.encode(),
        "issue.txt": text.encode(),
        "issue.eml": message(letter, text, html),
        "blocks.html": blocks_html(letter).encode(),
        "blocks.md": blocks_md(letter).encode(),
    }
