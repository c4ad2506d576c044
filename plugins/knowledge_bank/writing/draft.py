"""An issue drafted from its blocks, and drafted again with every word that its editor wrote since."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from knowledge_bank.checks import RULES, Subject
from knowledge_bank.checks.identifiers import discreet
from knowledge_bank.checks.prose import CONFLICT
from knowledge_bank.model import Issue, Problem, Prose, Severity
from knowledge_bank.model.phrases import day
from knowledge_bank.newsletter.blocks import sections
from knowledge_bank.newsletter.desk import Desk, NoDeskError, is_sent, lay_out
from knowledge_bank.newsletter.listed import UnsoundError as UnsoundListError
from knowledge_bank.newsletter.listed import with_entries
from knowledge_bank.newsletter.merge import merge, place_of, split
from knowledge_bank.newsletter.news import gone, new, news, waiting
from knowledge_bank.reading.front_matter import FrontMatter
from knowledge_bank.reading.issues import read_issues
from knowledge_bank.reading.notes import Notes
from knowledge_bank.rendering import render
from knowledge_bank.writing.fields import UnsoundError, with_fields
from knowledge_bank.writing.proposal import Proposal, RefusedError

TOLD_ANYWAY = {"prompt", "no-question", "missing-field"}
"""Warnings of what the plan and the new file itself tell: nobody needs to read them twice."""

MEMORY = "# The draft's memory; leave it as it is."
"""Stands above what a draft remembers in the header."""

BEGUN = """\
---
# summary: ""  # take the first # away; one or two sentences for the list of all issues, between the quotes
# subject: ""  # take the first # away; of the mail, in 60 characters at most
# preheader: ""  # take the first # away; what mail programs show beside the subject, in 100 characters at most
status: draft
---
"""


def draft(folder: Path, name: str, shown: str = "") -> Proposal:
    """
    Draft an issue (`eip2/2019-04`), or what is new since it was drafted last.

    Whatever its editor wrote, moved or took out stays as it is. Raises RefusedError with everything that stands
    against it.
    """
    try:
        desk = lay_out(folder, name, shown)
    except NoDeskError as nothing:
        raise RefusedError(str(nothing), nothing.problems) from None
    if is_sent(desk.issue):
        raise RefusedError(f"It is {desk.issue.header.status} already, and stays what was sent.")
    _refuse_conflicts(desk)
    fresh = new(desk)
    lost = gone(desk)
    listed = [slug for slug in desk.issue.header.entries if slug not in lost]
    added = [slug for slug in fresh if slug not in {*desk.issue.header.entries, *desk.issue.header.offered}]
    blocks = sections(desk, [*listed, *added])
    try:
        text = redrafted(desk.text or _begun(desk.issue), blocks, fresh, lost, desk.issue)
    except (UnsoundError, UnsoundListError):
        raise RefusedError(f"{desk.path.name} has front matter that can't be changed line by line.") from None
    if text == desk.text:
        done = [f"{desk.issue.path}: nothing is new since it was drafted last."]
    elif desk.text:
        done = [*_done_again(desk, added, sections(desk, listed), blocks), *_went(desk, text)]
    else:
        done = [f"{desk.issue.path} is drafted: {desk.issue.title}, with {_counted(len(added))}."]
    done += _waiting(desk)
    if not desk.text:
        done.append(f"kb newsletter plan {desk.issue.id} says who is to write what.")
    if text == desk.text:
        return Proposal({}, "\n".join(done))
    return Proposal({desk.path: text}, "\n".join(done), _brought(desk, text))


def redrafted(
    text: str, blocks: Mapping[str, str], new: Sequence[str], gone: Mapping[str, str], issue: Issue
) -> str:
    """
    The text of an issue's file after a draft; `issue` is what the text says.

    `blocks` are the sections that a draft would write, by block and in order; `new` are the entries that it would
    list, `gone` those listed that can't be told of any more, with the reason.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    header = issue.header
    added = [slug for slug in new if slug not in {*header.entries, *header.offered}]
    offered = list(dict.fromkeys([*header.offered, *new]))
    text = with_entries(text, added, gone)
    head, body = _halves(text)
    merged = merge(body, header.drafted, blocks)
    fields = {"drafted": merged.drafted or None, "offered": offered or None}
    before = {"drafted": header.drafted or None, "offered": list(header.offered) or None}
    changed = {name: value for name, value in fields.items() if value != before[name]}
    is_first = not (header.drafted or header.offered)
    return _remarked(with_fields(head + merged.body, changed)) if is_first else with_fields(head + merged.body, changed)


def _remarked(text: str) -> str:
    """The text with the remark above the first field of a draft's memory."""
    head, body = _halves(text)
    return re.sub(r"^(?=(?:drafted|offered):)", f"{MEMORY}\n", head, count=1, flags=re.MULTILINE) + body


