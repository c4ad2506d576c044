"""The home page: the ways in, what is new, the next workshop and the latest issue."""

from knowledge_bank.model import Edition, Kind
from knowledge_bank.pages.finder import FINDER
from knowledge_bank.pages.indexes import MATRIX, facet_address
from knowledge_bank.pages.news import newest_day, news_channel
from knowledge_bank.pages.start import starts
from knowledge_bank.pages.view import View

NEWEST = 3


def home_view(edition: Edition) -> View:
    """What the home page shows below the words of welcome."""
    catalog = edition.catalog
    bank = catalog.bank
    latest = [issues[-1] for series in bank.series if (issues := catalog.issues_of(series.id))]
    return View(
        address="",
        title=bank.title,
        template="home.html",
        shows={
            "bank": bank,
            "facets": [(facet, facet_address(facet)) for facet in bank.indexed],
            "matrix": MATRIX if bank.pair else "",
            "finder": FINDER if bank.finder else "",
            "kinds": [(kind, len(catalog.of_kind(kind))) for kind in Kind],
            "starts": starts(edition),
            "more": bank.more_for_members if edition.level == bank.most_open else "",
            "newest": catalog.listed[:NEWEST],
            "newest_day": newest_day(edition),
            "next": catalog.programme.next_workshop(edition.day),
            "issues": latest,
        },
        description=bank.description,
        feeds=news_channel(edition).feeds,
    )
