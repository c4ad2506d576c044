"""`issue.pdf`: an issue on paper, where an address that nobody can follow is printed."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from knowledge_bank.model.tree import Span, Tree, inlines, plain
from knowledge_bank.newsletter.letter import Letter, day
from knowledge_bank.rendering.markup import markup

PDF = "issue.pdf"
"""Below the address of its issue."""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("knowledge_bank", "templates/pdf"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = day
    return environment


def printed(letter: Letter) -> str:
    """The HTML that an issue is printed from; nothing of it needs another file, its pictures excepted."""
    numbers = _numbers(letter.tree)
    return _environment().get_template("letter.html").render(
        letter=letter,
        text=Markup(markup(letter.tree.blocks, numbers)),  # of safe parts, escaped
        addresses=[_shown(address) for address in numbers],
    )


def _numbers(tree: Tree) -> dict[str, int]:
    """The addresses that cannot be read where they stand, numbered in order."""
    spans = [part for part in inlines(tree.blocks) if isinstance(part, Span) and part.address]
    hidden = dict.fromkeys(span.address for span in spans if _shown(span.address) not in plain(span.inside))
    return {address: number for number, address in enumerate(hidden, 1)}


def _shown(address: str) -> str:
    """An address as it is printed: nobody types the scheme."""
    return address.removeprefix("mailto:").removeprefix("https://")
