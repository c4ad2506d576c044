"""What an issue tells of: its entries, as they were when it was sent, and what has been found wrong since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge_bank.model.edition import Edition
from knowledge_bank.model.entry import Entry
from knowledge_bank.model.gone import links_to
from knowledge_bank.model.issue import Issue, Told
from knowledge_bank.model.kind import Kind
from knowledge_bank.strings import later, strings

GONE = later("Something that this issue told of has been withdrawn since.")


@dataclass(frozen=True)
class Piece:
    """An entry as an issue tells of it."""

    slug: str
    kind: Kind
    title: str
    summary: str
    entry: Entry | None
    """None where the readers of the edition may not see it: then title and summary are its teaser's."""
    is_teaser: bool


def pieces(edition: Edition, issue: Issue) -> list[Piece]:
    """
    The entries of an issue by kind, in the editor's order; what is withdrawn is no longer told of.

    Titles and summaries are those that were sent, and until then those of the entries, or of their teasers.
    """
    sent = {told.entry: told for told in issue.header.told}
    found = list(_found(edition, issue, sent))
    return [piece for kind in Kind for piece in found if piece.kind is kind]


def _found(edition: Edition, issue: Issue, sent: dict[str, Told]) -> Iterator[Piece]:
    for slug in issue.header.entries:
        entry = edition.catalog.by_slug.get(slug)
        teaser = edition.teasers.get(slug)
        if teaser is not None:
            words = sent.get(slug) or teaser
            yield Piece(slug, edition.teaser_kinds[slug], words.title, words.summary, entry, True)
        elif entry is not None:
            then = sent.get(slug) or entry
            yield Piece(slug, entry.kind, then.title, then.summary, entry, False)


def corrections(edition: Edition, issue: Issue) -> list[tuple[date | None, str]]:
    """The editor's corrections of an issue, and a line for each thing it told of that was withdrawn since, by day."""
    out = issue.header.published
    words = strings(edition.catalog.bank.language).label(GONE)
    gone = [
        (when, words)
        for slug, when in edition.withdrawn.items()
        if (slug in issue.header.entries or links_to(issue.body, slug)) and (when is None or out is None or when >= out)
    ]
    found = [*((one.date, one.text) for one in issue.header.corrections), *gone]
    return sorted(found, key=lambda one: (one[0] or date.min, one[1]))
