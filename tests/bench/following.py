"""What all feeds of a large bank cost, of what its build does."""

from pathlib import Path
from time import process_time

from knowledge_bank.model import edition
from knowledge_bank.outputs import entry_feeds
from knowledge_bank.reading import read

from tests.bench.corpus import LAST_DAY
from tests.bench.measure import Cost

MOST = 0.15
"""Of the build's CPU time, together with the pages of the packs."""


def report(bank: Path, build: Cost) -> str:
    """One line of the bench: all feeds of entries of a bank that has been built."""
    catalog = read(bank).catalog
    assert catalog is not None
    readers = edition(catalog, catalog.bank.most_open, catalog.bank.as_of or LAST_DAY)
    start = process_time()
    texts = [text for _, text in entry_feeds(readers)]
    took = process_time() - start
    size = sum(len(text.encode()) for text in texts)
    share = took / build.cpu
    verdict = "holds" if share <= MOST else "IS BROKEN"
    return (
        f"         {len(texts)} feeds {size / 1_000_000:.1f} MB, {took:.2f} s CPU: {share:.3f} of the build's,"
        f" at most {MOST} {verdict}"
    )
