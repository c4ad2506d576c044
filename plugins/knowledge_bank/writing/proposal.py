"""A change to the bank before it is made: what files are to hold, and whether the bank would still be sound."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from knowledge_bank.checks import Subject, inspect
from knowledge_bank.model import Entry, Problem, errors, nearest
from knowledge_bank.model.problem import ToldError
from knowledge_bank.reading.front_matter import FrontMatter
from knowledge_bank.reading.notes import Notes
from knowledge_bank.writing.fields import UnsoundError, with_fields
from knowledge_bank.writing.files import write


class RefusedError(ToldError):
    """A change is not made."""


@dataclass(frozen=True)
class Proposal:
    """What files are to hold; None for those that are to go."""

    files: Mapping[Path, str | None]
    done: str
    """What to tell people once it is made."""
    problems: tuple[Problem, ...] = field(default=())
    """Warnings that it would bring."""

    def make(self) -> None:
        """Write it. Raises OSError, with nothing changed."""
        write({path: text for path, text in self.files.items() if text is not None})
        for path, text in self.files.items():
            if text is None:
                path.unlink(missing_ok=True)


def find(subject: Subject, name: str) -> tuple[Entry, Path]:
    """An entry and its file, by the name of the file with or without folder and ending. Raises RefusedError."""
    slug = Path(name).name.removesuffix(".md")
    entry = subject.catalog.by_slug.get(slug)
    if entry is None:
        if slug in subject.broken:
            raise RefusedError(f"{subject.broken[slug][1]} has errors; kb check tells which. Mend them first.")
        meant = nearest(slug, subject.catalog.by_slug)
        hint = f" Did you mean '{meant}'?" if meant else ""
        raise RefusedError(f"There is no such entry.{hint}")
    return entry, subject.folder / entry.folder / f"{entry.slug}.md"


def subject_of(folder: Path, shown: str = "") -> Subject:
    """The bank as it is. Raises RefusedError when its settings can't be read."""
    subject = inspect(folder, shown).subject
    if subject is None:
        raise RefusedError("The bank's own settings have errors; kb check tells which. Mend them first.")
    return subject


def changed(path: Path, fields: Mapping[str, object]) -> str:
    """The file's text with some fields set. Raises RefusedError."""
    try:
        return with_fields(path.read_text(encoding="utf-8"), fields)
    except (UnsoundError, UnicodeDecodeError):
        raise RefusedError(f"{path.name} has errors; kb check tells which. Mend them first.") from None


def sound(subject: Subject, files: Mapping[Path, str], *, about: str) -> tuple[Problem, ...]:
    """
    Check the bank as it would be.

    Returns the warnings that it would bring. Raises RefusedError with errors that it would bring, or that would be left
    in the file `about`.
    """
    before = set(inspect(subject.folder, subject.shown).problems)
    problems = inspect(subject.folder, subject.shown, files).problems
    problems = tuple(_as_it_is(one, files, subject) for one in problems)
    stopping = tuple(one for one in errors(problems) if one.path == about or one not in before)
    if stopping:
        raise RefusedError("Nothing was changed. This stands against it:", stopping)
    return tuple(one for one in problems if one not in before)


def _as_it_is(problem: Problem, files: Mapping[Path, str], subject: Subject) -> Problem:
    """A Problem at its line of the file as it still is: what is about to be added to a header moves the body down."""
    for path, text in files.items():
        if problem.path == f"{subject.shown}/{path.relative_to(subject.folder).as_posix()}" and path.exists():
            before, after = (_header_lines(one) for one in (path.read_text(encoding="utf-8"), text))
            if problem.line > after:
                return replace(problem, line=problem.line - after + before)
    return problem


def _header_lines(text: str) -> int:
    handler = FrontMatter(Notes(""))
    handler.split(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    return handler.body_line - 1
