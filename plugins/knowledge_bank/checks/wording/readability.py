"""How hard a text is to read, by Flesch's measure."""

import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge_bank.checks.wording.passages import WORD, Passage, sentences
from knowledge_bank.model import Problem, Severity
from knowledge_bank.rendering.source import Source

HARDEST = 50
"""A reader of 14 reads 60 with ease. But a summary is two sentences, in which one more "supervision" costs five
points, and the words of the field can't be avoided: of 94 shipped summaries 27 were below 60. The nine below 50 had
long sentences, or nouns in rows, and could all be mended."""

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeioul])e$|(?<=[aeiour]l)e$|(?<![sxzcg])(?<![cs]h)(?<![^aeiou]l)es$|(?<=[^dt])ed$"
    r"|(?<=[aeiouy][^aeiouyl])e(?=ment|ty|work|ful|less|ly|one|thing|body|times?$|where|guard|keep)"
)
_TWO_IN_ONE = re.compile(  # Vowels side by side that are spoken one by one.
    r"(?<![ctgsqe])i(?:a|ou?(?![ns]))|(?<!q)u[ae][lt]|[aeou]ing|yi|iet|(?<!c)ien|scie|(?:cr|id|ar|th)ea(?=t(?!h|en)|s?$|r)"
    r"|[^gstnlx]ious|sm$"
)


def reading_ease(text: str) -> float:
    """
    Flesch reading ease of a Markdown text, without its code, tables, headings and addresses.

    From about 0 (hard for graduates) over 60 (read at 13 to 15) to 100 (read at 11); 100 for a text without words.
    """
    running = Passage("", Source(text).prose, 1, 1).running
    spoken = [WORD.findall(running, *stretch) for stretch in sentences(running)]
    words = [word for sentence in spoken for word in sentence]
    if not words:
        return 100.0
    length = len(words) / sum(map(bool, spoken))
    return 206.835 - 1.015 * length - 84.6 * sum(map(syllables, words)) / len(words)


@lru_cache(10_000)
def syllables(word: str) -> int:
    """How many syllables an English word has, as nearly as its letters tell; a number counts as one."""
    count = 0
    for part in re.split(r"[^a-z]+", word.lower().replace("'s", "").replace("’s", "")):
        if part:
            spoken = _SILENT.sub("", part)
            count += max(1, len(_VOWELS.findall(spoken)) + len(_TWO_IN_ONE.findall(part)))
    return max(1, count)


def hard_summary(path: str, passage: Passage) -> Iterator[Problem]:
    """A summary that is hard for a reader of about 14."""
    if passage.field == "summary" and (ease := reading_ease(passage.text)) < HARDEST:
        wrong = f"is hard to read (reading ease {ease:.0f}; {HARDEST} is the least)"
        remedy = "use shorter words and sentences"
        yield Problem(path, *passage.place(0), "summary", "hard-summary", wrong, remedy, Severity.WARNING)
