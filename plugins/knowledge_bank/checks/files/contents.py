"""The files beside entries, opened: what a picture or a PDF carries along."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from knowledge_bank.checks.files import papers, pictures
from knowledge_bank.checks.files.traces import Contents, useless

PAPER = ".pdf"
CLOSED = useless("file-unreadable", "file", "can't be opened", "see who may read it, and whether the disk is well")


def contents(path: Path) -> Contents:
    """What a file carries along. A preview asks again and again, so the answer is kept while the file is the same."""
    try:
        if path.stat().st_size > papers.LARGEST:
            return papers.TOO_LARGE if path.suffix.lower() == PAPER else pictures.TOO_LARGE
        return _kept(path, sha256(path.read_bytes()).digest())
    except OSError:
        return CLOSED


@lru_cache(1_000)
def _kept(path: Path, digest: bytes) -> Contents:  # noqa: ARG001
    return contents_of(path.read_bytes(), path.suffix)


def contents_of(data: bytes, ending: str) -> Contents:
    """What a file of these bytes carries along, by the ending of its name."""
    ending = ending.lower()
    return papers.read_paper(data) if ending == PAPER else pictures.read_picture(data, ending)
