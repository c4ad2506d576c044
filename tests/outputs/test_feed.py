"""A feed is Atom as RFC 4287 asks for it, whatever it tells of."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from knowledge_bank.outputs.feed import Feed, Post, atom

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
RFC_3339 = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"

ONCE = {"id", "title", "updated", "subtitle", "rights", "published", "summary", "content", "generator", "icon", "logo"}
NEEDED = {"id", "title", "updated"}
KNOWN = {
    "feed": {"author", "id", "link", "rights", "subtitle", "title", "updated", "entry"},
    "entry": {"author", "id", "link", "published", "rights", "summary", "content", "title", "updated"},
    "author": {"name", "uri", "email"},
}
TEXTS = {"title", "subtitle", "rights", "summary"}


def check_atom(text: str) -> Element:
    """The feed, once it has been held against the rules of RFC 4287 that a grammar can tell, and some that it can't."""
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>')
    root = ElementTree.fromstring(text.encode())
    assert root.tag == f"{ATOM}feed"
    assert re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", root.get(f"{XML}lang", ""))
    assert set(map(name, root.iter())) <= {*KNOWN, *(one for known in KNOWN.values() for one in known)}
    for element in root.iter():
        if name(element) in KNOWN:
            check_children(element)
        check_one(element)
    entries = root.findall(f"{ATOM}entry")
    ids = [one.findtext(f"{ATOM}id") for one in (root, *entries)]
    assert len(set(ids)) == len(ids), "4.2.6: an id is that of one feed or entry"
    [itself] = links(root, "self")
    assert itself.get("type") == "application/atom+xml"
    for one in (root, *entries):
        kinds = [(link.get("type"), link.get("hreflang")) for link in links(one, "alternate")]
        assert kinds, "4.1.2: what has no content needs an alternate; here everything has a page"
        assert len(set(kinds)) == len(kinds), "4.1.1: one alternate of each type"
    for entry in entries:
        assert entry.find(f"{ATOM}author") is not None or root.find(f"{ATOM}author") is not None, "4.1.2"
    return root


def check_children(element: Element) -> None:
    children = [name(child) for child in element]
    assert set(children) <= KNOWN[name(element)]
    assert (NEEDED if name(element) != "author" else {"name"}) <= set(children)
    for child in {*ONCE, "name", "uri", "email"} & set(children):
        assert children.count(child) == 1, child


def check_one(element: Element) -> None:
    kind, text = name(element), element.text or ""
    if kind in ("updated", "published"):
        assert re.fullmatch(RFC_3339, text), "3.3"
        date.fromisoformat(text[:10])
    elif kind == "id":
        assert text == text.strip()
        assert urlsplit(text).scheme, "4.2.6: an IRI, never relative"
    elif kind == "link":
        assert not text and not len(element)
        assert urlsplit(element.get("href", "")).scheme == "https", "in full"
        assert element.get("rel") in ("self", "alternate")
    elif kind in TEXTS:
        assert element.get("type", "text") == "text" and not len(element) and text.strip()
    elif kind == "content":
        assert element.get("type") == "html" and not len(element), "3.1.1.2: escaped"
        for address in re.findall(r'(?:href|src)="([^"]*)"', text):
            assert urlsplit(address).scheme in ("https", "mailto"), "feed readers have no base to add"
    elif kind == "name":
        assert text.strip()


def name(element: Element) -> str:
    assert element.tag.startswith(ATOM), "no element of another language"
    return element.tag.removeprefix(ATOM)


def links(element: Element, rel: str) -> list[Element]:
    return [link for link in element.findall(f"{ATOM}link") if link.get("rel") == rel]


def posts(count: int) -> Iterator[Post]:
    for number in range(1, count + 1):
        day = date(2018, 1, number)
        address = f"https://bank.example/{number}/"
        yield Post(address, f"Title {number} & <b>", address, day, day, "", f"<p>{number} &lt; &amp; €</p>", "")


def feed(count: int) -> Feed:
    address = "https://bank.example/new/"
    made = tuple(posts(count))
    return Feed(address, "New", address, f"{address}feed.xml", date(2018, 2, 1), made, "The bank", "en-GB")


def test_a_feed_keeps_to_the_rules() -> None:
    root = check_atom(atom(feed(3)))
    assert root.findtext(f"{ATOM}updated") == "2018-02-01T00:00:00Z"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "The bank"


def test_posts_stand_in_it_in_their_order() -> None:
    root = check_atom(atom(feed(3)))
    titles = [entry.findtext(f"{ATOM}title", "") for entry in root.findall(f"{ATOM}entry")]
    assert titles == ["Title 1 & <b>", "Title 2 & <b>", "Title 3 & <b>"]


def test_html_comes_through_as_it_was() -> None:
    root = check_atom(atom(feed(1)))
    assert root.findtext(f"{ATOM}entry/{ATOM}content") == "<p>1 &lt; &amp; €</p>"


def test_what_is_not_known_is_not_there() -> None:
    text = atom(feed(1))
    assert "<summary" not in text
    assert "<rights" not in text
    assert "/>" not in re.sub(r"<link [^>]*/>", "", text), "no empty elements"
