"""What a page weighs on a slow phone: bytes, first paint and shifts, beside the same page in plain Material."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests.chromium import browsing
from tests.loopback import serving
from tests.sites import BIN

ROOT = Path(__file__).parents[2]
CASE = "cases/home-in-three-steps/"
NEXT = "cases/closing-well/"
PHONE = {"width": 360, "height": 740}
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 90_000, "uploadThroughput": 45_000}
"""A poor connection: 300 ms there and back, 90 kB a second."""
SLOWDOWN = 4
"""How much slower than this machine's a phone's processor is taken to be."""

FIRST_LIMIT, NEXT_LIMIT = 150_000, 25_000

WATCH = """() => {
  window.shift = 0;
  const add = list => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.shift += e.value; }
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
}"""
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"

PLAIN = """\
site_name: Practice Knowledge Bank
site_url: https://practice-knowledge-bank.example/
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [admonition, attr_list, tables, footnotes, toc: {permalink: true}]
"""


@dataclass(frozen=True)
class Weight:
    """A visit to one page and then to a second."""

    first: int
    """Bytes over the wire."""
    second: int
    paint: float
    """Milliseconds until something was seen on the first page."""
    shift: float
    """Cumulative layout shift of the first page."""


def weigh(browser: Browser, address: str, first: str, second: str) -> Weight:
    """Visit two pages with an empty cache."""
    context = browser.new_context(viewport={"width": PHONE["width"], "height": PHONE["height"]})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    received = 0

    def arrived(event: dict[str, float]) -> None:
        nonlocal received
        received += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", arrived)
    page.add_init_script(f"({WATCH})()")
    page.goto(address + first)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    at_first, paint, shift = received, page.evaluate(PAINT), page.evaluate("() => window.shift")
    page.goto(address + second)
    page.wait_for_load_state("networkidle")
    context.close()
    return Weight(at_first, received - at_first, paint, shift)


def plain_site(folder: Path) -> Path:
    """The same two cases in plain Material."""
    docs = folder / "docs" / "cases"
    docs.mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n")
    (folder / "mkdocs.yml").write_text(PLAIN)
    for address in (CASE, NEXT):
        name = f"{address.split('/')[1]}.md"
        (docs / name).write_text((ROOT / "content" / "cases" / name).read_text().replace("](../", "](#"))
    subprocess.run([str(BIN / "mkdocs"), "build", "-q"], cwd=folder, check=True)
    return folder / "site"


def report(folder: Path) -> str:
    """Build both, weigh each three times, and tell the medians."""
    ours = folder / "ours"
    subprocess.run([str(BIN / "mkdocs"), "build", "-q", "--site-dir", str(ours)], cwd=ROOT, check=True)
    lines = ["A case on a slow phone     first visit   next page   first paint   shift"]
    with browsing() as browser:
        for name, site in (("this bank", ours), ("plain Material", plain_site(folder / "plain"))):
            with serving(site) as address:
                found = [weigh(browser, address, CASE, NEXT) for _ in range(3)]
            first, second = median(one.first for one in found), median(one.second for one in found)
            paint, shift = median(one.paint for one in found), max(one.shift for one in found)
            lines.append(
                f"{name:24} {first / 1000:10.1f} kB {second / 1000:8.1f} kB {paint:10.0f} ms {shift:7.3f}"
            )
    lines.append(f"bounds: {FIRST_LIMIT / 1000:.0f} kB and {NEXT_LIMIT / 1000:.0f} kB, no shift")
    return "\n".join(lines)
