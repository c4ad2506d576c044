"""A tab that is lent again has forgotten the test before."""

import pytest
from playwright.sync_api import Browser

from tests.browser.tabs import Tabs, settle

WRITE = """() => {
  localStorage.setItem("kept", "here")
  sessionStorage.setItem("kept", "here")
  document.cookie = "kept=here"
  addEventListener("pagehide", () => localStorage.setItem("kept", "at the last moment"))
}"""
KEPT = "() => [{...localStorage}, {...sessionStorage}, document.cookie, history.length]"
SEEN = """() => ["print", "(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(width: 320px)"].map(
  query => matchMedia(query).matches
)"""


def test_it_keeps_nothing_and_is_shown_as_at_first(chromium: Browser, host: str) -> None:
    tabs = Tabs(chromium)
    with tabs.lent(host, 320, 640) as page:
        page.goto(host)
        fresh = page.evaluate(KEPT)
        seen = page.evaluate(SEEN)
    with tabs.lent(host, 1280, 640) as page:
        first = page
        page.goto(host + "cases/")
        page.goto(host)
        page.evaluate(WRITE)
        page.emulate_media(media="print", color_scheme="dark", reduced_motion="no-preference")
        page.mouse.move(160, 60)
        page.route("**/*", lambda route: route.abort())
        page.context.set_offline(True)
    asked: list[str] = []
    with tabs.lent(host, 320, 640) as page:
        assert page is first
        page.on("response", lambda response: asked.append(response.url))
        page.goto(host)
        settle(page)
        assert page.evaluate(KEPT) == fresh
        assert page.evaluate(SEEN) == seen == [False, False, True, True]
        assert page.locator(":hover").count() == 0
        assert [url for url in asked if url.endswith(".css")], "nothing comes from the cache"


def test_two_that_are_lent_at_once_know_nothing_of_each_other(chromium: Browser, host: str) -> None:
    tabs = Tabs(chromium)
    with tabs.lent(host, 320, 640) as one, tabs.lent(host, 320, 640) as other:
        one.goto(host)
        one.evaluate(WRITE)
        other.goto(host)
        assert "here" not in str(other.evaluate(KEPT))


def test_after_a_test_that_fails_nobody_gets_its_tab(chromium: Browser, host: str) -> None:
    tabs = Tabs(chromium)
    with pytest.raises(AssertionError), tabs.lent(host, 320, 640) as page:
        failed = page
        raise AssertionError
    with tabs.lent(host, 320, 640) as page:
        assert page is not failed
