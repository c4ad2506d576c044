"""The identifier rules in figures: what they find of identifiers, and what they take for one that is none."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import yaml
from knowledge_bank.checks.identifiers.check import scanner_of
from knowledge_bank.checks.identifiers.scan import Kept, Scanner, Sighting
from knowledge_bank.reading import read

from tests.bench.sites import ROOT
from tests.checks.identifiers.standards import everything

MOST_FALSE = 2.0
"""Errors in 10,000 words that are no identifiers."""
CASE = Kept(case=True, withheld=True)
LOOK_ALIKES = Path(__file__).parent / "look_alikes.yml"
TELLS = frozenset({"agency", "place", "date-numeric", "date-worded", "month-year", "url"})
"""Rules that are right in what they find in a resource, where it may stand: no figure for false errors."""
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Figure:
    """What was found in some prose that holds no identifier."""

    name: str
    words: int
    errors: int
    warnings: int
    rules: dict[str, int]

    def __str__(self) -> str:
        rate = self.errors / self.words * 10_000
        rules = ", ".join(f"{count} {rule}" for rule, count in sorted(self.rules.items()))
        return (
            f"{self.name:42} {self.words:7,} words  {self.errors:2} false errors, {rate:.2f} in 10,000"
            f"  {self.warnings:3} warnings{f' ({rules})' if rules else ''}"
        )


def report() -> Iterator[str]:
    """The lines to print."""
    scanner = Scanner()
    missed = Counter(rule for rule, identifier, text in everything() if not _is_found(scanner, rule, identifier, text))
    made = Counter(rule for rule, _, _ in everything())
    total = sum(made.values())
    yield f"Identifiers made by their standards: {total - sum(missed.values())} of {total} found"
    yield "  " + ", ".join(f"{rule} {count - missed[rule]}/{count}" for rule, count in made.items())
    catalog = read(ROOT / "content").catalog
    assert catalog is not None
    scanner = scanner_of(catalog)
    cases, others, rest = (_prose(name) for name in ("content/cases", "content", "docs"))
    others = [text for text in others if text not in cases]
    alike = [text["text"] for text in yaml.safe_load(LOOK_ALIKES.read_text(encoding="utf-8"))]
    figures = (
        figure("shipped learning cases", cases, scanner, CASE),
        figure("other shipped prose, docs", [*others, *rest], scanner, Kept(case=False)),
        figure("the same, were it all learning cases", [*others, *rest], scanner, CASE, TELLS),
        figure("look-alikes, as learning cases", alike, scanner, CASE),
    )
    yield from map(str, figures)
    words, errors = sum(one.words for one in figures[::3]) + figures[2].words, sum(one.errors for one in figures)
    rate = errors / words * 10_000
    verdict = "holds" if rate <= MOST_FALSE else "IS BROKEN"
    yield f"False errors in 10,000 words: {rate:.2f}, at most {MOST_FALSE} {verdict}"
    start = process_time()
    for text in cases:
        scanner.scan(text, CASE)
    yield f"A learning case is looked through in {(process_time() - start) / len(cases) * 1_000:.1f} ms"


def figure(name: str, texts: list[str], scanner: Scanner, kept: Kept, without: frozenset[str] = frozenset()) -> Figure:
    """Look through prose that holds no identifier."""
    found = [one for text in texts for one in scanner.scan(text, kept) if one.rule.id not in without]
    errors = sum(one.severity == "error" for one in found)
    words = sum(len(text.split()) for text in texts)
    return Figure(name, words, errors, len(found) - errors, Counter(one.rule.id for one in found))


def _is_found(scanner: Scanner, rule: str, identifier: str, text: str) -> bool:
    start = text.index(identifier)

    def fits(one: Sighting) -> bool:
        return one.rule.id == rule and one.severity == "error" and start - 2 <= one.start <= start + 4

    return any(fits(one) for one in scanner.scan(text, CASE))


def _prose(name: str) -> list[str]:
    """The Markdown below a folder, without its headers, which `kb check` looks through by their fields."""
    return [FRONT.sub("", path.read_text(encoding="utf-8")) for path in sorted((ROOT / name).rglob("*.md"))]
