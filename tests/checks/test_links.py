"""No reader is led to nothing, or to what that reader may not see."""

from pathlib import Path
from typing import Any

import pytest
from knowledge_bank.checks import inspect

from tests.banks import case, issue, note, resource, write_bank
from tests.files import picture

LATER: dict[str, Any] = {"status": "published", "published": "2019-02-01"}
DRAFT: dict[str, Any] = {"status": "draft", "published": None}
Files = dict[str, str | bytes | None]


def problems_of(tmp_path: Path, files: Files) -> list[str]:
    found = inspect(write_bank(tmp_path / "content", files), "content").problems
    return [str(problem).removeprefix("content/") for problem in found]


def body_with(link: str) -> str:
    """A body whose first line, the 17th of a case, is all link."""
    return f"{link}\n\n## What we did\n\nWe asked. [^1]\n\n[^1]: Twice.\n"


LINKS: dict[str, tuple[str, list[str]]] = {
    "to an entry": ("[a](../resources/three-houses.md)", []),
    "to an entry of its kind": ("[a](two-to-nine.md)", []),
    "to a heading of an entry": ("[a](two-to-nine.md#what-happened)", []),
    "to a note": ("[a](../workshops/first-workshop.md)", []),
    "to a workshop": ("[a](../workshops/w2.md)", []),
    "to an issue": ("[a](../newsletters/eip2/2018-07.md)", []),
    "to a heading of the page": ("[a](#what-we-did)", []),
    "to another site": ("[a](https://example.org/), <https://example.org/b>", []),
    "to a mailbox and a telephone": ("[a](mailto:editor@example.org), [b](tel:01603222222)", []),
    "to a picture": ("[a](images/house.png)", []),
    "a picture": ("![a](images/house.png)", []),
    "a picture whose name has a blank": ("![a](images/my%20house.png)", []),
    "to nothing": (
        "See [a](../resources/harm-matrix.md).",
        ["18:9: link: there is no entry 'harm-matrix'; check the name, or delete the link"],
    ),
    "to nothing, nearly something": (
        "[a](../resources/three-house.md)",
        ["18:5: link: there is no entry 'three-house'; did you mean 'three-houses'?"],
    ),
    "to an issue that is none": (
        "[a](../newsletters/eip2/2018-06.md)",
        ["18:5: link: there is no issue 'eip2/2018-06'; did you mean 'eip2/2018-07'?"],
    ),
    "to a workshop that is none": (
        "[a](../workshops/w9.md)",
        ["18:5: link: there is no entry 'w9'; check the name, or delete the link"],
    ),
    "to a heading that is none": (
        "[a](two-to-nine.md#next)",
        ["18:5: link: that page has no heading '#next'; link to the page without it"],
    ),
    "to a heading that is none, nearly one": (
        "[a](two-to-nine.md#what-hapened)",
        ["18:5: link: that page has no heading '#what-hapened'; did you mean '#what-happened'?"],
    ),
    "to a heading of the page that is none": (
        "Word [a](#what-we-dit)",
        ["18:10: link: this page has no heading '#what-we-dit'; did you mean '#what-we-did'?"],
    ),
    "from the root": (
        "[a](/cases/two-to-nine/)",
        ["18:5: link: an address that begins with /; write the way to the file: ../cases/name.md"],
    ),
    "out of the bank": (
        "[a](../../docs/about.md)",
        ["18:5: link: leads to a place outside the bank's sections; put the file beside the entry"],
    ),
    "to the settings": (
        "[a](../bank.yml)",
        ["18:5: link: leads to a place outside the bank's sections; put the file beside the entry"],
    ),
    "a picture of another kind's folder": (
        "![a](../resources/images/house.png)",
        ["18:6: picture: leads to a place outside the bank's sections; put the file beside the entry"],
    ),
    "a picture that is missing": (
        "![a](images/hose.png)",
        ["18:6: picture: there is no 'images/hose.png' beside this file; check the name, or delete the link"],
    ),
    "a picture of a kind that is not shown": (
        "![a](house.svg)",
        ["18:6: picture: no picture that can be shown; put a .png, .jpg, .gif or .webp beside the entry"],
    ),
    "to a file that is missing": (
        "[a](sheet.pdf)",
        ["18:5: link: there is no 'sheet.pdf' beside this file; check the name, or delete the link"],
    ),
    "a name that would play with a terminal": (
        "[a](%1b%5b31m%e2%80%ae.md)",
        ["18:5: link: there is no entry '\\x1b[31m\\u202e'; check the name, or delete the link"],
    ),
    "two, of which one is wrong": (
        "[a](two-to-nine.md) and [b](ten.md) and `[c](eleven.md)`",
        ["18:29: link: there is no entry 'ten'; check the name, or delete the link"],
    ),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_that_leads_nowhere_is_told_of(tmp_path: Path, name: str) -> None:
    link, expected = LINKS[name]
    pictures: Files = {"cases/images/house.png": picture(), "cases/images/my house.png": picture()}
    shown = "![a](images/house.png) ![b](images/my%20house.png)\n"
    files = {"cases/one.md": case(body_with(link)), "cases/two.md": case(shown), **pictures}
    told = [line for line in problems_of(tmp_path, files) if ": link: " in line or ": picture: " in line]
    assert told == [f"cases/one.md:{line}" for line in expected]


WITHDRAWN = "18:5: warning: link: 'goal' is withdrawn; delete the link"
RESTRICTED = (
    "18:5: link: 'goal' is for authorised readers, this page for public ones; "
    "delete the link, or choose the same access for both"
)
UNPUBLISHED = "18:5: link: 'goal' is not published yet; publish it first, or delete the link"

ABSENT: dict[str, tuple[dict[str, Any], dict[str, Any], list[str]]] = {
    "public to public": ({}, {}, []),
    "public to restricted": ({}, {"access": "authorised"}, [RESTRICTED]),
    "public to restricted by default": ({}, {"access": None, **DRAFT}, [RESTRICTED]),
    "public to a restricted one with a teaser": (
        {},
        {"access": "authorised", "teaser": "{title: A, summary: B}"},
        [RESTRICTED],
    ),
    "restricted to restricted": ({"access": "authorised"}, {"access": "authorised"}, []),
    "restricted to public": ({"access": "authorised"}, {}, []),
    "public draft to restricted": (DRAFT, {"access": "authorised"}, [RESTRICTED]),
    "published to draft": ({}, DRAFT, [UNPUBLISHED]),
    "published to scheduled": ({}, LATER, [UNPUBLISHED]),
    "published to archived": ({}, {"status": "archived"}, []),
    "published to withdrawn": ({}, {"status": "withdrawn"}, [WITHDRAWN]),
    "archived to draft": ({"status": "archived"}, DRAFT, [UNPUBLISHED]),
    "draft to draft": (DRAFT, DRAFT, []),
    "draft to withdrawn": (DRAFT, {"status": "withdrawn"}, [WITHDRAWN]),
    "scheduled to scheduled for the same day": (LATER, LATER, []),
    "scheduled to scheduled for a later day": (LATER, {**LATER, "published": "2019-02-02"}, [UNPUBLISHED]),
    "scheduled to draft": (LATER, DRAFT, [UNPUBLISHED]),
}


@pytest.mark.parametrize("name", ABSENT)
def test_a_link_to_what_its_readers_may_not_see_is_told_of(tmp_path: Path, name: str) -> None:
    source, goal, expected = ABSENT[name]
    body = body_with("[a](../resources/goal.md)")
    text = case(body, **source)
    line = text.split("\n").index("[a](../resources/goal.md)") + 1
    files: Files = {"cases/one.md": text, "resources/goal.md": resource(**goal)}
    assert problems_of(tmp_path, files) == [f"cases/one.md:{one.replace('18:', f'{line}:')}" for one in expected]


def test_a_newsletter_is_for_everyone(tmp_path: Path) -> None:
    files: Files = {
        "newsletters/eip2/2018-07.md": issue("[a](../../cases/two-to-nine.md) and [b](../../cases/one.md)\n"),
        "cases/one.md": case(access="authorised"),
    }
    assert problems_of(tmp_path, files) == [
        ("newsletters/eip2/2018-07.md:10:41: link: 'one' is for authorised readers, this page for public ones; "
        "delete the link, or choose the same access for both")
    ]


def test_a_link_to_an_issue_waits_for_the_issue(tmp_path: Path) -> None:
    files: Files = {
        "newsletters/eip2/2018-10.md": issue(workshop="w2", status="draft"),
        "cases/one.md": case(body_with("[a](../newsletters/eip2/2018-10.md)")),
    }
    assert problems_of(tmp_path, files) == [
        "cases/one.md:18:5: link: 'eip2/2018-10' is not published yet; publish it first, or delete the link"
    ]


def test_a_note_named_like_a_workshop_comes_before_it(tmp_path: Path) -> None:
    files: Files = {
        "workshops/w2.md": note(access="authorised"),
        "cases/one.md": case(body_with("[a](../workshops/w2.md)")),
    }
    assert len(problems_of(tmp_path, files)) == 1


def test_a_link_to_an_entry_that_is_not_sound_is_not_wrong_itself(tmp_path: Path) -> None:
    files: Files = {"cases/one.md": case(body_with("[a](two.md#x)")), "cases/two.md": case(title="")}
    assert problems_of(tmp_path, files) == ["cases/two.md:2:1: title: is empty; add it"]


def test_links_of_an_entry_that_is_not_sound_are_told_of_in_the_same_run(tmp_path: Path) -> None:
    files: Files = {
        "cases/one.md": case(body_with("[a](ten.md) and [b](#c)"), title=""),
        "newsletters/eip2/2018-10.md": issue("[a](ten.md)\n", workshop="w9"),
        "resources/two-to-nine.md": resource("[a](ten.md)\n"),
    }
    assert problems_of(tmp_path, files) == [
        "cases/one.md:2:1: title: is empty; add it",
        "cases/one.md:18:5: link: there is no entry 'ten'; check the name, or delete the link",
        "cases/one.md:18:21: link: this page has no heading '#c'; link to the page without it",
        "newsletters/eip2/2018-10.md:5:11: workshop: no such workshop; the workshops are in programme/workshops.yml",
        "newsletters/eip2/2018-10.md:10:5: link: there is no issue 'eip2/ten'; check the name, or delete the link",
        ("resources/two-to-nine.md:1:1: file name: content/cases/two-to-nine.md has this name already; "
        "rename one of the two files"),
        "resources/two-to-nine.md:13:5: link: there is no entry 'ten'; check the name, or delete the link",
    ]


def test_a_picture_that_nobody_shows_is_told_of(tmp_path: Path) -> None:
    files: Files = {
        "cases/images/house.png": picture(),
        "resources/house.jpg": picture(".jpg"),
        "newsletters/eip2/house.gif": picture(".gif"),
    }
    shown = case("![A house](images/house.png)\n")
    assert problems_of(tmp_path, {**files, "cases/one.md": shown}) == [
        "newsletters/eip2/house.gif:1:1: warning: picture: no entry shows it; delete it, or show it in an entry",
        "resources/house.jpg:1:1: warning: picture: no entry shows it; delete it, or show it in an entry",
    ]


def test_unless_an_entry_cannot_be_read_which_may_show_it(tmp_path: Path) -> None:
    files: Files = {"cases/images/house.png": picture(), "cases/one.md": "![A house](images/house.png)\n"}
    assert problems_of(tmp_path, files) == [
        "cases/one.md:1:1: front matter: is missing; begin the file with a line of three hyphens"
    ]
