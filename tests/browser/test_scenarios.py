"""Three of the readers' acceptance scenarios, as a reader meets them."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.banks import SETTINGS, case
from tests.browser.conftest import Open
from tests.browser.tabs import Tabs, settle
from tests.loopback import serving
from tests.sites import build, write_site


def test_a_practitioner_finds_by_deliverable_and_audience_what_is_promised(
    every_kind: Path, open_page: Open
) -> None:
    page = open_page("deliverables/1.1/")
    link = page.locator("main li", has=page.get_by_role("link", name="Front-line staff")).first
    promised = int(re.findall(r"\d+", link.inner_text())[-1])
    link.get_by_role("link").click()
    settle(page)
    entries = json.loads((every_kind / "api" / "entries.json").read_text())["entries"]
    meant = [e for e in entries if "1.1" in e["deliverables"] and "front-line" in e["audiences"]]
    listed = [entry for entry in meant if entry["status"] != "archived" and not entry["translation_of"]]
    assert promised == len(listed)
    assert f"{promised} {'entry' if promised == 1 else 'entries'}" in page.locator(".kb-tally").inner_text()
    summary = page.locator(".kb-card__summary").first.inner_text()
    assert summary in {entry["summary"] for entry in listed}
    assert re.search(r"\d+ min", page.locator(".kb-card__facts").first.inner_text())


def test_at_400_percent_the_matrix_reads_as_lists_and_nothing_scrolls_sideways(open_page: Open) -> None:
    page = open_page("matrix/", width=320, height=256, device_scale_factor=4)
    expect(page.locator("table.kb-matrix")).to_be_hidden()
    expect(page.locator(".kb-narrow ul").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("due", "shown"), [("2019-06-01", True), ("2999-06-01", False)])
def test_guidance_past_its_review_says_so_on_the_day_it_is_read(
    tmp_path: Path, tabs: Tabs, due: str, shown: bool
) -> None:
    follows_the_calendar = SETTINGS.replace("as_of: 2019-01-10\n", "")
    files: dict[str, str | bytes | None] = {"bank.yml": follows_the_calendar, "cases/old.md": case(review_due=due)}
    with serving(build(write_site(tmp_path, files))) as address, tabs.lent(address, 1280, 720) as page:
        page.goto(f"{address}cases/old/")
        settle(page)
        assert page.get_by_text("Review overdue").is_visible() is shown
