"""What one may ask of a catalog: by term, by pair, by kind, by time."""

from datetime import date
from pathlib import Path

from knowledge_bank.model import Catalog, Entry, Kind
from knowledge_bank.reading import read

from tests.banks import case, note, resource, write_bank

Files = dict[str, str | bytes | None]
EMPTY: Files = dict.fromkeys(
    ("cases/two-to-nine.md", "resources/three-houses.md", "workshops/first-workshop.md", "newsletters/eip2/2018-07.md")
)


def catalog_of(tmp_path: Path, files: Files) -> Catalog:
    """Of a bank with these entries only."""
    reading = read(write_bank(tmp_path / "content", EMPTY | files), "content")
    assert reading.problems == ()
    assert reading.catalog is not None
    return reading.catalog


def slugs(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.slug for entry in entries]


def test_a_term_gathers_what_carries_it_or_a_narrower_one_each_entry_once(tmp_path: Path) -> None:
    catalog = catalog_of(
        tmp_path,
        {
            "cases/both.md": case(audiences=["practice-leaders", "coaches"], deliverables=["1.1", "1.10"]),
            "cases/narrow.md": case(audiences=["coaches"], deliverables=["1.1"], title="Narrow"),
            "cases/other.md": case(audiences=["partners"], deliverables=["2"]),
        },
    )
    assert slugs(catalog.tagged("audiences", "practice-leaders")) == ["both", "narrow"]
    assert catalog.count("audiences", "practice-leaders") == 2
    assert catalog.count("audiences", "coaches") == 2
    assert catalog.count("audiences", "front-line") == 0
    assert catalog.count("deliverables", "1") == 2
    assert catalog.count("deliverables", "1.1") == 2
    assert catalog.count("deliverables", "1.10") == 1


def test_a_pair_of_terms_gathers_likewise(tmp_path: Path) -> None:
    catalog = catalog_of(
        tmp_path,
        {
            "cases/both.md": case(audiences=["practice-leaders", "coaches"], deliverables=["1.1", "1.10"]),
            "cases/other.md": case(audiences=["partners"], deliverables=["1.1"], title="Other"),
        },
    )
    assert slugs(catalog.crossed("1", "practice-leaders")) == ["both"]
    assert slugs(catalog.crossed("1.1", "coaches")) == ["both"]
    assert slugs(catalog.crossed("1", "partners")) == ["other"]
    assert catalog.crossed_count("1.1", "partners") == 1
    assert catalog.crossed_count("2", "partners") == 0


def test_the_newest_comes_first_and_those_of_a_day_by_title(tmp_path: Path) -> None:
    files: Files = {
        "cases/c.md": case(title="A title"),
        "cases/d.md": case(title="a title"),
        "cases/b.md": case(title="B title"),
        "cases/new.md": case(title="Z", published="2018-12-01"),
        "cases/draft.md": case(title="A", status="draft", published=None),
        "resources/a.md": resource(title="C title", published="2018-06-01"),
    }
    assert slugs(catalog_of(tmp_path / "one", files).entries) == ["new", "c", "d", "b", "a", "draft"]
    other_way = dict(reversed(files.items()))
    assert slugs(catalog_of(tmp_path / "other", other_way).entries) == ["new", "c", "d", "b", "a", "draft"]


def test_what_is_archived_keeps_its_page_and_leaves_the_lists(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, {"cases/old.md": case(status="archived"), "cases/one.md": case()})
    assert slugs(catalog.entries) == ["old", "one"]
    assert slugs(catalog.listed) == slugs(catalog.of_kind(Kind.CASE)) == ["one"]
    assert catalog.count("topics", "neglect") == catalog.crossed_count("1.1", "front-line") == 1
    assert slugs(catalog.in_period(date(2018, 1, 1), date(2018, 12, 31))) == ["one"]


def test_a_period_includes_its_first_and_last_day(tmp_path: Path) -> None:
    days = ("2018-05-31", "2018-06-01", "2018-06-30", "2018-07-01")
    catalog = catalog_of(tmp_path, {f"cases/day-{day}.md": case(published=day) for day in days})
    assert slugs(catalog.in_period(date(2018, 6, 1), date(2018, 6, 30))) == ["day-2018-06-30", "day-2018-06-01"]


def test_a_workshop_has_its_notes(tmp_path: Path) -> None:
    texts = {"one": note(), "two": note(workshop="w2"), "three": note(workshop=None)}
    catalog = catalog_of(tmp_path, {f"workshops/{name}.md": text for name, text in texts.items()})
    assert slugs(catalog.notes_of("w1")) == ["one"]
    workshops = catalog.programme.workshops
    assert [workshop.title for workshop in workshops] == ["Workshop 1", "Workshop 2"]
    assert catalog.programme.next_workshop(date(2018, 6, 22)) == workshops[0]
    assert catalog.programme.next_workshop(date(2018, 6, 23)) == workshops[1]
    assert catalog.programme.next_workshop(date(2018, 9, 29)) is None


def test_an_entry_knows_its_version_its_last_change_and_its_length(tmp_path: Path) -> None:
    changes = "[{date: 2018-07-01, note: A}, {date: 2018-08-01, note: B}]"
    catalog = catalog_of(
        tmp_path, {"cases/one.md": case(), "cases/two.md": case("word " * 700 + "\n", changes=changes, title="Two")}
    )
    assert [(entry.version, entry.updated, entry.reading_minutes) for entry in catalog.entries] == [
        ("1.0", date(2018, 6, 1), 1),
        ("1.2", date(2018, 8, 1), 3),
    ]


def test_a_word_is_taken_for_the_term_that_it_nearly_is(tmp_path: Path) -> None:
    vocabulary = catalog_of(tmp_path, {}).vocabularies["audiences"]
    assert vocabulary.suggestion("Practice-Leader") == "practice-leaders"
    assert vocabulary.suggestion("Front line staff") == "front-line"
    assert vocabulary.suggestion("social workers") == "front-line"
    assert vocabulary.suggestion("nobody") is None
