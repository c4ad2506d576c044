"""`make pictures`: every kind of page of the shipped site, on a phone and on a desk, in both palettes."""

import subprocess
import sys
from pathlib import Path

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
    "tombstone": "cases/gran-says-no/",
    "about": "about/",
}

WIDTHS = {"phone": 360, "desk": 1280}
SCHEMES = ("light", "dark")


def main(wanted: list[str]) -> None:
    """Take the pictures of the pages named, or of all."""
    site = FOLDER / "site"
    subprocess.run([str(BIN / "mkdocs"), "build", "--strict", "--site-dir", str(site)], cwd=ROOT, check=True)
    with serving(site) as address, browsing() as browser:
        for width_name, width in WIDTHS.items():
            for scheme in SCHEMES:
                context = browser.new_context(
                    viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
                )
                page = context.new_page()
                for name, path in PAGES.items():
                    if not wanted or name in wanted:
                        page.goto(address + path)
                        page.wait_for_load_state("networkidle")
                        picture = FOLDER / f"{name}-{width_name}-{scheme}.png"
                        page.screenshot(path=picture, full_page=True)
                context.close()
    print(f"The pictures are in {FOLDER.relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
