"""Words that put the blame on a family, with what to write instead: `words.yml` has them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from knowledge_bank.checks.wording.passages import Passage
from knowledge_bank.model import Problem, Severity
from knowledge_bank.reading.yaml_values import LOADER

_QUOTED = re.compile(
    r"^[ \t]*>[^\n]*"
    r'|"(?:[^"\n]|\n(?![ \t]*\n)){1,600}"'
    r"|“(?:[^“”\n]|\n(?![ \t]*\n)){1,600}”"
    r"|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){1,300}'(?!\w)"
    r"|(?<!\w)‘(?:[^‘’\n]|(?<=\w)’(?=\w)){1,300}’(?!\w)"
    r"|<(q|blockquote|cite)\b.{1,2000}?</\1>",
    re.MULTILINE | re.DOTALL,
)


class Blame(BaseModel):
    """One way of saying it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: str
    """As messages call it."""
    forms: tuple[str, ...] = ()
    """Other forms of it; a hyphen and a blank stand for one another."""
    of_family: bool = False
    """Whether it blames only near a word for somebody of a family."""
    instead: str
    """What to write."""


class Sheet(BaseModel):
    """The file `words.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    family: tuple[str, ...] = Field(min_length=1)
    words: tuple[Blame, ...] = Field(min_length=1)
    links: frozenset[str]


@dataclass(frozen=True)
class Form:
    """One form of a blaming word."""

    blame: Blame
    words: tuple[str, ...]
    regex: re.Pattern[str]


@dataclass(frozen=True)
class Expressions:
    """The words, ready to be looked for in a text in lower case."""

    forms: dict[str, list[Form]]
    """By how a word begins that many share: to look for that first is much faster than to look for expressions."""
    family_before: re.Pattern[str]
    family_after: re.Pattern[str]


@lru_cache(1)
def sheet() -> Sheet:
    """The data file of this folder. Read once."""
    found: dict[str, Any] = yaml.load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"), Loader=LOADER)
    return Sheet(**found)


@lru_cache(1)
def expressions() -> Expressions:
    written = [
        (blame, tuple(form.replace("-", " ").split())) for blame in sheet().words for form in (blame.word, *blame.forms)
    ]
    shared = Counter(word[:4] for _, words in written for word in words if len(word) > 3)
    forms: dict[str, list[Form]] = {}
    for blame, words in written:
        regex = re.compile(r"[\s-]+".join(map(re.escape, words)) + r"(?!\w)")
        start = max((word[:4] for word in words), key=lambda start: shared[start])
        forms.setdefault(start, []).append(Form(blame, words, regex))
    family = "|".join(map(re.escape, sheet().family))
    return Expressions(
        forms,
        re.compile(rf"(?<![\w-])(?:{family})(?:[\s,]+[\w'’-]+){{0,3}}[\s,]+$"),
        re.compile(rf"(?:\s+[\w'’-]+)?\s+(?:{family})(?!\w)"),
    )


def blaming_words(path: str, passage: Passage) -> Iterator[Problem]:
    """Each blaming word that the text itself says; what it quotes is quoted to be looked at."""
    known = expressions()
    lowered = passage.text.lower()
    forms = [form for start, forms in known.forms.items() if start in lowered for form in forms]
    there = {word for word in {word for form in forms for word in form.words} if word in lowered}
    forms = [form for form in forms if there.issuperset(form.words) and form.regex.search(lowered)]
    if not forms or len(lowered) != len(passage.text):  # `İ` becomes two signs.
        return
    lowered = _QUOTED.sub(lambda quoted: re.sub(r"[^\n]", ".", quoted[0]), lowered)
    done = 0
    for found, form in sorted(_found(lowered, forms), key=lambda one: (one[0].start(), -one[0].end())):
        if found.start() < done:
            continue
        done = found.end()
        wrong, remedy = f"'{form.blame.word}' puts the blame on a family", f"write {form.blame.instead}"
        place = passage.place(found.start())
        yield Problem(path, *place, passage.field, "blaming-words", wrong, remedy, Severity.WARNING)


def _found(text: str, forms: list[Form]) -> Iterator[tuple[re.Match[str], Form]]:
    known = expressions()
    for form in forms:
        for found in form.regex.finditer(text):
            before, after = text[max(0, found.start() - 60) : found.start()], text[found.end() : found.end() + 40]
            if before[-1:].isalnum() or before.endswith("-"):
                continue
            if form.blame.of_family and not (known.family_before.search(before) or known.family_after.match(after)):
                continue
            yield found, form
