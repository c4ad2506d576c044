"""Nothing comes from elsewhere, nothing is kept that the site does not own up to, and the policy is never broken."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS, MOVED
from tests.browser.tabs import TELL, settle

RECORD = """
  window.broken = []
  addEventListener("securitypolicyviolation", event => window.broken.push(
    `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))
"""

KEPT = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


@pytest.fixture(scope="module")
def seen(chromium: Browser, host: str) -> dict[str, Any]:
    """What happened while a reader went through every kind of page, opened the menu and changed the colours."""
    context = chromium.new_context(viewport={"width": 360, "height": 640}, reduced_motion="reduce")
    context.add_init_script(RECORD)
    context.add_init_script(TELL)
    page = context.new_page()
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    broken: dict[str, list[str]] = {}
    kept: set[str] = set()
    for kind, address in {**KINDS, "finder": "find/?q=worker&topics=neglect", "moved": MOVED}.items():
        page.goto(host + address)
        if kind == "moved":
            page.wait_for_url(host + KINDS["case"])
        settle(page)
        page.locator("button.kb-menu").click()
        page.keyboard.press("Escape")
        page.locator(".kb-colours").click()
        page.mouse.wheel(0, 5000)
        broken[kind] = page.evaluate("window.broken")
        kept |= set(page.evaluate(KEPT))
    cookies = context.cookies()
    context.close()
    return {"addresses": addresses, "broken": broken, "kept": kept, "cookies": cookies}


def test_no_page_asks_another_host_for_anything(seen: dict[str, Any], host: str) -> None:
    assert len(seen["addresses"]) > len(KINDS)
    assert [address for address in seen["addresses"] if not address.startswith((host, "data:"))] == []


def test_no_page_breaks_its_policy(seen: dict[str, Any]) -> None:
    assert {kind: broken for kind, broken in seen["broken"].items() if broken} == {}


def test_the_browser_keeps_only_what_the_privacy_page_says(seen: dict[str, Any]) -> None:
    assert seen["cookies"] == []
    assert seen["kept"] == {"/.__palette", "/.__visit"}


def test_the_policy_is_in_force_from_the_host_and_in_the_page(chromium: Browser, host: str, every_kind: Path) -> None:
    page = chromium.new_page()
    answer = page.goto(host)
    assert answer is not None
    assert answer.headers["content-security-policy"] in (every_kind / "_headers").read_text()
    attack(page)

    bare = (every_kind / "index.html").read_text()
    page.route("**/*", lambda route: route.fulfill(body=bare, content_type="text/html"))
    page.goto(host + "from-a-host-without-headers")
    attack(page)
    page.close()


def attack(page: Page) -> None:
    """Run a script that nobody allowed; it must not run."""
    script = "Object.assign(document.createElement('script'), {textContent: 'attacked = 1'})"
    page.evaluate(f"document.head.append({script})")
    assert page.evaluate("typeof attacked") == "undefined"
