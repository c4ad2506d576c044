"""A Problem: what is wrong with a file, where, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops a build; a warning tells."""

    ERROR = "error"
    WARNING = "warning"


def printable(text: str) -> str:
    """The text on one line, with all that can't be printed written as an escape."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that a person should mend. Problems sort by place."""

    path: str
    """Of the file, as it would be typed from where the command was started."""
    line: int
    """Counted from 1."""
    column: int
    """In characters, counted from 1."""
    field: str
    """The front matter field, `body`, or the name of the part of the file."""
    code: str
    """Stable and lower-case (`unknown-term`), for machines and documentation."""
    wrong: str
    """What is wrong, with no capital and no full stop."""
    remedy: str = ""
    """What to do about it."""
    severity: Severity = Severity.ERROR

    @property
    def message(self) -> str:
        """`field: what is wrong; what to do`."""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return printable(f"{self.field}: {self.wrong}{remedy}")

    def __str__(self) -> str:
        level = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        return f"{self.path}:{self.line}:{self.column}: {level}{self.message}"


def errors(problems: "tuple[Problem, ...]") -> tuple[Problem, ...]:
    """The Problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


class ToldError(Exception):
    """Something can't be done, and nothing is changed; the text says why, in words for people."""

    def __init__(self, why: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(why)
        self.problems = problems
        """What stands against it, in files."""
