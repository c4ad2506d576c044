"""With the keyboard alone: whatever has the focus is seen, and every way through the site can be gone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.kinds import KINDS
from tests.browser.tabs import settle

ZOOMED: dict[str, Any] = {"width": 320, "height": 256, "device_scale_factor": 4}
"""A screen of 1280 by 1024 at 400%."""

FOCUS = (Path(__file__).parent / "scripts" / "focus.js").read_text(encoding="utf-8").split("\n", 1)[1]


def stops(page: Page, key: str = "Tab") -> Iterator[dict[str, Any]]:
    """Press the key until it leads out of the page or round again; tell of everything that had the focus."""
    page.evaluate("window.visited = new Set()")
    for _ in range(400):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUS)
        if stop is None:
            return
        yield stop
    raise AssertionError("the focus goes on for ever")


def unseen(page: Page, key: str = "Tab") -> list[str]:
    """What has the focus without being seen to have it."""
    found = list(stops(page, key))
    assert len(found) > 3
    return [str(stop) for stop in found if not (stop["seen"] and stop["onTop"] and stop["outlined"])]


def at_menu(page: Page) -> None:
    """Go to the button of the menu."""
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_focused()


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_has_the_focus_on_a_phone_is_seen_to_have_it(kind: str, open_page: Open) -> None:
    page = open_page(KINDS[kind])
    assert unseen(page) == []


@pytest.mark.parametrize("kind", ["home", "finder", "case", "matrix", "kind-list"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_at_400_percent_too_forwards_and_backwards(kind: str, scheme: str, open_page: Open) -> None:
    page = open_page(KINDS[kind], **ZOOMED, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert unseen(page) == []
    assert unseen(page, "Shift+Tab") == []


def test_on_a_wide_screen_too(open_page: Open) -> None:
    page = open_page(KINDS["term"], 1280)
    assert unseen(page) == []
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_hidden()
    expect(page.get_by_role("navigation", name="Menu").get_by_role("link", name="Topics")).to_be_visible()


def test_the_skip_link_is_seen_and_leads_to_the_content(open_page: Open) -> None:
    page = open_page(KINDS["case"])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content").and_(page.locator(":focus"))
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#content')")


@pytest.mark.parametrize("screen", [{}, ZOOMED], ids=["phone", "zoomed"])
def test_the_menu_opens_holds_the_focus_and_gives_it_back(screen: dict[str, Any], open_page: Open) -> None:
    page = open_page(KINDS["case"], **screen)
    button = page.get_by_role("button", name="Menu", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    assert not any(stop["inMenu"] for stop in stops(page)), "closed, it is out of reach"

    page.reload()
    settle(page)
    at_menu(page)
    page.keyboard.press("Enter")
    expect(page.locator("button.kb-menu")).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Close menu")).to_be_focused()
    found = list(stops(page))
    assert len(found) > 10
    assert all(stop["inMenu"] and stop["seen"] and stop["onTop"] and stop["outlined"] for stop in found), found

    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(button).to_be_focused()
    expect(page.locator("#site-menu")).to_have_js_property("inert", True)


def test_the_menu_closes_by_a_tap_beside_it_and_on_a_wider_screen(open_page: Open) -> None:
    page = open_page(KINDS["case"])
    button = page.get_by_role("button", name="Menu", exact=True)
    button.click()
    page.mouse.click(310, 400)
    expect(button).to_be_focused()

    button.click()
    page.set_viewport_size({"width": 1280, "height": 640})
    expect(page.locator("[inert]")).to_have_count(0)
    page.set_viewport_size({"width": 320, "height": 640})
    expect(page.locator("#site-menu")).to_have_js_property("inert", True)
    expect(button).to_have_attribute("aria-expanded", "false")


def test_without_javascript_the_menu_is_a_list_in_the_page(open_page: Open) -> None:
    page = open_page(KINDS["case"], java_script_enabled=False)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#site-menu$"))
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Deliverables", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deliverables")
    expect(page.get_by_role("button", name="colours")).to_have_count(0)


def test_the_colours_change_by_a_button_that_says_what_it_does_and_stay(open_page: Open) -> None:
    page = open_page(KINDS["case"])
    page.get_by_role("button", name="Use dark colours").press("Enter")
    expect(page.get_by_role("button", name="Use light colours")).to_be_focused()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.get_by_role("button", name="Use light colours")).to_be_visible()


@pytest.mark.parametrize("screen", [{}, ZOOMED], ids=["phone", "zoomed"])
def test_from_the_menu_to_the_finder_to_a_case_on_paper_and_back(screen: dict[str, Any], open_page: Open) -> None:
    page = open_page(KINDS["home"], **screen)
    at_menu(page)
    page.keyboard.press("Enter")
    to(page, "a Find")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Find")
    settle(page)

    to(page, "input ")
    page.keyboard.type("everything")
    page.keyboard.press("Enter")
    first = page.locator("#kb-results a").first
    expect(first).to_have_text("A case that has everything")
    to(page, "a A case that has everything")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("A case that has everything")

    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for part in (".md-header", ".md-footer", ".md-sidebar", ".md-path", ".kb-skip"):
        expect(page.locator(part).first).to_be_hidden()
    page.emulate_media(media="screen")

    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("everything")
    expect(first).to_have_text("A case that has everything")


def to(page: Page, name: str) -> None:
    """Go on until this has the focus, told by its element and its text."""
    passed = []
    for stop in stops(page):
        if stop["what"] == name:
            return
        passed.append(stop["what"])
    raise AssertionError(f"no way to '{name}', only to {passed}")
