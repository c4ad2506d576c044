"""`--output` of `kb newsletter plan` and `kb newsletter draft --request`: the same lines, as Markdown in a file."""

from pathlib import Path

from click.testing import CliRunner, Result
from knowledge_bank.commands import main

from tests.newsletter.desks import write

NAME = "eip2/2019-01"


def kb(bank: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["newsletter", *map(str, arguments), "--bank", str(bank)])


def test_a_plan_is_written_as_markdown_that_reads_as_its_lines(tmp_path: Path) -> None:
    bank, file = write(tmp_path), tmp_path / "plan.md"
    result = kb(bank, "plan", NAME, "--output", file)
    assert (result.exit_code, result.output) == (0, "")
    lines = file.read_text().splitlines()
    assert len(lines) == len(kb(bank, "plan", NAME).output.splitlines())
    assert "&nbsp;&nbsp;Learning case: A \\*new\\* case (new-case)  " in lines
    assert "" in lines


def test_requests_are_written_in_the_same_way(tmp_path: Path) -> None:
    bank, file = write(tmp_path), tmp_path / "requests.md"
    result = kb(bank, "draft", NAME, "--request", "--output", file)
    assert (result.exit_code, result.output) == (0, "")
    assert file.read_text().startswith("Message 1 of ")


def test_a_draft_goes_to_its_own_file_alone(tmp_path: Path) -> None:
    bank, file = write(tmp_path), tmp_path / "draft.md"
    result = kb(bank, "draft", NAME, "--output", file)
    assert result.exit_code == 2
    assert "--output is for --request: a draft is written to the issue's own file." in result.output
    assert not file.exists()


def test_where_nothing_can_be_written_the_plan_says_so(tmp_path: Path) -> None:
    bank, file = write(tmp_path), tmp_path / "missing" / "plan.md"
    result = kb(bank, "plan", NAME, "--output", file)
    assert (result.exit_code, result.output) == (1, f"Error: {file}: No such file or directory\n")
