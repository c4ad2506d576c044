"""What readers will see change, as Markdown for the people who look at a proposal."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from knowledge_bank.model import Catalog, Edition, Entry, Kind, Programme, Status, Vocabulary, edition, printable
from knowledge_bank.model.difference import (
    Difference,
    counts,
    crossed_counts,
    difference,
    of_entries,
    of_issues,
    parts_of_entry,
    parts_of_issue,
)
from knowledge_bank.model.programme import Plan

T = TypeVar("T")

MOST = 50
"""Lines of one list; the rest is counted."""
LONGEST = 100
"""Characters of one title."""
LARGEST = 60_000
"""Characters in all: GitHub takes 65,536 for a comment."""

TITLE = "## What readers will see change"
NOTHING = "Nothing that readers see changes."

IsTellable = Callable[[str, Kind], bool]
"""Whether a title may be told where anybody may read it."""


def code(text: str) -> str:
    """A text as code, in which no mention, link, picture or HTML comes to life."""
    plain = printable(" ".join(text.split())).replace("`", "'") or "-"
    return f"`{plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + '…'}`"


def unsound(ref: str, before: int, after: int) -> str:
    """What to say of states that have errors: how many, and nothing that stands in them."""
    there, here = (f"{_number(count, 'error')}" for count in (before, after))
    return (
        f"{TITLE}\n\nNobody can tell yet: the check finds {there} in {code(ref)} and {here} in this version. "
        "See the annotations of the check.\n"
    )


def nothing_yet(after: Catalog) -> Catalog:
    """A bank of the same settings that holds nothing: what there was before the first version."""
    vocabularies = {facet: Vocabulary(vocabulary.id, ()) for facet, vocabulary in after.vocabularies.items()}
    return replace(after, vocabularies=vocabularies, programme=Programme(), entries=(), issues=())


def changes(ref: str, before: Catalog, after: Catalog, day: date, is_tellable: IsTellable) -> str:
    """
    Tell what differs for the readers of each edition on one day.

    Who reads it may be anybody. So it names only what everybody may read, and counts the rest.
    """
    lines: list[str] = []
    for title, found in _Comparison(before, after, day, is_tellable).sections():
        if told := list(_bounded(found)):
            lines += ["", f"### {title}", "", *told]
    whole = "\n".join([TITLE, "", f"Compared with {code(ref)}.", *(lines or ["", NOTHING])]) + "\n"
    if len(whole) <= LARGEST:
        return whole
    return whole[: whole.rindex("\n", 0, LARGEST)] + "\n\nThere is more than fits here.\n"


class _Comparison:
    """Two states of a bank, edition by edition."""

    def __init__(self, before: Catalog, after: Catalog, day: date, is_tellable: IsTellable) -> None:
        self.before, self.after, self.day = before, after, day
        self.is_tellable = is_tellable
        self.told: set[str] = set()
        """Slugs that have been told of for readers of a more open edition."""

    def sections(self) -> Iterator[tuple[str, Iterable[str]]]:
        most_open, *others = self.after.bank.access
        was, now = self._editions(most_open.id)
        yield f"For {code(most_open.title)}", self._named(was, now)
        yield "Counts there", self._counts(was, now)
        yield "Newsletters", self._issues(was, now)
        ahead = self._editions(most_open.id, drafts=True)
        yield "In the preview only", self._named(*ahead)
        yield "Newsletters in the preview only", self._issues(*ahead)
        for level in others:
            yield f"For {code(level.title)} besides", self._restricted(level.id)
        yield "Words and programme", self._frame()

    def _editions(self, level: str, *, drafts: bool = False) -> tuple[Edition, Edition]:
        known = {access.id for access in self.before.bank.access}
        before = self.before if level in known else nothing_yet(self.after)
        return edition(before, level, self.day, drafts=drafts), edition(self.after, level, self.day, drafts=drafts)

    def _difference(self, was: Edition, now: Edition) -> Difference[Entry]:
        """What was not told before; in a preview, of what only a preview shows."""
        found = of_entries(was.catalog.entries, now.catalog.entries, self.after.bank)
        came, went = ([one for one in some if one.slug not in self.told] for some in (found.came, found.went))
        changed = [pair for pair in found.changed if pair[1].slug not in self.told]
        if now.drafts:
            came = [one for one in came if now.is_ahead(one)]
            went = [one for one in went if was.is_ahead(one)]
            changed = [pair for pair in changed if now.is_ahead(pair[1])]
        return Difference(tuple(came), tuple(went), tuple(changed))

    def _named(self, was: Edition, now: Edition) -> Iterator[str]:
        found = self._difference(was, now)
        hidden = {"comes": 0, "goes": 0, "changes": 0}
        withdrawn = 0
        for entry in found.came:
            if self._may_name(entry):
                yield f"- comes: {self._name(entry, now)}"
            else:
                hidden["comes"] += 1
        for old, entry in found.changed:
            if self._may_name(entry):
                yield f"- changes: {self._name(entry, now)}: {', '.join(self._parts(old, entry))}"
            else:
                hidden["changes"] += 1
        for entry in found.went:
            left = self.after.by_slug.get(entry.slug)
            if left is not None and left.status is Status.WITHDRAWN:
                withdrawn += 1  # a withdrawal says nothing of a case
            elif self._may_name(entry) and (left is None or left.access == self.after.bank.most_open):
                yield f"- goes: {self._name(entry, was)}"
            else:
                hidden["goes"] += 1
        yield from _counted(hidden, "unnamed page")
        yield from _counted({"is withdrawn": withdrawn}, "page")
        self.told |= {one.slug for one in (*found.came, *found.went)} | {one.slug for _, one in found.changed}

    def _may_name(self, entry: Entry) -> bool:
        return entry.access == self.after.bank.most_open and self.is_tellable(entry.title, entry.kind)

    def _name(self, entry: Entry, shown: Edition) -> str:
        marks = [entry.kind.label.lower()]
        if shown.is_ahead(entry):
            due = entry.header.published
            is_draft = entry.status is Status.DRAFT or due is None
            marks.append("draft" if is_draft else f"from {due:%d %B %Y} on")
        elif entry.status is Status.ARCHIVED:
            marks.append("archived")
        return f"{code(entry.title)} ({', '.join(marks)})"

    def _parts(self, old: Entry, entry: Entry) -> Iterator[str]:
        titles = {facet.id: facet.title for facet in self.after.bank.facets}
        for part in parts_of_entry(old, entry, self.after.bank):
            if part == "title" and self._may_name(old):
                yield f"title (was {code(old.title)})"
            else:
                yield code(titles[part]) if part in titles else part

    def _counts(self, was: Edition, now: Edition) -> Iterator[str]:
        facets = {facet.id: facet.title for facet in self.after.bank.indexed}
        old, new = counts(was.catalog), counts(now.catalog)
        for key in {**new, **old}:
            if old.get(key, 0) != new.get(key, 0) and key[0] in facets:
                title = f"{code(facets[key[0]])}: {self._term(*key)}"
                yield f"- {title}: {old.get(key, 0)} → {new.get(key, 0)}"
        pair = self.after.bank.pair
        old, new = crossed_counts(was.catalog), crossed_counts(now.catalog)
        for key in {**new, **old} if pair else ():
            if pair and old.get(key, 0) != new.get(key, 0):
                title = f"{self._term(pair.rows, key[0])} with {self._term(pair.columns, key[1])}"
                yield f"- {title}: {old.get(key, 0)} → {new.get(key, 0)}"

    def _term(self, facet: str, term: str) -> str:
        for catalog in (self.after, self.before):
            if facet in catalog.vocabularies and term in catalog.vocabularies[facet]:
                return code(catalog.vocabularies[facet][term].title)
        return code(term)

    def _issues(self, was: Edition, now: Edition) -> Iterator[str]:
        series = {one.id: one.title for bank in (self.before.bank, self.after.bank) for one in bank.series}
        found = of_issues(was, now)
        both = (("comes", found.came, now), ("goes", found.went, was))
        for verb, issue, shown in ((verb, issue, shown) for verb, some, shown in both for issue in some):
            if shown.is_ahead(issue) == now.drafts:
                yield f"- {verb}: {code(f'{series[issue.series]}: {issue.title}')}{' (draft)' if now.drafts else ''}"
        for old, issue in found.changed:
            if now.is_ahead(issue) == now.drafts:
                name = code(f"{series[issue.series]}: {issue.title}")
                yield f"- changes: {name}: {', '.join(parts_of_issue(old, issue))}"

    def _restricted(self, level: str) -> Iterator[str]:
        for drafts, noun in ((False, "page"), (True, "draft")):
            found = self._difference(*self._editions(level, drafts=drafts))
            yield from _counted(_numbers(found), noun)
            self.told |= {one.slug for one in (*found.came, *found.went)} | {one.slug for _, one in found.changed}

    def _frame(self) -> Iterator[str]:
        old, new = self.before, self.after
        names = [name for name in type(new.bank).model_fields if getattr(old.bank, name) != getattr(new.bank, name)]
        if names:
            yield f"- The settings of the bank change: {', '.join(map(code, names))}"
        for facet in new.bank.facets:
            terms = ({term.id: term for term in catalog.vocabularies.get(facet.id, ())} for catalog in (old, new))
            for verb, term in _verbs(difference(*terms)):
                yield f"- {code(facet.title)}: the term {code(term.title)} {verb}"
        for verb, workshop in _verbs(difference(old.programme.by_id, new.programme.by_id)):
            yield f"- {code(workshop.title)} {verb}"
        words = ({word.word: word for word in catalog.programme.glossary} for catalog in (old, new))
        yield from _counted(_numbers(difference(*words)), "word of the glossary", "words of the glossary")
        yield from _counted(_numbers(difference(_plans(old), _plans(new))), "plan")
        paths = ({path.term: path for path in catalog.programme.paths} for catalog in (old, new))
        yield from _counted(_numbers(difference(*paths)), "way in for new readers", "ways in for new readers")
        if (old.programme.title, old.programme.focuses) != (new.programme.title, new.programme.focuses):
            yield "- The title or the focuses of the programme change"


def _plans(catalog: Catalog) -> dict[tuple[str, str], Plan]:
    return {(facet, term): plan for facet, plans in catalog.programme.plans.items() for term, plan in plans.items()}


def _verbs(found: Difference[T]) -> Iterator[tuple[str, T]]:
    yield from (("comes", one) for one in found.came)
    yield from (("goes", one) for one in found.went)
    yield from (("changes", one) for _, one in found.changed)


def _numbers(found: Difference[T]) -> dict[str, int]:
    return {"comes": len(found.came), "changes": len(found.changed), "goes": len(found.went)}


def _counted(found: Mapping[str, int], noun: str, plural: str = "") -> Iterator[str]:
    many = {"comes": "come", "goes": "go", "changes": "change", "is withdrawn": "are withdrawn"}
    for verb, count in found.items():
        if count:
            yield f"- {_number(count, noun, plural)} {verb if count == 1 else many[verb]}"


def _number(count: int, noun: str, plural: str = "") -> str:
    return f"{count or 'no'} {noun if count == 1 else plural or noun + 's'}"


def _bounded(lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    yield from found[:MOST]
    if len(found) > MOST:
        yield f"- and {len(found) - MOST} more"
