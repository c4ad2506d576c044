"""A plan says what fills each block, what is missing, and who is asked for what by when."""

from pathlib import Path

import pytest
from knowledge_bank.newsletter.desk import NoDeskError, lay_out
from knowledge_bank.newsletter.plan import plan, requests
from knowledge_bank.writing.draft import draft

from tests.banks import welsh
from tests.newsletter.desks import FILES, desk, write

WELCOME = "  1. Welcome\n     Filled by the words of whoever answers for the issue.\n"


def told(bank: Path, name: str = "eip2/2019-01") -> str:
    return "\n".join(plan(lay_out(bank, name)))


def test_before_there_is_a_file_it_tells_what_a_draft_would_be_made_of(tmp_path: Path) -> None:
    text = told(write(tmp_path))
    assert text.startswith(
        "EIP2 newsletter: Issue 2, January 2019\n"
        "There is no file yet: kb newsletter draft eip2/2019-01 begins it.\n"
        "It covers 20 October 2018 to 21 December 2018. It follows workshop 3 of 14 December 2018.\n"
        "Programme editor answers for it. Today is 10 January 2019 in this bank's calendar.\n"
    )
    assert "Still missing: nothing that the bank should hold\n" in text
    assert (
        "\nWhat it tells of: 4\n"
        "  Learning case: A *new* case (new-case)\n"
        "  Learning case: A case for staff (secret-case, for registered staff only: told by its teaser)\n"
        "  Resource: Three houses (three-houses, changed)\n"
        "  Workshop note: Notes of the third workshop (third-workshop)\n"
    ) in text
    assert (
        "\nDays: 4\n"
        "  30 November 2018: activity logs are due (41 days ago)\n"
        "  14 December 2018: workshop 3 (27 days ago)\n"
        "  21 December 2018: the last day that this issue covers (20 days ago)\n"
        "  28 December 2018: the newsletter is due (13 days ago)\n"
    ) in text
    assert (
        f"{WELCOME}"
        "     1 prompt is still to be written.\n"
        "     Programme editor: asked for it by 22 December 2018 (19 days ago), at most 120 words.\n"
    ) in text
    assert "     2 prompts are still to be written.\n     Presenting authorities: asked" in text
    assert "  9. Research, tools and policy\n" in text
    assert not [line for line in text.split("\n") if set(line) & set("│─┌\t\x1b|")]


def test_an_entry_that_is_there_in_another_language_now_is_told_of_again(tmp_path: Path) -> None:
    bank = write(tmp_path, {"cases/dau-i-naw.md": welsh(published="2018-11-20")})
    text = told(bank)
    assert "What it tells of: 5\n" in text
    assert "  Learning case: From two people to nine (two-to-nine, changed)\n" in text
    assert "O ddau berson i naw" not in text
    draft(bank, "eip2/2019-01").make()
    drafted = (bank / "newsletters" / "eip2" / "2019-01.md").read_text()
    assert "[From two people to nine](../../cases/two-to-nine.md), changed" in drafted


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    bank = write(tmp_path)
    draft(bank, "eip2/2019-01").make()
    text = told(bank, "eip2/2019-04")
    assert "\nStill missing: 3\n" in text
    assert "  The note of workshop 4: there is none yet that everybody may be told of.\n" in text
    assert "  A workshop after workshop 4.\n" in text
    assert "  A learning case that is new in this period.\n" in text
    assert "  22 March 2019: workshop 4 (in 71 days)\n" in text
    assert "Left out: there is nothing to tell, or no workshop to tell of." in text


