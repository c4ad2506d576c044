"""What is new, month by month."""

from collections.abc import Iterator

from knowledge_bank.model import Edition, Entry
from knowledge_bank.model.issue import month_name
from knowledge_bank.pages.listing import listing
from knowledge_bank.pages.view import View

NEW = "new/"


def months(edition: Edition) -> dict[str, list[Entry]]:
    """
    `yyyy-mm` to what was published or materially changed in it, newest month first.

    Months between the first and the last in which nothing was are there, empty.
    """
    found: dict[str, list[Entry]] = {}
    for entry in edition.catalog.listed:
        days = [change.date for change in entry.header.changes if change.date <= edition.day]
        if entry.header.published:
            days.append(entry.header.published)
        for month in dict.fromkeys(day.isoformat()[:7] for day in days):
            found.setdefault(month, []).append(entry)
    if not found:
        return {}
    first, month = min(found), max(found)
    whole: dict[str, list[Entry]] = {}
    while month >= first:
        whole[month] = found.get(month, [])
        month = _before(month)
    return whole


def _before(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02}"


def news_views(edition: Edition) -> Iterator[View]:
    """The list of months, and a page for each in which something was new."""
    by_month = months(edition)
    shown = [(month_name(month), f"{NEW}{month}/" if found else "", len(found)) for month, found in by_month.items()]
    latest = next(iter(by_month.values()), [])
    yield View(
        address=NEW,
        title="What's new",
        template="news.html",
        shows={"months": shown, "latest": latest},
        section=NEW,
        description="What was published or changed, month by month.",
    )
    for month, entries in by_month.items():
        if entries:
            name = month_name(month)
            yield from listing(
                f"{NEW}{month}/",
                f"New in {name}",
                "month.html",
                entries,
                {"month": month},
                section=NEW,
                description=f"What was published or changed in {name}.",
            )
