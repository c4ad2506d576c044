"""The copies of pictures of earlier builds: one is made again only when its picture, or what makes it, has changed."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from knowledge_bank.engine.kept import CACHE, Kept
from knowledge_bank.outputs.pictures import ENDINGS, WIDTHS, Sized, packer, size, smaller

FOLDER = CACHE / "pictures"
"""Beside mkdocs.yml."""


class Pictures(Kept):
    """The smaller copies of one build, and those kept from the builds before it."""

    def __init__(self, site: Path) -> None:
        """Those of the site whose mkdocs.yml is in this folder."""
        super().__init__(site / FOLDER)

    @cached_property
    def _packer(self) -> str:
        return packer()

    def copies(self, path: Path) -> tuple[Sized, dict[int, bytes]] | None:
        """A picture's size, and its copies by width; None for what is no picture."""
        if path.suffix.lower() not in ENDINGS:
            return None
        data = path.read_bytes()
        sized = size(data)
        if sized is None:
            return None
        copies = dict(self._copies(data, sized))
        return replace(sized, widths=tuple(copies)), copies

    def _copies(self, data: bytes, sized: Sized) -> Iterator[tuple[int, bytes]]:
        for width in WIDTHS:
            if width < sized.width:
                name = sha256(f"{self._packer}\0{width}\0".encode() + data).hexdigest()
                self.used.add(name)
                kept = self._kept(name)
                made = self._keep(name, smaller(data, width)) if kept is None else kept
                if made:
                    yield width, made
