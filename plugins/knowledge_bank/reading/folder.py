"""The files of a bank: what is where, and what should not be there at all."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from knowledge_bank.model import Bank, Kind, nearest
from knowledge_bank.reading.foreign import refusal
from knowledge_bank.reading.notes import START, Notes
from knowledge_bank.reading.programme import PROGRAMME

IMAGES = {".png", ".jpg", ".jpeg", ".gif", ".webp"}
PAPERS = {".pdf"}
DATA = {"vocabularies", "programme"}


@dataclass
class Found:
    """What a bank's folder holds."""

    entries: list[tuple[Path, Kind]] = field(default_factory=list)
    issues: dict[str, list[Path]] = field(default_factory=dict)
    """By series."""
    images: frozenset[str] = frozenset()
    """Relative to the bank."""
    papers: frozenset[str] = frozenset()
    """PDFs, in the same way."""
    notes: list[Notes] = field(default_factory=list)


def look_through(folder: Path, shown: str, bank: Bank) -> Found:
    """Find entries, images and PDFs. Whatever would be left out silently is an error."""
    found = Found()
    beside: dict[str, str] = {}
    kinds = {kind.folder: kind for kind in Kind}
    series = {one.id for one in bank.series}
    data = {"bank.yml", *(f"programme/{name}.yml" for name in PROGRAMME)}
    data |= {f"vocabularies/{facet.vocabulary}.yml" for facet in bank.facets}
    for path in _files(folder):
        relative = path.relative_to(folder)
        notes = Notes(f"{shown}/{relative.as_posix()}")
        top, depth = relative.parts[0], len(relative.parts)
        suffix = path.suffix if path.suffix.lower() == ".md" else path.suffix.lower()
        if path.is_symlink():
            notes.error(START, "file", "link", "a link to another place", "put the file itself here")
        elif not path.is_file():
            notes.error(START, "file", "wrong-kind", "no file at all, but a device or a pipe", "delete it")
        elif suffix == ".md" and depth == 2 and top in kinds:
            found.entries.append((path, kinds[top]))
        elif suffix == ".md" and depth == 3 and top == "newsletters" and relative.parts[1] in series:
            found.issues.setdefault(relative.parts[1], []).append(path)
        elif suffix in IMAGES | PAPERS and (top in kinds or top == "newsletters"):
            beside[relative.as_posix()] = suffix
        elif relative.as_posix() in data:
            pass
        elif suffix == ".yml" and top in DATA:
            meant = nearest(path.stem, [Path(name).stem for name in data if name.startswith(f"{top}/")])
            otherwise = "name a facet's vocabulary in bank.yml, or delete it"
            remedy = f"did you mean {top}/{meant}.yml?" if meant else otherwise
            notes.error(START, "file", "wrong-place", "nothing looks for this file", remedy)
        elif suffix == ".md" or suffix in IMAGES | PAPERS:
            folders = ", ".join(f"{name}/" for name in (*kinds, *(f"newsletters/{name}" for name in sorted(series))))
            notes.error(START, "file", "wrong-place", "nothing is looked for here", f"move it to one of {folders}")
        else:
            refused = refusal(suffix)
            notes.error(START, "file", refused.code, refused.wrong, refused.remedy)
        if notes.problems:
            found.notes.append(notes)
    found.images = frozenset(name for name, suffix in beside.items() if suffix in IMAGES)
    found.papers = frozenset(name for name, suffix in beside.items() if suffix in PAPERS)
    return found


def _files(folder: Path) -> Iterator[Path]:
    """Every file and link below a folder, sorted; hidden ones, which systems scatter, are passed over."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path
