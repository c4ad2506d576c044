"""What is in a pack, and how long everything takes."""

from pathlib import Path

import pytest
from knowledge_bank.checks import inspect
from knowledge_bank.model.pack import Occasion, has_pack
from knowledge_bank.outputs.packs.plan import plan

from tests.banks import case, note, resource, write_bank
from tests.packs import BODY, FILES, packed

BY_PRINCIPLE = "### Relationships\n\n- Who decides?\n\n### Thinking\n\nFirst, alone.\n\n1. What would a child say?\n"
ASKED = "- Who decides?\n- What would a child say?\n"


@pytest.mark.parametrize("bare", [True, False])
def test_the_steps_of_a_plan_fill_its_time(tmp_path: Path, bare: bool) -> None:
    made = packed(tmp_path, "## Key messages\n\n- One.\n" if bare else BODY)
    for occasion in Occasion:
        steps = plan(made, occasion).steps
        assert steps[0].start == 0
        assert [step.end for step in steps[:-1]] == [step.start for step in steps[1:]]
        assert steps[-1].end == occasion.minutes
        assert ("uestion" in "".join(step.title for step in steps)) is not bare


def test_an_exercise_longer_than_its_time_is_said_to_be(tmp_path: Path) -> None:
    def of(pack_minutes: int, folder: str) -> str:
        return plan(packed(tmp_path / folder, session_minutes=pack_minutes), Occasion.TRAINING).steps[5].text

    assert of(45, "short").endswith("It takes about 45 minutes.")
    assert of(120, "long").endswith("It takes about 120 minutes: do its first steps, or plan a longer day.")


def test_questions_stand_under_the_one_principle_of_their_entry(tmp_path: Path) -> None:
    [group] = packed(tmp_path).questions
    assert (group.title, len(group.points)) == ("Relationships", 2)


def test_no_question_is_given_a_principle_that_nobody_gave_it(tmp_path: Path) -> None:
    made = packed(tmp_path, principles=["relationships", "thinking"])
    assert [group.title for group in made.questions] == [""]
    assert made.brings_out == ("Relationships", "Thinking")
    [group] = packed(tmp_path / "none", principles=None).questions
    assert group.title == ""


def test_questions_that_their_author_put_under_headings_stay_there(tmp_path: Path) -> None:
    made = packed(tmp_path, BODY.replace(ASKED, BY_PRINCIPLE), principles=["relationships", "thinking"])
    assert [(group.title, len(group.before), len(group.points)) for group in made.questions] == [
        ("Relationships", 0, 1),
        ("Thinking", 1, 1),
    ]


def test_cases_and_resources_to_be_worked_with_have_a_pack(tmp_path: Path) -> None:
    asking = "## What it is\n\nA tool.\n\n## Questions for your team\n\n- Who?\n"
    files: dict[str, str | bytes | None] = {
        **FILES,
        "cases/kept.md": case(status="archived"),
        "resources/asking.md": resource(asking),
        "resources/timed.md": resource(session_minutes=20),
        "resources/placed.md": resource(use_in=["supervision"]),
        "workshops/second.md": note(asking),
    }
    subject = inspect(write_bank(tmp_path, files)).subject
    assert subject is not None
    catalog = subject.catalog
    having = {entry.slug for entry in catalog.entries if has_pack(entry, subject.prose[entry.path], catalog.bank)}
    assert having == {"two-to-nine", "asking", "timed", "placed"}
