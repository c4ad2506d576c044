"""What front matter names is there, and what a newsletter lists may be told to everyone."""

from pathlib import Path
from typing import Any

import pytest
from knowledge_bank.checks import inspect

from tests.banks import case, issue, note, resource, write_bank

Files = dict[str, str | bytes | None]
SLUG = "write the name of an entry's file, without .md"
TEASER = "{title: A, summary: B}"
OCTOBER = "newsletters/eip2/2018-10.md"


def october(*entries: str, **fields: Any) -> str:
    return issue(workshop="w2", entries=list(entries), **fields)


REFERENCES: dict[str, tuple[Files, list[str]]] = {
    "related entries": ({"cases/one.md": case(related=["three-houses", "two-to-nine"])}, []),
    "a related entry that is none": (
        {"cases/one.md": case(related=["three-houses", "harm-matrix", "three-house"])},
        [
            f"cases/one.md:16:25: related: no entry 'harm-matrix'; {SLUG}",
            "cases/one.md:16:38: related: no entry 'three-house'; did you mean 'three-houses'?",
        ],
    ),
    "related to itself": (
        {"cases/one.md": case(related=["one"])},
        ["cases/one.md:16:11: related: it is this entry itself; delete it"],
    ),
    "related to an entry that is not sound": (
        {"cases/one.md": case(related=["two"]), "cases/two.md": case(title="")},
        ["cases/two.md:2:1: title: is empty; add it"],
    ),
    "related to an entry that is withdrawn": (
        {"cases/one.md": case(related=["two"]), "cases/two.md": case(status="withdrawn")},
        ["cases/one.md:16:11: warning: related: 'two' is withdrawn; delete it here"],
    ),
    "replaced by an entry that is none": (
        {"cases/one.md": case(replaced_by="three-house")},
        ["cases/one.md:16:14: replaced_by: no entry 'three-house'; did you mean 'three-houses'?"],
    ),
    "a former name that is free": ({"cases/one.md": case(formerly=["first"])}, []),
    "a former name that is taken": (
        {"cases/one.md": case(formerly=["first", "two-to-nine"])},
        ["cases/one.md:16:19: formerly: 'two-to-nine' is an entry of its own; delete it here"],
    ),
    "a former name that two claim": (
        {"cases/one.md": case(formerly=["first"]), "resources/two.md": resource(formerly=["first"])},
        [
            "cases/one.md:16:12: formerly: another entry was formerly 'first' too; keep it in one of them",
            "resources/two.md:11:12: formerly: another entry was formerly 'first' too; keep it in one of them",
        ],
    ),
    "a note of a workshop that is none": (
        {"workshops/one.md": note(workshop="w22")},
        ["workshops/one.md:7:11: workshop: no such workshop; did you mean 'w2'?"],
    ),
    "a note of another session": ({"workshops/one.md": note(workshop=None, session="Study day")}, []),
    "a note on a workshop like no other": (
        {"workshops/one.md": note(reports_on="summer-school")},
        ["workshops/one.md:11:13: reports_on: no such workshop; the workshops are in programme/workshops.yml"],
    ),
    "a note on a focus that is none": (
        {"workshops/one.md": note(covered="{practise: Networks, weather: Rain}")},
        [
            "workshops/one.md:11:21: covered: no focus 'practise'; did you mean 'practice'?",
            "workshops/one.md:11:40: covered: no focus 'weather'; the focuses are in programme/programme.yml",
        ],
    ),
    "a newsletter of public entries": ({OCTOBER: october("first-workshop")}, []),
    "an entry that is none": (
        {OCTOBER: october("harm-matrix", "three-house")},
        [
            f"{OCTOBER}:7:11: entries: no entry 'harm-matrix'; {SLUG}",
            f"{OCTOBER}:7:24: entries: no entry 'three-house'; did you mean 'three-houses'?",
        ],
    ),
    "an entry listed twice": (
        {OCTOBER: october("three-houses", "two-to-nine", "three-houses")},
        [f"{OCTOBER}:7:38: entries: 'three-houses' is listed twice; keep one of them"],
    ),
    "a restricted entry": (
        {OCTOBER: october("one"), "cases/one.md": case(access="authorised")},
        [
            (f"{OCTOBER}:7:11: entries: 'one' is for authorised readers, and newsletters go to everyone; "
            "give the entry a teaser, or leave it out")
        ],
    ),
    "a restricted entry in a draft": (
        {OCTOBER: october("one", status="draft"), "cases/one.md": case(access="authorised")},
        [
            (f"{OCTOBER}:7:11: entries: 'one' is for authorised readers, and newsletters go to everyone; "
            "give the entry a teaser, or leave it out")
        ],
    ),
    "a restricted entry with a teaser": (
        {OCTOBER: october("one"), "cases/one.md": case(access="authorised", teaser=TEASER)},
        [],
    ),
    "an entry that is not out": (
        {OCTOBER: october("one"), "cases/one.md": case(status="draft")},
        [f"{OCTOBER}:7:11: entries: 'one' is not published yet; publish it, or leave it out"],
    ),
    "an entry that comes out after its newsletter": (
        {OCTOBER: october("one", published="2019-02-01"), "cases/one.md": case(published="2019-02-02")},
        [f"{OCTOBER}:7:11: entries: 'one' is not published yet; publish it, or leave it out"],
    ),
    "an entry that comes out with its newsletter": (
        {OCTOBER: october("one", published="2019-02-01"), "cases/one.md": case(published="2019-02-01")},
        [],
    ),
    "a draft of a draft": (
        {OCTOBER: october("one", status="draft"), "cases/one.md": case(status="draft")},
        [],
    ),
    "an entry withdrawn since": (
        {OCTOBER: october("one"), "cases/one.md": case(status="withdrawn")},
        [],
    ),
    "an entry that is not sound": (
        {OCTOBER: october("one"), "cases/one.md": case(title="")},
        ["cases/one.md:2:1: title: is empty; add it"],
    ),
}


@pytest.mark.parametrize("name", REFERENCES)
def test_a_name_that_names_nothing_is_told_of(tmp_path: Path, name: str) -> None:
    files, expected = REFERENCES[name]
    found = inspect(write_bank(tmp_path / "content", files), "content").problems
    assert [str(problem) for problem in found] == [f"content/{line}" for line in expected]
