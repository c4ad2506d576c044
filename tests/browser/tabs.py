"""Tabs that are lent to one test after another, each as if it were new: to open one takes longer than most tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

TELL = """window.kbTold = ""
new MutationObserver(changes => {
  for (const { target, removedNodes } of changes) {
    if (removedNodes.length && target.matches(".kb-finder [role=status]")) window.kbTold = target.textContent
  }
}).observe(document, { childList: true, subtree: true })"""
"""Notes what the finder says of its results, which is the last thing that it does, unless it ends in dots."""

SETTLED = """async () => {
  const later = next => new Promise(done => next(done))
  const finder = document.querySelector(".kb-finder")
  while (finder && (window.kbTold === "" || window.kbTold?.endsWith("…"))) await later(setTimeout)
  await later(requestAnimationFrame)
  await later(setTimeout)
  return !finder || window.kbTold !== undefined
}"""

MEDIA: dict[str, Any] = {"media": "null", "color_scheme": "light", "reduced_motion": "reduce", "forced_colors": "none"}
"""What a tab is told of its reader unless it is lent for another."""


def settle(page: Page) -> None:
    """Wait until the scripts of a page have done what they do at first."""
    page.wait_for_load_state("load")
    if not page.evaluate(SETTLED):
        page.wait_for_load_state("networkidle")  # a finder of which nothing is told takes half a second more


class Tabs:
    """The tabs of a browser, each in a context of its own, so that none knows of another."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[_Tab]] = {}

    @contextmanager
    def lent(self, host: str, width: int, height: int, **context: Any) -> Iterator[Page]:
        """A tab for pages of one host, where nothing moves. `context` is what Playwright may be told of a context."""
        options = {"reduced_motion": MEDIA["reduced_motion"], **context}
        free = self._free.setdefault(repr(sorted(options.items())), [])
        tab = free.pop() if free else _Tab(self._browser.new_context(**options))
        tab.page.emulate_media(**MEDIA | {name: value for name, value in options.items() if name in MEDIA})
        tab.page.set_viewport_size({"width": width, "height": height})
        yield tab.page
        # After a test that fails its tab is left as it was, and nobody gets it.
        if not tab.page.is_closed():
            tab.forget(host)
            free.append(tab)


class _Tab:
    """A page, and the way to what only the browser's own protocol can make it forget."""

    def __init__(self, context: BrowserContext) -> None:
        context.add_init_script(TELL)
        self.page: Page = context.new_page()
        self._session: CDPSession = context.new_cdp_session(self.page)

    def forget(self, host: str) -> None:
        """Be as new: nothing stored, visited or pointed at. What a host serves does not change while it serves it."""
        page = self.page
        page.context.set_offline(False)
        page.unroute_all()
        page.mouse.move(-1, -1)
        page.evaluate("try { sessionStorage.clear() } catch {}")
        page.goto("about:blank")
        page.context.clear_cookies()
        self._session.send("Storage.clearDataForOrigin", {"origin": host, "storageTypes": "all"})
        self._session.send("Page.resetNavigationHistory")
