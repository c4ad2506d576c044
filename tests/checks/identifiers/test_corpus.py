"""The corpus of texts: what the rules find, where, and nothing else."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from knowledge_bank.checks.identifiers.proofs import Allowed
from knowledge_bank.checks.identifiers.rules import book
from knowledge_bank.checks.identifiers.scan import Kept, Names, Scanner
from knowledge_bank.checks.texts import Text

CORPUS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "corpus.yml").read_text(encoding="utf-8"))
BANK = CORPUS["bank"]
AREAS = [book().areas.areas[name] for name in BANK["areas"]]
NAMES = Names(
    agencies=frozenset(BANK["agencies"]),
    places=frozenset(town for area in AREAS for town in area.towns),
    districts=frozenset(district for area in AREAS for district in area.districts),
    given=book().sheet.given,
)
SCANNER = Scanner(NAMES, Allowed(frozenset({BANK["mailbox"]}), frozenset(BANK["hosts"])))
TEXTS = {text["name"]: text for text in CORPUS["texts"]}


def found(text: dict[str, Any], scanner: Scanner = SCANNER) -> list[list[object]]:
    """Rule, severity, line and column of everything that is found."""
    words = text["text"]
    case = text.get("kind", "case") == "case"
    sightings = scanner.scan(words, Kept(case, case and "agency" not in text))
    return [[one.rule.id, str(one.severity), *Text(words, 1).place(one.start)] for one in sightings]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_has_what_the_corpus_says_and_nothing_else(name: str) -> None:
    assert found(TEXTS[name]) == TEXTS[name]["finds"]


def test_the_names_of_the_texts_are_their_own() -> None:
    assert len(TEXTS) == len(CORPUS["texts"])


def test_every_rule_is_shown_by_a_text() -> None:
    shown = {rule for text in CORPUS["texts"] for rule, *_ in text["finds"]}
    assert {rule.id for rule in book().sheet.rules} == shown
