"""Git repositories for tests: nothing of the machine's own settings has a say in them."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.sites import installed

NAMED = {
    "GIT_AUTHOR_NAME": "x",
    "GIT_AUTHOR_EMAIL": "x@example.org",
    "GIT_COMMITTER_NAME": "x",
    "GIT_COMMITTER_EMAIL": "x@example.org",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
}


def environment(**variables: str) -> dict[str, str]:
    """The machine's variables without those of git, kb and a terminal; with an identity for commits."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "KB_", "SOURCE_"))}
    return {**inherited, **NAMED, **variables}


def run(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command, `kb` being the installed one, and return what came of it."""
    if command[0] == "kb":
        return installed(folder, *command, environment=environment(**variables))
    return subprocess.run(
        command, cwd=folder, env=environment(**variables), capture_output=True, text=True, timeout=120
    )


def git(folder: Path, *arguments: str, **variables: str) -> str:
    """Run a git command that has to succeed."""
    done = run(folder, "git", *arguments, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def start(folder: Path) -> Path:
    """Make a folder a repository whose branch is `main`."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    return folder


def write(folder: Path, files: Mapping[str, str | None]) -> None:
    """Write files; None deletes one."""
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)


def commit(folder: Path, message: str = "Change it", *arguments: str) -> subprocess.CompletedProcess[str]:
    """Stage everything and commit it, hooks and all."""
    git(folder, "add", "--all")
    return run(folder, "git", "commit", "--message", message, *arguments)
