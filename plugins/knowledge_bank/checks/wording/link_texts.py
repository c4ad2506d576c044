"""Links that do not say where they lead: readers who listen hear them one after another, without the text around."""

import re
from collections.abc import Iterator
from html import unescape

from knowledge_bank.checks.wording.blame import sheet
from knowledge_bank.checks.wording.passages import ADDRESS, Passage
from knowledge_bank.model import Body, Entry, Issue, LinkKind, Problem, Prose, Severity

REMEDY = "name what it leads to: [the guide to mapping](../resources/mapping.md)"
_TAG = re.compile(r"<[^>]*>")
_ALTERNATIVE = re.compile(r'\balt="([^"]*)"')


def mute_links(document: Entry | Issue | Body, prose: Prose) -> Iterator[Problem]:
    """Links whose words say nothing, and links without words."""
    for number, link in enumerate(prose.parts):
        if isinstance(link, str) or link.kind is not LinkKind.LINK:
            continue
        inner = _inner(prose, number)
        words = " ".join(unescape(_TAG.sub(" ", inner)).split()) or unescape(" ".join(_ALTERNATIVE.findall(inner)))
        plain = words.strip(" .,:;!?…»›>→-–—()").lower()
        if not plain:
            wrong = "a link without words"
        elif plain in sheet().links:
            wrong = f"'{plain}' does not say where the link leads"
        else:
            continue
        line = document.body_line + link.line - 1
        yield Problem(document.path, line, link.column, "link", "mute-link", wrong, REMEDY, Severity.WARNING)


def bare_addresses(path: str, passage: Passage) -> Iterator[Problem]:
    """Addresses that readers would see, or hear letter by letter."""
    if "://" not in passage.shown and "www." not in passage.shown:
        return
    for found in ADDRESS.finditer(passage.shown):
        wrong, remedy = "a bare web address", "make it a link that says where it leads: [the guide](address)"
        place = passage.place(found.start())
        yield Problem(path, *place, passage.field, "bare-address", wrong, remedy, Severity.WARNING)


def _inner(prose: Prose, number: int) -> str:
    """The HTML from an address to the end of its link; what a picture in it is fetched from is left out."""
    pieces: list[str] = []
    for part in prose.parts[number + 1 :]:
        if isinstance(part, str):
            inner, end, _ = part.partition("</a>")
            pieces.append(inner)
            if end:
                break
    return "".join(pieces).partition(">")[2]
