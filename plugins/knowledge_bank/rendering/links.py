"""Cleaned HTML, cut where an address goes, so that the same prose can be shown at any place."""

import re
from html import unescape

from knowledge_bank.model.prose import Finding, Link, LinkKind
from knowledge_bank.rendering.safety import as_read, scheme
from knowledge_bank.rendering.source import Place, Source

# The cleaner writes `<`, `>` and `"` inside a value as entities: a bare one always is markup.
_ADDRESS = re.compile(r'<(a|img) (?:[^>]*? )?((?:href="(?!#)|src=")([^"]*)")')
_EAGER_IMAGE = re.compile(r'<img(?=[ >])(?![^>]* loading=")')
_KINDS = {"a": LinkKind.LINK, "img": LinkKind.IMAGE}


def split(html: str, source: Source) -> tuple[tuple[str | Link, ...], list[Finding]]:
    """The parts of a Prose, and a finding for each address that may not be in it and is left out."""
    parts: list[str | Link] = []
    findings: list[Finding] = []
    used: dict[str, int] = {}
    html = _EAGER_IMAGE.sub('<img loading="lazy"', html)
    done = 0
    for found in _ADDRESS.finditer(html):
        target = unescape(found[3])
        line, column = _place(target, source, used)
        link = Link(_KINDS[found[1]], target, line, column)
        if finding := _fault(link):
            findings.append(finding)
            parts.append(html[done : found.start(2) - 1])
            done = found.end(2)
        else:
            parts += (html[done : found.start(3)], link)
            done = found.end(3)
    parts.append(html[done:])
    return tuple(parts), findings


def foreign_image(place: Place) -> Finding:
    """An image that would be fetched from elsewhere, or cannot be found from everywhere."""
    return Finding(
        *place,
        "foreign-image",
        "an image must be a file of this bank, named as seen from this text",
        "put it in a folder beside this text and write its name, for example `images/house.png`",
    )


def unsafe_link(place: Place) -> Finding:
    """A link that would do something else than lead to a page."""
    return Finding(
        *place,
        "unsafe-link",
        "a link leads to `https:`, `http:`, `mailto:`, `tel:` or a file of this bank, and this one does not",
        "write the address in full, beginning with `https://`, or the name of the file",
    )


def _place(target: str, source: Source, used: dict[str, int]) -> Place:
    """Where this use of `target` was written. An address that is used more often than written was written by name."""
    places = source.addresses.get(target) or source.addresses.get(target.removeprefix("mailto:"))
    if not places:
        return source.place_of_disguised(target) or (1, 1)
    nth = used[target] = used.get(target, -1) + 1
    return places[min(nth, len(places) - 1)]


def _fault(link: Link) -> Finding | None:
    target = as_read(link.target)
    place = link.line, link.column
    if link.kind is LinkKind.IMAGE and (target.startswith(("/", "#")) or scheme(target)):
        return foreign_image(place)
    return unsafe_link(place) if target.startswith("//") else None
