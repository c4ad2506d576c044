"""
What a screen reader has to say of each kind of page, kept as text so that people can judge it.

After a change that is meant: `pytest tests/browser/test_reading.py --renew`, and read the difference.
"""

from pathlib import Path

import pytest

from tests.browser.aloud import aloud
from tests.browser.conftest import Open
from tests.browser.kinds import KINDS

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_reads_aloud_as_it_was_judged_to_read_well(kind: str, open_page: Open, renew: bool) -> None:
    check(kind, aloud(open_page(KINDS[kind])), renew)


def test_a_wide_page_reads_well_too(open_page: Open, renew: bool) -> None:
    check("wide-term", aloud(open_page(KINDS["term"], 1280)), renew)


def test_the_open_menu_is_all_there_is_to_read(open_page: Open, renew: bool) -> None:
    page = open_page(KINDS["term"])
    page.locator("button.kb-menu").click()
    check("open-menu", aloud(page), renew)


def check(name: str, said: str, renew: bool) -> None:
    """Compare with the golden file, or write it."""
    file = GOLDEN / f"{name}.txt"
    if renew:
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8"), "if it is meant, renew with --renew"
