"""A pack to read and to print."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from knowledge_bank.model.pack import Occasion
from knowledge_bank.outputs import pack_files, pack_html

from tests.packs import BANK, packed

BRIEF = [
    "Public: anyone may read it.",
    "Version 1.1 of 2 July 2018.",
    "To be reviewed by 1 June 2019.",
    "Rights: The contributors.",
    "It tells of neglect.",
    "If this stirs something up, talk to your manager.",
    "It proves nothing.",
    "Invented for teaching. It tells of no real family.",
    "Made for supervision.",
    "Takes about 45 minutes in a group.",
    "Size of group: four to eight.",
    "Ask who was there before, and then ask again.",
    "A report",
]


PLANS = [f"#{occasion}" for occasion in Occasion]


def words(html: str) -> str:
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]*>", "", html, flags=re.DOTALL).split())


def text(paper: Path, page: int) -> str:
    command = ["pdftotext", "-f", str(page), "-l", str(page), str(paper), "-"]
    return " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of a pack for supervision."""
    folder = tmp_path_factory.mktemp("pack")
    for name, content in pack_files(packed(folder / "bank"), folder / "bank", (Occasion.SUPERVISION,)).items():
        (folder / name).write_bytes(content)
    return folder


def test_a_page_and_a_pdf_tell_the_same(files: Path) -> None:
    page = words((files / "two-to-nine-supervision.html").read_text())
    paper = files / "two-to-nine-supervision.pdf"
    brief, sheet = text(paper, 1), text(paper, 2)
    for told in BRIEF:
        assert told in page and told in brief, told
    assert sheet.startswith("Supervision: 20 minutes")
    for told in ("Relationships", "Who decides?", "What would a child say?", "Notes"):
        assert told in page and told in sheet, told


def test_nothing_else_of_the_entry_is_in_either(files: Path) -> None:
    with pikepdf.open(files / "two-to-nine-supervision.pdf") as paper:
        assert len(paper.pages) == 2
        about = str(paper.docinfo)
    told = "".join(text(files / "two-to-nine-supervision.pdf", page) for page in (1, 2)) + about
    for everything in (told, (files / "two-to-nine-supervision.html").read_text()):
        assert "canary" not in everything
        assert not re.search(r"review_due|status:|approvals|seal|content/|\.md\b", everything)


def test_a_pdf_of_a_pack_is_tagged(files: Path) -> None:
    with pikepdf.open(files / "two-to-nine-supervision.pdf") as paper:
        assert paper.Root.MarkInfo.Marked
        assert str(paper.Root.Lang) == "en-GB"
        assert str(paper.docinfo.Title) == "Use it in supervision: From two people to nine"


def test_room_for_notes_is_on_paper_only(files: Path) -> None:
    html = (files / "two-to-nine-supervision.html").read_text()
    lines = re.findall(r'<div class="[^"]*">(?=\s*(?:<h2>Notes|<div></div>))', html)
    assert lines and all("on-paper" in div for div in lines[:3])
    assert "@media screen" in html


def test_a_page_of_all_occasions_leads_to_each(tmp_path: Path) -> None:
    html = pack_html(packed(tmp_path), tmp_path, whole="./", pdf="pack.pdf")
    for occasion in Occasion:
        assert f'href="#{occasion}"' in html
        assert f'<h2 id="{occasion}">{occasion.label}: {occasion.minutes} minutes</h2>' in html
    assert 'href="./"' in html and 'href="pack.pdf"' in html
    assert 'src="data:image/png;base64,' in html, "a picture comes along"
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels.count(1) == 1 and all(after - before <= 1 for before, after in pairwise(levels))


def test_a_review_that_is_overdue_is_told_first(tmp_path: Path) -> None:
    told = words(pack_html(packed(tmp_path, review_due="2018-12-01"), tmp_path))
    assert "Review overdue. It should have been reviewed by 1 December 2018." in told
    assert "To be reviewed" not in told


def test_twenty_minutes_have_no_room_for_the_exercise(tmp_path: Path) -> None:
    made = packed(tmp_path)
    assert "Choose a child." not in pack_html(made, tmp_path, [Occasion.SUPERVISION])
    assert "Choose a child." in pack_html(made, tmp_path, [Occasion.GROUP])


def test_a_link_leads_to_the_site_or_nowhere(tmp_path: Path) -> None:
    made = packed(tmp_path)
    assert 'href="https://bank.example/resources/three-houses/"' in pack_html(made, tmp_path)
    settings = BANK.replace("address: https://bank.example/\n", "")
    nowhere = packed(tmp_path / "nowhere", settings=settings)
    assert nowhere.address == ""
    assert re.findall('href="([^"]*)"', pack_html(nowhere, tmp_path / "nowhere")) == [*PLANS, "https://report.example/"]
