"""An entry in two languages: each page says which it is in, leads to the other, and one card stands for both."""

import json
import re
from pathlib import Path

import pytest

from tests.banks import SETTINGS, case, resource, welsh
from tests.sites import build, page, run, write_site

ADDRESSED = SETTINGS.replace("title: Test Bank\n", "title: Test Bank\naddress: https://bank.example/\n")
ENGLISH, WELSH = "cases/two-to-nine/", "cases/dau-i-naw/"
TEXT = "## Negeseuon allweddol {#key-messages}\n\n- Gofynnwch: pwy oedd yno o'r blaen, Mamgu?\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test bank with its case in Welsh and in Urdu, for everyone."""
    changed = '[{date: "2018-12-01", note: "The questions were made plainer."}]'
    urdu = {"title": "دو سے نو تک", "language": "ur", "translation_of": "two-to-nine", "reviewed": "2018-12-02"}
    files = {
        "bank.yml": ADDRESSED,
        "cases/two-to-nine.md": case("See [Welsh](dau-i-naw.md).\n", changes=changed),
        "cases/dau-i-naw.md": welsh(TEXT + "\nAr dudalen [arall](three-houses.md).\n".replace("(t", "(../resources/t")),
        "cases/do-se-nau.md": welsh("پوچھا۔\n", **urdu),
        "resources/three-houses.md": resource(),
        "resources/tri-thy.md": welsh(title="Tri thŷ", translation_of="three-houses"),
    }
    return build(write_site(tmp_path_factory.mktemp("languages"), files))


def element(html: str, start: str, end: str) -> str:
    return html[html.index(start) : html.index(end, html.index(start)) + len(end)]


def test_every_page_says_which_language_it_is_in_and_which_way_it_runs(site: Path) -> None:
    assert '<html lang="en-GB"' in page(site, ENGLISH)
    assert '<html lang="cy"' in page(site, WELSH)
    assert '<html lang="ur"' in page(site, "cases/do-se-nau/")
    assert '<html lang="en-GB"' in page(site, "")
    assert re.search(r'<body dir="ltr"', page(site, WELSH))
    assert re.search(r'<body dir="rtl"', page(site, "cases/do-se-nau/"))


def test_the_languages_stand_at_the_same_place_of_each_page_in_the_same_order(site: Path) -> None:
    start = '<nav class="kb-languages"'
    ways = {address: element(page(site, address), start, "</nav>") for address in (ENGLISH, WELSH)}
    assert ways[ENGLISH].count("<li>") == ways[WELSH].count("<li>") == 3
    assert '<span lang="en-GB" aria-current="page">English</span>' in ways[ENGLISH]
    assert '<a href="../dau-i-naw/" lang="cy" hreflang="cy">Cymraeg</a>' in ways[ENGLISH]
    assert '<a href="../two-to-nine/" lang="en-GB" hreflang="en-GB">English</a>' in ways[WELSH]
    assert '<span lang="cy" aria-current="page">Cymraeg</span>' in ways[WELSH]
    for html in map(ways.__getitem__, ways):
        assert html.index("English") < html.index("Cymraeg") < html.index("اردو")
    for address in (ENGLISH, WELSH):
        assert page(site, address).index("</h1>") < page(site, address).index("kb-languages")


def test_search_engines_are_told_of_both(site: Path) -> None:
    for address in (ENGLISH, WELSH):
        told = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page(site, address))
        assert [language for language, _ in told] == ["en-GB", "cy", "ur"]


def test_one_card_stands_for_all_languages_and_names_the_others(site: Path) -> None:
    for address in ("cases/", "topics/neglect/", "deliverables/1.1/front-line/", "new/2018-06/"):
        html = page(site, address)
        assert html.count("From two people to nine") >= 1
        assert "O ddau berson i naw" not in html
        assert 'lang="cy" hreflang="cy">Cymraeg</a>' in html
    assert '<p class="kb-tally">1 entry</p>' in page(site, "cases/")
    cards = (site / "find/cards/0.json").read_text()
    assert "Cymraeg" in cards and "O ddau berson i naw" not in cards


def test_a_translation_is_news_of_its_original(site: Path) -> None:
    assert "From two people to nine" in page(site, "new/2018-07/")


