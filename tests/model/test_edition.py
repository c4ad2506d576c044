"""What an edition holds, and what it may tell of the rest."""

from datetime import date
from pathlib import Path

import pytest
from knowledge_bank.model import Catalog, Edition, edition
from knowledge_bank.reading import read

from tests.banks import case, issue, write_bank

DAY = date(2019, 1, 10)

FILES: dict[str, str | bytes | None] = {
    "cases/two-to-nine.md": None,
    "resources/three-houses.md": None,
    "workshops/first-workshop.md": None,
    "cases/public.md": case(),
    "cases/restricted.md": case(access="authorised"),
    "cases/teased.md": case(access="authorised", teaser="{title: A, summary: B}"),
    "cases/unnamed.md": case(access=None, status="draft"),
    "cases/draft.md": case(status="draft"),
    "cases/today.md": case(published="2019-01-10"),
    "cases/tomorrow.md": case(published="2019-01-11"),
    "cases/tomorrow-teased.md": case(
        published="2019-01-11", access="authorised", teaser="{title: C, summary: D}"
    ),
    "cases/archived.md": case(status="archived"),
    "cases/withdrawn.md": case(status="withdrawn", formerly=["taken-back"]),
    "cases/withdrawn-restricted.md": case(status="withdrawn", access="authorised"),
    "newsletters/eip2/2018-07.md": issue(entries=["public"]),
    "newsletters/eip2/2018-10.md": issue(workshop="w2", entries=[], status="draft"),
    "newsletters/eip2/2019-01.md": issue(
        workshop=None, until="2019-01-05", entries=[], published="2019-01-11"
    ),
}


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    reading = read(write_bank(tmp_path / "content", FILES), "content")
    assert reading.catalog is not None
    assert not reading.broken
    return reading.catalog


def held(edition: Edition) -> set[str]:
    return {entry.slug for entry in edition.catalog.entries}


def test_the_most_open_edition_holds_what_is_public_and_out(catalog: Catalog) -> None:
    found = edition(catalog, "public", DAY)
    assert held(found) == {"public", "today", "archived"}
    assert [one.month for one in found.catalog.issues] == ["2018-07"]
    assert found.catalog.count("topics", "neglect") == 2


def test_a_more_restricted_edition_holds_that_and_more(catalog: Catalog) -> None:
    found = edition(catalog, "authorised", DAY)
    assert held(found) == {"public", "today", "archived", "restricted", "teased"}
    assert [one.month for one in found.catalog.issues] == ["2018-07"]


def test_a_preview_holds_drafts_and_what_is_due_later_but_nothing_withdrawn(catalog: Catalog) -> None:
    found = edition(catalog, "public", DAY, drafts=True)
    assert held(found) == {"public", "today", "archived", "draft", "tomorrow"}
    assert [one.month for one in found.catalog.issues] == ["2018-07", "2018-10", "2019-01"]
    ahead = {entry.slug for entry in found.catalog.entries if found.is_ahead(entry)}
    assert ahead == {"draft", "tomorrow"}


def test_what_is_due_comes_out_on_its_day(catalog: Catalog) -> None:
    assert "tomorrow" in held(edition(catalog, "public", date(2019, 1, 11)))


def test_what_was_withdrawn_leaves_an_address_in_the_editions_that_showed_it(catalog: Catalog) -> None:
    public = ("cases/withdrawn/", "cases/taken-back/")
    assert edition(catalog, "public", DAY).tombstones == public
    assert set(edition(catalog, "authorised", DAY).tombstones) == {*public, "cases/withdrawn-restricted/"}


def test_a_restricted_entry_is_told_of_by_its_teaser_alone(catalog: Catalog) -> None:
    public = edition(catalog, "public", DAY)
    assert {slug: teaser.title for slug, teaser in public.teasers.items()} == {"teased": "A"}
    assert set(edition(catalog, "public", DAY, drafts=True).teasers) == {"teased", "tomorrow-teased"}


def test_an_edition_for_a_level_that_the_bank_has_not_is_a_mistake(catalog: Catalog) -> None:
    with pytest.raises(KeyError):
        edition(catalog, "secret", DAY)
