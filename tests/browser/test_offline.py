"""A copy of the site that is opened from a disk, with no network at all."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.banks import case
from tests.browser.kinds import FILES, KINDS, MOVED, write_every_kind
from tests.browser.tabs import TELL, settle
from tests.browser.test_network import RECORD
from tests.shared import Once
from tests.sites import build, contents

ACCESS = "title: Authorised users, description: Please do not pass it on."
WATERMARK = "Authorised users. Made on 10 January 2019. Please do not pass it on."
PLAN = case(title="How a safety plan came about", methods=["safety-planning"], published="2018-04-02")
WAY = re.compile(r'<(?:a|form|script|link|img)\b[^>]*? (?:href|src|action)="([^"#?:]+)[?#"]')
METHODS = """\
terms:
  - {id: mapping, title: Mapping}
  - {id: family-finding, title: Family finding}
  - {id: questioning, title: Questioning}
  - {id: safety-planning, title: Safety planning}
"""
LEVELS = ("public", "authorised")
ADDRESSES = {kind: address for kind, address in KINDS.items() if kind != "not-found"}


@pytest.fixture(scope="module")
def copies(once: Once) -> dict[str, Path]:
    """The folder of each edition's copy, by its level."""
    folder = once("offline", build_copies)
    return {level: folder / level for level in LEVELS}


def build_copies(folder: Path) -> None:
    write_every_kind(folder)
    settings = FILES["bank.yml"].replace("title: Authorised users", ACCESS)
    (folder / "content/bank.yml").write_text(f"{settings}address: https://bank.example/\n")
    (folder / "content/cases/safety.md").write_text(PLAN)
    (folder / "content/vocabularies/methods.yml").write_text(METHODS)
    for level in LEVELS:
        build(folder, level, KB_EDITION=level, KB_OFFLINE="1")


@pytest.fixture
def offline(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser without a network, which notes what breaks a page's policy."""
    context = chromium.new_context(offline=True, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    context.add_init_script(RECORD)
    context.add_init_script(TELL)
    yield context
    context.close()


def opened(context: BrowserContext, copy: Path, address: str) -> Page:
    """A page of a copy, as a double click on its file opens it."""
    page = context.new_page()
    page.goto((copy / address / "index.html").as_uri())
    settle(page)
    return page


def test_without_a_network_words_are_found_and_pages_open(offline: BrowserContext, copies: dict[str, Path]) -> None:
    page = opened(offline, copies["public"], "")
    page.get_by_label("What are you looking for?").fill("safety planning")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url("**/find/index.html?q=safety+planning")
    expect(page.get_by_role("status")).to_contain_text("1 entry")
    expect(page.get_by_text("It searches titles, summaries and terms, and not the whole text.")).to_be_visible()
    page.get_by_role("link", name="How a safety plan came about").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How a safety plan came about")
    page.get_by_label("Breadcrumbs").get_by_role("link", name="Cases").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Learning cases")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("plan", "How a safety plan came about"),
        ("planned safely", "How a safety plan came about"),
        ("on another site", "On another site"),
        ("three house", "Three houses"),
    ],
)
def test_the_best_match_comes_first(offline: BrowserContext, copies: dict[str, Path], words: str, first: str) -> None:
    page = opened(offline, copies["public"], "find/")
    page.get_by_label("What are you looking for?").fill(words)
    expect(page.locator("#kb-results .kb-card__title").first).to_have_text(first)


def test_terms_narrow_and_more_can_be_shown(offline: BrowserContext, copies: dict[str, Path]) -> None:
    page = opened(offline, copies["public"], "find/")
    expect(page.get_by_role("status")).to_have_text("56 entries, newest first")
    page.get_by_role("button", name="Show more").click()
    expect(page.get_by_role("status")).to_have_text("20 of 56 entries shown")
    page.locator("summary", has_text="Methods").click()
    page.get_by_role("checkbox", name=re.compile("^Safety planning")).check()
    expect(page.get_by_role("status")).to_have_text("1 entry")
    assert page.url.endswith("?methods=safety-planning")


def test_nothing_is_asked_of_anyone_and_no_policy_is_broken(offline: BrowserContext, copies: dict[str, Path]) -> None:
    asked: list[str] = []
    said: list[str] = []
    page = offline.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    broken = {}
    for kind, address in {**ADDRESSES, "moved": MOVED}.items():
        page.goto((copies["authorised"] / address / "index.html").as_uri())
        if kind == "moved":
            page.wait_for_url("**/cases/everything/index.html")
        settle(page)
        broken[kind] = page.evaluate("window.broken")
    assert len(asked) > len(ADDRESSES)
    assert [address for address in asked if not address.startswith(("file://", "data:"))] == []
    assert said == []
    assert {kind: found for kind, found in broken.items() if found} == {}


@pytest.mark.parametrize("level", LEVELS)
def test_every_link_of_a_copy_leads_to_a_file_of_it(copies: dict[str, Path], level: str) -> None:
    copy = copies[level]
    for file in copy.rglob("*.html"):
        if file.name == "index.html":
            for target in WAY.findall(file.read_text()):
                goal = (file.parent / target).resolve()
                assert goal.is_file() and goal.is_relative_to(copy), f"{file.relative_to(copy)}: {target}"


def test_without_scripts_the_lists_lead_to_the_entries(chromium: Browser, copies: dict[str, Path]) -> None:
    context = chromium.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto((copies["public"] / "find/index.html").as_uri())
    page.get_by_role("link", name="All learning cases").click()
    page.get_by_role("link", name="A case that has everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A case that has everything")
    context.close()


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_restricted_copy_says_so_on_every_page(kind: str, copies: dict[str, Path]) -> None:
    pages = {level: (copy / ADDRESSES[kind] / "index.html").read_text() for level, copy in copies.items()}
    mark = ' lang="en-GB"' if kind == "translation" else ""
    assert f'<p class="kb-notice"{mark}>{WATERMARK}</p>' in pages["authorised"]
    assert f'data-words="{WATERMARK}"' in pages["authorised"]
    assert "watermark" not in pages["public"]


def test_the_watermark_is_seen_on_the_screen_and_on_every_sheet(
    offline: BrowserContext, copies: dict[str, Path], tmp_path: Path
) -> None:
    page = opened(offline, copies["authorised"], "cases/")
    mark = page.locator(".kb-watermark")
    expect(mark).to_be_in_viewport()
    page.mouse.wheel(0, 3000)
    expect(mark).to_be_in_viewport()
    assert mark.evaluate("mark => getComputedStyle(mark, '::before').content") == f'"{WATERMARK}"'
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-raw", tmp_path / "page.pdf", "-"], capture_output=True, text=True).stdout
    sheets = text.removesuffix("\f").split("\f")
    assert len(sheets) > 2
    assert [sheet for sheet in sheets if "10 January 2019" not in sheet or "pass it on" not in sheet] == []


def test_a_copy_is_the_same_bytes_every_time_and_holds_nothing_above_its_edition(tmp_path: Path) -> None:
    folder = write_every_kind(tmp_path)
    first = contents(build(folder, "first", KB_OFFLINE="1"))
    assert contents(build(folder, "second", KB_OFFLINE="1")) == first
    assert not [name for name, data in first.items() if b"For members" in data]
    assert not {"404.html", "_headers", "find/digest.json"} & set(first)
    assert not [name for name in first if name.startswith("pagefind/")]
