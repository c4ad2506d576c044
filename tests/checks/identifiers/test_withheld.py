"""Withheld means withheld: a case that names no agency carries nothing that only one fits."""

from pathlib import Path

import pytest
from knowledge_bank.checks import inspect

from tests.banks import FILES, case, issue, note, resource, terms, write_bank

AGENCIES = terms("withheld", "northshire", "wokingham", "mtm")
AWAY = "only one agency fits this, and the case names none; choose a label that many could carry"
Fields = dict[str, object]


def told(folder: Path, files: dict[str, str | bytes | None]) -> list[str]:
    bank = write_bank(folder / "content", {"vocabularies/agencies.yml": AGENCIES, **files})
    return [str(problem).removeprefix("content/cases/one.md:") for problem in inspect(bank, "content").problems]


NAMING = (
    'what looks like the name of an authority; write "the authority", as the case names none, or record an exception'
)

CASES: dict[str, tuple[str, Fields, list[str]]] = {
    "an authority in a case that names no agency": (
        "It was in Northshire.\n",
        {"basis": "composite", "details_changed": "Much."},
        [f"19:11: body: [agency] {NAMING}"],
    ),
    "an authority in a case that withholds its agency": (
        "It was in Northshire.\n",
        {"basis": "composite", "details_changed": "Much.", "agency": "withheld"},
        [f"20:11: body: [agency] {NAMING}"],
    ),
    "an authority in a case that names its agency": (
        "It was in Northshire.\n",
        {"basis": "adapted", "details_changed": "Much.", "agency": "northshire"},
        [],
    ),
    "an authority in an invented case": ("It was in Northshire.\n", {}, [f"18:11: body: [agency] {NAMING}"]),
    "an invented case that names an agency": (
        "We asked.\n",
        {"agency": "northshire"},
        ["16:9: agency: an invented case names an agency; write withheld: what was invented happened nowhere"],
    ),
    "an author's team": (
        "We asked.\n",
        {"authors": "[{role: Editor, team: Northshire practice team}]"},
        [f"16:32: authors.1.team: [agency] {NAMING}"],
    ),
    "a collection": (
        "We asked.\n",
        {"collection": "learning-lab"},
        [f"16:13: collection: {AWAY}"],
    ),
    "an owner": ("We asked.\n", {"owner": "Learning lab lead"}, [f"16:8: owner: {AWAY}"]),
    "a deliverable, which was promised to all": ("We asked.\n", {"deliverables": ["1.1"]}, []),
    "the consultancy that led the programme": ("Mtm came.\n", {}, []),
}


@pytest.mark.parametrize("name", CASES)
def test_a_case(tmp_path: Path, name: str) -> None:
    body, fields, expected = CASES[name]
    assert told(tmp_path, {"cases/one.md": case(body, **fields)}) == expected


def test_a_term_that_only_one_agency_fits(tmp_path: Path) -> None:
    topics = FILES["vocabularies/topics.yml"] + "  - {id: pilot, title: Pilot, also: [the Northshire pilot]}\n"
    found = told(tmp_path, {"vocabularies/topics.yml": topics, "cases/one.md": case("We asked.\n", topics=["pilot"])})
    assert found == [
        "10:9: topics: a term that only one agency fits, and the case names none; take it out, or choose a broader one"
    ]


def test_a_collection_whose_other_entries_all_come_from_one_agency(tmp_path: Path) -> None:
    team = "[{role: Editor, team: Purple team}]"
    files: dict[str, str | bytes | None] = {
        "cases/one.md": case("We asked.\n", authors=team),
        "resources/one-more.md": resource(authors=team, agency="northshire"),
    }
    assert told(tmp_path, files) == [f"16:32: authors.1.team: {AWAY}"]
    files["resources/another.md"] = resource(authors=team, agency="wokingham")
    assert told(tmp_path, files) == []


def test_what_the_programme_planned_may_be_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "resources/one.md": resource("Northshire was to lead.\n"),
        "workshops/two.md": note("Northshire was to lead.\n"),
        "newsletters/eip2/2018-10.md": issue("Northshire was to lead.\n", workshop="w2"),
    }
    found = told(tmp_path, files)
    assert found == []
