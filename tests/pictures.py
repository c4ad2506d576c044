"""`make pictures`: every kind of page of the shipped site, on a phone, on a desk and on paper, in both palettes."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser

from tests.chromium import browsing
from tests.loopback import serving
from tests.sites import BIN

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".cache" / "pictures"

PAGES = {
    "home": "",
    "start": "start/",
    "start-for-one": "start/front-line/",
    "find": "find/",
    "find-words": "find/?q=safety+plan",
    "cases": "cases/",
    "case": "cases/home-in-three-steps/",
    "pack": "cases/home-in-three-steps/pack.html",
    "resource": "resources/danger-statements/",
    "sheet": "resources/sheet-blank-map/",
    "key-document": "resources/key-document-workbook/",
    "note": "workshops/notes/workshop-five-note/",
    "facet": "deliverables/",
    "term": "deliverables/1.1/",
    "pair": "deliverables/1.1/front-line/",
    "matrix": "matrix/",
    "workshops": "workshops/",
    "workshop": "workshops/w5/",
    "newsletters": "newsletters/",
    "series": "newsletters/eip2/",
    "issue": "newsletters/eip2/2018-10/",
    "new": "new/",
    "month": "new/2018-12/",
    "glossary": "glossary/",
    "contribute": "contribute/",
    "fields": "contribute/fields/",
    "write": "contribute/write/",
    "tombstone": "cases/gran-says-no/",
    "about": "about/",
}

PAPERS = {"issue": "newsletters/eip2/2018-10/issue.pdf", "pack": "cases/home-in-three-steps/pack.pdf"}

MAILS = {"email": "newsletters/eip2/2018-10/email.html", "blocks": "newsletters/eip2/2018-10/blocks.html"}

WIDTHS = {"phone": 360, "desk": 1280}
MAIL_WIDTHS = {"phone": 360, "window": 600}
SCHEMES = ("light", "dark")


def look(browser: Browser, start: str, pages: Mapping[str, str], widths: Mapping[str, int], wanted: list[str]) -> None:
    """Take the pictures of pages below an address, by their names, at every width in both palettes."""
    for width_name, width in widths.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
            )
            page = context.new_page()
            for name, path in pages.items():
                if not wanted or name in wanted:
                    page.goto(start + path)
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=FOLDER / f"{name}-{width_name}-{scheme}.png", full_page=True)
            context.close()


def main(wanted: list[str]) -> None:
    """Take the pictures of the pages named, or of all."""
    site = FOLDER / "site"
    subprocess.run([str(BIN / "mkdocs"), "build", "--strict", "--site-dir", str(site)], cwd=ROOT, check=True)
    with serving(site) as address, browsing() as browser:
        look(browser, address, PAGES, WIDTHS, wanted)
        look(browser, f"{site.as_uri()}/", MAILS, MAIL_WIDTHS, wanted)  # no policy of a host, as in mail programs
    for name, path in PAPERS.items():
        if not wanted or name in wanted:
            subprocess.run(["pdftoppm", "-r", "90", "-png", site / path, FOLDER / f"{name}-paper"], check=True)
    print(f"The pictures are in {FOLDER.relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
