"""A letter: one issue as its readers get it, whatever they read it in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from urllib.parse import urljoin

from knowledge_bank.model import Edition, Goal, Issue, Link, Prose, Series, Status, lead
from knowledge_bank.model.phrases import day
from knowledge_bank.model.telling import Piece, corrections, pieces
from knowledge_bank.model.tree import Block, Box, Heading, Inline, Paragraph, Span, Tree, Words
from knowledge_bank.rendering.tree import tree

NEW = "new-in-the-bank"
"""The place of what is new, on the web as in an e-mail."""


@dataclass(frozen=True)
class Letter:
    """Everything about an issue that its exports show; all addresses are in full."""

    id: str
    """`eip2/2018-10`."""
    title: str
    """`Issue 5, October 2018`."""
    series: str
    """The title of the series."""
    period: str
    subject: str
    preheader: str
    summary: str
    editor: str
    """The role that signs it."""
    published: date | None
    updated: date | None
    """The day of the last correction, else that on which it was published."""
    language: str
    address: str
    """Of the page on the web."""
    bank: str
    """The title of the bank."""
    rights: str
    mailbox: str
    unsubscribe: str
    tree: Tree
    """What it says: lead, corrections, the editor's text, what is new, and the colophon, in this order."""
    pieces: tuple[Piece, ...]
    """What is new, in the order of the tree."""
    pictures: dict[str, str]
    """Address of each picture to its path in the bank."""


def letter(edition: Edition, issue: Issue, prose: Prose) -> Letter:
    """The letter of an issue for the readers of an edition, which is the most open one wherever it leaves the site."""
    bank = edition.catalog.bank
    series = next(series for series in bank.series if series.id == issue.series)
    pictures: dict[str, str] = {}

    def address_of(link: Link) -> str:
        goal = lead(issue.folder, link.target, edition.catalog)
        if goal.goal is Goal.ELSEWHERE:
            return link.target
        fragment = f"#{goal.fragment}" if goal.fragment else ""
        if goal.goal is Goal.FILE:
            address = bank.address + issue.address + goal.name
            pictures[address] = f"{issue.folder}/{goal.name}"
            return address
        thing = goal.thing(edition.catalog)
        return bank.address + (thing.address if thing else goal.address) + fragment

    told = pieces(edition, issue)
    web = urljoin(bank.address, issue.address)
    body = tree(prose, address_of)
    blocks = (
        _lead(edition, issue, series),
        *_corrections(edition, issue),
        *body.blocks,
        *_new(told, bank.address),
        *_colophon(issue, series, bank.title, bank.mailbox, web),
    )
    header = issue.header
    days = (header.published, *(when for when, _ in corrections(edition, issue)))
    made = Letter(
        id=issue.id,
        title=issue.title,
        series=series.title,
        period=issue.period,
        subject=header.subject or f"{series.title}: {issue.title}",
        preheader=header.preheader or header.summary or "",
        summary=header.summary or "",
        editor=header.editor or series.owner,
        published=header.published,
        updated=max(filter(None, days), default=None),
        language=bank.language,
        address=web,
        bank=bank.title,
        rights=bank.rights,
        mailbox=bank.mailbox,
        unsubscribe=series.unsubscribe,
        tree=Tree(blocks),
        pieces=tuple(told),
        pictures=pictures,
    )
    return _as_draft(made) if header.status is Status.DRAFT else made


def _as_draft(letter: Letter) -> Letter:
    """It says of itself that it is not out, whatever it is read in: the day in a draft's header is not settled yet."""
    title, subject = (f"Draft: {text}" for text in (letter.title, letter.subject))
    return replace(letter, title=title, subject=subject, published=None, updated=None)


def _words(text: str) -> tuple[Inline, ...]:
    return (Words(text),)


def _link(text: str, address: str) -> Span:
    return Span("a", _words(text), address)


def _lead(edition: Edition, issue: Issue, series: Series) -> Paragraph:
    workshop = edition.catalog.programme.by_id.get(issue.header.workshop or "")
    start = Words(f"{series.title}: {issue.period}")
    if workshop is None:
        return Paragraph((start, Words(".")))
    address = edition.catalog.bank.address + workshop.address
    return Paragraph((start, Words(", after "), _link(workshop.title, address), Words(f" of {day(workshop.date)}.")))


def _corrections(edition: Edition, issue: Issue) -> Iterator[Block]:
    for when, text in corrections(edition, issue):
        title = f"Correction, {day(when)}" if when else "Correction"
        yield Box((Paragraph(_words(text)),), _words(title))


def _new(told: list[Piece], site: str) -> Iterator[Block]:
    if told:
        yield Heading(2, NEW, _words("New in the bank"))
    for kind, group in groupby(told, key=lambda piece: piece.kind):
        yield Heading(3, f"new-{kind}", _words(kind.plural))
        for piece in group:
            title = (_link(piece.title, site + piece.entry.address),) if piece.entry else _words(piece.title)
            yield Heading(4, "", title)
            yield Paragraph(_words(piece.summary))
            if piece.is_teaser:
                yield Paragraph((Span("em", _words("For registered staff only")),))


def _colophon(issue: Issue, series: Series, bank: str, mailbox: str, web: str) -> Iterator[Block]:
    yield Heading(2, "about-this-newsletter", _words("About this newsletter"))
    who = issue.header.editor or series.owner
    signed = f" {who} answers for it." if who else ""
    about = series.description or f"{series.title}."
    yield Paragraph((Words(f"{about}{signed} It is on the web at "), _link(web, web), Words(".")))
    if mailbox:
        line = "Tell us what is wrong or missing, or ask for it in another format: "
        yield Paragraph((Words(line), _link(mailbox, f"mailto:{mailbox}"), Words(".")))
    yield Paragraph(_words(f"{bank}: please pass this on to whoever may find it useful."))
