"""What a reader's first search transfers, over what any other page does: `python -m tests.bench.finder SIZE...`."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Request, expect

from tests.bench.measure import run
from tests.bench.sites import write_sites
from tests.chromium import browsing
from tests.loopback import serving

MOST = {300: 150.0, 5_000: 250.0}
"""By size, in kilobytes."""
SIZES = tuple(MOST)


@dataclass(frozen=True)
class Search:
    """
    What one visit to the finder and one search transferred beyond what every page does, in kilobytes.

    Compressed as a host does it, and without heads, whose repetitions HTTP/2 packs.
    """

    word: str
    found: int
    opening: float
    """The finder with its first entries."""
    searching: float

    @property
    def whole(self) -> float:
        return self.opening + self.searching


def first_searches(site: Path) -> Iterator[Search]:
    """Search a built site for a frequent word and for a middling one, each time as a new reader."""
    words = _words(site)
    with serving(site) as address, browsing() as browser:
        for word in (words[0], words[len(words) // 20]):
            yield _search(browser, address, word)


def _words(site: Path) -> list[str]:
    """The words of the summaries, most frequent first."""
    entries = json.loads((site / "api/entries.json").read_text())["entries"]
    counts = Counter(word for entry in entries for word in re.findall(r"[a-z]{4,}", entry["summary"].lower()))
    return [word for word, _ in counts.most_common()]


def _search(browser: Browser, address: str, word: str) -> Search:
    with browser.new_context() as context:
        page = context.new_page()
        asked: dict[str, Request] = {}

        def finished(request: Request) -> None:
            asked.setdefault(request.url, request)

        page.on("requestfinished", finished)
        page.goto(address)
        page.wait_for_load_state("networkidle")
        common = set(asked)
        page.goto(f"{address}find/")
        page.wait_for_load_state("networkidle")
        opening = set(asked) - common
        page.get_by_role("searchbox").fill(word)
        expect(page.get_by_role("status")).to_contain_text("match", timeout=30_000)
        page.wait_for_load_state("networkidle")
        searching = set(asked) - common - opening
        found = re.search(r"\d+", page.get_by_role("status").inner_text())
        size = {url: asked[url].sizes()["responseBodySize"] / 1_000 for url in opening | searching}
        return Search(
            word, int(found[0]) if found else 0, sum(size[url] for url in opening), sum(size[url] for url in searching)
        )


def report(size: int, site: Path) -> Iterator[str]:
    """One line for each search, and whether the bound of this size holds."""
    for search in first_searches(site):
        most = MOST.get(size)
        verdict = f", at most {most:.0f} {'holds' if search.whole <= most else 'IS BROKEN'}" if most else ""
        yield (
            f"{size:8,}  first search for '{search.word}', in {search.found:,} entries: {search.whole:.0f} kB "
            f"(finder {search.opening:.0f}, search {search.searching:.0f}){verdict}"
        )


def main(sizes: list[int]) -> None:
    """Build banks and print what a first search in each transfers."""
    for size in sizes:
        with TemporaryDirectory(prefix="bench-") as folder:
            site = Path(folder, "site")
            config = write_sites(Path(folder), size)["ours"]
            run("mkdocs", "build", "-q", "-f", config, "-d", site)
            print(*report(size, site), sep="\n", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
