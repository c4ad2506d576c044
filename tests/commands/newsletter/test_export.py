"""`kb newsletter export`: what is written, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from tests.banks import SETTINGS, case, issue
from tests.letters import LEAVING
from tests.sites import build, run, write_site

NAMES = ["email.html", "issue.txt", "issue.eml", "blocks.html", "blocks.md", "issue.pdf"]
DRAFT: dict[str, Any] = {"status": "draft", "published": None}


def site(folder: Path, files: dict[str, str | bytes | None] | None = None) -> Path:
    return write_site(folder, {"bank.yml": LEAVING, **(files or {})})


def test_every_file_of_an_issue_is_written_as_on_the_web_and_told_with_its_size(tmp_path: Path) -> None:
    folder = site(tmp_path)
    result = run(folder, "kb", "newsletter", "export", "eip2/2018-07", "--out", "sent/july")
    assert (result.returncode, result.stderr) == (0, "")
    out = folder / "sent" / "july"
    assert result.stdout.splitlines() == [
        f"sent/july/{name} ({(out / name).stat().st_size:,} bytes)" for name in NAMES
    ]
    assert sorted(path.name for path in out.iterdir()) == sorted(NAMES)
    web = build(folder) / "newsletters" / "eip2" / "2018-07"
    assert {name: (web / name).read_bytes() for name in NAMES} == {name: (out / name).read_bytes() for name in NAMES}


def test_a_draft_is_written_as_it_would_be_today_and_stays_a_draft(tmp_path: Path) -> None:
    folder = site(tmp_path, {"newsletters/eip2/2018-07.md": issue("Hello.\n", **DRAFT)})
    before = (folder / "content/newsletters/eip2/2018-07.md").read_text()
    result = run(folder, "kb", "newsletter", "export", "eip2/2018-07", "--out", "sent")
    assert (result.returncode, result.stderr) == (0, "")
    assert b"Date: Thu, 10 Jan 2019 12:00:00 +0000\r\n" in (folder / "sent" / "issue.eml").read_bytes()
    assert (folder / "content/newsletters/eip2/2018-07.md").read_text() == before


@pytest.mark.parametrize("fields", [{}, DRAFT])
def test_a_restricted_entry_is_named_and_its_teaser_offered(fields: dict[str, Any], tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "cases/secret.md": case(title="Zanzibar", access="authorised"),
        "newsletters/eip2/2018-07.md": issue(entries=["secret"], **fields),
    }
    folder = site(tmp_path, files)
    result = run(folder, "kb", "newsletter", "export", "eip2/2018-07", "--out", "sent")
    assert result.returncode == 1
    assert "'secret' is for authorised readers, and newsletters go to everyone" in result.stderr
    assert "give the entry a teaser, or leave it out" in result.stderr
    assert "Zanzibar" not in result.stdout + result.stderr
    assert not (folder / "sent").exists()


def test_a_draft_that_tells_of_drafts_is_refused(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "cases/coming.md": case(**DRAFT),
        "newsletters/eip2/2018-07.md": issue("See [it](../../cases/coming.md).\n", **{**DRAFT, "entries": ["coming"]}),
    }
    result = run(site(tmp_path, files), "kb", "newsletter", "export", "eip2/2018-07", "--out", "sent")
    assert result.returncode == 1
    assert "'coming' is not published yet; publish it, or leave it out" in result.stderr
    assert "'coming' is not published yet; publish it first, or delete the link" in result.stderr


def test_what_there_is_not_and_what_has_no_address_is_refused(tmp_path: Path) -> None:
    result = run(site(tmp_path / "one"), "kb", "newsletter", "export", "eip2/2018-08", "--out", "sent")
    assert (result.returncode, result.stdout) == (1, "")
    assert "Did you mean 'eip2/2018-07'?" in result.stderr
    nowhere = write_site(tmp_path / "two", {"bank.yml": SETTINGS})
    result = run(nowhere, "kb", "newsletter", "export", "eip2/2018-07", "--out", "sent")
    assert result.returncode == 1
    assert "bank.yml gives no address" in result.stderr


def test_an_issue_that_is_too_large_is_refused(tmp_path: Path) -> None:
    folder = site(tmp_path, {"newsletters/eip2/2018-07.md": issue(("Word " * 2_000 + "\n\n") * 10)})
    result = run(folder, "kb", "newsletter", "export", "eip2/2018-07", "--out", "sent")
    assert result.returncode == 1
    assert "mail programs cut off what has 100,000 or more" in result.stderr
    assert not (folder / "sent").exists()
    assert "mail programs cut off" in run(folder, "mkdocs", "build").stderr


def test_a_folder_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    folder = site(tmp_path)
    (folder / "sent").write_text("no folder")
    result = run(folder, "kb", "newsletter", "export", "eip2/2018-07", "--out", "sent/here")
    assert result.returncode == 1
    assert result.stderr.startswith("Error: sent")
