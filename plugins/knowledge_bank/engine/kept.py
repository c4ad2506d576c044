"""What a build made and the next may use again: files named by all that went into them, in a folder that may go."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

CACHE = Path(".cache", "knowledge-bank")
"""Beside mkdocs.yml. All of it may be deleted at any time."""
DIGEST = 32
"""Bytes before what is kept that tell whether it is whole."""


class Kept:
    """A folder of what earlier builds made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.used: set[str] = set()

    def _kept(self, name: str) -> bytes | None:
        try:
            found = (self.folder / name).read_bytes()
        except OSError:
            return None
        digest, made = found[:DIGEST], found[DIGEST:]
        return made if sha256(made).digest() == digest else None

    def _keep(self, name: str, made: bytes) -> bytes:
        # A build can do without, where nothing may be written or another build is tidying up.
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished = self.folder / f"{name}.{os.getpid()}"
            unfinished.write_bytes(sha256(made).digest() + made)
            unfinished.replace(self.folder / name)
        return made

    def forget(self) -> None:
        """Remove what this build had no use for."""
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in self.used:
                    path.unlink(missing_ok=True)
