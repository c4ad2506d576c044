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


def test_a_draft_is_written_with_open_brackets_as_in_a_preview_and_stays_a_draft(tmp_path: Path) -> None:
    text = "## Welcome\n\n[To write: Welcome.]\n"
    folder = site(tmp_path, {"newsletters/eip2/2018-07.md": issue(text, **{**DRAFT, "published": "2019-01-09"})})
    before = (folder / "content/newsletters/eip2/2018-07.md").read_text()
    result = run(folder, "kb", "newsletter", "export", "eip2/2018-07", "--out", "sent")
    assert (result.returncode, result.stderr) == (0, "")
    assert (folder / "content/newsletters/eip2/2018-07.md").read_text() == before
    web = build(folder, KB_DRAFTS="1") / "newsletters" / "eip2" / "2018-07"
    for name in NAMES:
        content = (folder / "sent" / name).read_bytes()
        assert content == (web / name).read_bytes()
        if name != "issue.pdf":
            assert b"Draft: Issue 1" in content
    message = (folder / "sent" / "issue.eml").read_bytes()
    assert b"Subject: Draft: " in message
    assert b"\r\nDate: " not in message


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


def test_a_draft_may_tell_of_drafts(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "cases/coming.md": case(**DRAFT, title="What is coming"),
        "newsletters/eip2/2018-07.md": issue("See [it](../../cases/coming.md).\n", **{**DRAFT, "entries": ["coming"]}),
    }
    folder = site(tmp_path, files)
    result = run(folder, "kb", "newsletter", "export", "eip2/2018-07", "--out", "sent")
    assert (result.returncode, result.stderr) == (0, "")
    assert "What is coming" in (folder / "sent" / "issue.txt").read_text()


def test_a_bank_with_errors_is_told(tmp_path: Path) -> None:
    folder = site(tmp_path, {"newsletters/eip2/2018-07.md": issue("See [it](nothing.md).\n", **DRAFT)})
    result = run(folder, "kb", "newsletter", "export", "eip2/2018-07", "--out", "sent")
    assert result.returncode == 1
    assert "The bank has Problems, so nothing was written:" in result.stderr
    assert not (folder / "sent").exists()


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
