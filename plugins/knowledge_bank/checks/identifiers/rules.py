"""The rules as `rules.yml` and `areas.yml` have them, ready to be run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from string import ascii_letters, digits
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator

from knowledge_bank.model import Severity
from knowledge_bank.reading.yaml_values import LOADER

HERE = Path(__file__).parent
ALPHANUMERIC = frozenset(ascii_letters + digits)
PART = re.compile(r"\{\{([A-Za-z_]+)\}\}")
GROUP = re.compile(r"\((?:[^()\[\]\\]|\\.|\[(?:[^\]\\]|\\.)*\])*\)(?:[?*+]|\{[0-9,]+\})?")
"""One that holds no other."""
FIGURES = re.compile(r"(?<!\\)\[0-9\]\{([0-9]+)")


class Data(BaseModel):
    """A part of the data files: unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Hurry(Data):
    """What a text must hold for the rest to be worth the time."""

    digits: int = 0
    mixed: bool = False
    needs: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()


class Pattern(Hurry):
    """One way in which a rule finds something; the comments in `rules.yml` say what each field does."""

    regex: str = ""
    names: Literal["", "agencies", "places", "districts", "given"] = ""
    flags: Literal["", "i"] = ""
    only: Literal["", "withheld", "named"] = ""
    severity: Severity | None = None
    if_before: str = ""
    unless_before: str = ""
    unless_after: str = ""
    near: tuple[str, ...] = ()
    check: str = ""


class Rule(Hurry):
    """What may give a family away, in one form."""

    id: str
    what: str
    """In a message: `what looks like an NHS number`."""
    remedy: str
    severity: Severity = Severity.ERROR
    scope: Literal["everywhere", "cases"]
    not_in: frozenset[str] = frozenset()
    terms: bool = True
    check: str = ""
    """In the place of its patterns' own."""
    patterns: tuple[Pattern, ...]

    @property
    def placeholder(self) -> str:
        """What messages say instead of the text that matched."""
        return f"[{self.id}]"


class Area(Data):
    """What tells of one authority, beside its name."""

    towns: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class Areas(Data):
    """The file `areas.yml`."""

    areas: dict[str, Area]
    elsewhere: frozenset[str] = frozenset()
    not_areas: frozenset[str]


class Sheet(Data):
    """The file `rules.yml`."""

    joins: tuple[str, ...]
    smooth: dict[str, str]
    masks: tuple[str, ...]
    parts: dict[str, str]
    help_lines: frozenset[str]
    hosts: frozenset[str]
    numbers: dict[str, int]
    common: frozenset[str]
    given: frozenset[str]
    rules: tuple[Rule, ...] = Field(min_length=1)

    @field_validator("common", "given", mode="before")
    @classmethod
    def _split(cls, lines: list[str]) -> list[str]:
        return [word for line in lines for word in str(line).split()]


@dataclass(frozen=True, eq=False)
class Expression:
    """A compiled expression. Where it begins with the part `L`, that is looked at here: `re` then skips much faster."""

    regex: re.Pattern[str]
    begins_word: bool

    @cached_property
    def row(self) -> int:
        """How many figures every match has side by side, as far as the outermost part of the expression tells."""
        outermost = self.regex.pattern
        while (rest := GROUP.sub("", outermost)) != outermost:
            outermost = rest
        return 0 if re.search("[()|]", rest) else max(map(int, FIGURES.findall(rest)), default=0)

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """As `re.finditer` gives them."""
        if not self.begins_word:
            yield from self.regex.finditer(text)
            return
        found = self.regex.search(text)
        while found:
            start = found.start()
            if start and text[start - 1] in ALPHANUMERIC:
                found = self.regex.search(text, start + 1)
            else:
                yield found
                found = self.regex.search(text, found.end())


@dataclass(frozen=True)
class Book:
    """Both files, with everything compiled that does not depend on a bank."""

    sheet: Sheet
    areas: Areas

    @cached_property
    def parts(self) -> dict[str, str]:
        """Each part, with the parts in it written out."""
        parts: dict[str, str] = {}
        for name, text in self.sheet.parts.items():
            parts[name] = PART.sub(lambda part: parts[part[1]], text)
        return parts

    @cached_property
    def lowered(self) -> dict[int, str]:
        """For `str.translate`: A to Z in lower case, and nothing else, so that every sign keeps its place."""
        return {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}

    @cached_property
    def joins(self) -> re.Pattern[str]:
        return self.compiled("|".join(self.sheet.joins)).regex

    @cached_property
    def masks(self) -> re.Pattern[str]:
        return self.compiled("|".join(self.sheet.masks)).regex

    @cached_property
    def smooth(self) -> dict[int, str]:
        """For `str.translate`."""
        return {ord(sign): plain for plain, signs in self.sheet.smooth.items() for sign in signs}

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.sheet.rules}

    def compiled(self, regex: str, flags: str = "") -> Expression:
        """
        An expression of the sheet. Raises KeyError for a part that is not there.

        With the flag `i` it is for a text in lower case: that is four times as fast as to tell `re` to ignore case.
        """
        known = self._expressions.get((regex, flags))
        if known is None:
            begins_word = regex.startswith("{{L}}")
            written = PART.sub(lambda part: self.parts[part[1]], regex.removeprefix("{{L}}"))
            known = Expression(re.compile(written.lower() if flags == "i" else written, re.ASCII), begins_word)
            self._expressions[regex, flags] = known
        return known

    @cached_property
    def _expressions(self) -> dict[tuple[str, str], Expression]:
        """So that patterns which serve two rules are looked for once."""
        return {}

    def of_names(self, names: frozenset[str], flags: str = "") -> Expression:
        """An expression for any of the names, longest first; blanks and hyphens stand for one another."""
        either = "|".join(map(self._name, sorted(names, key=lambda name: (-len(name), name))))
        return self.compiled(f"{{{{L}}}}(?:{either}){{{{R}}}}", flags)

    def _name(self, name: str) -> str:
        pieces = re.split(r"[ -]+", name)
        return self.parts["hyphen"].join(re.escape(piece).replace("'", "'?") for piece in pieces)

    def of_districts(self, districts: frozenset[str]) -> Expression:
        """An expression for the first halves of postcodes."""
        either = "|".join(one if one[-1].isdigit() else f"{one}[0-9]{{1,2}}" for one in sorted(districts))
        return self.compiled(f"{{{{L}}}}(?:{either}){{{{R}}}}")


@lru_cache(1)
def book() -> Book:
    """The data files of this folder. Read once."""
    return Book(Sheet(**_read("rules.yml")), Areas(**_read("areas.yml")))


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=LOADER)
    return found
