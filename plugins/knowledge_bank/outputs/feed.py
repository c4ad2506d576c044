"""Feeds: what is new, in Atom (RFC 4287)."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape


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
    """What feed readers show, safe already."""
    author: str = ""
    """A role; that of the feed when empty."""
    language: str = ""
    """A tag; the feed's language when empty."""

    @cached_property
    def xml(self) -> str:
        """Its element, written once for all feeds that it stands in."""
        lines = (
            _element("id", self.id),
            _element("title", self.title),
            _link("alternate", "text/html", self.address),
            _element("published", _moment(self.published)),
            _element("updated", _moment(self.updated)),
            _author(self.author),
            _element("summary", self.summary),
            _element("content", self.html, ' type="html"'),
        )
        spoken = f' xml:lang="{escape(self.language)}"' if self.language else ""
        return "\n".join([f" <entry{spoken}>", *(f"  {line}" for line in lines if line), " </entry>"])


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself, and its posts in their order."""

    id: str
    title: str
    address: str
    """Of the page that shows the same."""
    self_address: str
    updated: date
    posts: tuple[Post, ...]
    """As few as will do, the newest first: a feed reader fetches them all again and again."""
    author: str
    """The role that answers for it."""
    language: str
    subtitle: str = ""
    rights: str = ""


def atom(feed: Feed) -> str:
    """The text of an Atom feed."""
    lines = (
        _element("id", feed.id),
        _element("title", feed.title),
        _element("subtitle", feed.subtitle),
        _element("updated", _moment(feed.updated)),
        _link("self", "application/atom+xml", feed.self_address),
        _link("alternate", "text/html", feed.address),
        _author(feed.author),
        _element("rights", feed.rights),
    )
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(feed.language)}">',
            *(f" {line}" for line in lines if line),
            *(post.xml for post in feed.posts),
            "</feed>\n",
        ]
    )


def _element(name: str, text: str, attributes: str = "") -> str:
    """Empty where the text is."""
    return f"<{name}{attributes}>{escape(text, quote=False)}</{name}>" if text else ""


def _link(rel: str, kind: str, address: str) -> str:
    return f'<link rel="{rel}" type="{kind}" href="{escape(address)}" />'


def _author(name: str) -> str:
    return f"<author><name>{escape(name, quote=False)}</name></author>" if name else ""


def _moment(day: date) -> str:
    """A day as RFC 3339 has it; nothing here is known to the hour."""
    return f"{day.isoformat()}T00:00:00Z"
