"""A text through the rules: what may give a family away in it, and where."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from string import ascii_letters, digits

from knowledge_bank.checks.identifiers.proofs import PROOFS, Allowed, Claim, Proof
from knowledge_bank.checks.identifiers.rules import Book, Expression, Hurry, Pattern, Rule, book
from knowledge_bank.model import Severity

AROUND = 40
"""Characters on either side of a match that a rule may look at."""

MOST = 500
"""Findings in one text; whoever has as many has not begun to mend it."""

LINE_END = re.compile(r"\n(?:[ \t]*\n)*")
DIGITS = re.compile(r"[0-9](?:[ .()/+-]{0,8}[0-9])*")
WORD = re.compile(r"[a-z0-9]+")
LETTERS, FIGURES = ascii_letters.encode(), digits.encode()
WORDS_ALONE = bytes(sign if sign in LETTERS + FIGURES else 32 for sign in range(256)).lower()
"""For `bytes.translate`: letters in lower case, figures, and blanks for all else."""
SORTS = bytes(ord("a") if sign in LETTERS else ord("0") if sign in FIGURES else 32 for sign in range(256))
"""The same with one letter for all letters, and one figure for all figures."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of a text. What stands there is told to nobody."""

    start: int
    end: int
    rule: Rule
    severity: Severity


@dataclass(frozen=True)
class Names:
    """What a bank and the areas give the rules to look for."""

    agencies: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Kept:
    """What the rules keep a text to."""

    case: bool
    """True for a learning case."""
    withheld: bool = False
    """True for a case that names no agency, or was invented."""


@dataclass(frozen=True, eq=False)
class _Needs:
    """What a text must hold for something to be found in it; the same for all rules and patterns that need the same."""

    digits: int
    mixed: bool
    pieces: tuple[str, ...]
    words: frozenset[bytes]
    row: bytes
    """As many figures as stand side by side in every match."""


@dataclass(frozen=True, eq=False)
class _Test:
    """One pattern, compiled."""

    rule: Rule
    pattern: Pattern
    regex: Expression
    needs: _Needs
    """With the first words of its names."""
    wanted: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    near: re.Pattern[str] | None
    proof: Proof | None

    def applies(self, kept: Kept) -> bool:
        """True where the text is one that the pattern is for."""
        return not self.pattern.only or (self.pattern.only == "withheld") == kept.withheld


@dataclass(frozen=True)
class _Smoothed:
    """A text in which the rules are looked for."""

    text: str
    lower: str
    """The same with A to Z in lower case."""

    @cached_property
    def words(self) -> frozenset[bytes]:
        return frozenset(self._ascii.translate(WORDS_ALONE).split())

    @cached_property
    def mixed(self) -> bool:
        """Whether there is a word of letters and figures."""
        return b"a0" in self.sorts or b"0a" in self.sorts

    @cached_property
    def digits(self) -> int:
        """In the largest cluster."""
        return max((sum(map(str.isdigit, found)) for found in DIGITS.findall(self.text)), default=0)

    @cached_property
    def sorts(self) -> bytes:
        return self._ascii.translate(SORTS)

    @cached_property
    def _ascii(self) -> bytes:
        return self.text.encode("ascii", "replace")

    @cached_property
    def _lacks(self) -> dict[_Needs, bool]:
        return {}

    def lacks(self, needs: _Needs) -> bool:
        """True when nothing can be found."""
        known = self._lacks.get(needs)
        if known is None:
            known = self._lacks[needs] = self._is_without(needs)
        return known

    def _is_without(self, needs: _Needs) -> bool:
        if needs.words and self.words.isdisjoint(needs.words):
            return True
        if needs.row not in self.sorts or (needs.digits and self.digits < needs.digits):
            return True
        if needs.mixed and not self.mixed:
            return True
        return bool(needs.pieces) and not any(map(self.lower.__contains__, needs.pieces))


Fields = Callable[[int], tuple[str, ...]]
"""The names of the fields around an offset, the outermost first."""


