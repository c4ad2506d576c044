"""A bank's settings, vocabularies and programme are read as strictly as its entries."""

from pathlib import Path

import pytest
from knowledge_bank.model import Bank, IssueHeader, Term, Workshop
from knowledge_bank.model.header import HEADERS
from knowledge_bank.model.programme import Focus, Plan
from knowledge_bank.model.programme import Path as Route
from knowledge_bank.reading import read
from knowledge_bank.reading.schema import FORMS
from pydantic import BaseModel

from tests.banks import DELIVERABLES, FILES, MILESTONES, PROGRAMME, SETTINGS, WORKSHOPS, terms, write_bank

STEP = "{entry: two-to-nine, why: It is short.}"
PATH = f"  - {{term: front-line, welcome: Hello., steps: [{STEP}, {STEP}, {STEP}]}}\n"


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


BANK = "bank.yml"
TOPICS = "vocabularies/topics.yml"

DATA: dict[str, tuple[str, str | bytes | None, list[str]]] = {
    "no settings": (BANK, None, [":1:1: file: is missing; add it"]),
    "empty settings": (
        BANK,
        "",
        [f":1:1: {field}: is missing; add it" for field in ("access", "facets", "title")],
    ),
    "settings that are a list": (
        BANK,
        "- title: Test\n",
        [
            ":1:1: access: is missing; add it",
            ":1:1: facets: is missing; add it",
            ":1:1: file: a list instead of fields; write name: text",
            ":1:1: title: is missing; add it",
        ],
    ),
    "settings that are not UTF-8": (
        BANK,
        changed(SETTINGS, "Test Bank", "Café Bank").encode("latin-1"),
        [":1:11: file: not valid UTF-8 from here on; save the file with the encoding UTF-8"],
    ),
    "a tab in the settings": (
        BANK,
        changed(SETTINGS, "title: Test Bank", "title:\tTest Bank"),
        [":1:7: file: a tab; use spaces"],
    ),
    "an unknown setting": (BANK, f"{SETTINGS}serie: []\n", [":31:1: serie: unknown field; did you mean 'series'?"]),
    "an unknown setting like no other": (BANK, f"{SETTINGS}colour: red\n", [":31:1: colour: unknown field; delete it"]),
    "an unknown setting of a facet": (
        BANK,
        changed(SETTINGS, "singular: topic,", "singular: topic, colour: red,"),
        [":8:50: facets.1.colour: unknown field; delete it"],
    ),
    "no access levels": (
        BANK,
        changed(SETTINGS, "access:\n  - {id: public, title: Public}\n  - {id: authorised, title: Authorised users}\n",
                "access: []\n"),
        [":4:9: access: is empty; write something, or delete the field"],
    ),
    "a day that is none": (
        BANK,
        changed(SETTINGS, "2019-01-10", "10 January 2019"),
        [":3:8: as_of: not a date; write year, month and day as 2018-10-12"],
    ),
    "an id that is none": (
        BANK,
        changed(SETTINGS, "id: public", "id: Public"),
        [
            (":5:10: access.1.id: not in the right form; "
            "write lower-case letters and figures, with single hyphens between them")
        ],
    ),
    "a kind that is none": (
        BANK,
        changed(SETTINGS, "kinds: [case, resource]", "kinds: [cases, resource]"),
        [":25:13: facets.6.kinds.1: not one of the choices; did you mean 'case'?"],
    ),
    "two access levels with one id": (
        BANK,
        changed(SETTINGS, "id: authorised", "id: public"),
        [":1:1: access: two with one id; give one of them another"],
    ),
    "two series with one id": (
        BANK,
        f"{SETTINGS}  - {{id: eip2, title: Another, starts: 2019-01-01}}\n",
        [":1:1: series: two with one id; give one of them another"],
    ),
    "a facet with the field of another": (
        BANK,
        changed(SETTINGS, "field: agency,", "field: topics,"),
        [
            ":1:1: facets: the field 'topics' of 'agencies' has another meaning already; give it another with field:",
            ":1:1: facets: the field 'topics' of 'topics' has another meaning already; give it another with field:",
        ],
    ),
    "a facet with the field of every entry": (
        BANK,
        changed(SETTINGS, "field: agency,", "field: title,"),
        [":1:1: facets: the field 'title' of 'agencies' has another meaning already; give it another with field:"],
    ),
    "a facet with the id of one that every bank has": (
        BANK,
        changed(SETTINGS, "id: agencies", "id: kind"),
        [":1:1: facets: 'kind' is a facet that every bank has; give it another id"],
    ),
    "a finder of what is no facet": (
        BANK,
        f"{SETTINGS}finder: [kind, topics, colours, topics]\n",
        [
            ":1:1: finder: names a facet twice; take one away",
            ":1:1: finder: no such facet; name a facet of this file",
        ],
    ),
    "related by what is no facet": (
        BANK,
        f"{SETTINGS}related_by: [topics, colours]\n",
        [":1:1: related_by: no such facet; name a facet of this file"],
    ),
    "a start for what is no facet": (
        BANK,
        f"{SETTINGS}start: readers\n",
        [":1:1: start: no such facet; name a facet of this file"],
    ),
    "a mailbox that is none": (
        BANK,
        f"{SETTINGS}mailbox: the editor\n",
        [":31:10: mailbox: not in the right form; write an e-mail address"],
    ),
    "a pair of what is no facet": (
        BANK,
        changed(SETTINGS, "rows: deliverables", "rows: promises"),
        [":1:1: rows: no such facet; name a facet of this file"],
    ),
    "no vocabulary": (TOPICS, None, [":1:1: file: is missing; add it"]),
    "an empty vocabulary": (
        TOPICS,
        "",
        [":1:1: terms: a list is wanted here; write terms: and below it the items"],
    ),
    "a vocabulary without its list": (
        TOPICS,
        "terms: neglect\n",
        [":1:8: terms: a list is wanted here; write terms: and below it the items"],
    ),
    "a vocabulary with another field": (
        TOPICS,
        f"term: []\n{FILES[TOPICS]}",
        [":1:1: term: unknown field; did you mean 'terms'?"],
    ),
    "a term that is a word": (
        TOPICS,
        f"{FILES[TOPICS]}  - neglect\n",
        [":5:5: terms.4: not a group of fields; write name: text"],
    ),
    "a term without a title": (TOPICS, f"{FILES[TOPICS]}  - id: new\n", [":5:5: title: is missing; add it"]),
    "a term with an empty title": (
        TOPICS,
        f"{FILES[TOPICS]}  - {{id: new, title: }}\n",
        [":5:15: title: is empty; add it"],
    ),
    "a term with an unknown field": (
        TOPICS,
        f"{FILES[TOPICS]}  - {{id: new, title: New, parents: neglect}}\n",
        [":5:27: parents: unknown field; did you mean 'parent'?"],
    ),
    "a term with an id that is none": (
        TOPICS,
        f"{FILES[TOPICS]}  - {{id: New_, title: New}}\n",
        [
            (":5:10: id: not in the right form; "
            "write lower-case letters and figures, with single hyphens or dots between them")
        ],
    ),
    "a term that is perhaps no heading": (
        TOPICS,
        f"{FILES[TOPICS]}  - {{id: new, title: New, taggable: perhaps}}\n",
        [":5:37: taggable: neither yes nor no; write yes or no"],
    ),
    "two terms with one id": (
        TOPICS,
        f"{FILES[TOPICS]}  - {{id: neglect, title: Neglect}}\n",
        [":5:10: neglect: two terms with this id; give one of them another"],
    ),
    "a parent that is no term": (
        TOPICS,
        f"terms:\n  - {{id: 1}}\n{terms('a')[7:]}  - {{id: b, title: B, parent: c}}\n",
        [
            ":2:5: title: is missing; add it",
            ":4:31: b.parent: no such term; name another one of this file",
        ],
    ),
    "a term retired for what is no term": (
        TOPICS,
        f"{FILES[TOPICS]}  - {{id: new, title: New, retired: newer}}\n",
        [":5:36: new.retired: no such term; name another one of this file"],
    ),
    "a term retired for itself": (
        TOPICS,
        f"{FILES[TOPICS]}  - {{id: new, title: New, retired: new}}\n",
        [":5:36: new.retired: no such term; name another one of this file"],
    ),
    "a term below itself": (
        TOPICS,
        f"{FILES[TOPICS]}  - {{id: new, title: New, parent: new}}\n",
        [":5:35: new.parent: is below itself; give it another parent"],
    ),
    "terms below one another": (
        TOPICS,
        f"{FILES[TOPICS]}  - {{id: a, title: A, parent: b}}\n  - {{id: b, title: B, parent: a}}\n",
        [
            ":5:31: a.parent: is below itself; give it another parent",
            ":6:31: b.parent: is below itself; give it another parent",
        ],
    ),
    "a programme without focuses": (
        "programme/programme.yml",
        "title: Test\n",
        [":1:1: focuses: a list is wanted here; write focuses: and below it the items"],
    ),
    "a focus without a title": (
        "programme/programme.yml",
        changed(PROGRAMME, "title: Practice, ", ""),
        [":3:5: title: is missing; add it"],
    ),
    "a workshop on a day that is none": (
        "programme/workshops.yml",
        changed(WORKSHOPS, "2018-09-28", "2018-09-31"),
        [":9:11: date: there is no such day in the calendar; check day and month"],
    ),
    "a workshop without a number": (
        "programme/workshops.yml",
        changed(WORKSHOPS, "    number: 2\n", ""),
        [":7:5: number: is missing; add it"],
    ),
    "workshop number nought": (
        "programme/workshops.yml",
        changed(WORKSHOPS, "number: 1\n", "number: 0\n"),
        [":3:13: number: out of range; 1 is the limit"],
    ),
    "workshops out of order": (
        "programme/workshops.yml",
        changed(WORKSHOPS, "number: 2\n    date: 2018-09-28", "number: 1\n    date: 2018-06-22"),
        [":7:5: w2: out of order; list workshops by number and day"],
    ),
    "workshops with days out of order": (
        "programme/workshops.yml",
        changed(WORKSHOPS, "2018-09-28", "2018-05-28"),
        [":7:5: w2: out of order; list workshops by number and day"],
    ),
    "two workshops with one id": (
        "programme/workshops.yml",
        f"{WORKSHOPS}  - {{id: w2, number: 3, date: 2018-12-14}}\n",
        [":11:5: w2: two workshops with this id; change one"],
    ),
    "a topic of an unknown focus": (
        "programme/workshops.yml",
        changed(WORKSHOPS, "{practice: []}", "{practise: [], weather: []}"),
        [
            ":10:14: practise: no such focus; did you mean 'practice'?",
            ":10:28: weather: no such focus; the focuses are in programme/programme.yml",
        ],
    ),
    "a word for a list of topics": (
        "programme/workshops.yml",
        changed(WORKSHOPS, "{practice: []}", "{practice: none}"),
        [":10:24: topics.practice: not a list; write it in square brackets: [one, another]"],
    ),
    "milestones of what is no facet": (
        "programme/milestones.yml",
        f"{MILESTONES}audience: []\nweather: []\n",
        [
            ":6:1: audience: no such facet; did you mean 'audiences'?",
            ":7:1: weather: no such facet; name a facet of bank.yml",
        ],
    ),
    "a plan for what is no term": (
        "programme/milestones.yml",
        changed(MILESTONES, "term: 1.1", "term: 1.7"),
        [":2:11: deliverables: unknown term '1.7'; name a term of the facet"],
    ),
    "two plans for one term": (
        "programme/milestones.yml",
        f"{MILESTONES}  - term: 1.1\n",
        [":6:11: deliverables: two plans for '1.1'; make one of them"],
    ),
    "a month that is none": (
        "programme/milestones.yml",
        changed(MILESTONES, "start: 2018-05", "start: May 2018"),
        [":3:12: start: not in the right form; write year and month as 2018-10"],
    ),
    "a path with two steps": (
        "programme/paths.yml",
        f"paths:\n  - {{term: front-line, welcome: Hello., steps: [{STEP}, {STEP}]}}\n",
        [":2:48: steps: too few; 3 at least"],
    ),
    "a path with eight steps": (
        "programme/paths.yml",
        f"paths:\n  - {{term: front-line, welcome: Hello., steps: [{', '.join([STEP] * 8)}]}}\n",
        [":2:48: steps: too many; 7 at most"],
    ),
    "two paths for one term": (
        "programme/paths.yml",
        f"paths:\n{PATH}{PATH}",
        [":3:12: term: 'front-line' has a path already; make one of the two"],
    ),
    "no milestones": ("programme/milestones.yml", None, []),
}


