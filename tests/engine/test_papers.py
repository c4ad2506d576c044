"""PDFs are kept from build to build, and whether they were makes no difference."""

import subprocess
from pathlib import Path
from shutil import rmtree

import pytest
from knowledge_bank.engine.papers import FOLDER, Papers

from tests.banks import SETTINGS, issue, resource
from tests.files import aged
from tests.outputs.test_paper import document
from tests.sites import build, contents, page, run, write_site

PDF = "newsletters/eip2/2018-07/issue.pdf"
TEASER = "{title: What a teaser says, summary: One public sentence that was written for everyone to read.}"
SITE = {"bank.yml": f"{SETTINGS}address: https://bank.example/\n"}


def test_a_pdf_is_kept_until_something_in_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(html: str, pictures: object) -> bytes:
        made.append(html)
        return f"{html}{len(made)}".encode()

    monkeypatch.setattr("knowledge_bank.engine.papers.pdf", counted)
    shown = tmp_path / "a.png"
    shown.write_bytes(b"one")
    pictures = {"https://bank.example/a.png": shown}
    first = Papers(tmp_path)
    assert first.pdf("A", pictures) == first.pdf("A", pictures) == b"A1"
    second = Papers(tmp_path)
    assert second.pdf("A", pictures) == b"A1", "from the build before"
    shown.write_bytes(b"two")
    assert second.pdf("A", pictures) == b"A2", "another picture"
    assert second.pdf("B", pictures) == b"B3"
    monkeypatch.setattr("knowledge_bank.engine.papers.maker", lambda: "a newer Pango")
    assert Papers(tmp_path).pdf("B", pictures) == b"B4"


@pytest.mark.parametrize("spoilt", [b"", b"short", b"x" * 500])
def test_a_spoilt_file_of_the_cache_is_made_again(tmp_path: Path, spoilt: bytes) -> None:
    right = Papers(tmp_path).pdf(document("A"), {})
    [kept] = (tmp_path / FOLDER).iterdir()
    kept.write_bytes(spoilt)
    assert Papers(tmp_path).pdf(document("A"), {}) == right
    assert kept.read_bytes().endswith(right)


def test_a_build_can_do_without_a_cache(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("No folder can be made here.")
    papers = Papers(tmp_path)
    assert papers.pdf(document("A"), {}).startswith(b"%PDF")
    papers.forget()


def test_what_no_build_used_for_a_week_is_forgotten(tmp_path: Path) -> None:
    one = Papers(tmp_path)
    one.pdf(document("A"), {})
    one.pdf(document("B"), {})
    (tmp_path / FOLDER / "left-over.123").write_bytes(b"")
    aged(tmp_path / FOLDER)
    two = Papers(tmp_path)
    two.pdf(document("B"), {})
    two.forget()
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} == two.used


def test_what_another_edition_used_this_week_is_kept_for_it(tmp_path: Path) -> None:
    one, two = Papers(tmp_path), Papers(tmp_path)
    one.pdf(document("For members"), {})
    two.pdf(document("For everyone"), {})
    two.forget()
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} == one.used | two.used
    Papers(tmp_path / "nowhere").forget()


def test_a_cache_does_not_outgrow_its_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = Papers(tmp_path)
    papers.pdf(document("Old"), {})
    [old] = (tmp_path / FOLDER).iterdir()
    aged(tmp_path / FOLDER, days=1)
    papers.pdf(document("New"), {})
    monkeypatch.setattr("knowledge_bank.engine.kept.ROOM", old.stat().st_size * 3 // 2)
    Papers(tmp_path).forget()
    assert old not in (tmp_path / FOLDER).iterdir()
    assert len(list((tmp_path / FOLDER).iterdir())) == 1


def test_a_site_has_the_same_pdfs_with_a_cache_and_without(tmp_path: Path) -> None:
    folder = write_site(tmp_path, SITE)
    cold = contents(build(folder, "cold"))
    assert cold[PDF].startswith(b"%PDF-1.7")
    assert len(list((folder / FOLDER).iterdir())) == 1
    assert contents(build(folder, "warm", SOURCE_DATE_EPOCH="1600000000")) == cold
    rmtree(folder / FOLDER)
    assert contents(build(folder, "again", SOURCE_DATE_EPOCH="1700000000")) == cold
    assert 'href="issue.pdf"' in page(folder / "cold", "newsletters/eip2/2018-07")


def test_a_bank_without_an_address_has_none(tmp_path: Path) -> None:
    site = build(write_site(tmp_path))
    assert not list(site.rglob("*.pdf"))
    assert "issue.pdf" not in page(site, "newsletters/eip2/2018-07")


def test_an_issue_that_cannot_be_printed_stops_a_build_before_the_site_is_touched(tmp_path: Path) -> None:
    folder = write_site(tmp_path, SITE)
    before = contents(build(folder))
    (folder / "content/newsletters/eip2/2018-07.md").write_text(issue("A new sign: \U0001fae8\n"))
    result = run(folder, "mkdocs", "build", "--strict")
    assert result.returncode == 1
    assert "content/newsletters/eip2/2018-07.md cannot be made into a PDF:" in result.stderr
    assert "U+1FAE8" in result.stderr
    assert "Traceback" not in result.stderr
    assert contents(folder / "site") == before


def test_the_pdf_in_every_edition_is_the_one_for_everyone(tmp_path: Path) -> None:
    kept = resource(title="A canary", access="authorised", teaser=TEASER)
    files = {"newsletters/eip2/2018-07.md": issue(entries=["two-to-nine", "kept"]), "resources/kept.md": kept}
    folder = write_site(tmp_path, {**SITE, **files})
    public = build(folder, "public", KB_EDITION="public") / PDF
    restricted = build(folder, "restricted", KB_EDITION="authorised") / PDF
    assert public.read_bytes() == restricted.read_bytes()
    text = subprocess.run(["pdftotext", str(public), "-"], capture_output=True, text=True, check=True).stdout
    assert "From two people to nine" in text
    assert "What a teaser says" in text
    assert "canary" not in text
