"""Paper: a tagged PDF of HTML, by WeasyPrint, whose warnings are errors here."""

import ctypes
import logging
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from knowledge_bank.model.problem import ToldError

FONTS = {
    "Carlito": "fonts-crosextra-carlito",
    "DejaVu Sans": "fonts-dejavu-core",
    "DejaVu Sans Mono": "fonts-dejavu-core",
}
"""
The families that printed pages use, and Debian's packages of them; the second has the signs that the first lacks.

A PDF with letters of another font would look different on another machine.
"""
TEXT = "Carlito"
"""The family of all that is not code."""
TOLD = ("weasyprint", "fontTools")
"""Whose logs tell that a PDF is not as it should be: they tell in no other way."""
PACKAGES = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "cssselect2", "pillow")
LIBRARIES = (
    ("libpango-1.0", "0", "pango_version_string"),
    ("libharfbuzz", "0", "hb_version_string"),
)
"""Name, version of the interface, and the function that gives the version."""


class PaperError(ToldError):
    """A PDF could not be made as it has to be."""


class _Ear(logging.Handler):
    """Keeps what it hears."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def pdf(html: str, pictures: Mapping[str, Path]) -> bytes:
    """
    The PDF of a whole HTML document: tagged, and the same bytes every time if the document says when it was made.

    `pictures` are the files it may show, by address; nothing else is fetched. Raises PaperError with what WeasyPrint
    found wrong, or with what its fonts lack.
    """
    # It takes half a second to load, which a build that finds its PDFs in the cache need not spend.
    from weasyprint import HTML

    wrong: list[str] = []
    with _listening() as heard:
        made: bytes = HTML(string=html, url_fetcher=_fetcher(pictures)).write_pdf(
            pdf_variant="pdf/ua-1", finisher=lambda document, _: wrong.extend(_strangers(document))
        )
    if heard or wrong:
        raise PaperError("\n".join([*heard, *wrong]))
    return made


@contextmanager
def _listening() -> Iterator[list[str]]:
    ear = _Ear()
    loggers = [logging.getLogger(name) for name in TOLD]
    for logger in loggers:
        logger.addHandler(ear)
    try:
        yield ear.heard
    finally:
        for logger in loggers:
            logger.removeHandler(ear)


def _fetcher(pictures: Mapping[str, Path]) -> Any:
    """What gives WeasyPrint the pictures, and refuses all else but data within the document."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse, iri_to_uri

    known = {iri_to_uri(address): path for address, path in pictures.items()}

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in known:
                return URLFetcherResponse(url, known[url].read_bytes())
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols=("data",))


def _strangers(document: Any) -> Iterator[str]:
    """A sentence for each font that is missing or not one of ours, and for what no font has."""
    families = {str(font.family) for font in document.fonts.values()}
    if families and TEXT not in families:
        yield f"The font {TEXT} is not there. Debian's package of it is {FONTS[TEXT]}."
    for family in sorted(families - FONTS.keys()):
        yield f"Something would be set in '{family}'; printed pages have only {', '.join(FONTS)}. Write it in words."
    for point in sorted({point for font in document.fonts.values() for point in font.missing}):
        yield f"No font has '{chr(point)}' (U+{point:04X}). Write it in words."


def maker() -> str:
    """What PDFs are made with on this machine; another text whenever they may come out otherwise."""
    versions = [f"{name} {version(name)}" for name in PACKAGES]
    libraries = [f"{name} {_version_of(name, interface, asked)}" for name, interface, asked in LIBRARIES]
    itself = f"paper {sha256(Path(__file__).read_bytes()).hexdigest()}"
    return "\n".join([itself, *versions, *libraries, *_font_files()])


def _version_of(name: str, interface: str, asked: str) -> str:
    for file in (f"{name}.so.{interface}", f"{name}.{interface}.dylib"):
        with suppress(OSError, AttributeError):
            function = ctypes.CDLL(file)[asked]
            function.restype = ctypes.c_char_p
            return str(function().decode())
    return "unknown"


def _font_files() -> Iterator[str]:
    listed = subprocess.run(["fc-list", ":", "family", "file"], capture_output=True, text=True, check=False).stdout
    for line in sorted(listed.splitlines()):
        file, _, families = re.sub(r":style=.*", "", line).partition(": ")
        if FONTS.keys() & set(families.split(",")):
            yield f"{file} {sha256(Path(file).read_bytes()).hexdigest()}"
