"""Clean copies of pictures and PDFs: which files, where to, and what is left to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge_bank.checks import inspect
from knowledge_bank.checks.files.contents import CLOSED
from knowledge_bank.checks.files.papers import LARGEST
from knowledge_bank.checks.identifiers import check_identifiers, discreet
from knowledge_bank.model import Kind, Problem
from knowledge_bank.reading.folder import IMAGES, PAPERS
from knowledge_bank.reading.foreign import refusal
from knowledge_bank.writing.proposal import RefusedError
from knowledge_bank.writing.stripped import stripped

FOLDERS = (*(kind.folder for kind in Kind), "newsletters")


@dataclass(frozen=True)
class Cleaning:
    """What is to be written, and what to tell people."""

    files: Mapping[Path, bytes] = field(default_factory=dict)
    done: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    """Files that can't be cleaned, each with the way out."""
    targets: tuple[Path, ...] = ()


def clean(paths: Iterable[Path], into: Path | None = None) -> Cleaning:
    """
    Clean pictures and PDFs; of a folder, all in it.

    Each copy goes `into` a folder of a bank; without it, it takes the place of the file, which must be in a bank.
    Raises OSError when a folder can't be read.
    """
    files: dict[Path, bytes] = {}
    done: list[str] = []
    refused: list[str] = []
    targets: list[Path] = []
    for path in _wanted(paths):
        target = into / path.name if into else path
        try:
            result = _result(path, target)
            if files.get(target, result) != result:
                raise RefusedError("another of these files has the same name; give it another")
        except RefusedError as why:
            refused.append(f"{path.as_posix()}: {why}")
            continue
        targets.append(target)
        if target.exists() and target.read_bytes() == result:
            done.append(f"{target.as_posix()}: there was nothing to take out")
            continue
        files[target] = result
        if target.resolve() == path.resolve():
            told = "replaced by a clean copy; if you need the original, keep it outside the project"
        else:
            told = f"a clean copy of {path.as_posix()}, which stays as it was"
        done.append(f"{target.as_posix()}: {told}")
    return Cleaning(files, tuple(done), tuple(refused), tuple(targets))


def remaining(targets: Iterable[Path]) -> tuple[Problem, ...]:
    """What the check still finds in files of a bank. Raises OSError; RefusedError when the bank can't be read."""
    found: list[Problem] = []
    names: dict[Path, set[str]] = {}
    for target in targets:
        if bank := bank_of(target):
            names.setdefault(bank, set()).add(_name(target, bank))
    for bank, wanted in names.items():
        shown = _shown(bank)
        subject = inspect(bank, shown).subject
        if subject is None:
            wrong = "The copies are made but not checked: the bank's own settings have errors; kb check tells which."
            raise RefusedError(wrong)
        paths = {f"{shown}/{name}" for name in wanted}
        problems = [problem for problem in check_identifiers(subject) if problem.path in paths]
        found += discreet(problems, subject.catalog, bank)
    return tuple(sorted(found))


def bank_of(path: Path) -> Path | None:
    """The folder of the bank that a file lies in."""
    return next((folder for folder in path.resolve().parents if (folder / "bank.yml").is_file()), None)


def _name(path: Path, bank: Path) -> str:
    """What the bank calls a file of it."""
    return path.resolve().relative_to(bank).as_posix()


def _shown(bank: Path) -> str:
    here = Path.cwd()
    return (bank.relative_to(here) if bank.is_relative_to(here) else bank).as_posix()


def _wanted(paths: Iterable[Path]) -> list[Path]:
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        for below in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in below.relative_to(path).parts)
            ending = below.suffix.lower()
            known = ending in IMAGES | PAPERS or refusal(ending).code == "office-file"
            if below.is_file() and not below.is_symlink() and not hidden and known:
                found[below] = None
    return list(found)


def _result(path: Path, target: Path) -> bytes:
    ending = path.suffix.lower()
    if ending not in IMAGES | PAPERS:
        why = refusal(ending)
        raise RefusedError(f"{why.wrong}; {why.remedy}")
    bank = bank_of(target)
    if bank is None:
        raise RefusedError("it is in no bank; say with --into where the copy goes, such as --into content/cases")
    if _name(target, bank).split("/")[0] not in FOLDERS:
        raise RefusedError(f"the bank takes no pictures there; choose one of {', '.join(FOLDERS)}")
    if path.is_symlink() or target.is_symlink() or not path.is_file():
        raise RefusedError("a link to another place, or no file at all; name the file itself")
    try:
        if path.stat().st_size > LARGEST:
            raise RefusedError("larger than 20 MB; save it smaller")
        data = path.read_bytes()
    except OSError:
        raise RefusedError(f"{CLOSED.traces[0].wrong}; {CLOSED.traces[0].remedy}") from None
    result = stripped(data, ending)
    if target.exists() and target.resolve() != path.resolve() and target.read_bytes() != result:
        raise RefusedError(f"{target.as_posix()} is there already; give one of the two another name")
    return result
