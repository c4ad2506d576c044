"""A built site with every kind of page, on loopback, and a browser to look at it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import build_every_kind
from tests.browser.tabs import Tabs
from tests.browser.tabs import settle as settle
from tests.chromium import browsing
from tests.loopback import serving
from tests.shared import Once

Open = Callable[..., Page]
"""`open_page(address, width=320, height=640, **context)`: a page of its own context, loaded, where nothing moves."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="session")
def every_kind(once: Once) -> Path:
    """The built site that has every kind of page; see `kinds.py`."""
    return once("every-kind", build_every_kind) / "site"


@pytest.fixture(scope="session")
def host(every_kind: Path) -> Iterator[str]:
    """The address of that site, with a slash at its end."""
    with serving(every_kind) as address:
        yield address


@pytest.fixture(scope="session")
def tabs(chromium: Browser) -> Tabs:
    """The tabs of that browser."""
    return Tabs(chromium)


@pytest.fixture
def open_page(tabs: Tabs, host: str) -> Iterator[Open]:
    """Opens pages of the site; what they keep is forgotten after the test."""
    with ExitStack() as stack:

        def opened(address: str, width: int = 320, height: int = 640, **context: Any) -> Page:
            page = stack.enter_context(tabs.lent(host, width, height, **context))
            page.goto(host + address)
            if context.get("java_script_enabled", True):
                settle(page)
            return page

        yield opened
