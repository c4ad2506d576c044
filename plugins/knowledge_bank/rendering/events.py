"""HTML as a browser meets it, one event after another, so that two spellings of the same page compare equal."""

from collections.abc import Iterable
from html.parser import HTMLParser

from knowledge_bank.rendering.safety import EMPTIED, SCHEMES, TAGS, allows, scheme

VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
"""Of the tags that are allowed, those that enclose nothing and so are not closed."""

Event = tuple[str, ...]
"""`("open", tag, name, value, ...)`, `("close", tag)` or `("text", words)`."""


class Events(HTMLParser):
    """What of some HTML may stay, in order; and beside it what may not."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.kept: list[Event] = []
        self.tags: dict[str, None] = {}
        """That were opened and are not allowed, once each, as met."""
        self.stray: dict[str, None] = {}
        """That are not allowed, and closed without having been opened."""
        self.attributes: dict[tuple[str, str], None] = {}
        """Tag and name of each that is not allowed."""
        self.addresses: dict[tuple[str, str], None] = {}
        """Tag and value of each with a scheme that is not allowed."""
        self.has_declarations = False
        """Comments too."""
        self._emptied = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.tags[tag] = None
            self._emptied = self._emptied or (tag if tag in EMPTIED else "")
            return
        event = ["open", tag]
        for name, value in attrs:
            value = value or ""
            if not allows(tag, name, value):
                self.attributes[tag, name] = None
            elif name in ("href", "src") and scheme(value) not in ("", *SCHEMES):
                self.addresses[tag, value] = None
            else:
                event += (name, value)
        self._keep(tuple(event))

    def handle_startendtag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # To a browser, `<div/>` opens a `<div>`.

    def handle_endtag(self, tag: str) -> None:
        if tag in TAGS:
            if tag not in VOID or tag == "br":  # And to a browser, `</br>` is a `<br>`.
                self._keep(("close", tag))
        elif tag not in self.tags:
            self.stray[tag] = None
        if tag == self._emptied:
            self._emptied = ""

    def handle_data(self, data: str) -> None:
        if self._emptied:
            return
        if self.kept and self.kept[-1][:2] == ("open", "pre"):
            data = data.lstrip("\n")  # A browser skips the first, and the cleaner writes one too few.
        if self.kept and self.kept[-1][0] == "text":
            data = self.kept.pop()[1] + data
        if data:
            self.kept.append(("text", data))

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        self.has_declarations = True

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)

    def _keep(self, event: Event) -> None:
        if event[1] != "tbody":  # Which a browser puts around rows that have none.
            self.kept.append(event)
