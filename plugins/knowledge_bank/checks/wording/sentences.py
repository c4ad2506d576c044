"""Sentences that are too long to be taken in at one reading."""

from collections.abc import Iterator

from knowledge_bank.checks.wording.passages import WORD, Passage, sentences
from knowledge_bank.model import Problem, Severity

LONGEST = 35
"""Words. Government's own guidance says 25, and few writers keep to it; one beyond 35 has to be read twice."""


def long_sentences(path: str, passage: Passage) -> Iterator[Problem]:
    """A sentence of more words than a reader can hold."""
    offset = 0
    for paragraph in passage.running.split("\n\n"):
        if _may_be_long(paragraph, 0, len(paragraph)):
            for start, end in sentences(paragraph):
                if _may_be_long(paragraph, start, end):
                    words = [found.start() for found in WORD.finditer(paragraph, start, end)]
                    if len(words) > LONGEST:
                        yield _problem(path, passage, offset + words[0], len(words))
        offset += len(paragraph) + 2


def _may_be_long(text: str, start: int, end: int) -> bool:
    """Between two words stands a blank or the end of a line: to count those is much faster."""
    return end - start > 2 * LONGEST and text.count(" ", start, end) + text.count("\n", start, end) >= LONGEST


def _problem(path: str, passage: Passage, offset: int, words: int) -> Problem:
    wrong, remedy = f"a sentence of {words} words", f"make two of it: {LONGEST} words are the most"
    place = passage.place(offset)
    return Problem(path, *place, passage.field, "long-sentence", wrong, remedy, Severity.WARNING)
