"""`pack.html`: a pack as one page that needs no other file, to read and to print; a PDF is made of the same."""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

from jinja2 import Template
from markupsafe import Markup

from knowledge_bank.model.pack import Occasion
from knowledge_bank.model.tree import Block
from knowledge_bank.outputs.addresses import numbered, shown
from knowledge_bank.outputs.packs.pack import Pack
from knowledge_bank.outputs.packs.plan import named, plan
from knowledge_bank.rendering.markup import markup
from knowledge_bank.strings import direction
from knowledge_bank.templates import environment

TYPES = {".gif": "gif", ".jpeg": "jpeg", ".jpg": "jpeg", ".png": "png", ".webp": "webp"}


@cache
def template(name: str, language: str) -> Template:
    """One of the templates of packs, in a language."""
    return environment("pack", html=True, language=language).get_template(name)


def pack_html(
    pack: Pack,
    folder: Path,
    occasions: Iterable[Occasion] = tuple(Occasion),
    *,
    whole: str = "",
    pdf: str = "",
    stamp: str = "",
) -> str:
    """
    The page of a pack, with the plans of these occasions.

    `folder` is the bank's, where its pictures are. `whole` and `pdf` are the ways from the page to the entry and to the
    PDF, where it has them; without them it is what a PDF is made of. `stamp` stands on every sheet.
    """
    chosen = tuple(occasions)
    exercise = pack.exercise if chosen != (Occasion.SUPERVISION,) else ()  # in twenty minutes there is no time for it
    told = (pack.messages, pack.cautions, pack.sources, exercise, *(group.blocks for group in pack.questions))
    numbers = numbered(tuple(block for blocks in told for block in blocks))

    def html(blocks: tuple[Block, ...]) -> Markup:
        return Markup(markup(blocks, numbers))  # of safe parts, escaped

    page = template("pack.html", pack.language).render(
        pack=pack,
        direction=direction(pack.language),
        plans=[plan(pack, occasion) for occasion in chosen],
        occasions=named(chosen, pack.language),
        exercise=exercise,
        html=html,
        addresses=[shown(address) for address in numbers],
        whole=whole,
        pdf=pdf,
        stamp=stamp,
    )
    return _with_pictures(page, pack, folder)


def _with_pictures(page: str, pack: Pack, folder: Path) -> str:
    for address, path in pack.pictures.items():
        picture = folder / path
        data = f"data:image/{TYPES[picture.suffix.lower()]};base64,{b64encode(picture.read_bytes()).decode()}"
        page = page.replace(f'src="{escape(address)}"', f'src="{data}"')
    return page
