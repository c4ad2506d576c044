"""A letter: one issue as its readers get it, whatever they read it in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from urllib.parse import urljoin

from knowledge_bank.model import Bank, Edition, Goal, Issue, Link, Prose, Series, Status, lead
from knowledge_bank.model.telling import Piece, corrections, pieces
from knowledge_bank.model.tree import Block, Box, Heading, Inline, Paragraph, Span, Tree, Words
from knowledge_bank.rendering.tree import tree
from knowledge_bank.strings import Strings, strings

NEW = "new-in-the-bank"
"""The place of what is new, on the web as in an e-mail."""

SLOT = "\0"
"""Where a link stands in a sentence. No file of a bank has this sign."""


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
    spoken = strings(bank.language)
    blocks = (
        _lead(edition, issue, series, spoken),
        *_corrections(edition, issue, spoken),
        *body.blocks,
        *_new(told, bank.address, spoken),
        *_colophon(issue, series, bank, web, spoken),
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
    spoken = strings(letter.language)
    title, subject = (spoken.label("Draft: {title}", title=text) for text in (letter.title, letter.subject))
    return replace(letter, title=title, subject=subject, published=None, updated=None)


def around(text: str, part: Inline) -> tuple[Inline, ...]:
    """The words of a sentence, with a link in its slot."""
    before, _, after = text.partition(SLOT)
    return tuple(one for one in (Words(before), part, Words(after)) if one != Words(""))


def _words(text: str) -> tuple[Inline, ...]:
    return (Words(text),)


def _link(text: str, address: str) -> Span:
    return Span("a", _words(text), address)


def _lead(edition: Edition, issue: Issue, series: Series, spoken: Strings) -> Paragraph:
    workshop = edition.catalog.programme.by_id.get(issue.header.workshop or "")
    told = {"series": series.title, "period": issue.period}
    if workshop is None:
        return Paragraph(_words(spoken.label("{series}: {period}.", **told)))
    text = spoken.label("{series}: {period}, after {workshop} of {day}.", workshop=SLOT, day=workshop.date, **told)
    return Paragraph(around(text, _link(workshop.title, edition.catalog.bank.address + workshop.address)))


def _corrections(edition: Edition, issue: Issue, spoken: Strings) -> Iterator[Block]:
    for when, text in corrections(edition, issue):
        title = spoken.label("Correction, {day}", day=when) if when else spoken.label("Correction")
        yield Box((Paragraph(_words(text)),), _words(title))


def _new(told: list[Piece], site: str, spoken: Strings) -> Iterator[Block]:
    if told:
        yield Heading(2, NEW, _words(spoken.label("New in the bank")))
    for kind, group in groupby(told, key=lambda piece: piece.kind):
        yield Heading(3, f"new-{kind}", _words(spoken.label(kind.plural)))
        for piece in group:
            title = (_link(piece.title, site + piece.entry.address),) if piece.entry else _words(piece.title)
            yield Heading(4, "", title)
            yield Paragraph(_words(piece.summary))
            if piece.is_teaser:
                yield Paragraph((Span("em", _words(spoken.label("For registered staff only"))),))


def _colophon(issue: Issue, series: Series, bank: Bank, web: str, spoken: Strings) -> Iterator[Block]:
    yield Heading(2, "about-this-newsletter", _words(spoken.label("About this newsletter")))
    who = issue.header.editor or series.owner
    sentences = (
        series.description or f"{series.title}.",
        spoken.label("{who} answers for it.", who=who) if who else "",
        spoken.label("It is on the web at {address}.", address=SLOT),
    )
    yield Paragraph(around(" ".join(filter(None, sentences)), _link(web, web)))
    if bank.mailbox:
        told = spoken.label("Tell us what is wrong or missing, or ask for it in another format: {to}.", to=SLOT)
        yield Paragraph(around(told, _link(bank.mailbox, f"mailto:{bank.mailbox}")))
    line = spoken.label("{bank}: please pass this on to whoever may find it useful.", bank=bank.title)
    yield Paragraph(_words(line))
