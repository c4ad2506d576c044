"""The data files mean the same in Python and in JavaScript, miss nothing for being quick, and can't be made slow."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from knowledge_bank.checks.identifiers.proofs import PROOFS
from knowledge_bank.checks.identifiers.rules import PART, book
from knowledge_bank.checks.identifiers.scan import Kept, Scanner

from tests.checks.identifiers.standards import everything
from tests.checks.identifiers.test_corpus import NAMES, SCANNER, TEXTS, found

CONTENT = Path(__file__).parents[3] / "content"
SHEET = book().sheet
SECONDS = 10
"""For a text as long as a body may be, on a busy machine; most take a tenth of one."""


def expressions() -> Iterator[str]:
    yield from (*SHEET.joins, *SHEET.masks, *SHEET.parts.values())
    for rule in SHEET.rules:
        for pattern in rule.patterns:
            yield from filter(None, (pattern.regex, pattern.if_before, pattern.unless_before, pattern.unless_after))


FORBIDDEN = {
    "classes that differ beyond ASCII": r"\\[wWbBsSdD]",
    "named groups": r"\(\?P|\(\?<[A-Za-z]|\\k<",
    "flags inside": r"\(\?[aiLmsux-]+[:)]",
    "atomic groups": r"\(\?>",
    "possessive repetition": r"[+*?}]\+",
    "conditions, comments": r"(?<!\\)\(\?[(#]",
    "ends that mean one thing here and another there": r"\\[AZz]",
    "what has no limit": r"(?<![\\\[])(?:[*]|\{\d+,\})(?!\])",
    "other escapes": r"\\(?![nt.()\[\]{}+*?|/\\$^-])[A-Za-z0-9]",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_expression_uses(what: str) -> None:
    plain = [re.sub(r"\[(?:\\.|[^\]])*\]", "[]", PART.sub("x", one)) for one in expressions()]
    looked_at = plain if what in ("what has no limit", "possessive repetition") else list(expressions())
    assert [one for one in looked_at if re.search(FORBIDDEN[what], one)] == []


def test_look_behind_is_one_sign_long() -> None:
    for one in expressions():
        for behind in re.findall(r"\(\?<[=!]((?:[^()]|\([^()]*\))*)\)", one):
            assert re.fullmatch(r"\[(?:\\.|[^\]])*\]|\\?.", behind), one


def test_every_check_and_part_is_there_and_used() -> None:
    used = {pattern.check for rule in SHEET.rules for pattern in rule.patterns} | {rule.check for rule in SHEET.rules}
    assert used - {""} == set(PROOFS)
    assert {part for one in expressions() for part in PART.findall(one)} <= set(SHEET.parts)
    described = (Path(book.__wrapped__.__code__.co_filename).parent / "rules.yml").read_text().split("\njoins:")[0]
    assert all(f"#   {name} " in described for name in PROOFS)


def test_what_is_smoothed_keeps_its_place() -> None:
    assert all(len(sign) == 1 for sign in SHEET.smooth)
    for text in TEXTS.values():
        smoothed = SCANNER._smoothed(text["text"])
        assert len(smoothed.text) == len(smoothed.lower) == len(text["text"])


def test_every_area_is_an_agency_of_the_shipped_bank() -> None:
    terms = yaml.safe_load((CONTENT / "vocabularies" / "agencies.yml").read_text())["terms"]
    assert set(book().areas.areas) | book().areas.not_areas >= {term["id"] for term in terms} - {"norfolk-partnership"}


def test_what_is_skipped_to_be_quick_holds_nothing() -> None:
    slow = Scanner(NAMES, SCANNER.allowed, hurried=False)
    assert [name for name, text in TEXTS.items() if found(text) != found(text, slow)] == []
    texts = [text for _, _, text in everything()] + [path.read_text() for path in sorted(CONTENT.rglob("*.md"))[:60]]
    case = Kept(case=True, withheld=True)
    assert [text[:60] for text in texts if SCANNER.scan(text, case) != slow.scan(text, case)] == []


NASTY = (
    "Aa ", "A-", "A'a", "St. ", "0", "0 ", "0(", "1.", "1/1/", "a@", "@", "a.", ".", "a-b.", "http://", "ref:", "in ",
    "nhs 1234567890 ", "He is ", "aged ", "only a ", "twenty-", "first of ", " ", "\n", "\n> ", "&nbsp;", "child 1",
    "Aa Road ", "A. ", "10.1234/", "ISBN 1-", "(1, 2, ", "boys 1,", "May 1 ", "[2018] 2 ", "AB12", "é", "\u00a0",
    "children ", "of the ", "called A", ", Aa", "School ",
)  # fmt: skip


@pytest.mark.parametrize("piece", NASTY)
def test_no_text_can_make_it_slow(piece: str) -> None:
    text = (piece * (200_000 // len(piece))) + " Road School @example.org 07700 May children old age news"
    start = time.process_time()
    SCANNER.scan(text, Kept(case=True, withheld=True))
    assert time.process_time() - start < SECONDS
