"""An entry says what its kind may say, and all that its status asks for."""

from pathlib import Path

import pytest
from knowledge_bank.model import Entry, Status
from knowledge_bank.reading import read

from tests.banks import SUMMARY, case, note, resource, write_bank


def problems_of(tmp_path: Path, name: str, text: str) -> list[str]:
    bank = write_bank(tmp_path / "content", {name: text})
    return [str(problem).removeprefix(f"content/{name}") for problem in read(bank, "content").problems]


def entry_of(tmp_path: Path, text: str) -> Entry:
    catalog = read(write_bank(tmp_path / "content", {"cases/one.md": text}), "content").catalog
    assert catalog is not None
    return catalog.by_slug["one"]


OUT = {"status": "published", "access": "public", "published": "2018-06-01", "review_due": "2019-06-01"}
NOT_TOLD = "front matter: unknown field; delete it, or move the text to the body"

CASES: dict[str, tuple[str, list[str]]] = {
    "an unknown field, nearly a known one": (
        case(outcom="mixed"),
        [":16:1: outcom: unknown field; did you mean 'outcome'?"],
    ),
    "an unknown field, which may tell of a family": (
        case(**{"Ann Smith, 12 Low Road": "x"}),
        [f":16:1: {NOT_TOLD}"],
    ),
    "an unknown field within a group": (
        case(teaser=f"{{title: A, summary: B, {'Ann Smith'}: x}}"),
        [":16:32: teaser: unknown field; delete it"],
    ),
    "an unknown field within a group, nearly a known one": (
        case(teaser="{title: A, sumary: B}"),
        [
            ":16:1: teaser.summary: is missing; add it",
            ":16:20: teaser.sumary: unknown field; did you mean 'summary'?",
        ],
    ),
    "a facet of other kinds of entry": (
        case(title="Notes", workshop="w1"),
        [f":16:1: {NOT_TOLD}"],
    ),
    "an unknown term, nearly a known one": (
        case(topics=["neglekt"]),
        [":10:10: topics: unknown term 'neglekt'; did you mean 'neglect'?"],
    ),
    "an unknown term that goes by the title of another": (
        case(topics=["Drugs alcohol"]),
        [":10:10: topics: unknown term 'Drugs alcohol'; did you mean 'drugs-alcohol'?"],
    ),
    "an unknown term that goes by another name": (
        case(audiences=["coaches", "social worker"]),
        [":14:22: audiences: unknown term 'social worker'; did you mean 'front-line'?"],
    ),
    "an unknown term, which may tell of a family": (
        case(topics=["neglect", "Ann Smith"]),
        [":10:19: topics: unknown term; the terms are in vocabularies/topics.yml"],
    ),
    "a term of another facet": (
        case(topics=["mapping"]),
        [":10:10: topics: unknown term; the terms are in vocabularies/topics.yml"],
    ),
    "a retired term": (
        case(deliverables=["2.0"]),
        [":13:16: deliverables: '2.0' is no longer used; write '2'"],
    ),
    "a term that only gathers others": (
        case(deliverables=["1"]),
        [":13:16: deliverables: '1' only gathers others; use one of them: 1.1, 1.10"],
    ),
    "a term written twice": (
        case(topics=["neglect", "neglect"]),
        [":10:19: topics: 'neglect' is written twice; keep one of them"],
    ),
    "one term where a list is wanted": (
        case(topics="neglect"),
        [":10:9: topics: not a list; write it in square brackets: [one, another]"],
    ),
    "a list where one term is wanted": (
        case(evidence=["survey"]),
        [":15:11: evidence: one term is wanted; write a single term, without brackets"],
    ),
    "a group where terms are wanted": (
        case(topics="{neglect: yes}"),
        [":10:9: topics: not a list; write it in square brackets: [one, another]"],
    ),
    "a list where a term is wanted": (
        case(topics="[[neglect]]"),
        [":10:10: topics: not a term; write the term's id"],
    ),
    "a draft without what a draft needs": (
        "---\nowner: me\n---\n\nText.\n",
        [
            f":1:1: {field}: is missing; add it"
            for field in ("basis", "methods", "outcome", "stages", "summary", "title", "topics")
        ],
    ),
    "a draft with empty fields": (
        case(
            status=None, access=None, published=None, review_due=None, deliverables=None, audiences=None, evidence=None,
            title="", summary='""', topics="[]", basis="~",
        ),
        [
            ":2:1: title: is empty; add it",
            ":3:1: summary: is empty; add it",
            ":4:1: basis: is empty; add it",
            ":6:1: topics: is empty; add it",
        ],
    ),
    "published without what an editor adds": (
        case(access=None, published=None, review_due="", deliverables=[], audiences=None, evidence=None),
        [
            ":1:1: access: is missing; a published entry needs it",
            ":1:1: audiences: is missing; a published entry needs it",
            ":1:1: evidence: is missing; a published entry needs it",
            ":1:1: published: is missing; a published entry needs it",
            ":5:1: review_due: is empty; a published entry needs it",
            ":11:1: deliverables: is empty; a published entry needs it",
        ],
    ),
    "archived without the day of publication": (
        case(status="archived", published=None),
        [":1:1: published: is missing; a published entry needs it"],
    ),
    "blanks for a title": (
        case(title='"  "'),
        [":2:8: title: is empty; write something, or delete the field"],
    ),
    "an impossible day": (
        case(published="2018-02-30"),
        [":6:12: published: there is no such day in the calendar; check day and month"],
    ),
    "a day without hyphens": (
        case(published="20181012"),
        [":6:12: published: not a date; write year, month and day as 2018-10-12"],
    ),
    "a day as people say it": (
        case(published="1 June 2018"),
        [":6:12: published: not a date; write year, month and day as 2018-10-12"],
    ),
    "a list for a day": (
        case(published=["2018-10-12"]),
        [":6:12: published: not a date; write year, month and day as 2018-10-12"],
    ),
    "a list for a text": (
        case(title=["From two"]),
        [":2:8: title: not a text; write one text, in quotes if need be"],
    ),
    "a group for a text": (
        case(owner="{role: editor}"),
        [":16:8: owner: not a text; write one text, in quotes if need be"],
    ),
    "a text for a list": (
        case(related="three-houses"),
        [":16:10: related: not a list; write it in square brackets: [one, another]"],
    ),
    "a text for a group": (
        case(teaser="Come and see"),
        [":16:9: teaser: not a group of fields; write its fields below it, each as name: text"],
    ),
    "a text for a list of groups": (
        case(authors=["Editor"]),
        [":16:11: authors.1: not a group of fields; write its fields below it, each as name: text"],
    ),
    "a choice that is none": (
        case(outcome="happy"),
        [
            (":9:10: outcome: not one of the choices; "
            "write improving, safe-and-closed, mixed, not-achieved or still-open")
        ],
    ),
    "a choice with a capital": (
        case(status="Published"),
        [":4:9: status: not one of the choices; did you mean 'published'?"],
    ),
    "a word for a number": (
        case(session_minutes="an hour"),
        [":16:18: session_minutes: not a whole number; write figures only"],
    ),
    "a list for a number": (
        case(session_minutes=["40"]),
        [":16:18: session_minutes: not a whole number; write figures only"],
    ),
    "a number too large": (
        case(session_minutes="1000000"),
        [":16:18: session_minutes: out of range; 100,000 is the limit"],
    ),
    "a number too small": (
        case(session_minutes="-1"),
        [":16:18: session_minutes: out of range; 0 is the limit"],
    ),
    "a number of 5,000 figures": (
        case(session_minutes="9" * 5_000),
        [":16:18: session_minutes: too large a number; check it"],
    ),
    "a name that is no entry's": (
        case(related=["Three Houses"]),
        [
            (":16:11: related.1: not in the right form; "
            "write lower-case letters and figures, with single hyphens between them")
        ],
    ),
    "an address that is none": (
        case(sources="[{title: Report, url: example.org}]"),
        [":16:32: sources.1.url: not in the right form; write an address that begins with https://"],
    ),
    "a language that is none": (
        case(language="Welsh"),
        [":16:11: language: not in the right form; write a language tag such as en-GB or cy"],
    ),
    "a part without its title": (
        case(sources="[{section: 2}]"),
        [":16:11: sources.1.title: is missing; add it"],
    ),
    "a part with an empty title": (
        case(sources="[{title: , section: 2}]"),
        [":16:12: sources.1.title: is empty; add it"],
    ),
    "a title of 201 characters": (
        case(title="x" * 201),
        [":2:8: title: too long; 200 characters at most"],
    ),
    "a title of 81 characters": (
        case(title="x" * 81),
        [":2:8: warning: title: 81 characters long; aim for at most 80, so that it reads well on a card"],
    ),
    "a summary that is short": (
        case(summary="Short."),
        [":3:10: warning: summary: 6 characters long; aim for 80 to 300, so that it reads well on a card"],
    ),
    "a summary that is long": (
        case(summary=f"{SUMMARY} {SUMMARY} {SUMMARY} {SUMMARY}"),
        [":3:10: warning: summary: 403 characters long; aim for 80 to 300, so that it reads well on a card"],
    ),
    "an unknown access level": (
        case(access="everyone"),
        [":5:9: access: no such access level; write public or authorised"],
    ),
    "an unknown access level, nearly a known one": (
        case(access="authorized"),
        [":5:9: access: no such access level; did you mean 'authorised'?"],
    ),
    "a review due before the last one": (
        case(reviewed="2019-07-01"),
        [":7:13: review_due: is before reviewed; check both days"],
    ),
    "a review due before publication": (
        case(review_due="2018-05-01"),
        [":7:13: review_due: is before published; check both days"],
    ),
    "changes out of order": (
        case(changes="[{date: 2018-09-01, note: B}, {date: 2018-08-01, note: A}]"),
        [":16:10: changes: out of order; list the oldest change first"],
    ),
    "an open case, published": (
        case(outcome="still-open"),
        [":9:10: outcome: an open case can't be published; publish it when the outcome is known"],
    ),
    "a true case that does not say what was changed": (
        case(basis="real"),
        [":1:1: details_changed: is missing; say honestly what was changed: readers need to know"],
    ),
    "published before its time": (
        case(hold_until="2018-07-01"),
        [":6:12: published: is before hold_until; publish it on that day or later"],
    ),
    "all that is wrong at once": (
        case(title=["x"], topics=["neglekt"], published="20181012", colour="red", evidence=None),
        [
            ":1:1: evidence: is missing; a published entry needs it",
            ":2:8: title: not a text; write one text, in quotes if need be",
            ":6:12: published: not a date; write year, month and day as 2018-10-12",
            ":10:10: topics: unknown term 'neglekt'; did you mean 'neglect'?",
            f":15:1: {NOT_TOLD}",
        ],
    ),
}

