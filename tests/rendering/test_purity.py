"""The same text gives the same Prose, whatever was rendered before it, and the short cuts change nothing."""

import random
import re

import pytest
from knowledge_bank.rendering import EXTENSION_CONFIGS, EXTENSIONS, render
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, SimpleTextInlineProcessor

TEXTS = [
    "# A\n\n[a][r] words[^1]\n\n[r]: b.md\n\n[^1]: note",
    "# A\n\n[a][r] words[^1]\n\n*[A]: abbreviation",
    '=== "One"\n\n    words\n\n=== "Two"\n\n    words\n\n```py\nx = 1\n```',
    "<div>\n\n- never closed",
    "A [broken](javascript:x) link, an <!-- unclosed comment\n\n```\nand fence",
    "- [ ] a\n\n    1. b\n\n        > c",
    "",
]
PIECES = [
    "words and words",
    "*a*",
    "**b**",
    "`c`",
    "[d](e.md)",
    "![f](g.png)",
    "<https://h.example>",
    "&copy;",
    "& <",
    "\\*i\\*",
    "a_b_c",
    "j  \nk",
    "[^1]",
    "[l][r]",
    "[l]",
    "\n- m",
    "\n    n",
    "\n\n",
    "\n\n## o\n\n",
    "\n\n> p\n\n",
    "{: .q }",
    "<b>s</b>",
    "\n\n[r]: t.md\n\n",
    "\n\n[^1]: u\n\n",
    "\n\n!!! note\n    z\n\n",
    "!",
    "'",
    '"',
    "\n\n| v | w |\n|---|---|\n| x | *y* |\n\n",
]


def test_no_text_leaves_a_trace_in_another() -> None:
    alone = {text: render(text) for text in TEXTS}
    chance = random.Random(1)
    for _ in range(60):
        text = chance.choice(TEXTS)
        assert render(text) == alone[text]


def pieces(seed: int) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(PIECES) for _ in range(chance.randint(5, 60)))


@pytest.mark.parametrize("seed", range(100))
def test_skipping_plain_words_changes_no_html(seed: int) -> None:
    ours = Markdown(extensions=EXTENSIONS, extension_configs=EXTENSION_CONFIGS)
    stock = Markdown(extensions=EXTENSIONS, extension_configs=EXTENSION_CONFIGS)
    stock.inlinePatterns.register(SimpleTextInlineProcessor("\x00"), "never", 1)
    assert ours.convert(pieces(seed)) == stock.convert(pieces(seed))


class Shout(InlineProcessor):
    """A pattern that some site might add, which looks for letters and not for a sign."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override] # noqa: ARG002, N802
        return m[0].upper(), m.start(), m.end()


def test_words_are_not_skipped_where_a_site_adds_a_pattern_of_its_own() -> None:
    converter = Markdown(extensions=EXTENSIONS, extension_configs=EXTENSION_CONFIGS)
    converter.inlinePatterns.register(Shout("words", converter), "shout", 1)
    assert converter.convert("plain words") == "<p>plain WORDS</p>"


@pytest.mark.parametrize("seed", range(100))
def test_what_people_write_is_not_mistaken_for_an_attack(seed: int) -> None:
    assert not render(pieces(seed)).findings
