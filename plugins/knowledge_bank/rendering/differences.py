"""Why cleaned HTML differs from what was written: each thing that may not be published, where its author wrote it."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from knowledge_bank.model.prose import Finding
from knowledge_bank.rendering.safety import EMPTIED, SCHEMES, TAGS, allows
from knowledge_bank.rendering.source import Place, Source

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_TAG = re.compile(r"<(/?)([a-z][^\s/>]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_MOST = 100
"""Findings of one body: whoever has more has to begin again anyway."""

Event = tuple[str, ...]
"""("open", tag, name, value, ...), ("close", tag) or ("text", words)."""


def explain(written: str, cleaned: str, source: Source) -> list[Finding]:
    """A finding for each thing that the cleaner took out of `written`. None only if both say the same."""
    as_written, as_cleaned = _Reader(written), _Reader(cleaned)
    findings = [*_unsafe(as_written, source)]
    if as_written.kept != as_cleaned.kept:
        findings += _broken(source)
        if not findings:
            findings.append(_unexplained(as_written, as_cleaned, source))
    return findings[:_MOST]


class _Reader(HTMLParser):
    """The events of some HTML: those that may stay, and what was beside them that may not."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.kept: list[Event] = []
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[tuple[str, str]] = Counter()
        self.addresses: Counter[str] = Counter()
        self.comments = 0
        self._emptied = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.tags[tag] += 1
            self._emptied = self._emptied or (tag if tag in EMPTIED else "")
            return
        event = ["open", tag]
        for name, value in attrs:
            value = value or ""
            if not allows(tag, name, value):
                self.attributes[tag, name] += 1
            elif name in ("href", "src") and _is_unsafe(value):
                self.addresses[value] += 1
            else:
                event += (name, value)
        self._keep(tuple(event))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # To a browser, `<div/>` opens a `<div>`.

    def handle_endtag(self, tag: str) -> None:
        if tag in TAGS and tag not in VOID:
            self._keep(("close", tag))
        elif tag == self._emptied:
            self._emptied = ""

    def handle_data(self, data: str) -> None:
        if self._emptied:
            return
        last = self.kept[-1] if self.kept else ("",)
        if last[:2] == ("open", "pre"):
            data = data.removeprefix("\n")
        if last[0] == "text":
            data = self.kept.pop()[1] + data
        if data:
            self.kept.append(("text", data))

    def handle_comment(self, data: str) -> None:
        self.comments += 1

    def handle_decl(self, decl: str) -> None:
        self.comments += 1

    def handle_pi(self, data: str) -> None:
        self.comments += 1

    def unknown_decl(self, data: str) -> None:
        self.comments += 1

    def _keep(self, event: Event) -> None:
        if event[1] != "tbody":  # Which a browser puts around rows that have none.
            self.kept.append(event)


def _is_unsafe(address: str) -> bool:
    scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", address))
    return scheme is not None and scheme[0][:-1].lower() not in SCHEMES


def _unsafe(written: _Reader, source: Source) -> Iterator[Finding]:
    for tag in written.tags:
        for line, column in _places(source, rf"<{re.escape(tag)}\b", f"<{tag}"):
            yield Finding(
                line, column, "unsafe-html",
                f"`<{tag}>` may not be used",
                "remove it; to show it as an example, write it between backticks",
            )
    for tag, name in written.attributes:
        for line, column in _places(source, rf"(?<![\w-]){re.escape(name)}(?![\w-])", name):
            yield Finding(
                line, column, "unsafe-html",
                f"`{name}` may not be set on `<{tag}>`",
                f"remove `{name}`, and what follows its `=` sign",
            )
    for address in written.addresses:
        places = source.addresses.get(address) or [source.place_of_disguised(address) or (1, 1)]
        for line, column in places:
            yield Finding(
                line, column, "unsafe-link",
                "an address may begin with `https:`, `http:`, `mailto:` or `tel:`, not with another such word",
                "link to a page, an e-mail address, a telephone number or a file of this bank",
            )
    if written.comments:
        for line, column in _places(source, r"<[!?]", "<!"):
            yield Finding(
                line, column, "unsafe-html",
                "a comment (`<!-- ... -->`) would be published to everyone who looks at the page's source",
                "remove it; what only colleagues should know belongs in the pull request",
            )


def _places(source: Source, pattern: str, disguised: str) -> list[Place]:
    return source.places(pattern) or [source.place_of_disguised(disguised) or (1, 1)]


def _broken(source: Source) -> Iterator[Finding]:
    """The tags of the source that have no counterpart."""
    opened: list[tuple[str, int]] = []
    for found in _TAG.finditer(source.prose):
        tag, offset = found[2].lower(), found.start()
        if tag not in TAGS or tag in VOID:
            continue
        if not found[1]:
            opened.append((tag, offset))
        elif any(tag == other for other, _ in opened):
            while opened[-1][0] != tag:
                yield _unclosed(*opened.pop(), source)
            opened.pop()
        else:
            yield Finding(
                *source.place(offset), "broken-html",
                f"`</{tag}>` closes something that was never opened",
                "remove it",
            )
    for tag, offset in opened:
        yield _unclosed(tag, offset, source)


def _unclosed(tag: str, offset: int, source: Source) -> Finding:
    return Finding(
        *source.place(offset), "broken-html",
        f"`<{tag}>` is opened and never closed",
        f"close it with `</{tag}>`, or remove it",
    )


def _unexplained(written: _Reader, cleaned: _Reader, source: Source) -> Finding:
    """Nothing is taken out in silence: where the two first differ, or else the first line."""
    for ours, theirs in zip(written.kept, cleaned.kept, strict=False):
        if ours != theirs:
            break
        if ours[0] == "text":
            pass
    return Finding(
        1, 1, "broken-html",
        "some HTML in this text does not fit together",
        "write it in Markdown instead",
    )