OTHERS: dict[str, tuple[str, str, list[str]]] = {
    "an unknown field of a resource is repeated": (
        "resources/one.md",
        resource(colour="red"),
        [":11:1: colour: unknown field; delete it, or move the text to the body"],
    ),
    "unless it is long": (
        "resources/one.md",
        resource(**{"x" * 40: "red"}),
        [":11:1: front matter: unknown field; delete it, or move the text to the body"],
    ),
    "an unknown term of a resource is repeated": (
        "resources/one.md",
        resource(audiences=["everyone"]),
        [":9:13: audiences: unknown term 'everyone'; the terms are in vocabularies/audiences.yml"],
    ),
    "a field of the facets of other kinds": (
        "workshops/one.md",
        note(evidence="survey"),
        [":11:1: evidence: a workshop note does not carry this; delete it"],
    ),
    "a resource needs a review date": (
        "resources/one.md",
        resource(review_due=None),
        [":1:1: review_due: is missing; a published entry needs it"],
    ),
    "a note does not": ("workshops/one.md", note(review_due=None), []),
    "neither yes nor no": (
        "workshops/one.md",
        note(presentations="[{title: A, consent: perhaps}]"),
        [":11:37: presentations.1.consent: neither yes nor no; write yes or no"],
    ),
    "a list for yes or no": (
        "workshops/one.md",
        note(presentations="[{title: A, consent: [yes]}]"),
        [":11:37: presentations.1.consent: neither yes nor no; write yes or no"],
    ),
    "names of people for numbers of people": (
        "workshops/one.md",
        note(attendance="{leaders: Ann}"),
        [":11:23: attendance.leaders: not a whole number; write figures only"],
    ),
    "a list for attendance": (
        "workshops/one.md",
        note(attendance="[leaders]"),
        [":11:13: attendance: not a group of fields; write its fields below it, each as name: text"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_case_that_is_not_right_is_told_of(tmp_path: Path, name: str) -> None:
    text, expected = CASES[name]
    assert problems_of(tmp_path, "cases/one.md", text) == expected


@pytest.mark.parametrize("name", OTHERS)
def test_so_is_a_resource_or_a_note(tmp_path: Path, name: str) -> None:
    path, text, expected = OTHERS[name]
    assert problems_of(tmp_path, path, text) == expected


def test_what_was_typed_into_a_case_is_repeated_nowhere(tmp_path: Path) -> None:
    typed = "Ann Smith of Low Road"
    values = (typed, f"[{typed}]", f"{{{typed}: {typed}}}", f"{typed}: {typed}", f'"{typed}', f"x\n{typed}: x")
    fields = [line.partition(":")[0] for line in case().splitlines()[1:15]]
    fields += ["owner", "related", "agency", "language", "teaser", "sources", "held", "formerly", "hold_until"]
    files = {
        f"cases/{field.replace('_', '-')}-{number}.md": case(**{field: value})
        for field in fields
        for number, value in enumerate(values)
    }
    problems = read(write_bank(tmp_path / "content", files), "content").problems
    assert len({problem.path for problem in problems}) > 100
    assert not [str(problem) for problem in problems if "Smith" in str(problem) or "Low" in str(problem)]


def test_a_draft_needs_seven_fields_and_no_more(tmp_path: Path) -> None:
    entry = entry_of(
        tmp_path,
        f"---\ntitle: One\nsummary: {SUMMARY}\nbasis: invented\ntopics: [neglect]\nstages: [referral]\n"
        "methods: [mapping]\noutcome: still-open\n---\n\nText.\n",
    )
    assert entry.status is Status.DRAFT
    assert entry.access == "authorised"


def test_an_entry_is_named_by_its_file_and_its_folder(tmp_path: Path) -> None:
    entry = entry_of(tmp_path, case())
    assert (entry.slug, entry.kind, entry.path, entry.address, entry.folder) == (
        "one", "case", "content/cases/one.md", "cases/one/", "cases",
    )  # fmt: skip
    assert (entry.body_line, entry.body.splitlines()[1]) == (17, "## Key messages")


def test_an_entry_lists_no_facet_that_it_does_not_carry(tmp_path: Path) -> None:
    assert "agencies" not in entry_of(tmp_path, case(agency="")).terms
    assert entry_of(tmp_path, case(agency="northshire")).terms["agencies"] == ("northshire",)


def test_an_entry_may_be_reviewed_before_it_is_published(tmp_path: Path) -> None:
    assert entry_of(tmp_path, case(reviewed="2018-05-20")).header.reviewed is not None
