"""`feed.xml` beside the page of each kind, each term and all that is new: what was published or changed, and why."""

from collections.abc import Iterator
from datetime import date
from heapq import nlargest
from html import escape

from markupsafe import Markup

from knowledge_bank.model import Bank, Edition, Entry, Kind
from knowledge_bank.outputs.feed import Feed, Post, atom
from knowledge_bank.pages.follow import Channel
from knowledge_bank.pages.indexes import kind_channel, term_channel
from knowledge_bank.pages.news import news_channel
from knowledge_bank.strings import Strings, strings

NEWEST = 50
"""Posts of a feed: at an entry a day, what a reader missed in seven weeks."""


def entry_feeds(edition: Edition) -> Iterator[tuple[str, str]]:
    """Path and text of every feed of entries; none in a bank without an address."""
    bank = edition.catalog.bank
    posts: dict[str, Post] = {}
    for channel in _channels(edition):
        spoken = (one for entry in channel.entries for one in edition.catalog.in_all_languages(entry))
        newest = nlargest(NEWEST, spoken, key=_age)
        for entry in newest:
            if entry.slug not in posts:
                posts[entry.slug] = _post(entry, bank)
        told = tuple(posts[entry.slug] for entry in newest)
        address = bank.address + channel.address
        yield channel.feed, atom(
            Feed(
                id=address,
                title=f"{channel.title}, {bank.title}",
                address=address,
                self_address=bank.address + channel.feed,
                updated=told[0].updated,
                posts=told,
                author=bank.title,
                language=bank.language,
                rights=bank.rights,
            )
        )


def _channels(edition: Edition) -> Iterator[Channel]:
    """All that have something to follow."""
    catalog = edition.catalog
    kinds = (kind_channel(edition, kind) for kind in Kind)
    terms = (
        term_channel(edition, facet, term) for facet in catalog.bank.indexed for term in catalog.vocabularies[facet.id]
    )
    yield from (channel for channel in (news_channel(edition), *kinds, *terms) if channel.entries)


def _age(entry: Entry) -> tuple[date, date, str]:
    """The last to be changed is the newest."""
    published, updated = _days(entry)
    return updated, published, entry.slug


def _days(entry: Entry) -> tuple[date, date]:
    """When it was published, and when it was last changed."""
    published, updated = entry.header.published, entry.updated
    assert published is not None and updated is not None  # or it would not be out
    return published, updated


def _post(entry: Entry, bank: Bank) -> Post:
    published, updated = _days(entry)
    first = (*entry.header.formerly, entry.slug)[0]
    return Post(
        id=f"{bank.address}{entry.kind.address}{first}/",
        title=entry.title,
        address=bank.address + entry.address,
        published=published,
        updated=updated,
        summary="",  # the text begins with it
        html="\n".join(_told(entry, strings(entry.language))),
        language="" if entry.language == bank.language else entry.language,
    )


def _told(entry: Entry, spoken: Strings) -> Iterator[str]:
    """What changed and why, the last first, and then what it is."""
    for change in reversed(entry.header.changes):
        said = spoken.say("<strong>Changed {day}:</strong> {note}", day=change.date, note=_text(change.note))
        yield f"<p>{said}</p>"
    yield f"<p>{_text(entry.summary)}</p>"
    kind, time = spoken.say(entry.kind.label), spoken.counted("{count} min", "{count} min", entry.reading_minutes)
    facts = spoken.say("{kind}, version {version}, {time}", kind=kind, version=entry.version, time=time)
    yield f"<p>{facts}</p>"


def _text(text: str) -> Markup:
    return Markup(escape(text, quote=False))
