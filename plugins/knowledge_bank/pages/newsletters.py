"""Newsletters: a page per issue, and an archive by quarter for each series."""

from collections.abc import Iterator
from itertools import groupby

from knowledge_bank.model import Edition, Facet, Issue, Kind, Prose, Series, Term
from knowledge_bank.model.telling import Piece, corrections, pieces
from knowledge_bank.pages.citation import cite_issue
from knowledge_bank.pages.entries import binder, pictures
from knowledge_bank.pages.view import Crumb, View
from knowledge_bank.strings import strings

NEWSLETTERS = "newsletters/"

FORMS = {"email": "email.html", "text": "issue.txt", "pdf": "issue.pdf"}
"""What else an issue may be read as, and the name of the file."""
WAYS_ON = {"message": "issue.eml", "blocks": "blocks.html"}
"""What others may be sent."""


def series_address(series: Series) -> str:
    """Of the archive of a series."""
    return f"{NEWSLETTERS}{series.id}/"


def feed_address(series: Series) -> str:
    return f"{series_address(series)}feed.xml"


def _feeds(edition: Edition, *of: Series) -> dict[str, str]:
    """Address and title of the feeds of series; a feed has addresses in full, and tells of what is out."""
    catalog = edition.catalog
    told = (series for series in of if not all(map(edition.is_ahead, catalog.issues_of(series.id))))
    return {feed_address(series): series.title for series in told} if catalog.bank.address else {}


def newsletter_views(edition: Edition, prose: dict[str, Prose]) -> Iterator[View]:
    """All series, the archive of each, and their issues."""
    catalog = edition.catalog
    if not catalog.bank.series:
        return
    spoken = strings(catalog.bank.language)
    yield View(
        address=NEWSLETTERS,
        title=spoken.label("Newsletters"),
        template="newsletters.html",
        shows={"series": [(series, catalog.issues_of(series.id)[::-1]) for series in catalog.bank.series]},
        section=NEWSLETTERS,
        description=spoken.label("Every newsletter, newest first."),
        feeds=_feeds(edition, *catalog.bank.series),
    )
    for series in catalog.bank.series:
        issues = catalog.issues_of(series.id)
        if issues:
            quarters = [(name, list(group)) for name, group in groupby(issues[::-1], key=lambda issue: issue.quarter)]
            yield View(
                address=series_address(series),
                title=series.title,
                template="series.html",
                shows={"series": series, "quarters": quarters, "by_row": _by_row(edition, issues)},
                section=NEWSLETTERS,
                description=series.description,
                feeds=_feeds(edition, series),
            )
        for place, issue in enumerate(issues):
            later = issues[place + 1] if place + 1 < len(issues) else None
            yield _issue(edition, series, issue, prose[issue.path], issues[place - 1] if place else None, later)


def _by_row(edition: Edition, issues: tuple[Issue, ...]) -> tuple[Facet | None, list[tuple[Term, list[Issue]]]]:
    """Per term of the bank's rows the issues, newest first, that tell of entries with it, where there are any."""
    catalog = edition.catalog
    if catalog.bank.pair is None:
        return None, []
    facet = catalog.bank.facet(catalog.bank.pair.rows)
    found = []
    for term in catalog.vocabularies[facet.id]:
        tagged = {entry.slug for entry in catalog.tagged(facet.id, term.id)}
        telling = [issue for issue in issues[::-1] if not tagged.isdisjoint(issue.header.entries)]
        if term.taggable and telling:
            found.append((term, telling))
    return facet, found


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
            "groups": [(kind, list(told)) for kind, told in groupby(pieces(edition, issue), key=_kind)],
            "corrections": corrections(edition, issue),
            "workshop": catalog.programme.by_id.get(issue.header.workshop or ""),
            "ahead": edition.is_ahead(issue),
            "forms": _addresses(issue, FORMS) if catalog.bank.address else {},
            "ways_on": _addresses(issue, WAYS_ON) if catalog.bank.address else {},
            "previous": previous,
            "later": later,
        },
        section=NEWSLETTERS,
        trail=(Crumb(series.title, series_address(series)),),
        description=issue.header.summary or f"{series.title}, {issue.period}",
        headings=prose.headings,
        updated=issue.header.published,
        access=catalog.bank.most_open,
        searchable=True,
        source=issue.path,
        pictures=pictures(issue, prose, catalog),
        feeds=_feeds(edition, series),
        citation=None if edition.is_ahead(issue) else cite_issue(issue, series, catalog.bank),
    )


def _addresses(issue: Issue, names: dict[str, str]) -> dict[str, str]:
    return {form: issue.address + name for form, name in names.items()}


def _kind(piece: Piece) -> Kind:
    return piece.kind
