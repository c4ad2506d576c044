"""What the page keeps for itself, so that a body cannot pass for the page or hide words in it."""

import re
from collections.abc import Iterator

from knowledge_bank.model.prose import Finding
from knowledge_bank.rendering.source import Place, Source

_FIELD = re.compile(r"<(input|label)\b")
_OWN_FIELD = re.compile(
    r'<input type="checkbox" disabled=""(?: checked="")?>(?=<span class="task-list-indicator">)'
    r'|<label class="task-list-control">(?=<input)'
    r'|<input(?: checked="")? id="__tabbed_\d+_\d+" name="__tabbed_\d+" type="radio">'
    r'|<label for="__tabbed_\d+_\d+">'
)
_ID = re.compile(r'<[^>]* id="(__[^"]*)"')
# Material moves and hides what has a class of its own, and fetches a script from elsewhere for `mermaid`.
_CLASS = re.compile(r'<[^>]* class="(?:[^"]*\s)?(md-(?!button(?:--primary)?[\s"])[^"\s]*|mermaid)(?=[\s"])')


def taken(html: str, source: Source) -> Iterator[Finding]:
    """A finding for each thing in cleaned HTML that only the page, or Markdown itself, may make."""
    if "<input" in html or "<label" in html:
        html = _OWN_FIELD.sub("", html)
        for field in sorted({found[1] for found in _FIELD.finditer(html)}):
            for place in source.places(rf"<{field}\b") or [(1, 1)]:
                wrong, remedy = f"`<{field}>` may not be used", "remove it; a thing to tick is written `- [ ] thing`"
                yield Finding(*place, "unsafe-html", wrong, remedy)
    if ' id="__' in html:
        for name in sorted({found[1] for found in _ID.finditer(html)}):
            wrong = "an id that begins with `__` belongs to the page itself"
            for place in _places(name, source):
                yield Finding(*place, "reserved-id", wrong, "choose an id that begins with a letter")
    if "md-" in html or "mermaid" in html:
        for name in sorted({found[1] for found in _CLASS.finditer(html)}):
            for place in _places(name, source):
                yield Finding(*place, "reserved-class", f"the class `{name}` belongs to the page itself", "remove it")
    # One that is never closed is shown as text, to readers it was not meant for.
    if "<!--" in source.text:
        for place in source.places("<!--"):
            wrong = "a comment (`<!-- ... -->`) would be published: readers can see it in the source of the page"
            yield Finding(*place, "unsafe-html", wrong, "remove it; write notes for colleagues in the pull request")


def _places(name: str, source: Source) -> list[Place]:
    return source.places_in_markup(name) or [source.place_of_disguised(name) or (1, 1)]