@dataclass(frozen=True)
class Scanner:
    """The rules, together with what one bank allows and names."""

    names: Names = field(default_factory=Names)
    allowed: Allowed = field(default_factory=Allowed)
    facets: frozenset[str] = frozenset()
    """The fields that hold terms."""
    book: Book = field(default_factory=book)
    hurried: bool = True
    """False looks for everything everywhere, which finds the same and takes longer."""

    def scan(self, text: str, kept: Kept, fields: Fields | None = None) -> list[Sighting]:
        """
        What the rules find, by place.

        `text` is as written, Markdown or YAML; `fields` tells what part of a header an offset belongs to.
        """
        smoothed = self._smoothed(text)
        taken: dict[tuple[int, int], Sighting] = {}
        stretches: list[tuple[int, int]] = []
        matches: dict[Expression, list[re.Match[str]]] = {}
        for test in self._worth_while(smoothed, kept):
            severity = test.pattern.severity or test.rule.severity
            if test.regex not in matches:  # some expressions serve two rules
                where = smoothed.lower if test.pattern.flags == "i" else smoothed.text
                matches[test.regex] = list(test.regex.matches(where))
            for match in matches[test.regex]:
                start = self._start(match, test, smoothed)
                if start is None or (fields and self._passed(test.rule, fields(start))):
                    continue
                stretch = (start, match.end())
                at = bisect_left(stretches, stretch)
                if (at and stretches[at - 1][1] > start) or (at < len(stretches) and stretches[at][0] < match.end()):
                    continue
                stretches.insert(at, stretch)
                taken[stretch] = Sighting(*stretch, test.rule, severity)
                if len(stretches) == MOST:
                    return [taken[stretch] for stretch in stretches]
        return [taken[stretch] for stretch in stretches]

    @cached_property
    def _tests(self) -> dict[Kept, list[tuple[_Needs, list[_Test]]]]:
        """For each way to keep a text to the rules, those that are for it and that the bank has something for."""
        known: dict[tuple[object, ...], _Needs] = {}
        tests = {
            rule.id: [
                self._test(rule, pattern, known)
                for pattern in rule.patterns
                if not pattern.names or getattr(self.names, pattern.names)
            ]
            for rule in self.book.sheet.rules
        }
        return {
            kept: [
                (_needs(rule, rule.words, 0, known), [test for test in tests[rule.id] if test.applies(kept)])
                for rule in self.book.sheet.rules
                if kept.case or rule.scope == "everywhere"
            ]
            for kept in (Kept(case, withheld) for case in (False, True) for withheld in (False, True))
        }

    def _worth_while(self, smoothed: _Smoothed, kept: Kept) -> Iterator[_Test]:
        """The tests that are for such a text and may find something in this one."""
        for needs, tests in self._tests[kept]:
            if self.hurried and smoothed.lacks(needs):
                continue
            for test in tests:
                if not (self.hurried and smoothed.lacks(test.needs)):
                    yield test

    def _test(self, rule: Rule, pattern: Pattern, known: dict[tuple[object, ...], _Needs]) -> _Test:
        words = pattern.words
        if not pattern.names:
            regex = self.book.compiled(pattern.regex, pattern.flags)
        elif pattern.names == "districts":
            regex = self.book.of_districts(self.names.districts)
        else:
            names: frozenset[str] = getattr(self.names, pattern.names)
            regex = self.book.of_names(names, pattern.flags)
            words = frozenset(found[0] for name in names if (found := WORD.search(name.lower())))
        wanted, before, after = (
            self.book.compiled(side, "i").regex if side else None
            for side in (pattern.if_before, pattern.unless_before, pattern.unless_after)
        )
        near = re.compile("|".join(map(re.escape, pattern.near))) if pattern.near else None
        check = rule.check or pattern.check
        proof = PROOFS[check] if check else None
        needs = _needs(pattern, words, regex.row, known)
        return _Test(rule, pattern, regex, needs, wanted, before, after, near, proof)

    def _smoothed(self, text: str) -> _Smoothed:
        """Steps 1 and 2 of `rules.yml`: as long as the text, every sign in its place."""
        text = self.book.joins.sub(_blank, text)
        text = LINE_END.sub(lambda end: " " if len(end[0]) == 1 else end[0], text).translate(self.book.smooth)
        text = self.book.masks.sub(lambda mask: "~" * len(mask[0]), text)
        return _Smoothed(text, text.translate(self.book.lowered))

    def _start(self, match: re.Match[str], test: _Test, smoothed: _Smoothed) -> int | None:
        """Where what was found begins; None when it is nothing after all."""
        start, end = match.span()
        before, after = smoothed.lower[max(0, start - AROUND) : start], smoothed.lower[end : end + AROUND]
        if test.wanted and not test.wanted.search(before):
            return None
        if (test.before and test.before.search(before)) or (test.after and test.after.search(after)):
            return None
        if test.near and not (test.near.search(before) or test.near.search(after)):
            return None
        skipped = test.proof(Claim(match, self.book, self.allowed)) if test.proof else 0
        return None if skipped is None else start + skipped

    def _passed(self, rule: Rule, names: tuple[str, ...]) -> bool:
        """True where the rule does not look."""
        if not names:
            return False
        return not rule.not_in.isdisjoint(names) or (not rule.terms and names[0] in self.facets)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _needs(hurry: Hurry, words: frozenset[str], row: int, known: dict[tuple[object, ...], _Needs]) -> _Needs:
    needs = (hurry.digits, hurry.mixed, hurry.needs, frozenset(map(str.encode, words)), b"0" * row)
    return known.setdefault(needs, _Needs(*needs))
