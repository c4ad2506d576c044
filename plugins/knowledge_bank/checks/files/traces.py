"""What a file beside an entry carries along: what is wrong with that, and words to be looked through."""

from dataclasses import dataclass

from knowledge_bank.checks.texts import Text
from knowledge_bank.model import Problem, Severity

CLEAN = "kb clean takes it out"
UNUSABLE = frozenset({"file-unreadable", "file-size", "pdf-locked"})
"""Codes of files of which nothing else is known."""


@dataclass(frozen=True)
class Trace:
    """One thing that a file says of itself, or holds beside what it shows."""

    code: str
    field: str
    wrong: str
    remedy: str = CLEAN
    severity: Severity | None = None
    """None for what is an error beside a learning case, and a warning elsewhere."""

    def problem(self, path: str, case: bool) -> Problem:
        severity = self.severity or (Severity.ERROR if case else Severity.WARNING)
        return Problem(path, 1, 1, self.field, self.code, f"[{self.code}] {self.wrong}", self.remedy, severity)


@dataclass(frozen=True)
class Contents:
    """All that was found in one file."""

    traces: tuple[Trace, ...] = ()
    texts: tuple[Text, ...] = ()

    @property
    def unusable(self) -> Trace | None:
        """Why nothing can be known of the file; None when it was read."""
        return next((trace for trace in self.traces if trace.code in UNUSABLE), None)


def words(text: str, field: str) -> Text:
    """A text of a file that has no lines."""
    return Text(text, 1, at=(1, 1), path=(field,))


def useless(code: str, field: str, wrong: str, remedy: str) -> Contents:
    """Of a file that can't be read."""
    return Contents((Trace(code, field, wrong, remedy, Severity.ERROR),))
