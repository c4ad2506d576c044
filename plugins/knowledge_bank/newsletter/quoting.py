"""Words of the bank within the Markdown of an issue: they stay words, whatever signs they have."""

import re

from knowledge_bank.model import Entry, Workshop
from knowledge_bank.newsletter.news import News
from knowledge_bank.rendering.code import without_code

SIGNS = re.compile(r"[\\`*_{}\[\]<>|]|&(?=#?\w+;)")
FIRST = re.compile(r"^(?:([#+!-])|(\d+)([.)]))")
LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*\])")
ODD = re.compile(r"[<{]|\[\^|!\[|\]\(")
"""What would need more than words to be quoted."""


class Markdown(str):
    """Markdown, to be written as it is."""

    __slots__ = ()


def written(value: object) -> object:
    """A value as a template writes it: words, unless it is Markdown."""
    return words(value) if isinstance(value, str) and not isinstance(value, Markdown) else value


def words(text: str) -> Markdown:
    """A text as Markdown that reads as the text."""
    text = SIGNS.sub(lambda sign: {"<": "&lt;", "&": "&amp;"}.get(sign[0], f"\\{sign[0]}"), " ".join(text.split()))
    return Markdown(FIRST.sub(lambda first: f"\\{first[1]}" if first[1] else f"{first[2]}\\{first[3]}", text))


def link(thing: News | Entry | Workshop, title: str = "") -> Markdown:
    """A link to it from an issue; only its title where not everybody may follow."""
    target = thing.entry if isinstance(thing, News) else thing
    shown = words(title or thing.title)
    if target is None:
        return shown
    if isinstance(target, Workshop):
        return Markdown(f"[{shown}](../../workshops/{target.id}.md)")
    return Markdown(f"[{shown}](../../{target.folder}/{target.slug}.md)")


def lines(entry: Entry, heading: str) -> list[Markdown]:
    """The list below a heading of an entry, an item each, with the words of links but not the links."""
    found: list[str] = []
    for line in _below(entry, heading):
        if item := re.match(r"(?:[-*+]|\d+[.)]) +(.+)", line):
            found.append(item[1])
        elif found and line.startswith("  "):
            found[-1] += f" {line.strip()}"
        elif found and line.strip():
            break
    plain = (LINK.sub(r"\1", item).strip() for item in found)
    return [Markdown(item) for item in plain if not ODD.search(item)]


def paragraph(entry: Entry, heading: str) -> Markdown:
    """The first paragraph below a heading of an entry, as in `lines`; nothing where it is not just words."""
    text = "\n".join(_below(entry, heading)).strip().split("\n\n")[0]
    plain = LINK.sub(r"\1", " ".join(text.split()))
    return Markdown("" if ODD.search(plain) or re.match(r"[#>|!?=:+*-]|\d+[.)]", plain) else plain)


def _below(entry: Entry, heading: str) -> list[str]:
    """The lines from a second-level heading to the next one; those that are all code are left empty."""
    found: list[str] = []
    within = False
    for line, plain in zip(entry.body.split("\n"), without_code(entry.body).split("\n"), strict=True):
        if plain.startswith("## "):
            within = line[3:].rstrip().rstrip("#").strip().casefold() == heading.casefold()
        elif within:
            found.append(line if plain.strip() else "")
    return found
