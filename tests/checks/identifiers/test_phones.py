"""Phone numbers as another library makes and finds them, which knows every country's plan: our own rule misses none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from knowledge_bank.checks.identifiers.scan import Kept, Scanner
from phonenumbers import (
    SUPPORTED_REGIONS,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    PhoneNumberType,
    example_number_for_type,
    format_number,
)

CONTENT = Path(__file__).parents[3] / "content"
EVERYONE = Kept(case=False)
ABROAD = (PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164, PhoneNumberFormat.RFC3966)
SHORTEST = 8
"""Digits with the country's own; a shorter one, of a company or an island, can't be told from other numbers."""


def examples(region: str) -> Iterator[PhoneNumber]:
    for kind in PhoneNumberType.values():
        number = example_number_for_type(region, kind)
        if number is not None and len(f"{number.country_code}{number.national_number}") >= SHORTEST:
            yield number


def is_found(text: str) -> bool:
    return any(one.rule.id == "phone" for one in Scanner().scan(f"Ring {text} now.", EVERYONE))


def test_numbers_of_every_country_are_found() -> None:
    numbers = [number for region in SUPPORTED_REGIONS for number in examples(region)]
    written = [format_number(number, form) for number in numbers for form in ABROAD]
    assert len(written) > 2_000
    assert [text for text in written if not is_found(text)] == []


def test_numbers_of_this_country_are_found_in_its_own_form() -> None:
    written = [format_number(number, PhoneNumberFormat.NATIONAL) for number in examples("GB")]
    assert len(written) > 5
    assert [text for text in written if not is_found(text)] == []


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.stem)
def test_where_the_library_finds_a_number_in_our_prose_so_do_we(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    ours = [(one.start, one.end) for one in Scanner().scan(text, EVERYONE) if one.rule.id == "phone"]
    for match in PhoneNumberMatcher(text, "GB"):
        assert any(start < match.end and match.start < end for start, end in ours), "a number that our rule passes over"
