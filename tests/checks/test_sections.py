"""Readers find their way by headings: those they know are there, and below each there is something to read."""

from pathlib import Path

import pytest
from knowledge_bank.checks import inspect
from knowledge_bank.model import Severity
from knowledge_bank.model.form import SECTIONS
from knowledge_bank.model.kind import Kind

from tests.banks import SETTINGS, case, note, resource, write_bank

CODES = {"missing-section", "empty-section", "unwritten", "too-few"}

WHOLE = "\n".join(
    f"## {section.heading}\n\n" + ("- Who?\n" * section.least or "We asked.\n")
    for section in SECTIONS[Kind.CASE]
    if section.needed
)
NEEDED = [section.heading for section in SECTIONS[Kind.CASE] if section.needed]
FREE = next(section.heading for section in SECTIONS[Kind.CASE] if not section.needed)


def told(folder: Path, text: str, name: str = "cases/one.md", headings: str = "headings: [case]\n") -> list[str]:
    """What is said of the sections of one file, by line and severity."""
    bank = write_bank(folder / "content", {"bank.yml": SETTINGS + headings, name: text})
    problems = inspect(bank, "content").problems
    return [str(one) for one in problems if one.code in CODES and one.path == f"content/{name}"]


def test_a_case_with_every_heading_is_silent(tmp_path: Path) -> None:
    assert told(tmp_path, case(WHOLE)) == []


def test_a_heading_may_be_called_what_fits_instead(tmp_path: Path) -> None:
    assert told(tmp_path, case(WHOLE.replace("What the worker and family did", "What the team did"))) == []


@pytest.mark.parametrize("written", ["WHY THIS CASE", "Why this case?", "Why  this case {#why}"])
def test_capitals_and_blanks_do_not_count(tmp_path: Path, written: str) -> None:
    assert told(tmp_path, case(WHOLE.replace("Why this case", written))) == []


def test_a_published_case_is_not_published_without_them(tmp_path: Path) -> None:
    body = WHOLE.split("## Where things stood", maxsplit=1)[0]
    missing = ", ".join(f"'{heading}'" for heading in NEEDED[2:])
    remedy = "begin a line with ## for each, and write its text below"
    assert told(tmp_path, case(body)) == [f"content/cases/one.md:17:1: body: no heading {missing}; {remedy}"]


def test_a_draft_may_lack_them_still(tmp_path: Path) -> None:
    found = told(tmp_path, case("We asked.\n", status="draft"))
    assert len(found) == 1
    assert "warning: body: no heading 'Why this case'" in found[0]


def test_a_heading_that_is_nearly_one_is_told_at_its_place(tmp_path: Path) -> None:
    wrong = "a heading that is nearly 'Where things stood'; write it so: readers look for these words"
    body = WHOLE.replace("Where things stood", "Where the things stood")
    assert told(tmp_path, case(body)) == [f"content/cases/one.md:26:1: body: {wrong}"]


def test_an_empty_heading_is_told_and_one_of_a_story_is_not_repeated(tmp_path: Path) -> None:
    body = f"{WHOLE}\n## {FREE}\n\n## What Robin did\n\n<br>\n"
    assert told(tmp_path, case(body)) == [
        f"content/cases/one.md:48:1: body: nothing stands below '{FREE}' yet; write it, or delete the heading",
        "content/cases/one.md:50:1: body: nothing stands below this heading yet; write it, or delete the heading",
    ]


def test_a_needed_heading_with_nothing_below_is_to_be_written(tmp_path: Path) -> None:
    body = WHOLE.replace("## Why this case\n\nWe asked.\n", "Why this case\n---\n")
    assert told(tmp_path, case(body)) == [
        "content/cases/one.md:18:1: body: nothing stands below 'Why this case' yet; write it"
    ]


@pytest.mark.parametrize(
    ("below", "more"),
    [
        ("- Who?\n- Who else?", 1),
        ("- Who?\n\n- Who else?", 1),
        ("1. Who?", 2),
        ("Who?", 2),
        ("Who?\n\nWho else?\n\nWho decides?", 0),
        ("### In pairs\n\n- Who?\n- Who else?\n\n### Then\n\n- Who decides?", 0),
    ],
)
def test_fewer_questions_than_a_team_needs_are_no_error(tmp_path: Path, below: str, more: int) -> None:
    body = WHOLE.replace("- Who?\n" * 3, f"{below}\n")
    wrong = "fewer than 3 questions below 'Questions for your team'"
    line = f"content/cases/one.md:38:1: warning: body: {wrong}; write {more} more, each as an item of a list"
    assert told(tmp_path, case(body)) == ([line] if more else [])


@pytest.mark.parametrize(
    "below",
    ["### Before\n\nWe asked.", "![A map](map.png)", "- Ask.", "```\ncode\n```", "| a |\n| - |\n| b |", "- [ ] Ask"],
)
def test_whatever_readers_see_is_something(tmp_path: Path, below: str) -> None:
    assert told(tmp_path, resource(f"## What it is\n\n{below}\n"), "resources/one.md") == []


def test_headings_shown_as_code_are_none(tmp_path: Path) -> None:
    body = "```\n## An example\n```\n\n## What it is\n"
    assert told(tmp_path, resource(body), "resources/one.md") == [
        "content/resources/one.md:17:1: body: nothing stands below 'What it is' yet; write it, or delete the heading"
    ]


def test_resources_and_notes_are_free_in_their_headings(tmp_path: Path) -> None:
    assert told(tmp_path, resource("We asked.\n"), "resources/one.md") == []
    assert told(tmp_path / "b", note("## What came of it\n\nMuch.\n"), "workshops/one.md") == []


def test_a_bank_that_does_not_ask_for_headings_goes_without(tmp_path: Path) -> None:
    assert told(tmp_path, case("We asked.\n"), headings="") == []


def test_a_prompt_that_was_forgotten_stops_a_publication(tmp_path: Path) -> None:
    prompts = "## Key messages\n\n- Ask.\n- [To write: A sentence.]\n\n## Robin\n\n[To write: More.]\n"
    at = "content/resources/one.md"
    remedy = "write it in the place of the brackets, or delete them"
    assert told(tmp_path, resource(prompts), "resources/one.md") == [
        f"{at}:16:1: body: 'Key messages' is still to be written; {remedy}",
        f"{at}:20:1: body: something is still to be written here; {remedy}",
    ]
    drafted = told(tmp_path / "b", resource(prompts, status="draft"), "resources/one.md")
    assert all(": warning: body:" in line for line in drafted)
    assert len(drafted) == 2


def test_what_was_withdrawn_may_say_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, case("## Key messages\n", status="withdrawn")) == []


def test_a_file_with_errors_is_told_of_its_headings_in_the_same_run(tmp_path: Path) -> None:
    found = told(tmp_path, case("## Key messages\n", summary=None))
    assert len(found) == 2
    assert all(": warning: body:" in line for line in found)


def test_the_shipped_content_has_its_headings() -> None:
    problems = inspect(Path(__file__).parents[2] / "content").problems
    assert [one for one in problems if one.code in CODES] == []
    assert Severity.ERROR not in {one.severity for one in problems}
