"""
The words of the finder: an index of all entries, made by Pagefind.

Pagefind gets a small page per entry, made for it: what counts more weighs more, names that terms also have are in it,
and each word stands in it at most twice. The finder shows no excerpts and counts nothing by words, so it
needs no more, and the part of the index that a reader fetches for a frequent word is a quarter of what it would be.
From these pages, which have neither filters nor metadata, Pagefind makes the same bytes every time.
"""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from itertools import count as count_from
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge_bank.model import Catalog, Prose
from knowledge_bank.outputs.document import documents

BUNDLE = "pagefind"
"""Below the site's root."""
FRAGMENTS = "find/fragments.json"
"""
Pagefind's names for the entries, in the order of their numbers.

`ids` holds `length` letters of each name, from the one numbered `start`: what is enough to tell them apart.
"""
SIGNATURE = b"pagefind_dcd"
"""Stands before what Pagefind packs."""


class IndexingError(Exception):
    """Pagefind could not make its index."""


Index = Callable[[Sequence[str], str], dict[str, bytes]]
"""Pages and their language to files by their path in the site: `index_of`, or what remembers its results."""


def index_words(catalog: Catalog, prose: dict[str, Prose], site: Path, index: Index) -> None:
    """
    Add Pagefind's bundle for the listed entries to a built site; nothing where the bank has no finder.

    `prose` holds each entry's body by the path of its file. Raises IndexingError with what Pagefind said.
    """
    if not catalog.bank.finder or not catalog.listed:
        return
    for path, content in index(tuple(documents(catalog, prose)), catalog.bank.language.partition("-")[0]).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)


def index_of(pages: Sequence[str], language: str) -> dict[str, bytes]:
    """What Pagefind makes of some pages, as far as the finder loads it. Raises IndexingError."""
    with TemporaryDirectory(prefix="words-") as folder:
        written, bundle = Path(folder, "pages"), Path(folder, "bundle")
        written.mkdir()
        for number, page in enumerate(pages):
            (written / f"{number}.html").write_text(page, encoding="utf-8")
        _run(written, bundle, language)
        ids = _ids(bundle / "fragment", len(pages))
        files = {f"{BUNDLE}/{path.relative_to(bundle).as_posix()}": path.read_bytes() for path in _needed(bundle)}
    return {**files, FRAGMENTS: f"{json.dumps(ids)}\n".encode()}


def indexer() -> str:
    """What makes the index; another text whenever it may come out otherwise."""
    itself = f"words {sha256(Path(__file__).read_bytes()).hexdigest()}"
    return "\n".join([itself, *(f"{name} {version(name)}" for name in ("pagefind", "pagefind_bin"))])


def _run(pages: Path, bundle: Path, language: str) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(bundle)]
    result = subprocess.run(
        [*command, "--force-language", language, "--quiet"], capture_output=True, text=True, check=False
    )
    if result.returncode or not bundle.is_dir():
        raise IndexingError(f"Pagefind made no index:\n{result.stdout}{result.stderr}".rstrip())


def _ids(fragments: Path, count: int) -> dict[str, int | str]:
    """As few letters of each name as tell them all apart: at 5,000 entries they are a tenth of what a search needs."""
    ids = [""] * count
    for path in fragments.iterdir():
        url = json.loads(unpacked(path.read_bytes()))["url"]
        ids[int(Path(url).stem)] = path.stem
    start = ids[0].index("_") + 1
    length = next(length for length in count_from(1) if len({name[start : start + length] for name in ids}) == count)
    return {"start": start, "length": length, "ids": "".join(name[start : start + length] for name in ids)}


def unpacked(data: bytes) -> bytes:
    """What a file of Pagefind's holds."""
    return gzip.decompress(data).removeprefix(SIGNATURE)


def _needed(bundle: Path) -> Iterator[Path]:
    """The files that the finder loads: not the fragments, whose place our cards take, nor Pagefind's own pages."""
    entry = json.loads((bundle / "pagefind-entry.json").read_text())
    needed = {"pagefind.js", "pagefind-entry.json"}
    needed |= {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    for path in sorted(bundle.iterdir()):
        if path.name in needed or path.suffix == ".pf_meta":
            yield path
    yield from sorted(path for path in (bundle / "index").rglob("*") if path.is_file())
