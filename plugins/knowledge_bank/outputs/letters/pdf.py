"""`issue.pdf`: an issue on paper, where an address that nobody can follow is printed."""

from functools import cache

from jinja2 import Template
from markupsafe import Markup

from knowledge_bank.newsletter.letter import Letter
from knowledge_bank.outputs.addresses import numbered, shown
from knowledge_bank.rendering.markup import markup
from knowledge_bank.templates import environment

PDF = "issue.pdf"
"""Below the address of its issue."""


@cache
def _template(language: str) -> Template:
    return environment("pdf", html=True, language=language).get_template("letter.html")


def printed(letter: Letter) -> str:
    """The HTML that an issue is printed from; nothing of it needs another file, its pictures excepted."""
    numbers = numbered(letter.tree.blocks)
    return _template(letter.language).render(
        letter=letter,
        text=Markup(markup(letter.tree.blocks, numbers)),  # of safe parts, escaped
        addresses=[shown(address) for address in numbers],
    )
