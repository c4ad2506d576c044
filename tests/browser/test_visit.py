"""What is new since the last visit is marked in words, by the browser alone, until it is told to forget."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.banks import case
from tests.browser.tabs import Tabs, settle
from tests.loopback import serving
from tests.shared import Once
from tests.sites import build, page, write_site

KEY = "/.__visit"
BADGE = "New since your last visit"
FILES: dict[str, str | bytes | None] = {
    "cases/newest.md": case(title="Newest", published="2018-12-20", review_due="2020-01-01"),
    "cases/newer.md": case(title="Newer", published="2018-12-18", review_due="2020-01-01"),
    "cases/changed.md": case(title="Changed", changes="[{date: 2018-12-19, note: Shorter.}]"),
    "cases/old.md": case(title="Old", published="2018-11-02", review_due="2020-01-01"),
}
FIRST = {"on": "2019-01-02", "seen": "2018-12-18"}
"""A visit on another day, when the newest was of the 18th."""


@pytest.fixture(scope="module")
def site(once: Once) -> Path:
    return once("visits", lambda folder: build(write_site(folder, FILES))) / "site"


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The address of that site."""
    with serving(site) as address:
        yield address


@pytest.fixture
def reader(tabs: Tabs, host: str) -> Iterator[Page]:
    """A tab at a site that it has not seen."""
    with tabs.lent(host, 1280, 720, base_url=host) as tab:
        yield tab


def come(reader: Page, address: str, kept: dict[str, str] | None = None) -> None:
    """Come to a page, `kept` being what an earlier visit left."""
    if kept:
        reader.goto("find/")
        reader.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(kept)])
    reader.goto(address)
    settle(reader)


def marked(reader: Page) -> list[str]:
    """The titles of the cards, and the months, that are marked as new."""
    found = reader.locator("[data-day]", has_text=BADGE)
    return [text.split("\n")[0].removesuffix(f" {BADGE}") for text in found.all_inner_texts()]


def kept(reader: Page) -> Any:
    return json.loads(reader.evaluate("key => localStorage.getItem(key)", KEY) or "null")


def test_a_first_visit_marks_nothing_and_says_what_is_kept(reader: Page) -> None:
    come(reader, "new/")
    assert marked(reader) == []
    line = "What is new when you come again will be marked here. Forget my visits"
    expect(reader.locator(".kb-visit")).to_have_text(line)
    assert kept(reader)["seen"] == "2018-12-20"
    assert "before" not in kept(reader)


def test_what_is_newer_than_the_last_visit_is_marked_and_counted(reader: Page) -> None:
    come(reader, "new/", FIRST)
    assert marked(reader) == ["Newest", "Changed", "December 2018 3"]
    expect(reader.locator(".kb-visit")).to_contain_text("2 of these are new since your last visit.")


def test_a_visit_lasts_a_day_whatever_is_opened(reader: Page) -> None:
    come(reader, "", FIRST)
    assert marked(reader) == ["Newest"], "the home page has the newest by publication"
    come(reader, "new/")
    come(reader, "new/")
    assert marked(reader)[:2] == ["Newest", "Changed"]
    assert kept(reader)["before"] == "2018-12-18"


def test_what_was_seen_on_another_day_is_new_no_longer(reader: Page) -> None:
    come(reader, "new/", {**FIRST, "seen": "2018-12-20"})
    assert marked(reader) == []
    expect(reader.locator(".kb-visit")).to_contain_text("Nothing here is new since your last visit.")


def test_it_can_be_forgotten(reader: Page) -> None:
    come(reader, "new/", FIRST)
    reader.get_by_role("button", name="Forget my visits").press("Enter")
    assert kept(reader) is None
    assert marked(reader) == []
    expect(reader.locator(".kb-visit")).to_be_focused()
    expect(reader.locator(".kb-visit")).to_contain_text("Forgotten.")


@pytest.mark.parametrize("broken", ["{", "7", "[]", '{"on": 1, "seen": null}', '{"on": "2019-01-02", "seen": "<b>"}'])
def test_what_it_cannot_read_it_takes_for_nothing(reader: Page, broken: str) -> None:
    reader.goto("find/")
    reader.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, broken])
    come(reader, "new/")
    assert marked(reader) == []


def test_nothing_is_missing_without_scripts_and_nobody_is_asked_for_anything(
    tabs: Tabs, reader: Page, host: str, site: Path
) -> None:
    with tabs.lent(host, 1280, 720, java_script_enabled=False) as plain:
        plain.goto(f"{host}new/")
        assert plain.locator(".kb-card").count() == 3
        expect(plain.locator(".kb-visit")).to_be_hidden()
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.resource_type))
    come(reader, "new/", FIRST)
    assert set(asked) <= {"document", "script", "stylesheet", "image", "font", "fetch", "other"}
    assert not {"xhr", "ping"} & set(asked)
    assert BADGE not in page(site, "new"), "only the browser knows"
