"""
Installed commands, each in a process of its own that was forked when all it needs was imported and nothing else done.

A process that starts from nothing takes longer to import the site generator, and to compile its templates, than to
build a small bank.
"""

import atexit
import json
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

COMMANDS = ("mkdocs", "kb")
"""Commands that can be had like this."""
LONGEST = 120
"""Seconds that a command may take."""
IMPORTED = (
    "mkdocs.__main__", "mkdocs.commands.build", "knowledge_bank.engine",
    *(f"knowledge_bank.commands.{name}" for name in ("board", "changes", "check", "clean", "newsletter", "pack")),
)  # fmt: skip

_turns = count()


def run(command: list[str], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """
    Run an installed command, given by its path, as `subprocess.run` would.

    Two processes take turns at being forked. Their hashes differ, so two builds on end don't order sets alike.
    """
    nursery = _nursery(next(_turns) % 2)
    with TemporaryDirectory() as told:
        order = {"command": command, "folder": str(folder), "environment": dict(environment), "told": told}
        assert nursery.stdin and nursery.stdout
        nursery.stdin.write(json.dumps(order) + "\n")
        nursery.stdin.flush()
        code = int(nursery.stdout.readline())
        out, err = (Path(told, name).read_text() for name in ("out", "err"))
    if code == -signal.SIGALRM:
        raise subprocess.TimeoutExpired(command, LONGEST, out, err)
    return subprocess.CompletedProcess(command, code, out, err)


@cache
def _nursery(_: int) -> "subprocess.Popen[str]":
    # Without the folder of this file on its path, as the commands are.
    made = subprocess.Popen([sys.executable, "-P", __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(made.communicate)
    return made


def _serve() -> None:
    for module in IMPORTED:
        import_module(module)
    dress = import_module("knowledge_bank.pages.dress")
    for path in sorted((Path(dress.__file__ or "").parents[1] / "templates" / "pages").glob("*.html")):
        dress._template(path.name, "en-GB")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become(**json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _become(command: list[str], folder: str, environment: dict[str, str], told: str) -> NoReturn:
    """Be the command: what it raises and how it exits is left to the interpreter, as ever."""
    signal.alarm(LONGEST)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    _lead(0, os.devnull, os.O_RDONLY)
    _lead(1, f"{told}/out", os.O_WRONLY | os.O_CREAT)
    _lead(2, f"{told}/err", os.O_WRONLY | os.O_CREAT)
    sys.argv = command
    sys.path.insert(0, str(Path(command[0]).parent))
    runpy.run_path(command[0], run_name="__main__")
    raise SystemExit(0)


def _lead(stream: int, path: str, flags: int) -> None:
    opened = os.open(path, flags)
    os.dup2(opened, stream)
    os.close(opened)


if __name__ == "__main__":
    _serve()
