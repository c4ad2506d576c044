"""A newsletter is named by its month and follows the one before it."""

from datetime import date
from pathlib import Path

import pytest
from knowledge_bank.model import Issue
from knowledge_bank.reading import read

from tests.banks import issue, write_bank

OCTOBER = "newsletters/eip2/2018-10.md"

ISSUES: dict[str, tuple[str, str, list[str]]] = {
    "a name that is no month": (
        "newsletters/eip2/october.md",
        issue(workshop="w2"),
        [":1:1: file name: not a year and a month; name an issue by the month it comes out: 2018-10.md"],
    ),
    "a month that is none": (
        "newsletters/eip2/2018-13.md",
        issue(workshop="w2"),
        [":1:1: file name: not a year and a month; name an issue by the month it comes out: 2018-10.md"],
    ),
    "an unknown field": (
        OCTOBER,
        issue(workshop="w2", entrys="x"),
        [":8:1: entrys: unknown field; did you mean 'entries'?"],
    ),
    "an unknown field like no other": (
        OCTOBER,
        issue(workshop="w2", title="News"),
        [":8:1: title: unknown field; delete it"],
    ),
    "an unknown workshop": (
        OCTOBER,
        issue(workshop="w9"),
        [":5:11: workshop: no such workshop; the workshops are in programme/workshops.yml"],
    ),
    "neither a workshop nor a last day": (
        OCTOBER,
        issue(workshop=None),
        [":1:1: until: is missing; an issue without a workshop needs its last day"],
    ),
    "a last day before its first": (
        OCTOBER,
        issue(workshop=None, until="2018-06-29"),
        [":7:1: until: is before the issue's first day; check this issue and the one before"],
    ),
    "a workshop before its first day": (
        OCTOBER,
        issue(),
        [":1:1: until: is before the issue's first day; check this issue and the one before"],
    ),
    "published without a day and an editor": (
        OCTOBER,
        issue(workshop="w2", published=None, editor=None),
        [
            ":1:1: editor: is missing; a published issue needs it",
            ":1:1: published: is missing; a published issue needs it",
        ],
    ),
    "a draft without them": (OCTOBER, issue(workshop="w2", status="draft", published=None, editor=None), []),
    "no prose": (
        OCTOBER,
        issue(body="", workshop="w2"),
        [":8:1: body: there is no text below the front matter; write it"],
    ),
    "a long subject": (
        OCTOBER,
        issue(workshop="w2", subject="x" * 201),
        [":8:10: subject: too long; 200 characters at most"],
    ),
    "a picture's name for an entry": (
        OCTOBER,
        issue(workshop="w2", entries=["house.png"]),
        [
            (":7:11: entries.1: not in the right form; "
            "write lower-case letters and figures, with single hyphens between them")
        ],
    ),
    "no front matter": (
        OCTOBER,
        "Welcome\n",
        [":1:1: front matter: is missing; begin the file with a line of three hyphens"],
    ),
}


@pytest.mark.parametrize("name", ISSUES)
def test_an_issue_that_is_not_right_is_told_of(tmp_path: Path, name: str) -> None:
    path, text, expected = ISSUES[name]
    reading = read(write_bank(tmp_path / "content", {path: text}), "content")
    assert [str(problem) for problem in reading.problems] == [f"content/{path}{line}" for line in expected]
    assert reading.catalog is not None
    assert len(reading.catalog.issues) == (1 if expected else 2)


def issues(tmp_path: Path, texts: dict[str, str], settings: str | None = None) -> list[Issue]:
    files: dict[str, str | bytes | None] = {f"newsletters/eip2/{month}.md": text for month, text in texts.items()}
    if settings:
        files["bank.yml"] = settings
    catalog = read(write_bank(tmp_path / "content", files), "content").catalog
    assert catalog is not None
    return list(catalog.issues)


def test_issues_are_numbered_by_month(tmp_path: Path) -> None:
    found = issues(tmp_path, {"2019-01": issue(workshop=None, until="2019-01-05"), "2018-10": issue(workshop="w2")})
    assert [(one.number, one.month, one.id) for one in found] == [
        (1, "2018-07", "eip2/2018-07"),
        (2, "2018-10", "eip2/2018-10"),
        (3, "2019-01", "eip2/2019-01"),
    ]


def test_an_issue_covers_what_came_after_the_one_before_it(tmp_path: Path) -> None:
    found = issues(tmp_path, {"2018-10": issue(workshop="w2"), "2019-01": issue(workshop="w2", until="2019-01-05")})
    assert [(one.since, one.until) for one in found] == [
        (date(2018, 5, 1), date(2018, 6, 29)),
        (date(2018, 6, 30), date(2018, 10, 5)),
        (date(2018, 10, 6), date(2019, 1, 5)),
    ]


def test_a_draft_has_its_number_already(tmp_path: Path) -> None:
    found = issues(tmp_path, {"2018-10": issue(workshop="w2", status="draft", published=None)})
    assert [one.title for one in found] == ["Issue 1, July 2018", "Issue 2, October 2018"]
