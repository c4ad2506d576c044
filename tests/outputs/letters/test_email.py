"""An issue as an e-mail: whole, small, safe, and made of what mail programs know."""

import json
import re
import subprocess
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from knowledge_bank.newsletter.letter import Letter
from knowledge_bank.outputs import TooLargeError
from knowledge_bank.outputs.letters.email import LARGEST, email_html

from tests.files import picture
from tests.letters import SHIPPED, UNSUBSCRIBE, Seen, large, letters, sample, sayings

ROOT = Path(__file__).parents[3]
PROGRAMS = ROOT / ".venv" / "caniemail" / "node_modules" / "caniemail"
"""`make test` puts it there."""

ALLOWED: Mapping[str, str] = {
    "<style> element": "Gmail in the browser of a phone ignores it; every style that matters is in the elements too",
    "Type selector": "only in that style sheet",
    "Class selector": "only in that style sheet",
    "Descendant combinator": "only in that style sheet",
    "@media": "Outlook on Windows has neither a dark mode that asks nor narrow windows; it shows the light colours",
    "display:none": "Gmail in the browser of a phone shows the preview line, which tells what is in the issue",
    "word-break": "Windows Mail leaves a very long address on one line",
    "white-space": "Outlook on Windows does not wrap code, which issues hardly ever show",
    "role attribute": "Windows Mail reads the frame aloud as a table",
    "aria-label attribute": "Windows Mail does not say the title of the mail twice",
    "<body> element": "Outlook on a Mac puts the mail in a page of its own; the colours are on the frame too",
}
"""Feature that one of the programs lacks to the reason why we use it all the same."""


def everything(folder: Path) -> Letter:
    return sample(folder, files={"newsletters/eip2/house.png": picture()})


def test_the_shipped_issues_are_far_smaller_than_gmail_cuts() -> None:
    sizes = {letter.id: len(email_html(letter).encode()) for letter in letters(SHIPPED)}
    assert sizes
    assert max(sizes.values()) < LARGEST / 3, sizes


def test_an_issue_of_300_entries_and_45_kilobytes_of_text_still_fits(tmp_path: Path) -> None:
    letter = large(tmp_path, 300)
    html = email_html(letter)
    assert len(set(letter.tree.links)) > 300
    assert sum(map(len, sayings(letter.tree.blocks))) > 45_000
    assert len(html.encode()) < LARGEST


def test_a_larger_one_is_refused_and_never_cut(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError) as refused:
        email_html(large(tmp_path, 400))
    assert re.sub(r"1\d\d,\d{3} bytes", "so many bytes", str(refused.value)) == (
        "EIP2 newsletter, Issue 1, July 2018: as an e-mail it would have so many bytes, and mail programs cut off what "
        "has 100,000 or more. Shorten it, or leave some of it to the next issue."
    )


def test_it_holds_nothing_that_runs_asks_or_tells(tmp_path: Path) -> None:
    letter = everything(tmp_path)
    html = email_html(letter)
    elements = Seen(html).elements
    assert not {tag for tag, _ in elements} & {"script", "form", "input", "link", "iframe", "object", "svg", "video"}
    pictures = [given for tag, given in elements if tag == "img"]
    assert [(given["src"], given["alt"]) for given in pictures] == [
        ("https://bank.example/newsletters/eip2/2018-07/house.png", "A house with three windows")
    ]
    assert not re.search(r"url\(|@import|@font-face|\bon\w+=", html)
    assert html.isprintable() or all(sign.isprintable() or sign == "\n" for sign in html)


def test_every_address_is_in_full(tmp_path: Path) -> None:
    addresses = [address for address, _ in Seen(email_html(everything(tmp_path))).links]
    assert addresses
    assert all(re.match(r"https://|mailto:", address) for address in addresses)


