"""What a picture says of itself: where, when, by whom and with what it was taken, and what was cut away."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image
from PIL.ExifTags import IFD

from knowledge_bank.checks.files.quiet import quiet
from knowledge_bank.checks.files.segments import BrokenError, Part, Role, parts
from knowledge_bank.checks.files.traces import Contents, Trace, useless, words
from knowledge_bank.model import Severity

LARGEST = 20_000_000
"""Bytes."""
MOST_PIXELS = 50_000_000
FORMATS = {".png": ["PNG"], ".jpg": ["JPEG", "MPO"], ".jpeg": ["JPEG", "MPO"], ".gif": ["GIF"], ".webp": ["WEBP"]}

PLACE, COPY = "where it was taken", "a small copy"
PERSON, TIME, DEVICE = "who took or owns it", "when it was taken", "which device or program made it"
SAID, MORE = "something in words", "something that is no part of the picture"
TOLD = (PERSON, TIME, DEVICE, SAID, MORE)

HARMLESS = frozenset({
    0x100, 0x101, 0x102, 0x103, 0x106, 0x112, 0x115, 0x11A, 0x11B, 0x11C, 0x128, 0x211, 0x212, 0x213, 0x214,
    0x8769, 0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003, 0xA005,
})  # fmt: skip
"""EXIF tags for size, resolution, colours and which side is up."""
MEANINGS = {
    **dict.fromkeys((0x13B, 0x8298, 0x9C9D, 0xA430, 0xA431, 0xA435, 0xC62F), PERSON),
    **dict.fromkeys((0x132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012), TIME),
    **dict.fromkeys((0x10F, 0x110, 0x131, 0x13C, 0x927C, 0xA433, 0xA434), DEVICE),
    **dict.fromkeys((0x10E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F), SAID),
}
ROOMY = 300
"""Bytes; EXIF of harmless tags alone is shorter, so a longer one holds what was not understood."""
SPEECH = frozenset({0x10E, 0x13B, 0x8298, 0x9286, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F, 0xA430})

IN_XMP = {
    PLACE: re.compile(rb"GPS(?:Lat|Long|Pos|Dest|Area)|:(?:City|Location|Sublocation|State|CountryName)\b"),
    COPY: re.compile(rb"[Tt]humbnails|GImg:"),
    PERSON: re.compile(rb":(?:creator|Author\w*|Owner\w*|SerialNumber|Credit|rights|PersonInImage|Artist|By-?line)\b"),
    TIME: re.compile(rb"Date\b|:when\b"),
    DEVICE: re.compile(rb":(?:Make|Model|Lens|CreatorTool|softwareAgent)\b"),
    SAID: re.compile(rb":(?:description|title|subject|Headline|UserComment|Instructions)\b"),
}
IN_IPTC = {
    PLACE: re.compile(rb"\x1c\x02[\x1a\x5a\x5c\x5f\x64\x65]"),
    COPY: re.compile(rb"8BIM\x04[\x09\x0c]"),
    PERSON: re.compile(rb"\x1c\x02[\x50\x55\x6e\x73\x74\x76\x7a]"),
    TIME: re.compile(rb"\x1c\x02[\x37\x3c\x3e\x3f]"),
    SAID: re.compile(rb"\x1c\x02[\x05\x19\x28\x69\x78]"),
}
NAMESPACE = re.compile(r"""\bxmlns:[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*')""")
VALUES = re.compile(r""">([^<>]+)<|=\s*"([^"]*)"|=\s*'([^']*)'""")
NO_WORD = re.compile(r"[\w+/=-]{61,}|[\w.:]*[0-9A-Fa-f]{8}-?(?:[0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}|https?://ns\.\S*")
"""Pictures written as letters, numbers of versions, and names of vocabularies."""
PRINTED = re.compile(rb"[\x20-\x7e\x80-\xff]{3,}")
MOST_SAID = 200_000
"""Characters."""


TOO_LARGE = useless("file-size", "picture", "larger than 20 MB or 50 million pixels", "save it smaller")


def read_picture(data: bytes, ending: str) -> Contents:
    """What a picture carries along, by the ending of its name in small letters. Its pixels are not looked at."""
    if len(data) > LARGEST:
        return TOO_LARGE
    try:
        found = parts(data, ending)
        with quiet(), Image.open(BytesIO(data), formats=FORMATS[ending]) as image:
            pixels = image.width * image.height
            image.verify()
    except Image.DecompressionBombError:
        pixels = MOST_PIXELS + 1
    except (BrokenError, Exception):  # Pillow raises whatever a damaged file leads it to
        wrong = f"can't be read as the {ending.lstrip('.')} picture that its name says"
        return useless("file-unreadable", "picture", wrong, "save it anew in a program for pictures")
    if pixels > MOST_PIXELS:
        return TOO_LARGE
    return told(found)


def told(found: list[Part]) -> Contents:
    """What the parts of a picture tell."""
    tells: set[str] = set()
    said: list[str] = []
    for part in found:
        for what, text in _told(part):
            tells.add(what)
            said.append(text)
    return Contents(tuple(_traces(tells)), (words("\n".join(said)[:MOST_SAID], "metadata"),) if any(said) else ())


def _traces(tells: set[str]) -> Iterator[Trace]:
    if PLACE in tells:
        wrong = "the file tells where the picture was taken"
        yield Trace("picture-location", "picture", wrong, severity=Severity.ERROR)
    if COPY in tells:
        wrong = "the file holds a further, often smaller picture, which may show what was cut away"
        yield Trace("picture-thumbnail", "picture", wrong, severity=Severity.ERROR)
    rest = [what for what in TOLD if what in tells]
    if rest:
        yield Trace("picture-metadata", "picture", f"the file tells {', '.join(rest)}")


def _told(part: Part) -> Iterator[tuple[str, str]]:
    """What a part tells, each time with the words that say it."""
    if part.role is Role.EXIF:
        yield from _exif(part.content)
    elif part.role is Role.XMP:
        yield from _matching(IN_XMP, part.content.replace(b"\0", b""))
        yield MORE, _in_tags(_text(part.content.replace(b"\0", b"")))
    elif part.role is Role.IPTC:
        yield from _matching(IN_IPTC, part.content)
        yield MORE, "\n".join(_text(run) for run in PRINTED.findall(part.content))
    elif part.role is Role.WORDS:
        yield SAID, _text(part.content)
    elif part.role in ROLES:
        yield ROLES[part.role], ""


ROLES = {Role.THUMBNAIL: COPY, Role.DATE: TIME, Role.MORE: MORE}


def _matching(patterns: dict[str, re.Pattern[bytes]], content: bytes) -> Iterator[tuple[str, str]]:
    yield from ((what, "") for what, pattern in patterns.items() if pattern.search(content))


def _exif(content: bytes) -> Iterator[tuple[str, str]]:
    exif = Image.Exif()
    known = False
    try:
        with quiet():
            exif.load(content)
            tags = {**exif, **exif.get_ifd(IFD.Exif), **exif.get_ifd(IFD.Interop)} if exif else {}
            place = exif.get_ifd(IFD.GPSInfo) if IFD.GPSInfo in exif else {0: ""}
            copy = exif.get_ifd(IFD.IFD1)
    except Exception:  # Pillow raises whatever damaged data lead it to
        yield MORE, ""
        if b"\x88\x25" in content or b"\x25\x88" in content:
            yield PLACE, ""
        return
    if set(place) != {0}:  # a version alone is no place
        known = True
        yield PLACE, ""
    if copy:
        known = True
        yield COPY, ""
    for tag, value in tags.items():
        if tag not in HARMLESS and tag != IFD.GPSInfo and tag > 0x13:
            known = True
            yield MEANINGS.get(tag, MORE), _value(value) if isinstance(value, str) or tag in SPEECH else ""
    if not known and len(content) > ROOMY:
        yield MORE, ""


def orientation(found: list[Part]) -> int:
    """How a picture is to be turned before it is shown, as EXIF counts it; 1 for not at all."""
    for part in found:
        if part.role is Role.EXIF:
            exif = Image.Exif()
            try:
                with quiet():
                    exif.load(part.content)
                    turn = exif.get(0x112, 1)
            except Exception:  # as above
                continue
            return turn if isinstance(turn, int) and 1 < turn <= 8 else 1
    return 1


def _value(value: Any) -> str:
    if isinstance(value, bytes):
        wide = value[1::2].count(0) > len(value) // 4
        return value.decode("utf-16-le" if wide else "utf-8", "replace").replace("\0", " ")
    return str(value)


def _in_tags(text: str) -> str:
    found = VALUES.findall(NAMESPACE.sub("", text))
    return NO_WORD.sub(" ", "\n".join(value.strip() for values in found for value in values if value.strip()))


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
