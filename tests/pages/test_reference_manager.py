"""A reference manager reads title, author, date, publisher and address from every entry and issue that we ship."""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from knowledge_bank.checks import inspect
from knowledge_bank.model import Catalog, Entry, Issue, edition
from knowledge_bank.pages.citation import Citation, cite_entry, cite_issue

from tests.pages import zotero
from tests.sites import page

ROOT = Path(__file__).parents[2]
SITE = "https://practice-knowledge-bank.example/"
Shipped = list[tuple[Entry | Issue, Citation, str]]


@pytest.fixture(scope="module")
def shipped(edition_of: Callable[[str], Path]) -> Shipped:
    """Every entry and issue of the shipped bank, how it is to be cited, and its page."""
    site = edition_of("authorised")
    subject = inspect(ROOT / "content", "content").subject
    assert subject is not None
    catalog = edition(subject.catalog, "authorised", subject.day).catalog
    return [(document, cited, page(site, document.address)) for document, cited in _cited(catalog)]


def _cited(catalog: Catalog) -> Iterator[tuple[Entry | Issue, Citation]]:
    for entry in catalog.entries:
        cited = cite_entry(entry, catalog.bank)
        assert cited
        yield entry, cited
    for issue in catalog.issues:
        cited = cite_issue(issue, catalog.bank.series[0], catalog.bank)
        assert cited
        yield issue, cited


def test_it_reads_the_same_from_a_page_as_the_page_says(shipped: Shipped) -> None:
    assert len(shipped) > 60
    for _, cited, html in shipped:
        item = zotero.read(html, "https://elsewhere.example/")
        assert item.fields["title"] == cited.title
        assert zotero.day(item.fields["date"]) == cited.updated
        assert item.fields["publisher"] == "Practice Knowledge Bank"
        assert item.fields["url"] == cited.address
        assert item.fields["url"].startswith(SITE)
        assert item.fields["language"] == "en-GB"
        assert item.fields["rights"]
        assert item.fields["abstractNote"]


def test_an_author_is_a_team_or_a_role_in_one_piece(shipped: Shipped) -> None:
    for _, cited, html in shipped:
        assert zotero.read(html, "").creators == [zotero.Creator("", author) for author in cited.authors]


def test_it_is_no_journal_article_which_has_no_publisher(shipped: Shipped) -> None:
    assert {zotero.read(html, "").type for _, _, html in shipped} == {"document"}


def test_search_engines_read_the_same(shipped: Shipped) -> None:
    for _, cited, html in shipped:
        [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
        told = json.loads(data)
        assert told.get("name", told.get("headline")) == cited.title
        assert told["author"] == [{"@type": "Organization", "name": author} for author in cited.authors]
        assert (told["datePublished"], told["dateModified"]) == (str(cited.published), str(cited.updated))
        assert told["url"] == cited.address
        assert told["@type"] in ("LearningResource", "Article")


def test_every_page_shows_the_version_and_the_day_that_it_is_cited_by(shipped: Shipped) -> None:
    for document, cited, html in shipped:
        [line] = re.findall(r'<p class="kb-citation">(.*)</p>', html)
        assert f"({cited.updated.year})" in line
        assert cited.address in line
        if isinstance(document, Entry):
            assert f"version {document.version}, " in line
        [shown] = re.findall(r"<pre>(@misc.*?)</pre>", html, re.DOTALL)
        assert cited.address in unescape(shown)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("North team,", [("", "North team")]),
        ("North team – and others,", [("", "North team – and others")]),
        ("North team", [("North", "team")]),
        ("North team, South team", [("North", "team"), ("South", "team")]),
        ("Editors,", [("", "Editors")]),
    ],
)
def test_names_end_with_a_comma_since_zotero_takes_others_apart(written: str, read: list[tuple[str, str]]) -> None:
    assert zotero.authors(written) == [zotero.Creator(*name) for name in read]


def test_highwire_wins_over_dublin_core_and_both_over_the_page() -> None:
    core = '<meta name="DC.title" content="Core"><meta name="DC.date" content="2018-01-02">'
    highwire = '<meta name="citation_title" content="Wire"><meta name="citation_publication_date" content="2018/03/04">'
    html = "<head><title>Page</title><meta name='description' content='About'>{}</head>"
    both = zotero.read(html.format(core + highwire), "https://a.example/")
    assert both.fields == {"title": "Wire", "date": "2018/03/04", "url": "https://a.example/", "abstractNote": "About"}
    assert both.type == "journalArticle", "which ours are not, since they say otherwise"
    alone = zotero.read(html.format(core), "https://a.example/")
    assert (alone.type, alone.fields["title"], alone.fields["date"]) == ("webpage", "Core", "2018-01-02")
    assert zotero.read(html.format(""), "").fields["title"] == "Page"
    assert zotero.day("2018/03/04") == zotero.day("2018-3-4")