def _halves(text: str) -> tuple[str, str]:
    handler = FrontMatter(Notes(""))
    _, body = handler.split(text)
    return text[: len(text) - len(body)], body


def _begun(issue: Issue) -> str:
    header = issue.header
    fields = {"workshop": header.workshop, "until": header.until, "editor": header.editor}
    return with_fields(BEGUN, {name: value for name, value in fields.items() if value is not None})


def _refuse_conflicts(desk: Desk) -> None:
    found = [desk.text.count("\n", 0, one.start()) + 1 for one in CONFLICT.finditer(desk.text)]
    if found:
        wrong, remedy = "a conflict of two versions", "keep what is right of both, and delete the lines of signs"
        problems = tuple(Problem(desk.issue.path, line, 1, "body", "conflict", wrong, remedy) for line in found)
        raise RefusedError("The issue has errors, so nothing is done. Mend it first:", problems)


def _done_again(
    desk: Desk, added: Sequence[str], before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[str]:
    """What came, and the parts that would tell of it were they not the editor's; `before` and `after` it came."""
    yield f"{desk.issue.path} is drafted again, and all that you wrote is as you left it."
    if not added:
        return
    came = "; ".join(f"{one.title} ({one.slug})" for one in news(desk, added))
    there = split(desk.issue.body)
    yours = [
        f"'{there[place].title}'"
        for block in after
        if after[block] != before[block]
        and (place := place_of(block, there)) is not None
        and there[place].digest != desk.issue.header.drafted.get(block)
    ]
    it = "it" if len(added) == 1 else "them"
    advice = f" You have changed {_and(yours)}, so add {it} there yourself if you want {it}." if yours else ""
    yield f"{_counted(len(added))} more: {came}.{advice}"


def _went(desk: Desk, text: str) -> Iterator[str]:
    """The parts that a draft took out."""
    there = split(_halves(text)[1])
    for section in split(desk.issue.body):
        if section.id in desk.issue.header.drafted and place_of(section.id, there) is None:
            yield f"'{section.title}' has nothing to tell any more, so it went."


def _waiting(desk: Desk) -> Iterator[str]:
    if count := waiting(desk):
        wait = "waits" if count == 1 else "wait"
        yield f"{_counted(count)} published after {day(desk.issue.until)} {wait} for the next issue."


def _counted(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _brought(desk: Desk, text: str) -> tuple[Problem, ...]:
    """The warnings that a draft would bring to its issue. Raises RefusedError with errors that it would bring."""
    before = Counter(map(_without_place, _problems(desk, desk.text) if desk.text else ()))
    brought: list[Problem] = []
    for problem in _problems(desk, text):
        before[_without_place(problem)] -= 1
        if before[_without_place(problem)] < 0:
            brought.append(problem)
    stopping = tuple(one for one in brought if one.severity is Severity.ERROR)
    if stopping:
        raise RefusedError("The bank would not be sound, so nothing was changed:", stopping)
    return tuple(one for one in brought if one.code not in TOLD_ANYWAY)


def _without_place(problem: Problem) -> Problem:
    return replace(problem, line=0, column=0)


def _problems(desk: Desk, text: str) -> list[Problem]:
    """
    What is wrong with the issue if its file holds a text, and with those of its series.

    The rules see it alone, with the entries that it may name: going over a large bank as a whole takes minutes.
    """
    others = desk.catalog.issues_of(desk.series.id)
    files = sorted({desk.path, *(desk.path.with_name(f"{other.month}.md") for other in others)})
    bank, programme = desk.catalog.bank, desk.catalog.programme
    issues, _, problems = read_issues({desk.series.id: files}, desk.shown, bank, programme, {desk.path: text})
    elsewhere = [issue for issue in desk.catalog.issues if issue.series != desk.series.id]
    catalog = replace(desk.catalog, entries=(), issues=(*elsewhere, *issues))
    catalog.__dict__["by_slug"] = desk.catalog.by_slug  # the value that is kept once it has been asked for
    subject = Subject(
        folder=desk.folder,
        shown=desk.shown,
        day=desk.day,
        catalog=catalog,
        prose=_Prose(desk, issues),
        broken=desk.reading.broken,
        images=frozenset(name for name in desk.reading.images if name.startswith(f"{desk.issue.folder}/")),
    )
    found = [problem for rule in RULES for problem in rule(subject) if problem.path == desk.issue.path]
    return sorted(discreet([*problems, *found], desk.catalog, desk.folder))


class _Prose(dict[str, Prose]):
    """The body of each document that a rule asks for, rendered then."""

    def __init__(self, desk: Desk, issues: Sequence[Issue]) -> None:
        super().__init__()
        self.bodies = {document.path: document.body for document in (*desk.catalog.documents, *issues)}

    def __missing__(self, path: str) -> Prose:
        self[path] = render(self.bodies[path])
        return self[path]
