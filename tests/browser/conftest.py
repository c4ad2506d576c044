"""A built site with every kind of page, on loopback, and a browser to look at it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import build_every_kind
from tests.chromium import browsing
from tests.loopback import serving

Open = Callable[..., Page]
"""`open_page(address, width=320, height=640, **context)`: a page of its own context, loaded, where nothing moves."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site that has every kind of page; see `kinds.py`."""
    return build_every_kind(tmp_path_factory.mktemp("every-kind"))


@pytest.fixture(scope="session")
def host(every_kind: Path) -> Iterator[str]:
    """The address of that site, with a slash at its end."""
    with serving(every_kind) as address:
        yield address


@pytest.fixture
def open_page(chromium: Browser, host: str) -> Iterator[Open]:
    """Opens pages of the site; what they keep is forgotten after the test."""
    with ExitStack() as stack:

        def opened(address: str, width: int = 320, height: int = 640, **context: Any) -> Page:
            options = {"reduced_motion": "reduce", "viewport": {"width": width, "height": height}, **context}
            page = stack.enter_context(chromium.new_context(**options)).new_page()
            page.goto(host + address)
            if options.get("java_script_enabled", True):
                settle(page)
            return page

        yield opened


def settle(page: Page) -> None:
    """Wait until the scripts of a page have done what they do at first."""
    page.wait_for_load_state("load")
    if page.locator(".kb-finder").count():
        page.wait_for_load_state("networkidle")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
