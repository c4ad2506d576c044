"""What a build made and the next may use again: files named by all that went into them, in a folder that may go."""

import os
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

CACHE = Path(".cache", "knowledge-bank")
"""Beside mkdocs.yml. All of it may be deleted at any time."""
DIGEST = 32
"""Bytes before what is kept that tell whether it is whole."""
WEEK = 7 * 24 * 60 * 60
"""Seconds: builds for different readers, and copies for a disk, take turns and use different things."""
ROOM = 100_000_000
"""Bytes for what the last build did not use: a preview is built again with every change."""


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
        if sha256(made).digest() != digest:
            return None
        with suppress(OSError):
            os.utime(self.folder / name)
        return made

    def _keep(self, name: str, made: bytes) -> bytes:
        # A build can do without, where nothing may be written or another build is tidying up.
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished = self.folder / f"{name}.{os.getpid()}"
            unfinished.write_bytes(sha256(made).digest() + made)
            unfinished.replace(self.folder / name)
        return made

    def forget(self) -> None:
        """Remove what no build has had a use for in a week, and sooner, the oldest first, what there is no room for."""
        room = ROOM
        with suppress(OSError):
            unused = [(path.stat(), path) for path in self.folder.iterdir() if path.name not in self.used]
            for found, path in sorted(unused, key=lambda one: (-one[0].st_mtime, one[1])):
                room -= found.st_size
                if room < 0 or found.st_mtime < time.time() - WEEK:
                    path.unlink(missing_ok=True)
