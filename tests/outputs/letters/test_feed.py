"""The feed of a newsletter: every issue that is out, whole, and where readers find it."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from knowledge_bank.model import AccessLevel, Bank, Series
from knowledge_bank.outputs import series_feed
from knowledge_bank.outputs.letters.feed import NEWEST
from knowledge_bank.rendering.markup import markup

from tests.banks import SETTINGS, issue
from tests.outputs.letters.test_pdf import ADDRESS, sample
from tests.outputs.test_feed import ATOM, check_atom, links
from tests.sites import build, page, write_site

FEED = "newsletters/eip2/feed.xml"
SERIES = "https://bank.example/newsletters/eip2/"
FILES = {
    "bank.yml": f"{SETTINGS}{ADDRESS}rights: The contributors\n",
    "newsletters/eip2/2018-07.md": issue(corrections="[{date: 2018-12-24, text: Two was three.}]"),
    "newsletters/eip2/2018-10.md": issue("Second.\n", published="2018-10-05", workshop="w2", entries=[]),
    "newsletters/eip2/2019-01.md": issue(
        "Later.\n", published="2019-01-20", workshop=None, until="2019-01-05", entries=[], summary="Not out yet."
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(write_site(tmp_path_factory.mktemp("site"), FILES))


@pytest.fixture(scope="module")
def feed(site: Path) -> Element:
    return check_atom((site / FEED).read_text())


def texts(element: Element, name: str) -> list[str]:
    return [found.text or "" for found in element.findall(f"{ATOM}{name}")]


def test_it_says_whose_it_is_and_where(feed: Element) -> None:
    assert texts(feed, "id") == [SERIES]
    assert texts(feed, "title") == ["EIP2 newsletter, Test Bank"]
    assert texts(feed, "rights") == ["The contributors"]
    assert links(feed, "self")[0].get("href") == f"{SERIES}feed.xml"
    assert links(feed, "alternate")[0].get("href") == SERIES


def test_it_has_every_issue_that_is_out_the_newest_first(feed: Element) -> None:
    entries = feed.findall(f"{ATOM}entry")
    assert [texts(entry, "title") for entry in entries] == [["Issue 2, October 2018"], ["Issue 1, July 2018"]]
    assert [texts(entry, "id") for entry in entries] == [[f"{SERIES}2018-10/"], [f"{SERIES}2018-07/"]]
    assert [entry.findtext(f"{ATOM}author/{ATOM}name") for entry in entries] == ["Newsletter editor"] * 2


def test_the_oldest_issues_fall_out(tmp_path: Path) -> None:
    letter, _ = sample(tmp_path)
    days = (date(2010 + number // 12, number % 12 + 1, 1) for number in range(NEWEST + 5))
    letters = [replace(letter, address=f"{SERIES}{day:%Y-%m}/", title=f"{day:%Y-%m}", published=day) for day in days]
    series = Series(id="eip2", title="EIP2 newsletter", starts=date(2010, 1, 1))
    bank = Bank(title="Bank", address="https://bank.example/", access=(AccessLevel(id="public", title="P"),), facets=())
    entries = check_atom(series_feed(bank, series, letters)).findall(f"{ATOM}entry")
    assert len(entries) == NEWEST
    assert [texts(entry, "title") for entry in (entries[0], entries[-1])] == [["2012-01"], ["2010-06"]]


def test_a_correction_makes_an_issue_new_and_moves_it_nowhere(feed: Element) -> None:
    second, first = feed.findall(f"{ATOM}entry")
    assert texts(first, "published") == ["2018-07-06T00:00:00Z"]
    assert texts(first, "updated") == texts(feed, "updated") == ["2018-12-24T00:00:00Z"]
    assert texts(second, "updated") == texts(second, "published") == ["2018-10-05T00:00:00Z"]
    assert "Two was three." in texts(first, "content")[0]


def test_an_issue_stands_in_it_whole(tmp_path: Path) -> None:
    letter, _ = sample(tmp_path)
    html = markup(letter.tree.blocks)
    assert re.findall(r'<a href="([^"]*)"', html.replace("&amp;", "&")) == list(letter.tree.links)
    assert f'<img src="{SERIES}2018-07/house.png" alt="A house with three windows">' in html
    assert "<blockquote>\n<p>Somebody said so.</p>\n</blockquote>" in html
    assert "<div>\n<p><strong>To remember</strong></p>\n<p>Write to" in html
    assert '<tr><th scope="col">What</th><th scope="col">Who</th></tr>' in html
    assert "<tr><td>Ŵyau, ✓ and →</td><td>Łukasz</td></tr>" in html
    assert "<pre>kept   as it\n  is</pre>" in html
    assert "<li>Two, with points of its own:\n<ul>\n<li>inner one</li>" in html
    assert "<em>then</em>" in html
    assert "&amp; <code>code</code>" in html
    assert "data-number" not in html


@pytest.mark.parametrize("address", ["newsletters/", "newsletters/eip2/", "newsletters/eip2/2018-10/"])
def test_pages_of_newsletters_lead_feed_readers_to_it(site: Path, address: str) -> None:
    [link] = re.findall(r'<link rel="alternate"[^>]*>', page(site, address))
    assert 'type="application/atom+xml" title="EIP2 newsletter"' in link
    [href] = re.findall(r'href="([^"]*)"', link)
    assert (site / address / href).resolve() == site / FEED


def test_other_pages_do_not(site: Path) -> None:
    assert "atom+xml" not in page(site, "glossary" if (site / "glossary").exists() else "matrix")
    assert "atom+xml" not in (site / "404.html").read_text()


def test_readers_see_it_on_the_page_of_the_series(site: Path) -> None:
    assert '<a href="feed.xml" type="application/atom+xml">the feed of this newsletter</a>' in page(
        site, "newsletters/eip2"
    )


@pytest.mark.parametrize(
    "files",
    [{}, {"bank.yml": SETTINGS + ADDRESS, "newsletters/eip2/2018-07.md": issue(published="2019-01-20")}],
    ids=["no address", "nothing out"],
)
def test_there_is_none_without_an_address_or_an_issue(tmp_path: Path, files: dict[str, str]) -> None:
    site = build(write_site(tmp_path, files))
    assert not (site / FEED).exists()
    assert "atom+xml" not in page(site, "newsletters")


def test_a_preview_tells_nobody_of_drafts(tmp_path: Path) -> None:
    draft = issue("Draft.\n", status="draft", published=None, workshop=None, until="2019-01-05")
    site = build(write_site(tmp_path, {**FILES, "newsletters/eip2/2019-01.md": draft}), KB_DRAFTS="1")
    assert len(check_atom((site / FEED).read_text()).findall(f"{ATOM}entry")) == 2
    assert (site / "newsletters/eip2/2019-01/issue.pdf").is_file(), "but its editor sees it as it will be"
