"""What holds the pages together: headings, landmarks, tables, the size of targets, the width of the page."""

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.kinds import KINDS

HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter(heading => heading.checkVisibility()).map(heading => +heading.localName[1])"""

SMALL_TARGETS = (Path(__file__).parent / "scripts" / "targets.js").read_text(encoding="utf-8").split("\n", 1)[1]

TABLES = """() => [...document.querySelectorAll("table")].map(table => ({
  name: table.caption?.textContent.trim() || table.getAttribute("aria-label") || "",
  headers: table.querySelectorAll("th").length,
  merged: table.querySelectorAll("[colspan], [rowspan]").length,
}))"""

NAMES = """() => [...document.querySelectorAll("nav")].map(nav =>
  nav.getAttribute("aria-label") ?? document.getElementById(nav.getAttribute("aria-labelledby"))?.textContent
)"""

MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
  const { animationName, transitionDuration } = getComputedStyle(element)
  return animationName !== "none" || transitionDuration.split(", ").some(length => parseFloat(length) > 0)
}).map(element => element.outerHTML.slice(0, 80))"""

LANDMARKS = {"banner": "body > header", "main": "main", "contentinfo": "footer"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_built_alike(kind: str, open_page: Open) -> None:
    page = open_page(KINDS[kind])

    levels = page.evaluate(HEADINGS)
    assert levels[:1] == [1] and levels.count(1) == 1, levels
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels

    for landmark, place in LANDMARKS.items():
        assert page.locator(place).count() == 1, landmark
    names = page.evaluate(NAMES)
    assert all(names) and len(set(names)) == len(names), names
    assert page.locator("html").get_attribute("lang")
    assert page.title()

    for table in page.evaluate(TABLES):
        assert table["name"] and table["headers"] and not table["merged"], table

    about = page.locator(".md-footer a").evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    assert {"/accessibility/", "/privacy/"} <= set(about)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_makes_a_page_scroll_sideways_and_every_target_can_be_hit(kind: str, open_page: Open) -> None:
    page = open_page(KINDS[kind])
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SMALL_TARGETS) == [], width


def test_a_table_wider_than_the_page_scrolls_by_itself_and_says_what_it_is(open_page: Open) -> None:
    page = open_page(KINDS["case"])
    wrap = page.locator(".md-typeset__scrollwrap")
    assert wrap.get_attribute("tabindex") == "0"
    region = page.get_by_role("region", name="What happened, scrolls sideways")
    expect(region.get_by_role("table", name="What happened")).to_be_visible()
    wrap.focus()
    page.keyboard.press("ArrowRight")
    expect(wrap).not_to_have_js_property("scrollLeft", 0)

    page.set_viewport_size({"width": 1280, "height": 640})
    expect(wrap).not_to_have_attribute("tabindex", "0")


def test_links_in_text_are_underlined(open_page: Open) -> None:
    page = open_page(KINDS["case"])
    for link in page.locator("#content :is(p, li:not([class])) > a:not([class])").all():
        if link.is_visible():
            assert link.evaluate("link => getComputedStyle(link).textDecorationLine") == "underline"


def test_nothing_moves_for_readers_who_asked_for_that(open_page: Open) -> None:
    page = open_page(KINDS["case"])
    assert page.evaluate(MOVING) == []
