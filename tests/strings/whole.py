"""A language that has everything: each text is its English between marks, so that what was never translated shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

import knowledge_bank.strings as spoken
import pytest
from babel.messages.pofile import read_po, write_po
from knowledge_bank.strings.scripts import script_strings

LANGUAGE = "gd"
"""Nobody has translated anything into it."""
LABELS = ("aria-label", "aria-roledescription", "data-running")


@contextmanager
def everything_said(folder: Path) -> Iterator[None]:
    """A catalogue of that language, in a folder."""
    with (spoken.FOLDER / "messages.pot").open("rb") as file:
        catalogue = read_po(file, locale=LANGUAGE)
    for message in catalogue:
        if message.id:
            one, many = (message.id, message.id) if isinstance(message.id, str) else message.id
            several = (f"«{one}»", *[f"«{many}»"] * (catalogue.num_plurals - 1))
            message.string = f"«{one}»" if isinstance(message.id, str) else several
    with (folder / f"{LANGUAGE}.po").open("wb") as file:
        write_po(file, catalogue)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spoken, "FOLDER", folder)
        _forget()
        yield
    _forget()


def _forget() -> None:
    for known in (spoken.strings, spoken.catalogue, spoken._translations, script_strings):
        known.cache_clear()


class Unsaid(HTMLParser):
    """The texts of a page, and the labels, that stand in no marks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._depth = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.texts += [value for name, value in attrs if name in LABELS and value and not value.startswith("«")]

    def handle_data(self, data: str) -> None:
        text = ""
        for sign in data if self.lasttag != "style" else "":
            self._depth += {"«": 1, "»": -1}.get(sign, 0)
            text += sign if not self._depth else " "
        self.texts += filter(str.strip, text.replace("»", " ").split("  "))
