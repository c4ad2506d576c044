"""Silence while others' libraries read a file: their warnings may repeat what it holds."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

LOUD = ("pypdf", "PIL")


@contextmanager
def quiet() -> Iterator[None]:
    """Nothing that they warn of reaches the console or a log; nor does it later, when a PDF was not waited for."""
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
