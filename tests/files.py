"""Pictures and PDFs for tests, made by code: nothing is in them unless a test says otherwise."""

import os
import time
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from pypdf import PdfReader, PdfWriter

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/"{0}>{1}'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)
"""With attributes and elements to be put in."""


def picture(ending: str = ".png", size: tuple[int, int] = (24, 16), **given: Any) -> bytes:
    """A picture with something to see in each corner; `given` goes to Pillow."""
    image = Image.new("RGB", size, "white")
    for place, colour in (((0, 0), "red"), ((size[0] - 1, 0), "blue"), ((0, size[1] - 1), "green")):
        image.putpixel(place, {"red": (255, 0, 0), "blue": (0, 0, 255), "green": (0, 128, 0)}[colour])
    made = BytesIO()
    image.save(made, FORMATS[ending], **given)
    return made.getvalue()


def marked(words: str) -> bytes:
    """A picture whose colours spell words, which no check takes for any."""
    image = Image.new("P", (16, 16))
    image.putpalette(words.encode().ljust(768, b"\0"))
    image.putdata(range(256))
    made = BytesIO()
    image.save(made, "PNG")
    assert words.encode() in made.getvalue()
    return made.getvalue()


def exif(
    tags: Mapping[int, Any] | None = None, place: bool = False, taken: str = "", camera: Mapping[int, Any] | None = None
) -> Image.Exif:
    """What a camera writes down."""
    found = Image.Exif()
    found[0x112] = 1
    for tag, value in (tags or {}).items():
        found[tag] = value
    if taken:
        found.get_ifd(0x8769)[0x9003] = taken
    for tag, value in (camera or {}).items():
        found.get_ifd(0x8769)[tag] = value
    if place:
        found.get_ifd(0x8825).update({1: "N", 2: (52.0, 37.0, 48.0), 3: "E", 4: (1.0, 17.0, 24.0)})
    return found


def pdf(*pages: str, objects: tuple[bytes, ...] = (), root: bytes = b"", page: bytes = b"") -> bytes:
    """
    A PDF with one line of text on each page; none where it is empty.

    `objects` follow those of the pages: the first has the number 4 + twice the pages. `root` and `page` go into the
    catalog and into every page.
    """
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, text in enumerate(pages):
        stream = b"BT /F1 12 Tf 50 700 Td (%s) Tj ET" % text.encode("latin-1") if text else b""
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> %s >>" % (5 + 2 * number, page)
        )
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    made = b"%PDF-1.4\n"
    starts = []
    for number, part in enumerate((*parts, *objects), 1):
        starts.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(starts) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


def rewritten(data: bytes) -> PdfWriter:
    """A PDF to be changed."""
    return PdfWriter(clone_from=PdfReader(BytesIO(data)))


def written(writer: PdfWriter) -> bytes:
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def aged(folder: Path, days: int = 8) -> None:
    """Let a folder's files be as if nobody had touched them for some days."""
    then = time.time() - days * 24 * 60 * 60
    for path in folder.iterdir():
        os.utime(path, (then, then))
