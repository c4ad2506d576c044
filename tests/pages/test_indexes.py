"""Indexes show every entry where its terms say, and count what they show."""

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from knowledge_bank.pages.listing import PAGE_LENGTH

from tests.banks import case, note, resource
from tests.sites import build, page, write_site

TERMS = {
    "topics": ["neglect", "separation", "drugs-alcohol"],
    "deliverables": ["1.1", "1.10", "2"],
    "audiences": ["front-line", "practice-leaders", "coaches", "partners"],
}
BROADER = {"1.1": "1", "1.10": "1", "coaches": "practice-leaders"}
MAKE = {"cases": case, "resources": resource, "workshops": note}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 180 entries with terms drawn by lot."""
    draw = Random(7)
    files: dict[str, str | bytes | None] = {}
    for number in range(180):
        folder = draw.choice(list(MAKE))
        terms = {facet: draw.sample(ids, draw.randint(1, 2)) for facet, ids in TERMS.items()}
        day = f"2018-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        fields: dict[str, Any] = {"title": f"Entry {number:03}", "published": day, "review_due": "2020-01-01", **terms}
        files[f"{folder}/entry-{number:03}.md"] = MAKE[folder](**fields)
    return build(write_site(tmp_path_factory.mktemp("indexes"), files))


def listed(site: Path, address: str) -> list[str]:
    """The slugs that a list shows, over all its pages."""
    found: list[str] = []
    number = 1
    while (site / address).is_dir():
        html = page(site, address)
        found += re.findall(r'kb-card__title"><a href="[^"]*?([^/"]+)/">', html)
        number += 1
        address = f"{address.partition('/page/')[0]}/page/{number}"
    return found


def entries(site: Path) -> list[dict[str, Any]]:
    return list(json.loads((site / "api/entries.json").read_text())["entries"])


def carries(entry: dict[str, Any], facet: str, term: str) -> bool:
    return any(term in (own, BROADER.get(own)) for own in entry[facet])


@pytest.mark.parametrize(
    ("facet", "term"),
    [("deliverables", "1"), *((facet, term) for facet, ids in TERMS.items() for term in ids)],
)
def test_a_term_page_lists_what_carries_the_term_once_by_kind_and_newest_first(
    site: Path, facet: str, term: str
) -> None:
    expected = [entry for entry in entries(site) if carries(entry, facet, term)]
    kinds = ["case", "resource", "note"]
    expected.sort(key=lambda entry: kinds.index(str(entry["kind"])))  # stable: newest first within a kind
    assert listed(site, f"{facet}/{term}") == [entry["id"] for entry in expected]
    assert f"{len(expected)} {'entry' if len(expected) == 1 else 'entries'}" in page(site, f"{facet}/{term}")


def test_every_pair_with_entries_has_a_page_and_no_other(site: Path) -> None:
    every = entries(site)
    table = page(site, "matrix")
    for row in [*TERMS["deliverables"], "1"]:
        for column in TERMS["audiences"]:
            in_row = [entry for entry in every if carries(entry, "deliverables", row)]
            expected = {entry["id"] for entry in in_row if carries(entry, "audiences", column)}
            address = f"deliverables/{row}/{column}"
            assert (site / address / "index.html").is_file() == bool(expected)
            assert set(listed(site, address)) == expected
            if row != "1" and column != "coaches":
                cell = re.search(rf'href="\.\./{re.escape(address)}/"[^>]*>(\d+)<', table)
                assert (int(cell[1]) if cell else 0) == len(expected)


def test_a_long_list_is_cut_into_pages(site: Path) -> None:
    first = page(site, "cases")
    count = sum(entry["kind"] == "case" for entry in entries(site))
    assert first.count("kb-card__title") == PAGE_LENGTH < count
    assert "Cases" in page(site, "cases/page/2")


def test_a_term_without_entries_has_no_page_and_no_link(tmp_path: Path) -> None:
    site = build(write_site(tmp_path))
    assert not (site / "topics/separation").exists()
    assert re.search(r'^Separation\s+<span class="kb-count">none yet</span>', page(site, "topics"), re.MULTILINE)


def test_months_are_listed_with_what_was_new_and_what_was_changed(tmp_path: Path) -> None:
    changed = case(published="2018-03-02", changes="[{date: 2018-06-04, note: Clearer questions}]", title="Changed")
    site = build(write_site(tmp_path, {"cases/changed.md": changed}))
    assert "Changed" in page(site, "new/2018-03")
    assert "Changed" in page(site, "new/2018-06")
    assert "April 2018: nothing new" in page(site, "new")


def test_a_workshop_shows_its_plan_its_notes_and_its_newsletter(tmp_path: Path) -> None:
    html = page(build(write_site(tmp_path)), "workshops/w1")
    for text in ("22 June 2018", "What a network is", "Ask what helps", "Notes of the first workshop", "July 2018"):
        assert text in html


def test_an_issue_shows_its_prose_its_entries_by_kind_and_its_neighbours(tmp_path: Path) -> None:
    second = (
        "---\nstatus: published\npublished: 2018-10-05\nworkshop: w2\neditor: Editor\nentries: []\n---\n\nAgain.\n"
    )
    site = build(write_site(tmp_path, {"newsletters/eip2/2018-10.md": second}))
    html = page(site, "newsletters/eip2/2018-07")
    assert html.index("Welcome to the newsletter") < html.index("Learning cases") < html.index("Three houses")
    assert "Issue 2, October 2018" in html
    archive = page(site, "newsletters/eip2")
    assert archive.index("October to December 2018") < archive.index("July to September 2018")