def test_afterwards_it_tells_what_was_written_what_was_not_and_what_was_taken_out(tmp_path: Path) -> None:
    bank = write(tmp_path)
    draft(bank, "eip2/2019-01").make()
    path = bank / "newsletters" / "eip2" / "2019-01.md"
    text = path.read_text()
    start, end = text.index("## What we tried"), text.index("## Try this")
    prompt = "[To write: Welcome, signed with a role and no name. At most 120 words.]"
    text = (text[:start] + text[end:]).replace(prompt, "Hello.")
    path.write_text(text.replace("  - three-houses\n", "", 1))
    after = told(bank)
    assert f"It is a draft: {path}\n" in after
    assert f"{WELCOME}     Changed by the editor; nothing has to be written." in after
    assert "As drafted; 2 prompts are still to be written." in after
    assert "Taken out by the editor; it stays out." in after
    assert "Programme editor: asked" not in after
    assert "Project managers: asked" not in after
    asked = "\n".join(requests(lay_out(bank, "eip2/2019-01")))
    assert [line for line in asked.split("\n") if line.startswith("To: ")] == [
        "To: Workshop lead",
        "To: Presenting authorities",
    ]
    assert "What it tells of: 3\n" in after


def test_a_sent_issue_is_left_alone(tmp_path: Path) -> None:
    after = told(write(tmp_path), "eip2/2018-07")
    assert "It is published; no draft changes it any more." in after
    assert "asked for it" not in after
    assert f"{WELCOME}     Not in it." in after


def test_the_messages_can_be_pasted_one_by_one(tmp_path: Path) -> None:
    text = "\n".join(requests(desk(tmp_path)))
    assert text.count("\nTo: ") == text.count("\nSubject: EIP2 newsletter, January 2019: ") == 4
    assert text.startswith("Message 1 of 4\nTo: Workshop lead\n")
    assert "Message 4 of 4\nTo: Programme editor\n" in text
    assert "Say what did not work, too.\n" in text
    local = "\n".join(requests(desk(tmp_path / "b", "local/2019-01")))
    assert "what agencies reached together" not in local
    assert "one thing that agencies reached together since 1 October 2018." in local


REFUSED = {
    "eip3/2019-01": "There is no such series. Did you mean 'eip2'?",
    "nothing-like-it/2019-01": "There is no such series. bank.yml has eip2, local.",
    "eip2": "Name an issue by its series and the month it comes out: eip2/2019-04.",
    "eip2/2019-13": "Name an issue by its series and the month it comes out: eip2/2019-04.",
    "eip2/2018-06": "Issue 1 is of 2018-07 already: one before it would change its number.",
    "local/2018-09": "The series starts later, on 2018-10-01.",
    "eip2/2020-02": "That is more than 12 months away, by the bank's calendar. Check the year.",
}


@pytest.mark.parametrize("name", REFUSED)
def test_there_is_no_issue_of_a_name_that_can_not_be(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoDeskError) as nothing:
        desk(tmp_path, name)
    assert str(nothing.value) == REFUSED[name]


def test_a_series_without_blocks_cannot_be_planned(tmp_path: Path) -> None:
    settings = str(FILES["bank.yml"])
    first = settings.index("    blocks:")
    without = settings[:first] + settings[settings.index("\n", first) + 1 :]
    with pytest.raises(NoDeskError, match="has no blocks"):
        desk(tmp_path, files={"bank.yml": without})


def test_an_issue_that_cannot_be_read_is_told_with_its_problems(tmp_path: Path) -> None:
    with pytest.raises(NoDeskError) as nothing:
        desk(tmp_path, "eip2/2019-04", {"newsletters/eip2/2019-01.md": "---\nworkshop: w9\n---\n\nText.\n"})
    assert [problem.code for problem in nothing.value.problems] == ["unknown-workshop"]


def test_without_a_sound_programme_nobody_knows_which_workshop_it_follows(tmp_path: Path) -> None:
    with pytest.raises(NoDeskError, match="settings have errors") as nothing:
        desk(tmp_path, files={"programme/workshops.yml": "workshops:\n  - {id: w1, number: one}\n"})
    assert {Path(problem.path).name for problem in nothing.value.problems} == {"workshops.yml"}
