"""What is made once for all processes that share the tests among them."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

Once = Callable[[str, Callable[[Path], object]], Path]
"""`once(name, make)`: the folder of this name, which `make` fills for whoever asks first. Nobody may change it."""


def sharing(factory: pytest.TempPathFactory) -> Once:
    """Folders that last as long as the tests."""
    own = factory.getbasetemp()
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def once(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = common / f"shared-{name}", common / f"shared-{name}.done"
        with (common / f"shared-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return once
