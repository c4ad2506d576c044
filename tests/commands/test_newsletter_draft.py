"""`kb newsletter plan` and `kb newsletter draft`: an issue begun, and begun again without loss."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from knowledge_bank.checks import inspect
from knowledge_bank.commands import main
from knowledge_bank.model import errors

from tests.banks import case
from tests.newsletter.desks import write

NAME = "eip2/2019-01"
WAITS = "1 entry published after 21 December 2018 waits for the next issue.\n"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return write(tmp_path)


def path(bank: Path) -> Path:
    return bank / "newsletters" / "eip2" / "2019-01.md"


def kb(bank: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["newsletter", *arguments, "--bank", str(bank)])


def drafted(bank: Path) -> str:
    result = kb(bank, "draft", NAME)
    assert result.exit_code == 0, result.output
    return path(bank).read_text()


def body(bank: Path) -> str:
    return path(bank).read_text().split("\n---\n", 1)[1]


def test_scenario_17_a_draft_from_a_workshop_and_run_again_it_keeps_the_editors_text(bank: Path) -> None:
    """
    Given a workshop's note, two presentations and items dated in the period, the draft has computed issue and quarter,
    all automatic blocks and placeholders for the human ones; running it again keeps the editor's text.
    """
    before = {str(one) for one in inspect(bank).problems}
    result = kb(bank, "draft", NAME)
    done = f"{path(bank)} is drafted: Issue 2, January 2019, with 4 entries.\n"
    advice = f"kb newsletter plan {NAME} says who is to write what.\n"
    assert (result.exit_code, result.output) == (0, done + WAITS + advice)
    text = path(bank).read_text()
    assert "\nstatus: draft\nworkshop: w3\neditor: Programme editor\nentries:\n  - new-case\n" in text
    subject = inspect(bank).subject
    assert subject
    shown = subject.catalog.issues_of("eip2")[-1]
    assert (shown.title, shown.period) == ("Issue 2, January 2019", "July 2018 to January 2019, second quarter")
    brought = [one for one in inspect(bank).problems if str(one) not in before]
    assert {one.code for one in brought} == {"prompt", "missing-field"}
    assert "- Ask who was there." in text
    assert "Presented by Northshire." in text
    assert "[To write: Welcome, signed with a role and no name. At most 120 words.]" in text
    assert "[Workshop 4](../../workshops/w4.md) is on 22 March 2019." in text
    edited = text.replace("[To write: Welcome, signed with a role and no name. At most 120 words.]", "Good to see you.")
    edited = edited.replace("## Dates {#dates}", "## In your diary {#dates}")
    path(bank).write_text(edited)
    (bank / "cases" / "another.md").write_text(case(title="Another case", published="2018-12-09"))
    again = drafted(bank)
    assert "Good to see you." in again
    assert "## In your diary {#dates}" in again
    assert "  - third-workshop\n  - another\n" in again
    assert "[Another case](../../cases/another.md)" in again
    assert not errors(inspect(bank).problems)
    assert drafted(bank) == again


def test_a_second_draft_says_that_nothing_is_new_and_writes_nothing(bank: Path) -> None:
    text, when = drafted(bank), path(bank).stat().st_mtime_ns
    result = kb(bank, "draft", NAME)
    assert (result.exit_code, result.output) == (
        0,
        f"{path(bank)}: nothing is new since it was drafted last.\n{WAITS}",
    )
    assert (path(bank).read_text(), path(bank).stat().st_mtime_ns) == (text, when)


def test_a_draft_made_again_names_what_came_and_the_parts_that_it_left_alone(bank: Path) -> None:
    text = drafted(bank).replace("## New for you {#new-for-you}", "## News {#new-for-you}")
    path(bank).write_text(text)
    (bank / "cases" / "another.md").write_text(case(title="Another case", published="2018-12-09"))
    assert kb(bank, "draft", NAME).output == (
        f"{path(bank)} is drafted again, and all that you wrote is as you left it.\n"
        "1 entry more: Another case (another). You have changed 'News', so add it there yourself if you want it.\n"
        f"{WAITS}"
    )
    (bank / "cases" / "third.md").write_text(case(title="A third case", published="2018-12-09"))
    (bank / "cases" / "fourth.md").write_text(
        case(title="Not for all", published="2018-12-08", access="authorised", teaser="{title: Told, summary: More.}")
    )
    assert "2 entries more: A third case (third); Told (fourth). " in kb(bank, "draft", NAME).output


def test_a_draft_made_again_names_the_parts_with_nothing_left_to_tell(bank: Path) -> None:
    text = drafted(bank)
    assert "## From the learning lab" in text
    path(bank).write_text(text.replace("  - new-case\n", "", 1).replace("  - secret-case\n", "", 1))
    assert "'From the learning lab' has nothing to tell any more, so it went.\n" in kb(bank, "draft", NAME).output
    assert "learning-lab" not in body(bank)


def test_the_header_says_what_to_fill_in_and_what_to_leave(bank: Path) -> None:
    text = drafted(bank)
    assert "\n# The draft's memory; leave it as it is.\ndrafted:\n" in text
    for name in ("summary", "subject", "preheader"):
        assert text.count(f'\n# {name}: ""  # take the first # away; ') == 1
        text = text.replace(f'\n# {name}: ""', f'\n{name}: "Who rings whom: what we tried"')
    path(bank).write_text(text)
    subject = inspect(bank).subject
    assert subject
    header = subject.catalog.issues_of("eip2")[-1].header
    assert {header.summary, header.subject, header.preheader} == {"Who rings whom: what we tried"}
    assert drafted(bank) == text


def test_what_was_withdrawn_since_leaves_the_blocks_and_is_marked_in_the_list(bank: Path) -> None:
    text = drafted(bank)
    new_case = bank / "cases" / "new-case.md"
    sound = new_case.read_text()
    withdrawn = "status: withdrawn\nwithdrawn: {date: 2019-01-09, reason: mistake}"
    new_case.write_text(sound.replace("status: published", withdrawn))
    without = drafted(bank)
    assert "  - new-case  # gone: withdrawn\n" in without
    assert "new-case" not in body(bank)
    new_case.unlink()
    assert "  - new-case  # gone: deleted\n" in drafted(bank)
    new_case.write_text(sound)
    assert drafted(bank) == text


def test_an_entry_that_the_editor_took_out_stays_out_of_list_and_blocks(bank: Path) -> None:
    path(bank).write_text(drafted(bank).replace("  - new-case\n", "", 1))
    again = drafted(bank)
    assert "entries:\n  - secret-case\n" in again
    assert "cases/new-case.md" not in body(bank)


def test_a_sent_issue_is_refused_and_untouched(bank: Path) -> None:
    sent = bank / "newsletters" / "eip2" / "2018-07.md"
    text = sent.read_text()
    result = kb(bank, "draft", "eip2/2018-07")
    assert (result.exit_code, result.output) == (1, "Error: It is published already, and stays what was sent.\n")
    assert sent.read_text() == text


OTHERS = (["plan", NAME], ["draft", NAME, "--request"], ["publish", NAME], ["correct", NAME, "Words."])
BROKEN = {
    "yaml": ("status: draft\n", "status: [draft\n", "front matter"),
    "conflict": ("## Welcome", "<<<<<<< HEAD\n## Welcome", "a conflict of two versions"),
    "conflict in the list": ("entries:\n", "entries:\n<<<<<<< HEAD\n", "front matter"),
    "unknown field": ("status: draft\n", "status: draft\nstatuss: x\n", "did you mean 'status'?"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_file_that_is_not_sound_is_refused_with_its_problems_and_untouched(bank: Path, fault: str) -> None:
    old, new, told = BROKEN[fault]
    text = drafted(bank).replace(old, new, 1)
    path(bank).write_text(text)
    for command in (["draft", NAME], *OTHERS):
        if fault == "conflict" and command != ["draft", NAME]:
            continue
        result = kb(bank, *command)
        assert result.exit_code == 1
        assert result.output.startswith("Error: ")
        assert f"{path(bank)}:" in result.output
        assert told in result.output
        assert path(bank).read_text() == text


def test_what_it_would_write_is_checked_first(bank: Path) -> None:
    (bank / "cases" / "new-case.md").write_text(
        case(
            title="Ring 07700 900123",
            published="2018-12-01",
            exceptions="\n  - {rule: phone, reason: Made up for teaching., role: Editor, date: 2018-12-01}",
        )
    )
    result = kb(bank, "draft", NAME)
    assert result.exit_code == 1
    assert "The bank would not be sound, so nothing was changed:" in result.output
    assert "07700" not in result.output
    assert not path(bank).exists()


def test_what_was_wrong_before_does_not_stop_a_draft(bank: Path) -> None:
    path(bank).write_text(drafted(bank).replace("## Welcome", "# Welcome\n\n## Welcome"))
    (bank / "cases" / "another.md").write_text(case(title="Another case", published="2018-12-09"))
    assert "# Welcome\n" in drafted(bank)


def test_messages_are_printed_and_nothing_is_written(bank: Path) -> None:
    result = kb(bank, "draft", NAME, "--request")
    assert result.exit_code == 0
    assert "To: Presenting authorities\n" in result.output
    assert not path(bank).exists()


def test_a_plan_is_printed_and_a_wrong_name_explained(bank: Path) -> None:
    result = kb(bank, "plan", NAME)
    assert result.exit_code == 0
    assert "Issue 2, January 2019" in result.output
    wrong = kb(bank, "plan", "eip1/2019-01")
    assert (wrong.exit_code, wrong.output) == (1, "Error: There is no such series. Did you mean 'eip2'?\n")
    assert kb(bank, "draft", "eip1/2019-01").exit_code == 1


def test_git_is_not_asked(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "status: draft" in drafted(bank)


def test_a_file_with_windows_line_ends_is_drafted_too(bank: Path) -> None:
    text = drafted(bank)
    path(bank).write_bytes(text.replace("\n", "\r\n").encode())
    (bank / "cases" / "another.md").write_text(case(title="Another case", published="2018-12-09"))
    assert "  - another\n" in drafted(bank)


WRITER = """
import sys
from pathlib import Path
from knowledge_bank.writing.draft import draft
from knowledge_bank.writing.files import write
bank, path = Path(sys.argv[1]), Path(sys.argv[2])
old = path.read_bytes()
print("ready", flush=True)
while True:
    draft(bank, "eip2/2019-01").make()
    write({path: old})
"""


def test_whoever_is_killed_while_drafting_leaves_the_old_file_or_the_new_one(bank: Path) -> None:
    old = drafted(bank)
    (bank / "cases" / "another.md").write_text(case(title="Another case", published="2018-12-09"))
    new = drafted(bank)
    assert new != old
    for delay in (0.0, 0.02, 0.05, 0.11, 0.17):
        path(bank).write_text(old)
        command = [sys.executable, "-c", WRITER, str(bank), str(path(bank))]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(delay)
            writer.send_signal(signal.SIGKILL)
        assert path(bank).read_text() in (old, new)


def test_every_issue_after_another_has_the_next_number(bank: Path) -> None:
    drafted(bank)
    text = path(bank).read_text()
    result = kb(bank, "draft", "eip2/2019-04")
    assert "Issue 3, April 2019" in result.output
    assert "until" not in (bank / "newsletters" / "eip2" / "2019-04.md").read_text()
    assert path(bank).read_text() == text
    assert "Issue 1, January 2019" in kb(bank, "draft", "local/2019-01").output
    assert "until: 2018-12-31" in (bank / "newsletters" / "local" / "2019-01.md").read_text()
    assert not errors(inspect(bank).problems)
