"""However a file is damaged, nothing is raised, nothing hangs, and no front matter gets into a page."""

import re
import signal
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from html import unescape
from pathlib import Path
from types import FrameType

import pytest
from knowledge_bank.checks import RULES, Subject
from knowledge_bank.model import Bank, Body, Entry, Issue, IssueHeader, Kind, Problem, Prose, errors
from knowledge_bank.model.header import HEADERS
from knowledge_bank.reading import read
from knowledge_bank.reading.entries import read_entry
from knowledge_bank.reading.issues import read_issues
from knowledge_bank.reading.notes import Notes
from knowledge_bank.rendering import render

from tests.banks import FILES, write_bank
from tests.mutations import CONTENT, mutated, originals

FILES_IN_ALL = 10_000
PARTS = 8
LONGEST_SECONDS = 20
"""For one file, which takes milliseconds: whatever takes as long hangs."""

KINDS = {kind.folder: kind for kind in Kind}
SHOWN_AS_WRITTEN = re.compile(r"<(pre|code|t[dh])\b.*?</\1>", re.DOTALL)
WITHIN_A_LINE = re.compile(r"</?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|su[bp]|u)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
FENCE = re.compile(r"-{3,}")


@pytest.fixture(scope="module")
def base() -> Subject:
    """The shipped bank, in which a damaged file stands alone: all other entries count as not sound for now."""
    reading = read(CONTENT, "content")
    assert reading.catalog is not None
    others = {entry.slug: (entry.kind, entry.path) for entry in reading.catalog.entries} | reading.broken
    others |= {Path(name).stem: (Kind.CASE, name) for name in FILES if name.endswith(".md")}
    catalog = replace(reading.catalog, entries=(), issues=())
    day = catalog.bank.as_of
    assert day is not None
    return Subject(CONTENT, "content", day, catalog, {}, others, reading.images)


@pytest.fixture
def watchdog() -> Iterator[None]:
    """Fails the test that it interrupts. (An exception of the usual kind would be caught on its way.)"""

    def bark(number: int, frame: FrameType | None) -> None:
        pytest.fail(f"nothing came of it in {LONGEST_SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, bark)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def put(path: Path, data: bytes) -> None:
    """Write a file anew: over one that is there, a disk writes it out at once and has one wait."""
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def examined(name: str, data: bytes, base: Subject, folder: Path) -> tuple[Entry | Issue | None, Prose, list[Problem]]:
    """Read, render and check one file. Returns what became of it."""
    path = folder / Path(name).name
    put(path, data)
    top, catalog = name.split("/")[0], base.catalog
    found: Entry | Issue | Body | None
    if top == "newsletters":
        issues, bodies, problems = read_issues({"eip2": [path]}, "content", catalog.bank, catalog.programme, {})
        read_as: list[Entry | Issue | Body] = [*issues, *bodies]
        found = read_as[0] if read_as else None
    else:
        notes = Notes(f"content/{name}")
        found = read_entry(path, KINDS[top], catalog.bank, catalog.vocabularies, notes, {})
        problems = notes.problems
    if found is None:
        return None, Prose(()), problems
    catalog = replace(
        catalog,
        entries=(found,) if isinstance(found, Entry) else (),
        issues=(found,) if isinstance(found, Issue) else (),
    )
    unsound = (found,) if isinstance(found, Body) else ()
    prose = _rendered(found.body)
    broken = {slug: other for slug, other in base.broken.items() if slug != path.stem}
    subject = replace(base, catalog=catalog, prose={found.path: prose}, bodies=unsound, broken=broken)
    problems = [*problems, *(problem for rule in RULES for problem in rule(subject))]
    return None if isinstance(found, Body) else found, prose, problems


@lru_cache(1_000)
def _rendered(body: str) -> Prose:
    """Every other file has its damage above a body that is well known by then."""
    return render(body)


def lines_shown(prose: Prose) -> set[str]:
    """The lines of a page's text, without what it shows as an example."""
    html = WITHIN_A_LINE.sub("", SHOWN_AS_WRITTEN.sub("", prose.html(lambda link: link.target)))
    return {line.strip() for line in unescape(TAG.sub("\n", html.replace("<li>", "\n- "))).split("\n")}


def lines_of_front_matter(data: bytes) -> set[str]:
    """Those that name a field."""
    text = data.decode(errors="ignore").replace("\r\n", "\n").replace("\r", "\n")
    header = re.split(r"(?m)^---[ \t]*$", text, maxsplit=2)[1]
    return {line.strip().removeprefix("- ") for line in header.split("\n") if ":" in line}


def fields(bank: Bank) -> re.Pattern[str]:
    names = {*IssueHeader.model_fields, *(facet.field for facet in bank.facets)}
    names.update(*(model.model_fields for model in HEADERS.values()))
    return re.compile(rf"(?:{'|'.join(sorted(names))}):(?: |$)")


@pytest.mark.parametrize("part", range(PARTS))
def test_a_damaged_file_is_refused_or_shows_nothing_of_its_front_matter(
    part: int, base: Subject, watchdog: None, tmp_path: Path
) -> None:
    files = originals()
    field = fields(base.catalog.bank)
    accepted = 0
    for number in range(part, FILES_IN_ALL, PARTS):
        signal.alarm(LONGEST_SECONDS)
        name, data = mutated(files, number)
        try:
            found, prose, problems = examined(name, data, base, tmp_path)
        except Exception as error:
            raise AssertionError(f"mutation {number} of {name}") from error
        for problem in problems:
            assert problem.line > 0 and problem.column > 0 and str(problem).isprintable(), (number, problem)
        if found is None or errors(tuple(problems)):
            assert errors(tuple(problems)), f"mutation {number} of {name} was refused without a word"
            continue
        accepted += 1
        shown = lines_shown(prose)
        front_matter = lines_of_front_matter(data)
        leaked = [line for line in shown if line in front_matter or field.match(line) or FENCE.fullmatch(line)]
        assert not leaked, f"mutation {number} of {name}"
    signal.alarm(0)
    assert accepted > FILES_IN_ALL / PARTS / 100, "hardly a file was accepted: nothing was proved"


def test_damaged_data_is_refused_or_read(tmp_path: Path, watchdog: None) -> None:
    files = {name: text.encode() for name, text in FILES.items() if name.endswith(".yml")}
    bank = write_bank(tmp_path / "content")
    for number in range(500):
        signal.alarm(LONGEST_SECONDS)
        name, data = mutated(files, number)
        put(bank / name, data)
        try:
            problems = read(bank, "content").problems
        except Exception as error:
            raise AssertionError(f"mutation {number} of {name}") from error
        assert all(str(problem).isprintable() for problem in problems)
        put(bank / name, files[name])
