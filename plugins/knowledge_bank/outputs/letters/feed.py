"""`newsletters/<series>/feed.xml`: the issues of a series as feed readers take them."""

from collections.abc import Iterable, Iterator

from knowledge_bank.model import Bank, Series
from knowledge_bank.newsletter.letter import Letter
from knowledge_bank.outputs.feed import Feed, Post, atom
from knowledge_bank.pages.newsletters import feed_address, series_address
from knowledge_bank.rendering.markup import markup

NEWEST = 20
"""Issues in a feed, each of them whole."""


def series_feed(bank: Bank, series: Series, letters: Iterable[Letter]) -> str:
    """The feed of a series that has published something, in a bank with an address; drafts stand in none."""
    posts = tuple(sorted(_posts(letters), key=lambda post: (post.published, post.id), reverse=True)[:NEWEST])
    address = bank.address + series_address(series)
    return atom(
        Feed(
            id=address,
            title=f"{series.title}, {bank.title}",
            address=address,
            self_address=bank.address + feed_address(series),
            updated=max(post.updated for post in posts),
            posts=posts,
            author=series.owner or bank.title,
            language=bank.language,
            subtitle=series.description,
            rights=bank.rights,
        )
    )


def _posts(letters: Iterable[Letter]) -> Iterator[Post]:
    for letter in letters:
        if letter.published is not None:
            yield Post(
                id=letter.address,  # an issue is named by its month, and keeps its address
                title=letter.title,
                address=letter.address,
                published=letter.published,
                updated=letter.updated or letter.published,
                summary=letter.summary,
                html=markup(letter.tree.blocks),
                author=letter.editor,
            )
