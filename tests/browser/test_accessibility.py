"""axe-core finds nothing on any kind of page, at any width, in either palette."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.kinds import KINDS
from tests.browser.tabs import settle

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
VERSION = "4.14.1"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 360, 1280)

ALLOWED: dict[str, str] = {}
"""Rule to the reason why it may fail. Nothing has needed one."""

RUN = """async ([tags, allowed]) => {
  const rules = Object.fromEntries(allowed.map(rule => [rule, {enabled: false}]))
  const found = await axe.run(document, {
    runOnly: {type: "tag", values: tags}, rules, resultTypes: ["violations"], preload: false,
  })
  return found.violations.flatMap(({id, nodes}) => nodes.map(
    ({target, failureSummary}) => `${id}: ${target.join(" ")}: ${failureSummary}`
  ))
}"""


def violations(page: Page) -> Sequence[str]:
    """What axe finds on a page as it stands."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, [TAGS, list(ALLOWED)])
    return found


def in_both_palettes(page: Page) -> dict[str, Sequence[str]]:
    """What axe finds, by the name of the palette."""
    found = {}
    for _ in range(2):
        page.locator(".kb-colours").evaluate("button => button.click()")
        found[page.evaluate("document.body.dataset.mdColorScheme")] = violations(page)
    assert set(found) == {"default", "slate"}
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_page_has_a_violation_at_any_width_in_either_palette(kind: str, open_page: Open) -> None:
    page = open_page(KINDS[kind], WIDTHS[0])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        settle(page)
        assert in_both_palettes(page) == {"default": [], "slate": []}, width


def test_the_open_menu_has_no_violation(open_page: Open) -> None:
    page = open_page(KINDS["term"])
    page.locator("button.kb-menu").click()
    assert in_both_palettes(page) == {"default": [], "slate": []}


def test_a_finder_with_results_and_one_without_have_no_violation(open_page: Open) -> None:
    for words in ("?q=worker&topics=neglect", "?q=xyzzy"):
        page = open_page(KINDS["finder"] + words)
        assert in_both_palettes(page) == {"default": [], "slate": []}, words


def test_axe_is_the_version_that_the_statement_names(open_page: Open) -> None:
    page = open_page(KINDS["accessibility"])
    page.evaluate(AXE)
    assert page.evaluate("axe.version") == VERSION
    assert f"axe-core {VERSION}" in page.inner_text("#content")
