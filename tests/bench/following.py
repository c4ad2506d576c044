"""What all feeds and the pages of all packs of a large bank cost, of what its build does."""

from collections.abc import Iterable
from pathlib import Path
from time import process_time

from knowledge_bank.checks import inspect
from knowledge_bank.engine.packs import pack_pages
from knowledge_bank.model import edition
from knowledge_bank.outputs import entry_feeds

from tests.bench.measure import Cost

MOST = 0.15
"""Of the build's CPU time."""


def report(bank: Path, build: Cost) -> str:
    """One line of the bench: all feeds of entries, and the pages of all packs, of a bank that has been built."""
    subject = inspect(bank).subject
    assert subject is not None
    readers = edition(subject.catalog, subject.catalog.bank.most_open, subject.day)
    urls = {entry.address: entry.address for entry in readers.catalog.entries}
    feeds, for_feeds = _made(entry_feeds(readers))
    packs, for_packs = _made(pack_pages(subject, readers, urls, ""))
    share = (for_feeds + for_packs) / build.cpu
    verdict = "holds" if share <= MOST else "IS BROKEN"
    return (
        f"         {feeds} in {for_feeds:.2f} s CPU as feeds, {packs} in {for_packs:.2f} s as packs: {share:.3f} of the"
        f" build's, at most {MOST} {verdict}"
    )


def _made(files: Iterable[tuple[str, str]]) -> tuple[str, float]:
    """How many files and megabytes, and the seconds that they took."""
    start = process_time()
    sizes = [len(text.encode()) for _, text in files]
    return f"{len(sizes)} files, {sum(sizes) / 1_000_000:.1f} MB", process_time() - start
