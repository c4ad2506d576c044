"""What comes out of a printer: what a page says, what it is, where it is from, and nothing that needs a screen."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.banks import case
from tests.browser.conftest import Open
from tests.browser.kinds import FILES, KINDS, write_every_kind
from tests.browser.tabs import TELL, settle
from tests.loopback import serving
from tests.shared import Once
from tests.sites import build

ADDRESS = "https://bank.example/"
SCREEN_ONLY = ":is(nav, button, input:not([type=checkbox]), textarea, select, noscript, header, footer):visible"
NOT_OURS_TO_PASS_ON = {"write", "not-found"}
"""A draft that nobody has approved, and a page that is not there."""

PARTS = 40
LONG = "".join(
    f"## Part number {n}\n\n" + " ".join(["Words that fill the lines of a sheet of paper."] * (n % 7 + 1)) + "\n\n"
    for n in range(PARTS)
)


@pytest.fixture(scope="module")
def printer(chromium: Browser, once: Once) -> Iterator[Page]:
    """A browser's page on the site that has every kind of page, whose bank has an address."""
    with serving(once("printed", build_printed) / "site") as host:
        context = chromium.new_context(base_url=host)
        context.add_init_script(TELL)
        yield context.new_page()
        context.close()


def build_printed(folder: Path) -> None:
    write_every_kind(folder)
    settings = FILES["bank.yml"].replace("title: Public}", "title: Public, description: Anyone may read it.}")
    (folder / "content/bank.yml").write_text(f"{settings}address: {ADDRESS}\n")
    (folder / "content/cases/long.md").write_text(case(LONG, title="A long case"))
    build(folder)


def sheets(printer: Page, address: str, tmp_path: Path) -> list[str]:
    """The text of each sheet of a page."""
    printer.goto(address)
    settle(printer)
    printer.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    command = ["pdftotext", "-layout", str(tmp_path / "page.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return text.removesuffix("\f").split("\f")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_says_what_it_is_where_it_is_from_and_who_may_read_it(
    kind: str, printer: Page, tmp_path: Path
) -> None:
    text = "".join(sheets(printer, KINDS[kind], tmp_path))
    ending = re.search(r"Test Bank: .*?\.\n(\S*)\n(.*)\n*\Z", text, re.DOTALL)
    if kind in NOT_OURS_TO_PASS_ON:
        assert ending is None
    else:
        assert ending
        assert ending[1] == ADDRESS + KINDS[kind]
        assert ending[2].strip() == "Public: anyone may read it. Look for a newer version before you use it again."
    printer.emulate_media(media="print")
    assert not printer.locator(SCREEN_ONLY).count()
    printer.emulate_media(media="null")


def test_an_entry_tells_its_version_and_a_list_its_day(printer: Page, tmp_path: Path) -> None:
    assert "A case that has everything, version 1.1 of 2 July 2018." in sheets(printer, KINDS["case"], tmp_path)[-1]
    assert "Test Bank: Deliverables, as of 10 January 2019." in sheets(printer, KINDS["overview"], tmp_path)[-1]


def test_links_are_written_out_those_within_the_bank_as_seen_from_anywhere(printer: Page, tmp_path: Path) -> None:
    text = " ".join("".join(sheets(printer, KINDS["case"], tmp_path)).split())
    assert f"read on ({ADDRESS}resources/three-houses/)" in text
    assert "(https://example.org/a/very/long/address/that/does/not/break/by/itself)" in text
    assert f"Three houses ({ADDRESS}resources/three-houses/)" in "".join(sheets(printer, KINDS["start"], tmp_path))
    assert f"By topic ({ADDRESS}topics/)" in "".join(sheets(printer, KINDS["home"], tmp_path))


def test_what_is_folded_up_is_printed_all_the_same(printer: Page, tmp_path: Path) -> None:
    text = "".join(sheets(printer, KINDS["case"], tmp_path))
    assert "Who was not asked?" in text
    assert text.index("The first way.") < text.index("The second way.")


def test_no_heading_stands_at_the_end_of_a_sheet(printer: Page, tmp_path: Path) -> None:
    found = sheets(printer, "cases/long/", tmp_path)
    assert len(found) > 2
    assert [sheet.strip().splitlines()[-1] for sheet in found if re.search(r"Part number \d+\s*\Z", sheet)] == []


def test_without_an_address_of_the_bank_a_page_tells_none(open_page: Open) -> None:
    page = open_page(KINDS["case"])
    page.emulate_media(media="print")
    expect(page.locator(".kb-on-paper")).to_contain_text("version 1.1 of 2 July 2018")
    assert not page.locator(".kb-address").count()
