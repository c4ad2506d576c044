"""Why cleaned HTML differs from what was written: each thing that may not be published, where its author wrote it."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from knowledge_bank.model.prose import Finding
from knowledge_bank.rendering.events import VOID, Event, Events
from knowledge_bank.rendering.links import foreign_image, unsafe_link
from knowledge_bank.rendering.safety import TAGS
from knowledge_bank.rendering.source import TAG, Place, Source

_MOST = 100
"""Findings of one body: whoever has more begins again anyway."""
_AS_AN_EXAMPLE = "remove it; to show it as an example, write it between backticks"
_OUTSIDE_PARAGRAPHS = "write it on a line of its own with a blank line before it and after it, or write it in Markdown"


def explain(written: str, cleaned: str, source: Source) -> list[Finding]:
    """A finding for each thing that the cleaner took out of `written` or moved; none only if both say the same."""
    try:
        before, after = Events(written), Events(cleaned)
    except AssertionError:  # Which is how the parser says that it cannot read this.
        return [_broken(source.places("<!") or [(1, 1)], "some HTML here cannot be read", _AS_AN_EXAMPLE)]
    findings = [*_unsafe(before, source)]
    if before.kept != after.kept:
        findings += _unpaired(source)
        if not findings:
            findings.append(_misplaced(before.kept, after.kept, source))
    return findings[:_MOST]


def _unsafe(written: Events, source: Source) -> Iterator[Finding]:
    for tag in written.tags:
        for place in _places(source, rf"<{re.escape(tag)}(?![\w-])", f"<{tag}"):
            yield Finding(*place, "unsafe-html", f"`<{tag}>` may not be used", _AS_AN_EXAMPLE)
    for tag in written.stray:
        places = _places(source, rf"</{re.escape(tag)}(?![\w-])", f"</{tag}")
        yield _broken(places, f"`</{tag}>` closes something that was never opened", "remove it")
    for tag, name in written.attributes:
        if tag not in ("input", "label"):  # Of which a body may have none at all: see `reserved`.
            wrong, remedy = f"`{name}` may not be set on `<{tag}>`", f"remove `{name}`, and the value after it"
            for place in source.places_in_markup(name) or [source.place_of_disguised(name) or (1, 1)]:
                yield Finding(*place, "unsafe-html", wrong, remedy)
    for tag, address in written.addresses:
        for place in source.addresses.get(address) or [source.place_of_disguised(address) or (1, 1)]:
            yield foreign_image(place) if tag == "img" else unsafe_link(place)
    if written.has_declarations and "<!--" not in source.prose:
        for place in _places(source, r"<[!?]", "<!"):
            yield Finding(*place, "unsafe-html", "what begins with `<!` or `<?` may not be used", _AS_AN_EXAMPLE)


def _unpaired(source: Source) -> Iterator[Finding]:
    """The tags of the source that have no counterpart."""
    opened: list[tuple[str, int]] = []
    for found in TAG.finditer(source.prose):
        tag, offset = found[2].lower(), found.start()
        if not found[1]:
            if tag in TAGS and tag not in VOID:
                opened.append((tag, offset))
        elif any(tag == other for other, _ in opened):
            while opened[-1][0] != tag:
                yield _unclosed(*opened.pop(), source)
            opened.pop()
        elif tag in TAGS:
            yield _broken([source.place(offset)], f"`</{tag}>` closes something that was never opened", "remove it")
    for tag, offset in opened:
        yield _unclosed(tag, offset, source)


def _misplaced(written: list[Event], cleaned: list[Event], source: Source) -> Finding:
    """The first thing that stands where it cannot."""
    event = next(ours for ours, theirs in zip_longest(written, cleaned, fillvalue=("text", "")) if ours != theirs)
    kind, what = event[:2]
    if kind == "open" and what == "a":
        addresses = [value for name, value in zip(event[2::2], event[3::2], strict=True) if name == "href"]
        places = [place for address in addresses for place in source.addresses.get(address, [])]
        return _broken(places, "a link stands inside another link", "take one of the two links away")
    if kind != "text" and (places := source.places(rf"</?{what}(?![\w-])")):
        return _broken(places, f"`<{what}>` cannot stand here", _OUTSIDE_PARAGRAPHS)
    wrong = "the HTML in this text does not fit together"
    return _broken(source.places("<[a-z/!?]"), wrong, "write it in Markdown instead")


def _places(source: Source, pattern: str, disguised: str) -> list[Place]:
    return source.places(pattern) or [source.place_of_disguised(disguised) or (1, 1)]


def _unclosed(tag: str, offset: int, source: Source) -> Finding:
    wrong, remedy = f"`<{tag}>` is opened and never closed", f"close it with `</{tag}>`, or remove it"
    return _broken([source.place(offset)], wrong, remedy)


def _broken(places: list[Place], wrong: str, remedy: str) -> Finding:
    line, column = places[0] if places else (1, 1)
    return Finding(line, column, "broken-html", wrong, remedy)
