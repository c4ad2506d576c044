"""The private register: names and settings that nobody may write, kept outside the repository."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "KB_REGISTER"
"""The path of a text file with one name in each line; `#` begins a remark."""
LARGEST = 20_000_000
WORD = re.compile(r"[^\W_]+")


class RefusedError(Exception):
    """The register can't be used; the text says why, without its names."""


@dataclass(frozen=True)
class Register:
    """Names by their first word, each as its further words."""

    names: dict[str, frozenset[tuple[str, ...]]]
    single: frozenset[str]
    """Names of one word, as they are written: `Will` is not `will`."""

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand in a text, whatever is between their words; where one begins within another, the first."""
        words = [(word.start(), word.end(), word[0]) for word in WORD.finditer(text)]
        plain = [_plain(word) for _, _, word in words]
        done = 0
        for index, first in enumerate(plain):
            if index < done:
                continue
            if self._is_single(words[index][2]):
                yield words[index][:2]
                continue
            for rest in sorted(self.names.get(first, ()), key=len, reverse=True):
                if tuple(plain[index + 1 : index + 1 + len(rest)]) == rest:
                    yield words[index][0], words[index + len(rest)][1]
                    done = index + 1 + len(rest)
                    break

    def _is_single(self, word: str) -> bool:
        return word in self.single or (word.isupper() and len(word) > 1 and word.capitalize() in self.single)


def register(bank: Path) -> Register | None:
    """The register that the environment names, or None. Raises RefusedError when it can't or may not be read."""
    given = os.environ.get(VARIABLE)
    if not given:
        return None
    path = Path(given).absolute()
    for place in (path, path.resolve()):
        if place.is_relative_to(bank.resolve()) or any((parent / ".git").exists() for parent in place.parents):
            raise RefusedError("lies inside the bank or a git repository, from where it would be published")
    try:
        if path.stat().st_size > LARGEST:
            raise RefusedError("is too large to be a list of names")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise RefusedError("can't be read as a text file") from None
    return _of(text)


def _of(text: str) -> Register:
    names: dict[str, set[tuple[str, ...]]] = {}
    single: set[str] = set()
    for line in text.splitlines():
        words = WORD.findall(line.partition("#")[0])
        if len(words) == 1 and len(words[0]) > 1:
            single.add(words[0])
        elif len(words) > 1:
            first, *rest = map(_plain, words)
            names.setdefault(first, set()).add(tuple(rest))
    if not names and not single:
        raise RefusedError("holds no name")
    return Register({first: frozenset(rests) for first, rests in names.items()}, frozenset(single))


def _plain(word: str) -> str:
    """Without accents and capitals."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign))