@pytest.mark.parametrize("name", DATA)
def test_data_that_is_not_right_is_told_of(tmp_path: Path, name: str) -> None:
    path, content, expected = DATA[name]
    bank = write_bank(tmp_path / "content", {path: content})
    problems = [str(problem) for problem in read(bank, "content").problems if problem.path == f"content/{path}"]
    assert problems == [f"content/{path}{line}" for line in expected]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("front-lines", "unknown term 'front-lines'; did you mean 'front-line'?"),
        ("public", "unknown term 'public'; name a term of audiences"),
    ],
)
def test_a_path_is_for_a_term_of_the_facet_that_the_bank_starts_with(
    tmp_path: Path, term: str, expected: str
) -> None:
    path = PATH.replace("front-line", term)
    files = {BANK: f"{SETTINGS}start: audiences\n", "programme/paths.yml": f"paths:\n{path}"}
    found = read(write_bank(tmp_path / "content", files), "content").problems
    assert [str(problem) for problem in found] == [f"content/programme/paths.yml:2:12: term: {expected}"]


@pytest.mark.parametrize("name", [name for name, (path, _, _) in DATA.items() if path in (BANK, TOPICS)])
def test_without_its_settings_and_vocabularies_there_is_no_bank(tmp_path: Path, name: str) -> None:
    path, content, _ = DATA[name]
    assert read(write_bank(tmp_path / "content", {path: content}), "content").catalog is None


