"""`make guides`: the pictures in the guides for contributors and editors, taken from the site as it is."""

import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from tests.chromium import browsing
from tests.loopback import serving
from tests.sites import run

ROOT = Path(__file__).parents[1]
SITE = ROOT / ".cache" / "guides"

SUMMARY = "A safety plan held on weekdays. How a team found out why, and what the children's aunt did."
SLIPS = "The health visitor rang on 07700 900123. The older boy, aged seven, had stayed with his aunt since spring."

Take = Callable[[Page], None]


def write_form(page: Page) -> None:
    """The first questions, two of them answered."""
    page.fill("#kb-title", "The weekend that nobody planned for")
    page.fill("#kb-summary", SUMMARY)
    scroll(page.locator("#kb-title"), 130)


def write_finding(page: Page) -> None:
    """What the check says of a name and a phone number."""
    box = page.get_by_label("Where things stood")
    box.fill(SLIPS)
    box.blur()
    page.wait_for_timeout(1_000)
    scroll(box, 150)


def write_done(page: Page) -> None:
    """The end of a case that is finished."""
    page.fill("#kb-title", "The weekend that nobody planned for")
    page.fill("#kb-summary", SUMMARY)
    for name in ("basis", "outcome"):
        page.locator(f"input[name={name}]").first.check()
    for name in ("topics", "stages", "methods"):
        for fold in page.locator(f"#kb-{name} details").all()[:1]:
            fold.evaluate("fold => { fold.open = true }")
        page.locator(f"#kb-{name} input").first.check()
    for box in page.locator("textarea[name^=section]").all():
        box.fill("- Ask who is there at the weekend.\n" * 3)
    page.wait_for_timeout(1_000)
    scroll(page.locator(".kb-write__ways"), 130)


def draft(page: Page) -> None:
    """The first lines of a newsletter as a draft begins it."""
    scroll(page.locator("#welcome"), 70)


def scroll(thing: Locator, below: int) -> None:
    """Until a thing stands so many pixels below the window's top."""
    thing.evaluate("(thing, below) => window.scrollTo(0, thing.getBoundingClientRect().top + scrollY - below)", below)


GUIDES: dict[str, tuple[str, Take]] = {
    "contributing/pictures/write-form": ("contribute/write/", write_form),
    "contributing/pictures/write-finding": ("contribute/write/", write_finding),
    "contributing/pictures/write-done": ("contribute/write/", write_done),
    "editing/pictures/draft": ("newsletters/eip2/2019-04/", draft),
}


def main() -> None:
    """Build a preview in which issue seven is drafted, and take every picture."""
    shutil.rmtree(SITE, ignore_errors=True)
    SITE.mkdir(parents=True)
    bank = SITE / "content"
    shutil.copytree(ROOT / "content", bank)
    run(ROOT, "kb", "newsletter", "draft", "eip2/2019-04", "--bank", str(bank)).check_returncode()
    for name in ("mkdocs.yml", "docs", "overrides"):
        (SITE / name).symlink_to(ROOT / name)
    run(SITE, "mkdocs", "build", KB_DRAFTS="1").check_returncode()
    with serving(SITE / "site") as address, browsing() as browser:
        for name, (path, take) in GUIDES.items():
            picture(browser, address + path, take, ROOT / "docs" / f"{name}.png")
    print("The pictures of the guides are in docs/")


def picture(browser: Browser, address: str, take: Take, path: Path) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 480})
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    take(page)
    page.wait_for_timeout(300)
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path)
    context.close()


if __name__ == "__main__":
    main()
