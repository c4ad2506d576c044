"""The blocks of an issue as Markdown: a section each, with prompts where a person has to write."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from jinja2 import Environment, StrictUndefined

from knowledge_bank.model import Kind
from knowledge_bank.model.block import Block
from knowledge_bank.model.issue import month_name
from knowledge_bank.model.phrases import day, lower_first
from knowledge_bank.model.prompt import prompt
from knowledge_bank.newsletter.desk import Desk
from knowledge_bank.newsletter.news import News, news, note
from knowledge_bank.newsletter.quoting import Markdown, lines, link, paragraph, words, written

MOST = 20
"""Entries that a block lists under one heading; the list of what is new has them all."""

Group = tuple[str, list[News]]
"""The title of a term, and what is for it."""


def sections(desk: Desk, slugs: Sequence[str]) -> dict[str, str]:
    """The section of each block by its id, in the order of the series, telling of what is listed; some are empty."""
    shown = _shown(desk, slugs)
    return {block.id: _section(block, desk, shown) for block in desk.blocks}


def ask(block: Block, desk: Desk, slugs: Sequence[str]) -> str:
    """The sentence in which a block asks for what it needs."""
    return _render(block.ask, _shown(desk, slugs)) if _is_wanted(block, desk) else ""


def _shown(desk: Desk, slugs: Sequence[str]) -> dict[str, Any]:
    """What templates may ask."""
    told = news(desk, slugs)
    return {
        "issue": desk.issue,
        "series": desk.series,
        "bank": desk.catalog.bank,
        "programme": desk.catalog.programme,
        "catalog": desk.whole,
        "workshop": desk.workshop,
        "next_workshop": desk.next_workshop,
        "entries": told,
        "cases": [one for one in told if one.kind is Kind.CASE],
        "resources": [one for one in told if one.kind is Kind.RESOURCE],
        "note": note(desk),
        "owner": desk.owner,
        "grouped": partial(_grouped, desk, told),
    }


def _section(block: Block, desk: Desk, shown: dict[str, Any]) -> str:
    if not _is_wanted(block, desk):
        return ""
    text = _render(block.template, {**shown, "prompt": lambda what: Markdown(prompt(what, block.words))})
    return f"## {block.title} {{#{block.id}}}\n\n{text}\n" if text else ""


def _is_wanted(block: Block, desk: Desk) -> bool:
    return desk.workshop is not None or not block.workshop


def _render(template: str, shown: dict[str, Any]) -> str:
    rendered = _environment().from_string(template).render(shown)
    tidy = "\n".join(line.rstrip() for line in rendered.split("\n")).strip()
    while "\n\n\n" in tidy:
        tidy = tidy.replace("\n\n\n", "\n\n")
    return tidy


def _grouped(desk: Desk, told: Sequence[News], facet: str) -> list[Group]:
    """
    What everybody may read, by the top-level term of a facet that each names first; the rest comes last, without title.

    Of what is restricted nobody may learn whom it is for.
    """
    vocabulary = desk.catalog.vocabularies.get(facet)
    terms = list(vocabulary.top) if vocabulary else []

    def place(one: News) -> int:
        carried = one.entry.terms.get(facet, ()) if one.entry else ()
        above = desk.catalog.with_broader(facet, carried[:1]) if vocabulary else ()
        return next((number for number, term in enumerate(terms) if term.id in above), len(terms))

    open_to_all = sorted((one for one in told if one.entry), key=place)
    titles = [*(term.title for term in terms), ""]
    return [(titles[number], list(group)) for number, group in groupby(open_to_all, key=place)]


def asked(block: Block, desk: Desk) -> str:
    """The role that is asked to write a block; nobody where it fills itself or is left out."""
    return "" if not _is_wanted(block, desk) else desk.owner if block.who == "owner" else block.who


@dataclass(frozen=True)
class Request:
    """A message that asks a role for its part of an issue."""

    to: str
    subject: str
    text: str


def request(block: Block, desk: Desk, slugs: Sequence[str]) -> Request | None:
    """What to send to whoever writes a block; None where it fills itself or is left out."""
    who = asked(block, desk)
    if not who:
        return None
    by = f"by {day(desk.due(block))}" if desk.due(block) >= desk.day else "as soon as you can"
    length = f"Please write {most(block)}. " if block.words else ""
    mailbox = desk.catalog.bank.mailbox
    name = f"{desk.series.title}, {month_name(desk.issue.month)}"
    is_own = who == desk.owner
    start = "This is a reminder for yourself. " if is_own else ""
    send = f"Please send it {by}{f' to {mailbox}' if mailbox else ''}. Thank you.\n\n{desk.owner}"
    text = (
        f"{start}{ask(block, desk, slugs)}\n\n"
        f"It is for the section \"{block.title}\" of {desk.issue.title} of the {desk.series.title}. {length}The "
        "newsletter goes to everyone: name no people, families or places, and no days on which something happened.\n\n"
        f"{f'Please have it ready {by}.' if is_own else send}"
    )
    return Request(who, f"{name}: {lower_first(block.title)}, {by}", text)


def most(block: Block) -> str:
    """How long a block may be: `at most 60 words for each strand`."""
    return f"at most {block.words} words" + (f" for each {block.each}" if block.each else "")


def _environment() -> Environment:
    environment = Environment(
        autoescape=False,
        undefined=StrictUndefined,
        finalize=written,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(day=lambda value: Markdown(day(value)), lower_first=lower_first, words=words)
    environment.globals.update(link=link, lines=lines, paragraph=paragraph, most=MOST)
    return environment