def test_what_is_wrong_with_a_vocabulary_does_not_hide_what_is_wrong_elsewhere(tmp_path: Path) -> None:
    files = {TOPICS: "", "vocabularies/stages.yml": None, "cases/one.md": "---\ntopics: [neglekt]\n---\n\nText.\n"}
    paths = {problem.path for problem in read(write_bank(tmp_path / "content", files), "content").problems}
    assert paths == {f"content/{name}" for name in files}


def test_a_bank_may_be_without_programme_pair_and_newsletters(tmp_path: Path) -> None:
    settings = SETTINGS.partition("pair:")[0]
    files = {name: None for name in FILES if name.startswith(("programme/", "newsletters/", "workshops/"))}
    reading = read(write_bank(tmp_path / "content", {**files, BANK: settings}), "content")
    assert reading.problems == ()
    assert reading.catalog is not None
    assert reading.catalog.programme.workshops == ()


def test_a_term_may_have_a_number_for_its_id(tmp_path: Path) -> None:
    catalog = read(write_bank(tmp_path / "content"), "content").catalog
    assert catalog is not None
    assert [term.id for term in catalog.vocabularies["deliverables"]] == ["1", "1.1", "1.10", "2", "2.0"]
    assert "1.10" in DELIVERABLES


def patterns(schema: object) -> set[str]:
    """Every `pattern` of a JSON Schema."""
    if isinstance(schema, dict):
        own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
        return own.union(*map(patterns, schema.values()))
    return set().union(*map(patterns, schema)) if isinstance(schema, list) else set()


@pytest.mark.parametrize("model", [Bank, Term, Focus, Workshop, Plan, Route, IssueHeader, *HEADERS.values()])
def test_every_form_that_a_text_must_have_is_explained(model: type[BaseModel]) -> None:
    assert patterns(model.model_json_schema()) <= set(FORMS)
