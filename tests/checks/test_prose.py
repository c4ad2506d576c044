"""A body holds prose: no front matter, no second title, and nothing that may not be published."""

from pathlib import Path

import pytest
from knowledge_bank.checks import inspect

from tests.banks import CASE, case, document, write_bank

BELOW = (
    "body: a field of the front matter below its end; "
    "move it above the second line of three hyphens, or begin the line otherwise"
)
TWICE = "body: the front matter ends twice; delete one of the two lines of three hyphens"
TITLE = "body: a heading of the first level; begin the sections with ##: the title is above them already"

CODES = {"fields-in-body", "first-level-heading", "unsafe-html"}
"""What other rules say of these bodies is for their own tests."""

BODIES: dict[str, tuple[str, list[str]]] = {
    "prose": ("We asked.\n\n---\n\nAnd asked again.\n", []),
    "a field right below the front matter": ("owner: me\n", [f"18:1: {BELOW}"]),
    "a field as a paragraph": ("We asked.\n\nowner: me\n", [f"20:1: {BELOW}"]),
    "a field of a facet": ("We asked.\n\ntopics: [neglect]\n", [f"20:1: {BELOW}"]),
    "a field without a value": ("We asked.\n\nauthors:\n  - role: Editor\n", [f"20:1: {BELOW}"]),
    "another file pasted below": (f"We asked.\n{document(CASE, 'We asked.')}\n", [f"20:1: {BELOW}"]),
    "a line that begins like a field": (
        "We could not see the\noutcome: nobody had written it down.\n",
        [f"19:1: {BELOW}"],
    ),
    "a sentence that begins like a field": ("Outcome: nobody knew.\n", []),
    "a field shown as an example": ("```yaml\n---\ntitle: One\n---\n```\n\n    owner: me\n", []),
    "a field after code that never ends": ("```\nWe asked.\n\nowner: me\n", [f"21:1: {BELOW}"]),
    "a field in a list": ("- outcome: they came\n", []),
    "a word that is no field": ("colour: red\n", []),
    "a heading of the first level": ("We asked.\n\n# What happened\n", [f"20:1: {TITLE}"]),
    "one that is underlined": ("We asked.\n\nWhat happened\n===\n", [f"20:1: {TITLE}"]),
    "script": (
        "We asked.\n\n<script>alert(1)</script>\n",
        [
            ("20:1: body: `<script>` may not be used; "
            "remove it; to show it as an example, write it between backticks")
        ],
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_holds_something_else_is_told_of(tmp_path: Path, name: str) -> None:
    body, expected = BODIES[name]
    found = inspect(write_bank(tmp_path / "content", {"cases/one.md": case(body)}), "content").problems
    told = [str(problem) for problem in found if problem.code in CODES]
    assert told == [f"content/cases/one.md:{line}" for line in expected]


@pytest.mark.parametrize("line", range(2, 16))
def test_front_matter_that_ends_too_early_is_never_published(tmp_path: Path, line: int) -> None:
    lines = case(owner="me", authors="\n  - role: Editor\n    team: Bank").split("\n")
    lines.insert(line, "---")
    inspection = inspect(write_bank(tmp_path / "content", {"cases/one.md": "\n".join(lines)}), "content")
    assert [problem for problem in inspection.problems if problem.path.endswith("one.md")]


@pytest.mark.parametrize("ends", ["---\n---\n", "---\n  - role: Editor\n---\n"])
def test_front_matter_that_ends_twice_is_told_of(tmp_path: Path, ends: str) -> None:
    text = case().replace("\n---\n", f"\n{ends}", 1)
    found = inspect(write_bank(tmp_path / "content", {"cases/one.md": text}), "content").problems
    assert [problem.message for problem in found if problem.code in CODES] == [TWICE]


def test_what_is_wrong_with_prose_is_told_of_an_entry_that_is_not_sound(tmp_path: Path) -> None:
    text = case("# One\n", title="")
    found = inspect(write_bank(tmp_path / "content", {"cases/one.md": text}), "content").problems
    assert [str(problem) for problem in found] == [
        "content/cases/one.md:2:1: title: is empty; add it",
        f"content/cases/one.md:18:1: {TITLE}",
    ]
