"""What git keeps of a bank: as it is staged for the next commit, or as it was at an earlier one."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from knowledge_bank.model.problem import ToldError

PATIENCE = 120
"""Seconds for one git command."""


class VersionError(ToldError):
    """Git can't give what was asked for."""


@dataclass(frozen=True)
class Repository:
    """The git repository that holds a bank."""

    top: Path
    """Of its working tree."""
    bank: str
    """The bank's folder, relative to `top`."""

    @contextmanager
    def staged(self) -> Iterator[Path]:
        """The bank as the next commit would have it, in a folder that is gone afterwards. Raises VersionError."""
        index = self.top / self._git("rev-parse", "--git-path", "index")
        with self._index() as mine:
            if index.exists():  # there is none until something was added
                shutil.copyfile(index, mine)
            # From the tree that would be committed, so that what an index knows besides (sparse, intended) has no say.
            try:
                tree = self._git("write-tree", index=mine)
            except VersionError:
                raise VersionError("Some files are not merged yet. Settle them, then `git add` them.") from None
            with self._written(tree, mine) as folder:
                yield folder

    @contextmanager
    def at(self, ref: str) -> Iterator[Path]:
        """The bank as it was at a commit, in a folder that is gone afterwards. Raises VersionError."""
        try:
            tree = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{tree}}")
        except VersionError:
            raise VersionError(
                "Git knows no commit of that name. Is it spelt right, and was it fetched (git fetch)?"
            ) from None
        with self._index() as mine, self._written(tree, mine) as folder:
            yield folder

    def branch(self) -> str:
        """The name of the branch that is being worked on; empty when there is none."""
        try:
            return self._git("symbolic-ref", "--quiet", "--short", "HEAD")
        except VersionError:
            return ""

    def setting(self, name: str) -> str:
        """What git's configuration says; empty when it says nothing."""
        try:
            return self._git("config", "--get", name)
        except VersionError:
            return ""

    def hooks(self) -> Path:
        """The folder in which git looks for hooks."""
        return self.top / self._git("rev-parse", "--git-path", "hooks")

    def own(self) -> tuple[Path, Path]:
        """The working tree, and the folder in which git keeps the repository."""
        return self.top.resolve(), (self.top / self._git("rev-parse", "--git-common-dir")).resolve()

    def stages(self, folder: str) -> bool:
        """True when the next commit changes something below a folder of the bank."""
        below = (Path(self.bank) / folder).as_posix()
        try:
            return bool(self._git("diff", "--cached", "--name-only", "HEAD", "--", below))
        except VersionError:  # there is no commit yet
            return bool(self._git("ls-files", "--cached", "--", below))

    @contextmanager
    def _index(self) -> Iterator[Path]:
        """A place for an index of our own: that of the people who work here is read and never written."""
        with tempfile.TemporaryDirectory(prefix="kb-") as folder:
            yield Path(folder) / "index"

    @contextmanager
    def _written(self, tree: str, index: Path) -> Iterator[Path]:
        """
        The bank's files of a tree.

        Not with `git archive`: attributes in the tree itself can keep files out of an archive, and so out of the check.
        """
        self._git("read-tree", tree, index=index)
        names = _run(self.top, "ls-files", "-z", "--", self.bank, index=index)
        with tempfile.TemporaryDirectory(prefix="kb-") as folder:
            _run(self.top, "checkout-index", "-z", "--stdin", f"--prefix={folder}/", index=index, given=names)
            yield Path(folder) / self.bank

    def _git(self, *arguments: str, index: Path | None = None) -> str:
        return os.fsdecode(_run(self.top, *arguments, index=index)).strip("\n")


def repository_of(bank: Path) -> Repository:
    """
    The repository that a bank is in. Raises VersionError when it is in none.

    A hook is started at the top of the working tree with variables that are to be read from there.
    """
    within_hook = "GIT_DIR" in os.environ or "GIT_INDEX_FILE" in os.environ
    start = Path.cwd() if within_hook or not bank.is_dir() else bank
    try:
        top = Path(os.fsdecode(_run(start, "rev-parse", "--show-toplevel")).strip("\n"))
    except VersionError:
        raise VersionError("This folder is not in the working tree of a git repository.") from None
    try:
        relative = bank.resolve().relative_to(top.resolve())
    except ValueError:
        raise VersionError("The bank is not in this git repository.") from None
    return Repository(top, relative.as_posix())


def _run(folder: Path, *arguments: str, index: Path | None = None, given: bytes = b"") -> bytes:
    """What a git command says. Names in it are names and no patterns."""
    environment = {**os.environ, "GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0"}
    if index is not None:
        environment["GIT_INDEX_FILE"] = str(index)
    command = ["git", *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, input=given, capture_output=True, check=True, timeout=PATIENCE
        )
    except (OSError, subprocess.SubprocessError):
        # What git says may name files, and names may give somebody away.
        raise VersionError("Git is not there, or can't read this repository.") from None
    return done.stdout
