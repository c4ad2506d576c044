"""What is new in the period of an issue, and what of it everybody may be told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge_bank.model import Edition, Entry, Issue, Kind, Status, newest_first
from knowledge_bank.model.telling import Piece, pieces
from knowledge_bank.newsletter.desk import Desk
from knowledge_bank.strings import language_name


@dataclass(frozen=True)
class News(Piece):
    """An entry as the blocks of an issue may tell of it; of one that not everybody may read, its teaser alone."""

    changed: str
    """What changed, in an entry that is not new; empty otherwise."""


def new(desk: Desk) -> list[str]:
    """
    The entries that were published or materially changed in the period, by kind, newest first.

    One that an earlier issue of the series told of counts only where it has changed since.
    """
    issue = desk.issue
    before = [other for other in desk.catalog.issues_of(issue.series) if other.month < issue.month]
    told = {slug for other in before for slug in other.header.entries}
    found = [
        entry
        for entry in desk.catalog.listed
        if entry.status is Status.PUBLISHED
        and not _why_gone(desk, entry.slug)
        and ((entry.slug not in told and _is_new(entry, issue)) or _change(entry, desk, issue))
    ]
    kinds = list(Kind)
    return [entry.slug for entry in sorted(found, key=lambda one: (kinds.index(one.kind), newest_first(one)))]


def waiting(desk: Desk) -> int:
    """How many entries wait for the next issue: published after the last day of this one, and not listed in it."""
    return sum(
        entry.status is Status.PUBLISHED
        and entry.slug not in desk.issue.header.entries
        and entry.header.published is not None
        and desk.issue.until < entry.header.published <= desk.day
        and not _why_gone(desk, entry.slug)
        for entry in desk.catalog.listed
    )


def gone(desk: Desk) -> dict[str, str]:
    """Why what the issue lists can no longer be told of, in a word or two, by slug."""
    listed = desk.issue.header.entries
    return {slug: why for slug in listed if slug not in desk.reading.broken and (why := _why_gone(desk, slug))}


def news(desk: Desk, slugs: Sequence[str]) -> tuple[News, ...]:
    """The entries of a list by kind, without those that may not be told of."""
    issue = replace(desk.issue, header=desk.issue.header.model_copy(update={"entries": tuple(slugs), "told": ()}))
    return tuple(_news(piece, desk, issue) for piece in pieces(desk.public, issue))


def _news(piece: Piece, desk: Desk, issue: Issue) -> News:
    changed = _change(piece.entry, desk, issue) if piece.entry and not _is_new(piece.entry, issue) else ""
    told = replace(piece, entry=None) if piece.is_teaser else piece
    return News(**vars(told), changed=changed)


def note(desk: Desk) -> News | None:
    """The note of the workshop, if everybody may be told of it."""
    if desk.workshop is None:
        return None
    slugs = [
        entry.slug
        for entry in desk.catalog.listed
        if getattr(entry.header, "workshop", None) == desk.workshop.id and entry.kind is Kind.NOTE
    ]
    return next(iter(sorted(news(desk, slugs), key=lambda one: one.is_teaser)), None)


def _why_gone(desk: Desk, slug: str) -> str:
    entry = desk.catalog.by_slug.get(slug)
    if entry is None:
        # What no draft ever listed may be a slip of the editor's, which the check tells.
        return "deleted" if slug in desk.issue.header.offered else ""
    if _is_told(desk.public, slug):
        return ""
    if entry.status is Status.WITHDRAWN:
        return "withdrawn"
    return "restricted" if desk.catalog.bank.rank(entry.access) else "not published"


def _is_told(public: Edition, slug: str) -> bool:
    return slug in public.catalog.by_slug or slug in public.teasers


def _is_new(entry: Entry, issue: Issue) -> bool:
    published = entry.header.published
    return published is not None and issue.since <= published <= issue.until


def _change(entry: Entry, desk: Desk, issue: Issue) -> str:
    """The note of the last change in the period, or that there is a translation now; empty without either."""
    notes = [change.note for change in entry.header.changes if issue.since <= change.date <= issue.until]
    translations = desk.public.catalog.translations.get(entry.slug, ())
    languages = [language_name(one.language) for one in translations if _is_new(one, issue)]
    return notes[-1] if notes else f"Now in {' and '.join(languages)} too." if languages else ""
