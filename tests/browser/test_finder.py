"""The finder in a browser, as people use it: by mouse, by keyboard, on a phone, and where much is blocked."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.brute import CONTENT, Bank
from tests.browser.tabs import Tabs, settle
from tests.loopback import serving


@pytest.fixture(scope="module")
def site(edition_of: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public edition of the shipped bank, which stands below the host's root."""
    below = tmp_path_factory.mktemp("host") / "below"
    below.mkdir()
    (below / "the-root").symlink_to(edition_of("public"))
    return below / "the-root"


@pytest.fixture(scope="module")
def bank(site: Path) -> Bank:
    return Bank(site, CONTENT)


@pytest.fixture(scope="module")
def shipped(site: Path) -> Iterator[str]:
    """The address of the shipped site."""
    with serving(site.parents[1]) as address:
        yield address + "below/the-root/"


@pytest.fixture
def page(tabs: Tabs, shipped: str) -> Iterator[Page]:
    """The finder of the shipped site."""
    with tabs.lent(shipped, 1280, 900) as made:
        made.goto(shipped + "find/")
        settle(made)
        yield made


def status(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def box(page: Page, name: str) -> Any:
    return page.get_by_role("checkbox", name=re.compile(f"^{name} "))


def count_of(page: Page, name: str) -> int:
    found = re.search(r"\((\d+)\)$", box(page, name).locator("xpath=..").inner_text())
    assert found
    return int(found[1])


def test_choosing_terms_narrows_and_the_counts_stay_true(page: Page, bank: Bank) -> None:
    everything = status(page)
    before = count_of(page, "Domestic abuse")
    box(page, "Neglect").check()
    expect(page.get_by_role("status")).not_to_have_text(everything)
    assert "topics=neglect" in page.url
    assert count_of(page, "Domestic abuse") == before
    box(page, "Domestic abuse").check()
    both = len(bank.found({"topics": {"neglect", "domestic-abuse"}}, set(range(len(bank.entries)))))
    expect(page.get_by_role("status")).to_have_text(f"{both} entries, newest first")
    expect(page.get_by_role("button", name="Topic: Neglect")).to_be_visible()
    page.go_back()
    expect(box(page, "Domestic abuse")).not_to_be_checked()
    expect(box(page, "Neglect")).to_be_checked()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text(everything)
    page.go_forward()
    expect(box(page, "Neglect")).to_be_checked()


def test_an_address_holds_the_words_and_the_choice(page: Page, shipped: str) -> None:
    page.goto(shipped + "find/?q=safety+plan&kind=case&topics=no-such-topic")
    expect(page.get_by_role("status")).to_contain_text("best match first")
    assert page.get_by_label("What are you looking for?").input_value() == "safety plan"
    expect(page.get_by_role("checkbox", name="Learning cases")).to_be_checked()
    said = status(page)
    titles = page.locator(".kb-finder__results h3").all_inner_texts()
    page.reload()
    expect(page.get_by_role("status")).to_have_text(said)
    assert page.locator(".kb-finder__results h3").all_inner_texts() == titles


def test_typing_searches_without_a_step_in_the_history_for_each_letter(page: Page) -> None:
    length = page.evaluate("history.length")
    page.get_by_label("What are you looking for?").press_sequentially("danger statement", delay=20)
    expect(page.get_by_role("status")).to_contain_text("best match first")
    expect(page.locator(".kb-finder__results h3").first).to_contain_text("Danger statements")
    assert page.evaluate("history.length") == length
    assert page.url.endswith("?q=danger+statement")


def test_words_that_name_a_term_are_offered_as_a_choice(page: Page) -> None:
    page.get_by_label("What are you looking for?").fill("DV court")
    page.get_by_role("button", name="Topic: Domestic abuse").click()
    expect(box(page, "Domestic abuse")).to_be_checked()
    assert page.get_by_label("What are you looking for?").input_value() == "court"
    page.get_by_role("button", name="Topic: Domestic abuse", exact=True).click()
    expect(box(page, "Domestic abuse")).not_to_be_checked()
    assert page.evaluate("document.activeElement.name") == "q"


def test_more_entries_come_without_losing_the_place(page: Page, bank: Bank) -> None:
    entries = page.locator(".kb-finder__results > li")
    more = page.get_by_role("button", name="Show more")
    assert entries.count() == 10
    more.focus()
    page.keyboard.press("Enter")
    expect(entries).to_have_count(20)
    expect(more).to_be_focused()
    assert status(page) == f"20 of {len(bank.entries)} entries shown"
    entries.nth(15).get_by_role("link").click()
    page.go_back()
    expect(entries).to_have_count(20)
    while more.is_visible():
        before = entries.count()
        more.click()
        expect(entries).not_to_have_count(before)
    assert entries.count() == len(bank.entries)
    assert page.evaluate("document.activeElement.tagName") == "A"


def test_all_of_it_works_by_keyboard_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    expect(box(page, "Neglect")).to_be_hidden()
    page.get_by_label("What are you looking for?").focus()
    page.keyboard.type("plan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("best match first")
    opener = page.get_by_role("button", name="Narrow down")
    for _ in range(4):
        page.keyboard.press("Tab")
        if opener.evaluate("(button) => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(box(page, "Neglect")).to_be_focused()
    page.keyboard.press("Space")
    expect(opener).to_have_text("Narrow down (1 chosen)")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_javascript_the_page_leads_to_every_list(chromium: Browser, shipped: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        made = context.new_page()
        made.goto(shipped + "find/")
        expect(made.get_by_label("What are you looking for?")).to_be_hidden()
        expect(made.locator("noscript p")).to_contain_text("Searching by words needs JavaScript.")
        assert made.locator(".kb-finder__results > li").count() == 10
        for way in ("By topic", "By deliverable and audience together"):
            made.goto(shipped + "find/")
            made.get_by_role("link", name=way, exact=True).click()
            assert made.locator("article h1").count() == 1


def test_nothing_of_search_is_loaded_before_it_is_used(chromium: Browser, shipped: str) -> None:
    with chromium.new_context() as context:
        asked: list[str] = []
        made = context.new_page()
        made.on("request", lambda request: asked.append(request.url.removeprefix(shipped)))
        for address in ("", "cases/", "cases/home-in-three-steps/", "matrix/"):
            made.goto(shipped + address)
            made.wait_for_load_state("networkidle")
        assert not [url for url in asked if re.search(r"pagefind|lunr|search|find/.*json", url)]
        made.goto(shipped + "find/")
        made.wait_for_load_state("networkidle")
        assert "find/digest.json" in asked
        assert not [url for url in asked if "pagefind" in url or "fragments" in url]
        made.get_by_label("What are you looking for?").fill("safety")
        expect(made.get_by_role("status")).to_contain_text("best match first")
        assert [url for url in asked if "pagefind/index/" in url]


def test_where_words_are_blocked_the_choices_still_work(page: Page) -> None:
    page.route("**/pagefind/*wasm*", lambda route: route.abort())
    page.get_by_label("What are you looking for?").fill("court")
    expect(page.get_by_text("Words can’t be searched just now")).to_be_visible()
    everything = status(page)
    box(page, "Neglect").check()
    expect(page.get_by_role("status")).not_to_have_text(everything)
    page.unroute("**/pagefind/*wasm*")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_text("Words can’t be searched just now")).to_be_hidden()
    expect(page.get_by_role("status")).not_to_contain_text("newest first")


def test_without_a_network_nobody_is_told_that_there_is_nothing(page: Page) -> None:
    words = page.get_by_label("What are you looking for?")
    words.fill("court")
    expect(page.get_by_role("status")).to_contain_text("best match first")
    page.context.set_offline(True)
    words.fill("zealous")
    expect(page.get_by_text("Words can’t be searched just now")).to_be_visible()
    page.context.set_offline(False)
    words.fill("audit")
    expect(page.get_by_role("status")).to_contain_text("best match first")
    expect(page.get_by_text("Words can’t be searched just now")).to_be_hidden()


def test_a_strict_content_security_policy_lets_the_finder_work(chromium: Browser, shipped: str) -> None:
    policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'"

    def guarded(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    with chromium.new_context() as context:
        made = context.new_page()
        made.route("**/find/", guarded)
        made.goto(shipped + "find/")
        made.get_by_label("What are you looking for?").fill("safety")
        expect(made.get_by_role("status")).to_contain_text("best match first")
        assert not made.locator(".kb-finder [style], .kb-finder script:not([src])").count()
