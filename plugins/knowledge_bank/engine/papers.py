"""The PDFs of earlier builds: one is made again only when something in it, or what makes it, has changed."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from knowledge_bank.engine.kept import CACHE, Kept
from knowledge_bank.outputs import maker, pdf

FOLDER = CACHE / "papers"
"""Beside mkdocs.yml."""
MANY = 8
"""From so many PDFs on it is quicker to begin a process per core, which loads WeasyPrint first."""


class Papers(Kept):
    """The PDFs of one build, and those kept from the builds before it."""

    def __init__(self, site: Path) -> None:
        """Those of the site whose mkdocs.yml is in this folder."""
        super().__init__(site / FOLDER)

    @cached_property
    def _maker(self) -> str:
        return maker()

    def pdf(self, html: str, pictures: Mapping[str, Path]) -> bytes:
        """The PDF of a document, as `outputs.pdf` makes it. Raises PaperError."""
        name = self._name(html, pictures)
        kept = self._kept(name)
        return self._keep(name, pdf(html, pictures)) if kept is None else kept

    def pdfs(self, documents: Sequence[str]) -> Iterator[bytes]:
        """The PDFs of documents without pictures, in their order; all cores make those that are not kept."""
        names = [self._name(html, {}) for html in documents]
        kept = [self._kept(name) for name in names]
        missing = [html for html, found in zip(documents, kept, strict=True) if found is None]
        with self._made(missing) as made:
            for name, found in zip(names, kept, strict=True):
                yield self._keep(name, next(made)) if found is None else found

    @staticmethod
    @contextmanager
    def _made(documents: list[str]) -> Iterator[Iterator[bytes]]:
        if len(documents) < MANY:
            yield (pdf(html, {}) for html in documents)
            return
        # A preview has threads, which a forked process would not survive.
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            yield pool.map(pdf, documents, repeat({}), chunksize=4)

    def _name(self, html: str, pictures: Mapping[str, Path]) -> str:
        shown = (f"{address} {sha256(path.read_bytes()).hexdigest()}" for address, path in sorted(pictures.items()))
        name = sha256("\0".join([self._maker, *shown, html]).encode()).hexdigest()
        self.used.add(name)
        return name