def test_what_the_catalogue_lacks_is_marked_as_english_and_days_are_welsh(site: Path) -> None:
    html = page(site, WELSH)
    assert '<a class="kb-skip" href="#content">Neidio i\'r cynnwys</a>' in html
    assert '<span lang="en-GB">About this page</span>' in html
    assert "<dd>1 Mehefin 2019</dd>" in html
    assert '<dt lang="en-GB">Topics</dt>' in html


def test_a_translation_leads_to_pages_in_its_own_language_where_there_are_any(site: Path) -> None:
    assert '<a href="../../resources/tri-thy/">arall</a>' in page(site, WELSH)
    assert '<a href="../dau-i-naw/">Welsh</a>' in page(site, ENGLISH)


def test_readers_of_an_older_translation_are_told_what_day_the_original_changed(site: Path) -> None:
    assert "changed on 1 December 2018, after this translation was made" in page(site, WELSH)
    assert "after this translation was made" not in page(site, "cases/do-se-nau/")


def test_its_pack_is_in_its_language_and_finds_its_sections_there(site: Path) -> None:
    html = (site / WELSH / "pack.html").read_text()
    assert '<html lang="cy">' in html
    assert "Mamgu" in html
    assert '<span lang="en-GB">Key messages</span>' in html


def test_feeds_and_data_say_which_language_an_entry_is_in(site: Path) -> None:
    feed = (site / "topics/neglect/feed.xml").read_text()
    assert '<entry xml:lang="cy">' in feed and "O ddau berson i naw" in feed
    entries = {entry["id"]: entry for entry in json.loads((site / "api/entries.json").read_text())["entries"]}
    assert (entries["dau-i-naw"]["language"], entries["dau-i-naw"]["translation_of"]) == ("cy", "two-to-nine")
    assert entries["dau-i-naw"]["topics"] == entries["two-to-nine"]["topics"] == ["neglect"]
    assert entries["two-to-nine"]["translation_of"] is None


def test_it_is_cited_in_its_own_words(site: Path) -> None:
    assert '<meta name="citation_language" content="cy">' in page(site, WELSH)
    assert '"inLanguage":"cy"' in page(site, WELSH)


def test_withdrawing_an_entry_withdraws_it_in_every_language(tmp_path: Path) -> None:
    folder = write_site(tmp_path, {"cases/dau-i-naw.md": welsh(TEXT), "newsletters/eip2/2018-07.md": None})
    said = run(folder, "kb", "withdraw", "two-to-nine", "--reason", "consent")
    assert said.returncode == 0, said.stderr
    assert "So is what was translated from it: dau-i-naw." in said.stdout
    assert "Mamgu" not in (folder / "content/cases/dau-i-naw.md").read_text()
    site = build(folder)
    for address in (ENGLISH, WELSH):
        assert "This page has been withdrawn" in page(site, address)
    assert not any(b"Mamgu" in path.read_bytes() for path in site.rglob("*") if path.is_file())


def test_an_original_that_is_not_shown_takes_its_translation_along(tmp_path: Path) -> None:
    restricted = {"cases/two-to-nine.md": case(access="authorised"), "newsletters/eip2/2018-07.md": None}
    folder = write_site(tmp_path, {**restricted, "cases/dau-i-naw.md": welsh(TEXT, access="authorised")})
    assert not (build(folder) / WELSH).exists()
    members = build(folder, "members", KB_EDITION="authorised")
    assert "Mamgu" in page(members, WELSH)


def test_a_file_to_translate_holds_the_original_with_its_marks(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    said = run(folder, "kb", "translate", "two-to-nine", "cy")
    assert said.stdout.splitlines()[0] == "content/cases/two-to-nine-cy.md", said.stderr
    text = (folder / "content/cases/two-to-nine-cy.md").read_text()
    assert "translation_of: two-to-nine\n" in text and "language: cy\n" in text
    assert "## Key messages {#key-messages}\n\n[To write: in Cymraeg, what stands below.]\n" in text
    again = run(folder, "kb", "translate", "two-to-nine", "cy")
    assert (again.returncode, again.stderr) == (1, "Error: content/cases/two-to-nine-cy.md is there already.\n")
    nobody = run(folder, "kb", "translate", "two-to-nine", "qqq")
    assert "Nobody knows a language 'qqq'" in nobody.stderr
