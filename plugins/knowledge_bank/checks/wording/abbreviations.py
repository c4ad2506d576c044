"""Abbreviations that the glossary knows and a text does not explain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge_bank.checks.wording.passages import Passage
from knowledge_bank.model import Problem, Severity
from knowledge_bank.model.programme import Word

NEAR = 60
"""Characters before and after an abbreviation in which its long form may stand."""

_ABBREVIATION = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z&]{1,7}[0-9]?")
_USE = re.compile(r"[A-Z][a-z&]{0,3}[A-Z](?:[a-rt-z&]{0,3}[A-Z]){0,6}[0-9]?(?=s?(?![\w&]))")
_SAID = re.compile(r"[ \t*_]*(?:\(|[,:] (?:a|an|the) )")
_IN_BRACKETS = re.compile(r"\([ \t*_]*$")


@dataclass(frozen=True)
class Glossary:
    """The abbreviations of a glossary, ready to be looked for."""

    long: dict[str, tuple[str, ...]]
    """The long forms of each abbreviation."""
    nearby: dict[str, re.Pattern[str]]
    """Any of them, however it is punctuated."""


@lru_cache(4)
def glossary_of(words: tuple[Word, ...]) -> Glossary | None:
    """What a glossary has of abbreviations; None when it has none."""
    long: dict[str, tuple[str, ...]] = {}
    for word in words:
        names = (word.word, *word.also)
        meaning = re.split(r"[.,;:]| who | which ", word.meaning)[0]
        forms = [name for name in (*names, meaning) if not _ABBREVIATION.fullmatch(name) and " " in name]
        for name in names:
            if _ABBREVIATION.fullmatch(name) and forms:
                long[name] = tuple(dict.fromkeys((*long.get(name, ()), *forms)))
    if not long:
        return None
    nearby = {name: re.compile("|".join(map(_loosely, forms)), re.IGNORECASE) for name, forms in long.items()}
    return Glossary(long, nearby)


def unexplained(path: str, passages: list[Passage], glossary: Glossary) -> Iterator[Problem]:
    """The first use of each abbreviation that is not explained there; a title may leave it to what follows."""
    met: set[str] = set()
    for passage in sorted(passages, key=lambda passage: passage.field == "title"):
        words = passage.below_headings
        for use in _USE.finditer(words):
            name = use[0]
            if name in met or name not in glossary.long or _is_within(words, use.start()):
                continue
            met.add(name)
            if not _is_explained(words, use, glossary) and not _is_defined(name, passages[-1].text):
                wrong = f"'{name}' is not explained where it is first used"
                remedy = f"write '{glossary.long[name][0]} ({name})' there"
                place = passage.place(use.start())
                yield Problem(path, *place, passage.field, "abbreviation", wrong, remedy, Severity.WARNING)


def _is_within(words: str, start: int) -> bool:
    """Whether it is the end of a longer word."""
    return start > 0 and (words[start - 1].isalnum() or words[start - 1] in "&_")


def _is_explained(words: str, use: re.Match[str], glossary: Glossary) -> bool:
    before = words[max(0, use.start() - NEAR) : use.start()]
    after = words[use.end() : use.end() + NEAR].removeprefix("s")
    if _SAID.match(after) or (_IN_BRACKETS.search(before) and after.lstrip("*_ ").startswith(")")):
        return True
    nearby = glossary.nearby[use[0]]
    return bool(nearby.search(before) or nearby.search(after))


def _is_defined(name: str, body: str) -> bool:
    """`*[IRO]: ...` and `<abbr title="...">IRO</abbr>` explain it everywhere."""
    return f"*[{name}]" in body or bool(re.search(rf"<abbr\b[^<>]*\btitle=[^<>]*>\s*{re.escape(name)}\s*</abbr>", body))


def _loosely(form: str) -> str:
    return r"(?<!\w)" + r"[\W_]+".join(map(re.escape, re.findall(r"\w+", form)))
