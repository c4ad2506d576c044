"""The form in the browser and `kb check` find the same: by rule, severity and place, in every text there is."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from knowledge_bank.checks.identifiers.check import scanner_of
from knowledge_bank.checks.identifiers.portable import portable
from knowledge_bank.checks.identifiers.rules import book
from knowledge_bank.checks.identifiers.scan import Kept, Scanner
from knowledge_bank.checks.texts import Text, spoken
from knowledge_bank.reading import read
from playwright.sync_api import Browser, Page

from tests.browser.scanning import equip, scanned
from tests.checks.identifiers.standards import everything
from tests.checks.identifiers.test_corpus import SCANNER, TEXTS

ROOT = Path(__file__).parents[2]
CASE, NAMED, OTHER = Kept(case=True, withheld=True), Kept(case=True), Kept(case=False)
LOOK_ALIKES = yaml.safe_load((ROOT / "tests/bench/look_alikes.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    made = chromium.new_page()
    yield made
    made.close()


def in_python(scanner: Scanner, words: str, kept: Kept) -> list[list[Any]]:
    places = Text(words, 1)
    return [[one.rule.id, str(one.severity), *places.place(one.start)] for one in scanner.scan(words, kept)]


def agree(page: Page, scanner: Scanner, texts: list[tuple[str, Kept]]) -> int:
    """Hold one against the other. Returns how many findings they agree on."""
    equip(page, {"rules": portable(scanner)})
    theirs = scanned(page, [{"words": words, "kept": asdict(kept)} for words, kept in texts])
    ours = [in_python(scanner, words, kept) for words, kept in texts]
    for (words, _), one, other in zip(texts, ours, theirs, strict=True):
        assert one == other, words[:300]
    return sum(map(len, ours))


def test_on_every_text_of_the_corpus(page: Page) -> None:
    texts = []
    for text in TEXTS.values():
        case = text.get("kind", "case") == "case"
        texts.append((text["text"], Kept(case, case and "agency" not in text)))
    assert agree(page, SCANNER, texts) > len(texts) / 2


def test_on_every_identifier_that_the_standards_allow(page: Page) -> None:
    texts = [(text, CASE) for _, _, text in everything()]
    assert agree(page, SCANNER, texts) >= len(texts)


def test_on_what_only_looks_like_an_identifier_and_on_all_shipped_prose(page: Page) -> None:
    catalog = read(ROOT / "content").catalog
    assert catalog is not None
    files = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]
    texts = [(one["text"], CASE) for one in LOOK_ALIKES]
    texts += [(text, kept) for text in files for kept in (CASE, NAMED, OTHER)]
    assert agree(page, scanner_of(catalog), texts) > 100


def test_on_signs_that_programs_count_in_two_ways_and_on_texts_full_of_findings(page: Page) -> None:
    random = Random(7)
    identifiers = [identifier for _, identifier, _ in everything()]
    odd = ["👩‍👧‍👦", "𝒜", "é", "\u00a0", "\u2011", "\n\n", "\n", "\n> ", "\t", "**", "ß", "İ", "\u2028", "“"]
    odd += ["&nbsp;", "<b>", "~"]
    texts = []
    for _ in range(300):
        pieces = [random.choice([*odd, " ", "she is seven,", *random.sample(identifiers, 15)]) for _ in range(30)]
        texts.append(("".join(pieces), random.choice([CASE, NAMED, OTHER])))
    texts.append((" 07700 900123," * 700, CASE))
    assert agree(page, SCANNER, texts) > 1_000


def test_on_how_a_files_name_is_spoken(page: Page) -> None:
    equip(page, {"rules": portable(SCANNER)})
    names = ["from-two-to-nine", "a-day-in-bury-st-edmunds", "up-and-out-7", "case"]
    said = page.evaluate("names => names.map(name => kbWrite.spoken(name, kbWrite.rules.small))", names)
    assert [tuple(both) for both in said] == [spoken(name) for name in names]


def test_every_check_that_a_rule_names_is_there(page: Page) -> None:
    equip(page, {"rules": portable(SCANNER)})
    named = {check for rule in book().sheet.rules for check in (rule.check, *(p.check for p in rule.patterns)) if check}
    assert set(page.evaluate("Object.keys(kbWrite.PROOFS)")) == named
