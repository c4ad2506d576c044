"""Identifiers as the standards make them are found, every one and where they stand."""

from collections import Counter

from knowledge_bank.checks.identifiers.scan import Kept, Scanner

from tests.checks.identifiers.standards import everything

STRUCTURED = list(everything())


def test_there_are_enough_of_them_to_mean_something() -> None:
    counts = Counter(rule for rule, _, _ in STRUCTURED)
    assert len(STRUCTURED) >= 700
    assert min(counts.values()) >= 40


def test_every_identifier_made_by_its_standard_is_found_as_an_error_in_its_place() -> None:
    scanner = Scanner()
    missed = []
    for rule, identifier, text in STRUCTURED:
        start = text.index(identifier)
        stretches = [
            (one.start, one.end)
            for one in scanner.scan(text, Kept(case=True))
            if one.rule.id == rule and one.severity == "error"
        ]
        if not any(start - 2 <= first <= start + 4 and first < last for first, last in stretches):
            missed.append((rule, identifier, text))
    assert not missed, f"{len(missed)} of {len(STRUCTURED)}"
