"""Cleaned HTML, cut where an address goes, so that the same prose can be shown at any place."""

import re
from html import unescape

from knowledge_bank.model.prose import Finding, Link, LinkKind
from knowledge_bank.rendering.source import Place, Source

# The cleaner writes `<`, `>` and `"` inside a value as entities: a bare one always is markup.
_ADDRESS = re.compile(r'<(a|img) (?:[^>]*? )?((?:href|src)="(?!#)([^"]*)")')
_EAGER_IMAGE = re.compile(r'<img(?=[ >])(?![^>]* loading=")')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x1f]|^\s+")
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
            parts.append(html[done : found.start(2)])
            done = found.end(2)
        else:
            parts += (html[done : found.start(3)], link)
            done = found.end(3)
    parts.append(html[done:])
    return tuple(parts), findings


def _place(target: str, source: Source, used: dict[str, int]) -> Place:
    """Where this use of `target` was written. An address that is used more often than written was written by name."""
    places = source.addresses.get(target) or source.addresses.get(target.removeprefix("mailto:"))
    if not places:
        return source.place_of_disguised(target) or (1, 1)
    nth = used[target] = used.get(target, -1) + 1
    return places[min(nth, len(places) - 1)]


def _fault(link: Link) -> Finding | None:
    # As a browser reads it: without unseen characters, and with backslashes for slashes.
    target = _UNSEEN.sub("", link.target).replace("\\", "/")
    if link.kind is LinkKind.IMAGE and (target.startswith("/") or _SCHEME.match(target)):
        return Finding(
            link.line, link.column, "foreign-image",
            "an image must be a file of this bank, named by its place next to this text",
            "put the image in the folder of this file and write its name, for example `images/house.png`",
        )
    if target.startswith("//"):
        return Finding(
            link.line, link.column, "unsafe-link",
            "an address may not begin with `//`",
            "write the address in full, beginning with `https://`",
        )
    return None
