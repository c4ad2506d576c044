"""The guides are written for social workers: they keep to the rules that they give."""

from pathlib import Path

import pytest
from knowledge_bank.checks.wording import reading_ease
from knowledge_bank.checks.wording.passages import Passage
from knowledge_bank.checks.wording.sentences import long_sentences
from knowledge_bank.rendering.code import without_code

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = [
    *(path for path in sorted((DOCS / "contributing").glob("*.md")) if path.stem != "architecture"),
    *sorted((DOCS / "editing").glob("*.md")),
    *sorted((DOCS / "contribute").glob("*.md")),
]
PLAIN = 65
"""Flesch: 60 to 70 is read with ease by people of thirteen to fifteen."""


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_is_plain(guide: Path) -> None:
    text = guide.read_text()
    assert reading_ease(text) >= PLAIN
    assert not list(long_sentences(guide.name, Passage("body", without_code(text), 1, 1)))
