"""The preview: what is wrong is shown where it is, and the preview goes on."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.banks import case
from tests.sites import BIN, write_site

PATIENCE = 30
"""Seconds until a preview that says nothing has failed."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A running `mkdocs serve`; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [str(BIN / "mkdocs"), "serve", "--strict", "--dev-addr", address],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{address}/"
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def fetch(address: str, until: str) -> str:
    """The page at an address, once it holds a text."""
    page = ""
    for _ in range(PATIENCE * 5):
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                page = answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            page = ""
        if until in page:
            return page
        time.sleep(0.2)
    raise AssertionError(f"{until!r} never came to {address}; last was:\n{page[:2000]}")


def test_a_bad_entry_is_shown_with_its_problems_and_again_when_mended(tmp_path: Path) -> None:
    bad = case(topics=["negelct"])
    draft = case(status="draft", published=None, title="Not ready")
    folder = write_site(tmp_path, {"cases/bad.md": bad, "cases/draft.md": draft})
    with serving(folder) as address:
        page = fetch(f"{address}cases/bad/", "To mend: bad.md")
        assert "topics: unknown term &#39;negelct&#39;; did you mean &#39;neglect&#39;?" in page
        assert "1 Problem to mend" in fetch(address, "Words of welcome")
        assert "A draft" in fetch(f"{address}cases/draft/", "Not ready")
        (folder / "content/cases/bad.md").write_text(case(title="All mended"))
        assert "Problem to mend" not in fetch(f"{address}cases/bad/", "All mended")
