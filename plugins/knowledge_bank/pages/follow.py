"""What readers may follow: a list of entries that has a page, and beside it a feed."""

from dataclasses import dataclass

from knowledge_bank.model import Edition, Entry


@dataclass(frozen=True)
class Channel:
    """A list of entries with a page and a feed."""

    title: str
    address: str
    """Of the page."""
    entries: tuple[Entry, ...]
    """Those that are out; none in a bank without an address, since a feed has addresses in full."""

    @property
    def feed(self) -> str:
        """The address of the feed."""
        return f"{self.address}feed.xml"

    @property
    def feeds(self) -> dict[str, str]:
        """As a View has it; empty where there is nothing to follow."""
        return {self.feed: self.title} if self.entries else {}


def channel(edition: Edition, title: str, address: str, entries: tuple[Entry, ...]) -> Channel:
    """What of a list may be followed."""
    known = entries if edition.catalog.bank.address else ()
    return Channel(title, address, tuple(entry for entry in known if not edition.is_ahead(entry)))
