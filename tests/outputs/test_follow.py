"""Feeds of what is new: of everything, of each kind and of each term; what changed and why."""

import re
from datetime import date, timedelta
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from knowledge_bank.outputs.follow import NEWEST

from tests.banks import SETTINGS, case, resource
from tests.outputs.test_feed import ATOM, check_atom, links
from tests.sites import build, page, write_site

SITE = "https://bank.example/"
FILES: dict[str, str | bytes | None] = {
    "bank.yml": f"{SETTINGS}address: {SITE}\nrights: The contributors\n",
    "cases/two-to-nine.md": case(
        title="From two & more",
        formerly="[first-name, second-name]",
        changes="[{date: 2018-07-02, note: Shorter & <clearer>.}, {date: 2018-11-30, note: The law changed.}]",
    ),
    "cases/kept.md": case(title="Kept", status="archived"),
    "cases/apart.md": case(title="Apart", access="authorised"),
    "cases/later.md": case(title="Later", published="2019-02-01", review_due="2020-02-01"),
}
PAGES = ("", "new/", "cases/", "resources/", "workshops/notes/", "topics/neglect/", "audiences/practice-leaders/")
"""Those that have something to follow."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(write_site(tmp_path_factory.mktemp("site"), FILES), KB_DRAFTS="1")


def feed(site: Path, address: str) -> Element:
    return check_atom((site / address / "feed.xml").read_text())


def titles(root: Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title", "") for entry in root.findall(f"{ATOM}entry")]


def test_the_feed_of_everything_has_all_that_is_out_the_last_to_change_first(site: Path) -> None:
    root = feed(site, "new")
    assert titles(root) == ["From two & more", "Notes of the first workshop", "Three houses"]
    assert root.findtext(f"{ATOM}updated") == "2018-11-30T00:00:00Z"
    assert root.findtext(f"{ATOM}title") == "What's new, Test Bank"


def test_kinds_and_terms_have_feeds_of_their_own_with_what_stands_below_them(site: Path) -> None:
    assert titles(feed(site, "cases")) == ["From two & more"]
    assert titles(feed(site, "workshops/notes")) == ["Notes of the first workshop"]
    assert titles(feed(site, "audiences/practice-leaders")) == ["Notes of the first workshop", "Three houses"]
    found = {path.parent.relative_to(site).as_posix() for path in site.rglob("feed.xml")}
    assert not found & {"topics/drugs-alcohol", "agencies/northshire"}, "nothing there, and no index"


def test_a_post_tells_what_changed_and_why(site: Path) -> None:
    entry = feed(site, "cases").find(f"{ATOM}entry")
    assert entry is not None
    content = entry.findtext(f"{ATOM}content", "")
    assert content.index("<strong>Changed 30 November 2018:</strong> The law changed.") < content.index("2 July 2018")
    assert "Shorter &amp; &lt;clearer&gt;." in content
    assert "<p>What happened, what helped" in content
    assert "Learning case, version 1.2, " in content
    assert "The worker asked" not in content, "the whole is on its page"
    assert entry.findtext(f"{ATOM}published") == "2018-06-01T00:00:00Z"
    assert entry.findtext(f"{ATOM}updated") == "2018-11-30T00:00:00Z"


def test_an_entry_that_was_renamed_is_no_new_one(site: Path) -> None:
    entry = feed(site, "cases").find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}id") == f"{SITE}cases/first-name/"
    assert links(entry, "alternate")[0].get("href") == f"{SITE}cases/two-to-nine/"


def test_an_entry_reads_the_same_in_all_its_feeds(site: Path) -> None:
    texts = [re.findall(" <entry>.*?</entry>", path.read_text(), re.DOTALL) for path in site.rglob("feed.xml")]
    posts = {post for found in texts for post in found if "/cases/first-name/" in post}
    assert len(posts) == 1
    assert sum(post in found for found in texts for post in posts) >= 7


def test_a_feed_ends_with_the_newest(tmp_path: Path) -> None:
    many: dict[str, str | bytes | None] = {
        f"resources/number-{number}.md": resource(
            title=f"Number {number:02}", published=date(2018, 1, 1) + timedelta(days=number), review_due="2020-01-01"
        )
        for number in range(NEWEST + 5)
    }
    root = feed(build(write_site(tmp_path, {**FILES, **many})), "resources")
    assert len(titles(root)) == NEWEST
    assert (titles(root)[0], titles(root)[-1]) == ("Three houses", "Number 06")


@pytest.mark.parametrize("address", PAGES)
def test_pages_lead_readers_and_feed_readers_to_their_feed(site: Path, address: str) -> None:
    html = page(site, address)
    [told] = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]*href="([^"]*)"', html)
    [seen] = re.findall(r'<a href="([^"]*)" type="application/atom\+xml">', html)
    assert told == seen
    meant = site / (address or "new/") / "feed.xml"
    assert (site / address / told).resolve() == meant
    assert links(check_atom(meant.read_text()), "alternate")[0].get("href") == SITE + (address or "new/")


def test_pages_of_a_frame_have_each_their_own(site: Path) -> None:
    for address in ("topics/neglect", "deliverables/1.1", "deliverables/1.10"):
        assert 'href="feed.xml"' in page(site, address)
    assert "atom+xml" not in page(site, "topics")
    assert "atom+xml" not in page(site, "cases/two-to-nine")


def test_a_bank_without_an_address_has_none(tmp_path: Path) -> None:
    site = build(write_site(tmp_path))
    assert list(site.rglob("feed.xml")) == []
    assert "atom+xml" not in page(site, "new")
