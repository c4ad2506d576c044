"""Newsletters: a page per issue, and an archive by quarter for each series."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from knowledge_bank.model import Edition, Entry, Issue, Kind, Prose, Series, Teaser
from knowledge_bank.pages.entries import binder, pictures
from knowledge_bank.pages.view import Crumb, View

NEWSLETTERS = "newsletters/"


@dataclass(frozen=True)
class Mention:
    """An entry as an issue tells of it: by itself, or by its teaser alone."""

    entry: Entry | None
    """None when these readers may not see it."""
    teaser: Teaser | None


def newsletter_views(edition: Edition, prose: dict[str, Prose]) -> Iterator[View]:
    """All series, the archive of each, and their issues."""
    catalog = edition.catalog
    if not catalog.bank.series:
        return
    yield View(
        address=NEWSLETTERS,
        title="Newsletters",
        template="newsletters.html",
        shows={"series": [(series, catalog.issues_of(series.id)[::-1]) for series in catalog.bank.series]},
        section=NEWSLETTERS,
        description="Every newsletter, newest first.",
    )
    for series in catalog.bank.series:
        issues = catalog.issues_of(series.id)
        if issues:
            quarters = [(name, list(group)) for name, group in groupby(issues[::-1], key=lambda issue: issue.quarter)]
            yield View(
                address=f"{NEWSLETTERS}{series.id}/",
                title=series.title,
                template="series.html",
                shows={"series": series, "quarters": quarters},
                section=NEWSLETTERS,
                description=series.description,
            )
        for place, issue in enumerate(issues):
            later = issues[place + 1] if place + 1 < len(issues) else None
            yield _issue(edition, series, issue, prose[issue.path], issues[place - 1] if place else None, later)


def _issue(
    edition: Edition, series: Series, issue: Issue, prose: Prose, previous: Issue | None, later: Issue | None
) -> View:
    catalog = edition.catalog
    return View(
        address=issue.address,
        title=issue.title,
        template="issue.html",
        shows={
            "issue": issue,
            "series": series,
            "prose": binder(catalog, issue, prose),
            "groups": mentions(edition, issue),
            "workshop": catalog.programme.by_id.get(issue.header.workshop or ""),
            "ahead": edition.is_ahead(issue),
            "previous": previous,
            "later": later,
        },
        section=NEWSLETTERS,
        trail=(Crumb(series.title, f"{NEWSLETTERS}{series.id}/"),),
        description=issue.header.summary or f"{series.title}, {issue.period}",
        headings=prose.headings,
        updated=issue.header.published,
        searchable=True,
        source=issue.path,
        pictures=pictures(issue, prose, catalog),
    )


def mentions(edition: Edition, issue: Issue) -> list[tuple[Kind, list[Mention]]]:
    """What an issue lists, by kind and in the editor's order. What is withdrawn is no longer told of."""
    groups: dict[Kind, list[Mention]] = {kind: [] for kind in Kind}
    for slug in issue.header.entries:
        entry = edition.catalog.by_slug.get(slug)
        teaser = edition.teasers.get(slug)
        if teaser is not None:
            groups[edition.teaser_kinds[slug]].append(Mention(entry, teaser))
        elif entry is not None:
            groups[entry.kind].append(Mention(entry, None))
    return [(kind, found) for kind, found in groups.items() if found]
