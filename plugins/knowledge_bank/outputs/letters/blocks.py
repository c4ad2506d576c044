"""`blocks.html` and `blocks.md`: the sections of an issue one by one, to be pasted into newsletters of others."""

from dataclasses import dataclass

from markupsafe import Markup

from knowledge_bank.model.tree import Block, Heading, Paragraph, Span, Words, plain
from knowledge_bank.newsletter.letter import SLOT, Letter, around
from knowledge_bank.outputs.letters.dress import rendered, safe, styled_part
from knowledge_bank.outputs.letters.markdown import markdown
from knowledge_bank.outputs.policy import inline_styles
from knowledge_bank.rendering.markup import markup
from knowledge_bank.strings import strings

CHARSET = '<meta charset="utf-8">'
POLICY = "default-src 'none'; style-src {styles}; img-src http: https:"
"""It shows pictures of the site wherever it is opened, on a disk for one."""


@dataclass(frozen=True)
class Part:
    """A section of an issue that stands on its own: under its heading, with a line that says where it is from."""

    id: str
    title: str
    shown: Markup
    """As a browser shows it."""
    html: str
    """As it is pasted: the same with its styles in its elements, and without classes, places or tables for layout."""
    markdown: str


def parts(letter: Letter) -> list[Part]:
    """Every section but the last, which tells of the newsletter itself."""
    return [_part(letter, heading, below) for heading, below in letter.tree.sections[:-1]]


def _part(letter: Letter, heading: Heading, below: tuple[Block, ...]) -> Part:
    blocks = (heading, *below, origin(letter, heading))
    html = markup(blocks)
    return Part(heading.id, plain(heading.inside), safe(html), styled_part(html), markdown(blocks))


def origin(letter: Letter, heading: Heading) -> Paragraph:
    """`From EIP2 newsletter, Issue 5, October 2018, of the Practice Knowledge Bank`, and whose work it is."""
    link = Span("a", (Words(f"{letter.series}, {letter.title}"),), f"{letter.address}#{heading.id}")
    spoken = strings(letter.language)
    text = spoken.label("From {newsletter} ({bank}).", newsletter=SLOT, bank=letter.bank)
    if letter.rights:
        text += " " + spoken.label("Rights: {rights}.", rights=letter.rights)
    return Paragraph((Span("em", around(text, link)),))


def blocks_html(letter: Letter) -> str:
    """A page that shows each section, and its HTML and Markdown ready to copy, without a script."""
    html = rendered("blocks.html", letter, parts=parts(letter)) + "\n"
    told = POLICY.format(styles=" ".join(inline_styles(html)))
    return html.replace(CHARSET, f'{CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{told}">', 1)


def blocks_md(letter: Letter) -> str:
    """The Markdown of all sections."""
    return "\n\n---\n\n".join(part.markdown for part in parts(letter)) + "\n"
