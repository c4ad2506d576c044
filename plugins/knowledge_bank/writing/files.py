"""Files that are written whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write(changes: Mapping[Path, str | bytes]) -> None:
    """
    Give every path its new content. Folders that are missing are made.

    All is first written beside its place and pushed to the disk; only then do the new files take the old ones' places,
    one rename each. So whoever reads a file, or is left with it when the power fails, has the old one or the new one.
    Raises OSError, with nothing changed, when something can't be written.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for path, content in changes.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            ready.append((_beside(path, content.encode() if isinstance(content, str) else content), path))
        for written, path in ready:
            written.replace(path)
    finally:
        for written, _ in ready:
            written.unlink(missing_ok=True)
    for folder in {path.parent for path in changes}:
        _settle(folder)


def create(path: Path, content: str) -> None:
    """Write a file that is not there yet. Raises FileExistsError if it is, another OSError if it can't be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(exist_ok=False)
    try:
        write({path: content})
    except BaseException:
        path.unlink()
        raise


def _beside(path: Path, content: bytes) -> Path:
    """A new file in the same folder, hidden, with the old one's permissions."""
    try:
        mode = path.stat().st_mode & 0o777
    except FileNotFoundError:
        mode = 0o644
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.chmod(mode)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return written


def _settle(folder: Path) -> None:
    """Push a folder's names to the disk, where the system can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)
