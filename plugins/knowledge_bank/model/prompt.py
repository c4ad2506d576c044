"""Prompts: what stands in a text where somebody has still to write. Readers of a preview see them; checks find them."""

import re
from collections.abc import Iterator

PROMPT = re.compile(r"\[To write: [^\]]*\]")


def prompt(what: str, most: int = 0) -> str:
    """A prompt for some words, `most` at the most where that is not 0."""
    length = f" At most {most} words." if most else ""
    return f"[To write: {' '.join(what.replace('[', '(').replace(']', ')').split())}{length}]"


def prompts(text: str) -> Iterator[re.Match[str]]:
    """The places where somebody has still to write."""
    return PROMPT.finditer(text)
