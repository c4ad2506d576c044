"""What is new, month by month."""

from collections.abc import Iterator
from datetime import date

from knowledge_bank.model import Edition, Entry
from knowledge_bank.pages.follow import Channel, channel
from knowledge_bank.pages.listing import listing
from knowledge_bank.pages.view import View
from knowledge_bank.strings import strings

NEW = "new/"


def news_channel(edition: Edition) -> Channel:
    """All that is new, to follow."""
    title = strings(edition.catalog.bank.language).label("What's new")
    return channel(edition, title, NEW, edition.catalog.listed)


def months(edition: Edition) -> dict[str, list[Entry]]:
    """
    `yyyy-mm` to what was published or materially changed in it, newest month first.

    Months between the first and the last in which nothing was are there, empty.
    """
    found: dict[str, list[Entry]] = {}
    for entry in edition.catalog.listed:
        for month in dict.fromkeys(day.isoformat()[:7] for day in _days(entry, edition)):
            found.setdefault(month, []).append(entry)
    if not found:
        return {}
    first, month = min(found), max(found)
    whole: dict[str, list[Entry]] = {}
    while month >= first:
        whole[month] = found.get(month, [])
        month = _before(month)
    return whole


def _days(entry: Entry, edition: Edition) -> list[date]:
    """When it was published, in whatever language, and when it was materially changed."""
    changed = [change.date for change in entry.header.changes if change.date <= edition.day]
    spoken = edition.catalog.in_all_languages(entry)
    return [*changed, *(one.header.published for one in spoken if one.header.published)]


def newest_day(edition: Edition) -> date | None:
    """When something was last published or changed."""
    return max((day for entry in edition.catalog.listed for day in _days(entry, edition)), default=None)


def _last(month: str, entries: list[Entry], edition: Edition) -> date | None:
    """When something was last published or changed in a month."""
    days = (day for entry in entries for day in _days(entry, edition))
    return max((day for day in days if day.isoformat().startswith(month)), default=None)


def _before(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02}"


def news_views(edition: Edition) -> Iterator[View]:
    """The list of months, and a page for each in which something was new."""
    by_month = months(edition)
    language = edition.catalog.bank.language
    spoken = strings(language)
    shown = [
        (spoken.month(month), f"{NEW}{month}/" if found else "", len(found), _last(month, found, edition))
        for month, found in by_month.items()
    ]
    latest = next(iter(by_month.values()), [])
    yield View(
        address=NEW,
        title=spoken.label("What's new"),
        template="news.html",
        shows={"months": shown, "latest": latest, "newest_day": newest_day(edition)},
        section=NEW,
        description=spoken.label("What was published or changed, month by month."),
        feeds=news_channel(edition).feeds,
    )
    for month, entries in by_month.items():
        if entries:
            name = spoken.month(month)
            yield from listing(
                f"{NEW}{month}/",
                spoken.label("New in {month}", month=name),
                "month.html",
                entries,
                {"month": month},
                language=language,
                section=NEW,
                description=spoken.label("What was published or changed in {month}.", month=name),
            )
