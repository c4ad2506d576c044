"""What one command costs."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class FailedError(Exception):
    """A measured command did not succeed."""


@dataclass(frozen=True)
class Cost:
    """Of one run, with all processes that it started and waited for."""

    cpu: float
    """Seconds, in user and system mode."""
    wall: float
    """Seconds on the clock."""
    peak: float
    """Largest memory of any one of its processes at any one time, in MB."""


@dataclass(frozen=True)
class Output:
    """What a build left."""

    pages: int
    megabytes: float


def run(name: str, *arguments: str | Path, most: int = 0) -> Cost:
    """
    Run a command that is installed beside this Python.

    Raises FailedError with what it said when it leaves with more than `most`.
    """
    command = [str(Path(sys.executable).with_name(name)), *map(str, arguments)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    assert process.stderr is not None
    said = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if not 0 <= process.returncode <= most:
        raise FailedError(f"{' '.join(command)} left with {process.returncode}:\n{said}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def best(costs: Sequence[Cost]) -> Cost:
    """The least of each: whatever else the machine does can only add."""
    return Cost(min(cost.cpu for cost in costs), min(cost.wall for cost in costs), min(cost.peak for cost in costs))


def weigh(site: Path) -> Output:
    """Count the pages of a site and its bytes."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    return Output(sum(path.suffix == ".html" for path in sizes), sum(sizes.values()) / 1_000_000)
