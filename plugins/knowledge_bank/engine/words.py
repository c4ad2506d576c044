"""The words of the last build: Pagefind indexes them again only when a word, or Pagefind itself, has changed."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from knowledge_bank.engine.kept import CACHE, Kept
from knowledge_bank.outputs.words import index_of, indexer

FOLDER = CACHE / "words"
"""Beside mkdocs.yml."""


class Words(Kept):
    """The index of one build, or the one kept from the build before it."""

    def __init__(self, site: Path) -> None:
        """That of the site whose mkdocs.yml is in this folder."""
        super().__init__(site / FOLDER)

    def index(self, pages: Sequence[str], language: str) -> dict[str, bytes]:
        """The files of an index by their path, as `outputs.words.index_of` makes them. Raises IndexingError."""
        name = sha256("\0".join([indexer(), language, *pages]).encode()).hexdigest()
        self.used.add(name)
        kept = self._kept(name)
        if kept is not None:
            return _unpacked(kept)
        files = index_of(pages, language)
        self._keep(name, _packed(files))
        return files


def _packed(files: dict[str, bytes]) -> bytes:
    """A line with the length of each, and then all of them."""
    lengths = {path: len(content) for path, content in files.items()}
    return b"".join([json.dumps(lengths).encode(), b"\n", *files.values()])


def _unpacked(packed: bytes) -> dict[str, bytes]:
    lengths, _, rest = packed.partition(b"\n")
    files, start = {}, 0
    for path, length in json.loads(lengths).items():
        files[path] = rest[start : start + length]
        start += length
    return files
