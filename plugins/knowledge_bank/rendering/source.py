"""Where in a body something was written, looked for only when a link or a finding needs to know."""

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from html import unescape

from knowledge_bank.rendering.code import without_code

Place = tuple[int, int]
"""Line and column, both counted from 1."""

TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/<>"']*+)[^<>"']*+(?:"[^"<>]*+"[^<>"']*+|'[^'<>]*+'[^<>"']*+)*+>""")
"""An HTML tag that is begun and ended: whether it closes, and its name."""

# Each alternative begins with a sign, and capitals count: `re` then skips what cannot begin one, five times as fast.
_ADDRESS = re.compile(
    r"""\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()]|\([^\s()]*\))*))"""  # [words](address)
    r"""|\]:[ \t]*\n?[ \t]*<?([^\s<>]+)"""  # [name]: address
    r"""|<([^\s<>@:]+[@:][^\s<>]+)>"""  # <address>
    r"""|=\s*(?:"([^"\n<>]*)"|'([^'\n<>]*)'|([^\s"'<>]+))"""  # <a href="address">
)
_SIGN = re.compile(r"&#?\w+;?|[^\s\\\x00-\x20]")


class Source:
    """One body, with the questions one may ask about where its words are."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def prose(self) -> str:
        """The text without its code, everything in its place."""
        return without_code(self.text)

    @cached_property
    def addresses(self) -> dict[str, list[Place]]:
        """Where each address of a link or an image is written, in order."""
        places: dict[str, list[Place]] = defaultdict(list)
        for found in _ADDRESS.finditer(self.prose):
            if found.lastindex:
                written = found[found.lastindex]
                places[unescape(written).replace("\\", "")].append(self.place(found.start(found.lastindex)))
        return dict(places)

    def place(self, offset: int) -> Place:
        """The place of the character at `offset`."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def places(self, pattern: str) -> list[Place]:
        """Where a regular expression, or its group, matches outside code, in any case."""
        found = re.finditer(pattern, self.prose, re.IGNORECASE)
        return [self.place(match.start(match.lastindex or 0)) for match in found]

    def places_in_markup(self, word: str) -> list[Place]:
        """Where `word` stands in a tag or in `{ ... }`, outside code; in each of them once."""
        return self.places(rf"[<{{][^<>{{}}]*?(?<![\w-])({re.escape(word)})(?![\w-])[^<>{{}}]*[>}}]")

    def place_of_disguised(self, value: str) -> Place | None:
        """Where `value` is written, whatever entities, spaces and capitals it is written with."""
        letters, offsets = self._undisguised
        wanted = "".join(map(_letters, _SIGN.findall(value)))
        at = letters.find(wanted) if wanted else -1
        return None if at < 0 else self.place(offsets[at])

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @cached_property
    def _undisguised(self) -> tuple[str, list[int]]:
        letters: list[str] = []
        offsets: list[int] = []
        for sign in _SIGN.finditer(self.prose):
            for letter in _letters(sign[0]):
                letters.append(letter)
                offsets.append(sign.start())
        return "".join(letters), offsets


def _letters(sign: str) -> str:
    """What an entity or a character comes to when capitals and blanks do not count."""
    return "".join(letter for letter in unescape(sign).lower() if letter > " ") if sign[0] == "&" else sign.lower()
