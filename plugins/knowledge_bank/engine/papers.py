"""The PDFs of earlier builds: one is made again only when something in it, or what makes it, has changed."""

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from knowledge_bank.outputs import maker, pdf

FOLDER = Path(".cache", "knowledge-bank", "papers")
"""Beside mkdocs.yml. All of it may be deleted at any time."""
DIGEST = 32
"""Bytes before a PDF that tell whether it is whole."""


class Papers:
    """The PDFs of one build, and those kept from the builds before it."""

    def __init__(self, site: Path) -> None:
        """Those of the site whose mkdocs.yml is in this folder."""
        self.folder = site / FOLDER
        self.used: set[str] = set()

    @cached_property
    def _maker(self) -> str:
        return maker()

    def pdf(self, html: str, pictures: Mapping[str, Path]) -> bytes:
        """The PDF of a document, as `outputs.pdf` makes it. Raises PaperError."""
        shown = (f"{address} {sha256(path.read_bytes()).hexdigest()}" for address, path in sorted(pictures.items()))
        name = sha256("\0".join([self._maker, *shown, html]).encode()).hexdigest()
        self.used.add(name)
        kept = self._kept(name)
        if kept is None:
            kept = pdf(html, pictures)
            self._keep(name, kept)
        return kept

    def _kept(self, name: str) -> bytes | None:
        try:
            found = (self.folder / name).read_bytes()
        except OSError:
            return None
        digest, made = found[:DIGEST], found[DIGEST:]
        return made if sha256(made).digest() == digest else None

    def _keep(self, name: str, made: bytes) -> None:
        # A build can do without, where nothing may be written or another build is tidying up.
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished = self.folder / f"{name}.{os.getpid()}"
            unfinished.write_bytes(sha256(made).digest() + made)
            unfinished.replace(self.folder / name)

    def forget(self) -> None:
        """Remove what this build had no use for."""
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in self.used:
                    path.unlink(missing_ok=True)
