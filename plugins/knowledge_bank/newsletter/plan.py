"""The plan of an issue in plain lines: what fills each block, what is missing, and who is asked by when."""

from collections.abc import Iterator
from datetime import date

from knowledge_bank.model import Kind
from knowledge_bank.model.block import Block
from knowledge_bank.model.phrases import day, lower_first
from knowledge_bank.model.prompt import prompts
from knowledge_bank.newsletter.blocks import asked, most, request, sections
from knowledge_bank.newsletter.desk import Desk, is_sent
from knowledge_bank.newsletter.merge import Section, place_of, split
from knowledge_bank.newsletter.news import News, gone, new, news, note
from knowledge_bank.rendering.code import without_code


def plan(desk: Desk) -> Iterator[str]:
    """The plan, a line each."""
    issue = desk.issue
    yield f"{desk.series.title}: {issue.title}"
    yield _state(desk)
    after = f" It follows {lower_first(desk.workshop.title)} of {day(desk.workshop.date)}." if desk.workshop else ""
    yield f"It covers {day(issue.since)} to {day(issue.until)}.{after}"
    yield f"{desk.owner} answers for it. Today is {day(desk.day)} in this bank's calendar."
    slugs = entries(desk)
    yield from _part("Still missing", list(_missing(desk, slugs)), "nothing that the bank should hold")
    yield from _part("What it tells of", [_named(one) for one in news(desk, slugs)], "nothing yet")
    yield from _part("Days", [f"{day(when)}: {what} ({_away(when, desk.day)})" for when, what in _days(desk)], "none")
    yield from _blocks(desk, slugs)


def requests(desk: Desk) -> Iterator[str]:
    """The messages to whoever has still to write, one for each block, ready to be sent; the editor's own come last."""
    slugs = entries(desk)
    fresh = sections(desk, slugs)
    there = split(desk.issue.body) if desk.text else []
    asked_for = [block for block in desk.blocks if _is_open(block, fresh[block.id], there, desk)]
    found = [one for block in asked_for if (one := request(block, desk, slugs))]
    found.sort(key=lambda one: one.to == desk.owner)
    for number, one in enumerate(found, start=1):
        yield f"Message {number} of {len(found)}"
        yield f"To: {one.to}"
        yield f"Subject: {one.subject}"
        yield f"\n{one.text}\n"
    if not found:
        yield "Nobody has to be asked: there is nothing left for others to write."


def entries(desk: Desk) -> list[str]:
    """What the issue lists, and what a draft would add to it."""
    header = desk.issue.header
    lost = gone(desk)
    listed = [slug for slug in header.entries if slug not in lost]
    if is_sent(desk.issue):
        return listed
    return [*listed, *(slug for slug in new(desk) if slug not in {*header.entries, *header.offered})]


def _state(desk: Desk) -> str:
    if is_sent(desk.issue):
        return f"It is {desk.issue.header.status}; no draft changes it any more."
    if not desk.text:
        return f"There is no file yet: kb newsletter draft {desk.issue.id} begins it."
    return f"It is a draft: {desk.issue.path}"


def _part(title: str, lines: list[str], otherwise: str) -> Iterator[str]:
    yield f"\n{title}: {len(lines) or otherwise}"
    yield from (f"  {line}" for line in lines)


def _named(one: News) -> str:
    changed = ", changed" if one.changed else ""
    teaser = ", for registered staff only: told by its teaser" if one.is_teaser else ""
    return f"{one.kind.label}: {one.title} ({one.slug}{changed}{teaser})"


def _missing(desk: Desk, slugs: list[str]) -> Iterator[str]:
    if desk.workshop and note(desk) is None:
        yield f"The note of {lower_first(desk.workshop.title)}: there is none yet that everybody may be told of."
    if desk.workshop and not desk.next_workshop:
        yield f"A workshop after {lower_first(desk.workshop.title)}."
    if not any(desk.catalog.by_slug[slug].kind is Kind.CASE for slug in slugs if slug in desk.catalog.by_slug):
        yield "A learning case that is new in this period."
    for slug, why in gone(desk).items():
        yield f"{slug} is listed, and gone: {why}."


def _days(desk: Desk) -> list[tuple[date, str]]:
    workshop, found = desk.workshop, [(desk.issue.until, "the last day that this issue covers")]
    if workshop:
        found.append((workshop.date, lower_first(workshop.title)))
    if workshop and workshop.log_due:
        found.append((workshop.log_due, "activity logs are due"))
    if workshop and workshop.newsletter_due:
        found.append((workshop.newsletter_due, "the newsletter is due"))
    return sorted(found)


def _away(when: date, today: date) -> str:
    days = (when - today).days
    if days == 0:
        return "today"
    length = f"{abs(days)} {'day' if abs(days) == 1 else 'days'}"
    return f"in {length}" if days > 0 else f"{length} ago"


def _blocks(desk: Desk, slugs: list[str]) -> Iterator[str]:
    fresh = sections(desk, slugs)
    there = split(desk.issue.body) if desk.text else []
    yield f"\nBlocks: {len(desk.blocks)}"
    for number, block in enumerate(desk.blocks, start=1):
        yield f"  {number}. {block.title}"
        yield f"     Filled by {block.filled_by}."
        yield f"     {_stands(block, fresh[block.id], there, desk)}"
        who = asked(block, desk)
        if who and _is_open(block, fresh[block.id], there, desk):
            length = f", {most(block)}" if block.words else ""
            when = desk.due(block)
            yield f"     {who}: asked for it by {day(when)} ({_away(when, desk.day)}){length}."


def _removed(desk: Desk, there: list[Section]) -> set[str]:
    """The blocks that the editor took out."""
    return {block for block in desk.issue.header.drafted if place_of(block, there) is None} if desk.text else set()


def _is_open(block: Block, fresh: str, there: list[Section], desk: Desk) -> bool:
    """True while somebody has still to write something of a block."""
    place = place_of(block.id, there)
    if is_sent(desk.issue) or (place is None and block.id in _removed(desk, there)):
        return False
    return bool(_prompts(fresh if place is None else there[place].text))


def _stands(block: Block, fresh: str, there: list[Section], desk: Desk) -> str:
    """How a block stands."""
    place = place_of(block.id, there)
    if place is not None:
        section = there[place]
        whose = "As drafted" if section.digest == desk.issue.header.drafted.get(block.id) else "Changed by the editor"
        return f"{whose}; {_left(section.text)}."
    if block.id in _removed(desk, there):
        return "Taken out by the editor; it stays out."
    if is_sent(desk.issue):
        return "Not in it."
    if not fresh:
        return "Left out: there is nothing to tell, or no workshop to tell of."
    return f"Not in the file yet; {_left(fresh)}." if desk.text else f"{_left(fresh).capitalize()}."


def _left(text: str) -> str:
    count = _prompts(text)
    if not count:
        return "nothing has to be written"
    return f"{count} {'prompt is' if count == 1 else 'prompts are'} still to be written"


def _prompts(text: str) -> int:
    return len(list(prompts(without_code(text))))
