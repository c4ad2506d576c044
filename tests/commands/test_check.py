"""`kb check` tells every Problem at once: to people, to a pull request, and to programs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from knowledge_bank.commands import main

from tests.banks import case, resource, write_bank

KB = Path(sys.executable).parent / "kb"

FILES: dict[str, str | bytes | None] = {
    "cases/100%, one: two.md": case(),
    "cases/two-to-nine.md": case(topics=["neglekt"], summary="Short.", colour="red"),
    "resources/three-houses.md": resource("See [Café](../cases/café.md).\n"),
}

TEXT = """\
content/cases/100%, one: two.md:1:1: file name: can't become an address; \
use lower-case letters, figures and single hyphens: from-two-to-nine.md
content/cases/two-to-nine.md:3:10: warning: summary: 6 characters long; \
aim for 80 to 300, so that it reads well on a card
content/cases/two-to-nine.md:10:10: topics: unknown term 'neglekt'; did you mean 'neglect'?
content/cases/two-to-nine.md:16:1: front matter: unknown field; delete it, or move the text to the body
content/resources/three-houses.md:13:12: link: there is no entry 'café'; check the name, or delete the link
4 errors, 1 warning
"""

GITHUB = """\
::error file=content/cases/100%25%2C one%3A two.md,line=1,col=1,title=file-name::\
file name: can't become an address; use lower-case letters, figures and single hyphens: from-two-to-nine.md
::warning file=content/cases/two-to-nine.md,line=3,col=10,title=length::\
summary: 6 characters long; aim for 80 to 300, so that it reads well on a card
::error file=content/cases/two-to-nine.md,line=10,col=10,title=unknown-term::\
topics: unknown term 'neglekt'; did you mean 'neglect'?
::error file=content/cases/two-to-nine.md,line=16,col=1,title=unknown-field::\
front matter: unknown field; delete it, or move the text to the body
::error file=content/resources/three-houses.md,line=13,col=12,title=link-to-nothing::\
link: there is no entry 'café'; check the name, or delete the link
"""

TERM = {
    "path": "content/cases/two-to-nine.md",
    "line": 10,
    "column": 10,
    "field": "topics",
    "code": "unknown-term",
    "wrong": "unknown term 'neglekt'",
    "remedy": "did you mean 'neglect'?",
    "severity": "error",
}


def kb(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([KB, "check", *arguments], cwd=folder, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(("form", "expected"), [("text", TEXT), ("github", GITHUB)])
def test_all_problems_are_told_in_the_order_of_files_and_lines(tmp_path: Path, form: str, expected: str) -> None:
    write_bank(tmp_path / "content", FILES)
    result = kb(tmp_path, "--format", form)
    assert (result.stdout, result.stderr, result.returncode) == (expected, "", 1)


def test_programs_get_them_as_json(tmp_path: Path) -> None:
    write_bank(tmp_path / "content", FILES)
    result = kb(tmp_path, "--format", "json")
    assert result.returncode == 1
    problems = json.loads(result.stdout)["problems"]
    assert len(problems) == 5
    assert problems[2] == TERM
    assert [problem["severity"] for problem in problems] == ["error", "warning", "error", "error", "error"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [("text", "no errors, no warnings\n"), ("github", ""), ("json", '{"problems": []}\n')],
)
def test_a_sound_bank_has_none(bank: Path, form: str, expected: str) -> None:
    result = CliRunner().invoke(main, ["check", str(bank), "--format", form])
    assert (json.loads(result.output) if form == "json" else result.output) == (
        json.loads(expected) if form == "json" else expected
    )
    assert result.exit_code == 0


def test_warnings_alone_are_advice(tmp_path: Path) -> None:
    write_bank(tmp_path / "content", {"cases/two-to-nine.md": case(title="x" * 81)})
    result = kb(tmp_path)
    assert result.stdout.splitlines()[-1] == "no errors, 1 warning"
    assert result.returncode == 0


def test_a_bank_elsewhere_is_named_as_it_was_typed(tmp_path: Path) -> None:
    write_bank(tmp_path / "banks" / "ours", {"bank.yml": None})
    result = kb(tmp_path / "banks", "ours")
    assert result.stdout == "ours/bank.yml:1:1: file: is missing; add it\n1 error, no warnings\n"
    assert kb(tmp_path, "banks/../banks/ours/").stdout.startswith("banks/../banks/ours/bank.yml:1:1: ")


def test_nothing_is_written(bank: Path) -> None:
    before = {path: path.stat() for path in sorted(bank.rglob("*"))}
    CliRunner().invoke(main, ["check", str(bank)])
    assert {path: path.stat() for path in sorted(bank.rglob("*"))} == before


def test_a_bank_that_is_not_there_is_a_mistake_in_the_command(tmp_path: Path) -> None:
    result = kb(tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.endswith("Error: Invalid value for '[BANK]': Directory 'content' does not exist.\n")


def test_a_folder_that_cannot_be_opened_is_told_of(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    iterdir = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "cases":
            raise PermissionError(13, "Permission denied", str(path))
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    result = CliRunner().invoke(main, ["check", str(bank)])
    assert (result.exit_code, result.output) == (1, f"Error: {bank}/cases: Permission denied\n")


def test_the_shipped_bank_has_no_problems() -> None:
    result = kb(Path(__file__).parents[2])
    assert result.stdout == "no errors, no warnings\n"
