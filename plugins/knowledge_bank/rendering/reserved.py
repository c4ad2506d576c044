"""What the page keeps for itself, so that a body cannot pass for the page: form fields, ids and classes."""

import re
from collections.abc import Iterator

from knowledge_bank.model.prose import Finding
from knowledge_bank.rendering.source import Source

_FIELD = re.compile(r"<(input|label)\b")
_OWN_FIELD = re.compile(
    r'<input type="checkbox" disabled=""(?: checked="")?>(?=<span class="task-list-indicator">)'
    r'|<label class="task-list-control">(?=<input)'
    r'|<input(?: checked="")? id="__tabbed_\d+_\d+" name="__tabbed_\d+" type="radio">'
    r'|<label for="__tabbed_\d+_\d+">'
)
_ID = re.compile(r'<[^>]* id="(__[^"]*)"')
_CLASS = re.compile(r'<[^>]* class="(?:[^"]* )?(md-(?!button(?:--primary)?[ "])[^" ]*|mermaid)(?=[ "])')


def taken(html: str, source: Source) -> Iterator[Finding]:
    """A finding for each thing in cleaned HTML that only the page, or Markdown itself, may make."""
    if "<input" in html or "<label" in html or "__" in html:
        html = _OWN_FIELD.sub("", html)
    if "<input" in html or "<label" in html:
        for field in {found[1] for found in _FIELD.finditer(html)}:
            for line, column in source.places(rf"<{field}\b") or [(1, 1)]:
                yield Finding(
                    line, column, "unsafe-html",
                    f"`<{field}>` may not be used",
                    "remove it; a list of things to tick is written `- [ ] a thing to do`",
                )
    if ' id="__' in html:
        for name in sorted({found[1] for found in _ID.finditer(html)}):
            for line, column in source.places(re.escape(name)) or [source.place_of_disguised(name) or (1, 1)]:
                yield Finding(
                    line, column, "reserved-id",
                    "an id that begins with `__` belongs to the page itself",
                    "choose an id that begins with a letter",
                )
    if "md-" in html or "mermaid" in html:
        for name in sorted({found[1] for found in _CLASS.finditer(html)}):
            for line, column in source.places(re.escape(name)) or [source.place_of_disguised(name) or (1, 1)]:
                yield Finding(
                    line, column, "reserved-class",
                    f"the class `{name}` belongs to the page itself",
                    "remove it",
                )
