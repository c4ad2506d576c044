"""Sites for tests: the small bank with an mkdocs.yml of its own, built by the real command."""

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from tests import warm
from tests.banks import write_bank

PACKED = re.compile(r"\.(gz|pf_\w+|pagefind)$")
"""Names of files that are gzip: the last two are Pagefind's."""

OURS = ("/issue.pdf", "/pack.pdf")
"""Names of the PDFs that a build makes."""

BIN = Path(sys.executable).parent

ROOT = Path(__file__).parents[1]

FINDER = "finder: [topics, stages, methods, deliverables, audiences, kind, agencies, year, evidence]\n"

MKDOCS = """\
site_name: Test Bank
site_url: https://bank.example/
theme: {name: material, font: false, features: [navigation.tabs, navigation.indexes, navigation.path]}
plugins: [{knowledge-bank: {bank: content}}]
nav:
  - Home: index.md
  - Cases: [cases/index.md]
  - Resources: [resources/index.md]
  - Find: [find/index.md, matrix/index.md, topics/index.md, deliverables/index.md, audiences/index.md]
  - Workshops: [workshops/index.md, workshops/notes/index.md]
  - Newsletters: [newsletters/index.md]
  - New: [new/index.md]
  - Contribute: [contribute/write/index.md, contribute/fields/index.md]
validation: {links: {anchors: warn}, nav: {omitted_files: warn}}
"""


def write_site(
    folder: Path, files: Mapping[str, str | bytes | None] | None = None, *, mkdocs: str = MKDOCS, bank: str = "content"
) -> Path:
    """Write a site's folder: mkdocs.yml, a welcome, and the test bank with a finder, `files` added or replaced."""
    settings = write_bank(folder / bank, files) / "bank.yml"
    if "finder:" not in settings.read_text():
        settings.write_text(settings.read_text() + FINDER)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Welcome\n\nWords of welcome.\n")
    (folder / "mkdocs.yml").write_text(mkdocs)
    return folder


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of the installed commands in a folder."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("KB_", "SOURCE_DATE"))}
    return installed(folder, *command, environment={**inherited, "NO_MKDOCS_2_WARNING": "1", **environment})


def installed(
    folder: Path, name: str, *arguments: str, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run one of the installed commands with these variables alone."""
    command = [str(BIN / name), *arguments]
    # What variables tell Python is read when it starts.
    told = {variable for variable, value in environment.items() if os.environ.get(variable) != value}
    if name in warm.COMMANDS and not any(variable.startswith("PYTHON") for variable in told):
        return warm.run(command, folder, environment)
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=warm.LONGEST)


def build(folder: Path, site: str = "site", *, engine: str = "mkdocs", **environment: str) -> Path:
    """Build strictly and return the site's folder; a failed build fails the test with what was said."""
    result = run(folder, engine, "build", "--strict", "--site-dir", site, **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / site


def build_shipped(site: Path, level: str) -> Path:
    """Build an edition of the shipped bank to a folder, which is returned."""
    return build(ROOT, str(site), KB_EDITION=level)


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path, with what is packed, or set in a PDF, unpacked beside it."""
    found = files(site)
    packed = {f"{name} unpacked": gzip.decompress(data) for name, data in found.items() if PACKED.search(name)}
    printed = {f"{name} unpacked": _text(data) for name, data in found.items() if name.endswith(OURS)}
    return {**found, **packed, **printed}


@cache
def _text(paper: bytes) -> bytes:
    """All words of a PDF of ours: those of its structure, its links, and those about it."""
    asked: tuple[list[str], ...] = (["-struct-text"], ["-url"], [])
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(paper)
        file.flush()
        told = [subprocess.run(["pdfinfo", *one, file.name], capture_output=True, check=True) for one in asked]
    return b"".join(one.stdout for one in told)


def page(site: Path, address: str) -> str:
    """The HTML of the page at an address."""
    return (site / address / "index.html").read_text()
