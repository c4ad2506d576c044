"""Feeds: what is new, in Atom (RFC 4287), with the whole of each text."""

from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

NEWEST = 20
"""A feed reader fetches the whole feed again and again, so a feed holds no more than this."""


@dataclass(frozen=True)
class Post:
    """One thing that a feed tells of; all addresses in it are in full."""

    id: str
    """Stays what it is, whatever becomes of its address: feed readers know by it what they have shown."""
    title: str
    address: str
    published: date
    updated: date
    summary: str
    html: str
    """The whole of it, safe already."""
    author: str = ""
    """A role; that of the feed when empty."""


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself, and its posts in any order."""

    id: str
    title: str
    address: str
    """Of the page that shows the same."""
    self_address: str
    updated: date
    posts: tuple[Post, ...]
    author: str
    """The role that answers for it."""
    language: str
    subtitle: str = ""
    rights: str = ""


def atom(feed: Feed) -> str:
    """The text of an Atom feed, its newest posts first."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language})
    _texts(root, id=feed.id, title=feed.title, subtitle=feed.subtitle, updated=_moment(feed.updated))
    SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.self_address)
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.address)
    _author(root, feed.author)
    _texts(root, rights=feed.rights)
    newest = sorted(feed.posts, key=lambda post: (post.published, post.id), reverse=True)
    for post in newest[:NEWEST]:
        entry = SubElement(root, "entry")
        _texts(entry, id=post.id, title=post.title)
        SubElement(entry, "link", rel="alternate", type="text/html", href=post.address)
        _texts(entry, published=_moment(post.published), updated=_moment(post.updated))
        _author(entry, post.author)
        _texts(entry, summary=post.summary)
        SubElement(entry, "content", type="html").text = post.html
    indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _texts(element: Element, **texts: str) -> None:
    """Add an element for each text that is not empty."""
    for name, text in texts.items():
        if text:
            SubElement(element, name).text = text


def _author(element: Element, name: str) -> None:
    if name:
        _texts(SubElement(element, "author"), name=name)


def _moment(day: date) -> str:
    """A day as RFC 3339 has it; nothing here is known to the hour."""
    return f"{day.isoformat()}T00:00:00Z"
