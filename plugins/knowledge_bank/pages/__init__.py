"""Catalog to generated pages: what each shows, at which address, by which template."""

from collections.abc import Iterator
from dataclasses import replace

from knowledge_bank.model import Edition, Prose
from knowledge_bank.pages.dress import body, card, head, last_words
from knowledge_bank.pages.entries import entry_views, tombstone_views
from knowledge_bank.pages.fields import fields_views
from knowledge_bank.pages.finder import FINDER, FIRST, finder_views
from knowledge_bank.pages.glossary import glossary_views
from knowledge_bank.pages.home import home_view
from knowledge_bank.pages.indexes import facet_views, kind_views, pair_views
from knowledge_bank.pages.news import news_views
from knowledge_bank.pages.newsletters import feed_address, newsletter_views
from knowledge_bank.pages.programme import programme_views
from knowledge_bank.pages.start import start_views
from knowledge_bank.pages.view import Crumb, View
from knowledge_bank.pages.write import WRITE, write_views

__all__ = [
    "FINDER", "FIRST", "WRITE", "Crumb", "View", "body", "card", "feed_address", "head", "last_words", "views",
]  # fmt: skip


def views(edition: Edition, prose: dict[str, Prose]) -> Iterator[View]:
    """Every generated page of an edition; `prose` holds each document's body by the path of its file."""
    for view in _views(edition, prose):
        yield view if view.language else replace(view, language=edition.catalog.bank.language)


def _views(edition: Edition, prose: dict[str, Prose]) -> Iterator[View]:
    yield home_view(edition)
    yield from finder_views(edition)
    yield from start_views(edition)
    yield from kind_views(edition)
    yield from entry_views(edition, prose)
    yield from tombstone_views(edition)
    yield from facet_views(edition)
    yield from pair_views(edition)
    yield from programme_views(edition)
    yield from glossary_views(edition)
    yield from newsletter_views(edition, prose)
    yield from news_views(edition)
    yield from write_views(edition)
    yield from fields_views(edition)