def test_it_says_its_language_and_what_it_is(tmp_path: Path) -> None:
    letter = everything(tmp_path)
    html = email_html(letter)
    assert html.startswith('<!DOCTYPE html><html lang="en-GB">')
    assert f"<title>{letter.subject}</title>" in html
    assert '<meta name="color-scheme" content="light dark">' in html
    assert '<meta name="supported-color-schemes" content="light dark">' in html
    article = next(given for _, given in Seen(html).elements if given.get("role") == "article")
    assert article["lang"] == "en-GB"


def test_its_one_first_heading_is_the_title_and_no_level_is_left_out(tmp_path: Path) -> None:
    for letter in (everything(tmp_path), *letters(SHIPPED)):
        levels = [int(tag[1]) for tag, _, _ in Seen(email_html(letter)).headings]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later <= level + 1 for level, later in pairwise(levels)), levels


def test_tables_are_for_data_or_say_that_they_are_not(tmp_path: Path) -> None:
    tables = [given.get("role") for tag, given in Seen(email_html(everything(tmp_path))).elements if tag == "table"]
    assert tables == ["presentation", "presentation", None, None]


def test_no_letter_is_smaller_than_16_pixels(tmp_path: Path) -> None:
    html = email_html(everything(tmp_path)).replace("max-height:0;font-size:1px", "")
    sizes = {int(size) for size in re.findall(r"font(?:-size)?:[^;\"]*?(\d+)px", html.split("</style>")[-1])}
    assert min(sizes) == 16


def test_the_preview_line_is_hidden_and_absent_where_there_is_none(tmp_path: Path) -> None:
    assert '<div class="preview" style="display:none;' in email_html(everything(tmp_path / "with"))
    assert "<div class=\"preview\"" not in email_html(sample(tmp_path / "without", "Text.\n", summary=None))


def test_it_leads_to_the_web_first_and_out_of_the_list_last(tmp_path: Path) -> None:
    letter = everything(tmp_path)
    links = Seen(email_html(letter)).links
    assert links[0] == (letter.address, "View in browser")
    assert links[-1] == (UNSUBSCRIBE, "Leave this mailing list")


def test_what_looks_like_markup_is_words(tmp_path: Path) -> None:
    fields: dict[str, Any] = {"subject": "'<i>x</i> & {{ y }}'", "preheader": '"\\"><script>"'}
    letter = sample(tmp_path, "## A `<b>` & {{ b }}\n\nText.\n", **fields)
    html = email_html(letter)
    assert "<title>&lt;i&gt;x&lt;/i&gt; &amp; {{ y }}</title>" in html
    assert "&lt;b&gt;</code> &amp; {{ b }}</h2>" in html
    assert "<script" not in html


def test_the_same_letter_makes_the_same_bytes(tmp_path: Path) -> None:
    letter = everything(tmp_path)
    code = (
        "import sys; from tests.letters import *; from knowledge_bank.outputs.letters.email import email_html;"
        "sys.stdout.buffer.write(email_html(letters(Path(sys.argv[1]))[0]).encode())"
    )
    command = [str(ROOT / ".venv" / "bin" / "python"), "-c", code, str(tmp_path / "content")]
    for seed in ("1", "2"):
        made = subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        assert made == email_html(letter).encode()


def test_gmail_and_outlook_know_all_that_it_uses(tmp_path: Path) -> None:
    letter = everything(tmp_path)
    made = tmp_path / "email.html"
    made.write_text(email_html(letter))
    command = ["node", str(ROOT / "tests" / "mail" / "ask.mjs"), str(PROGRAMS), str(made)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    lacking: dict[str, list[str]] = json.loads(done.stdout)
    assert {feature: programs for feature, programs in lacking.items() if feature not in ALLOWED} == {}
    assert set(ALLOWED) == set(lacking), "what is no longer used needs no leave"


def test_caniemail_would_find_what_they_do_not_know(tmp_path: Path) -> None:
    made = tmp_path / "email.html"
    made.write_text('<div style="display:grid;position:absolute">Text</div>')
    command = ["node", str(ROOT / "tests" / "mail" / "ask.mjs"), str(PROGRAMS), str(made)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout)
    assert {"display:grid", "position"} <= set(found)
