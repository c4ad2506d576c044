"""A picture's file in its parts: those that show it, and those that tell something about it."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MOST_PARTS = 20_000
"""More than any picture has; each costs time."""
MOST_WORDS = 1_000_000
"""Bytes of one text, unpacked."""

NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
PNG = b"\x89PNG\r\n\x1a\n"
PNG_SHOWS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs acTL fcTL fdAT cICP mDCV cLLI".split()
)
GIF_SHOWS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
WEBP_SHOWS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})


class Role(StrEnum):
    """What a part is there for. All but the first can be left out, and the picture stays as it is."""

    SHOWS = "shows"
    EXIF = "exif"
    XMP = "xmp"
    IPTC = "iptc"
    THUMBNAIL = "thumbnail"
    WORDS = "words"
    DATE = "date"
    MORE = "more"
    """Whatever is not known to be harmless."""
    IDLE = "idle"
    """Harmless, and for nobody."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the file; all of them in a row are the file."""

    role: Role
    data: bytes
    content: bytes = b""
    """What it tells, without its frame."""


class BrokenError(Exception):
    """The file is not the picture that its name says, or not all of it."""


def parts(data: bytes, ending: str) -> list[Part]:
    """The parts of a picture, by the ending of its name. Raises BrokenError."""
    found = []
    try:
        for part in WALKS[ending](data):
            found.append(part)
            if len(found) > MOST_PARTS:
                raise BrokenError
    except (IndexError, ValueError):
        raise BrokenError from None
    return found


def _jpeg(data: bytes) -> Iterator[Part]:
    if data[:2] != b"\xff\xd8":
        raise BrokenError
    yield Part(Role.SHOWS, data[:2])
    at = 2
    while True:
        start = at
        while data[at] == 0xFF:
            at += 1
        marker = data[at]
        at += 1
        if at - start < 2 or 0x01 < marker < 0xC0 or not marker:
            raise BrokenError
        if marker == 0xD9:
            yield Part(Role.SHOWS, data[start:at])
            yield from _rest(data[at:])
            return
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            yield Part(Role.SHOWS, data[start:at])
            continue
        content = _piece(data, at + 2, int.from_bytes(data[at : at + 2]) - 2)
        at += 2 + len(content)
        if marker == 0xDA:
            scan = NEXT_MARKER.search(data, at)
            if scan is None:
                raise BrokenError
            at = scan.start()
        yield Part(_of_marker(marker, content), data[start:at], content)


def _of_marker(marker: int, content: bytes) -> Role:
    if marker == 0xE0 and content.startswith((b"JFIF\0", b"JFXX\0")):
        return Role.SHOWS if content.startswith(b"JFIF") and len(content) <= 14 else Role.THUMBNAIL
    if marker == 0xE1 and content.startswith(b"Exif\0"):
        return Role.EXIF
    if marker == 0xE1 and content.startswith(b"http://ns.adobe.com/"):
        return Role.XMP
    if marker == 0xED:
        return Role.IPTC
    if marker == 0xFE:
        return Role.WORDS
    shows = (marker == 0xE2 and content.startswith(b"ICC_PROFILE\0")) or (marker == 0xEE and content[:5] == b"Adobe")
    return Role.SHOWS if shows or marker < 0xE0 else Role.MORE


def _png(data: bytes) -> Iterator[Part]:
    if not data.startswith(PNG):
        raise BrokenError
    yield Part(Role.SHOWS, PNG)
    at, kind = len(PNG), b""
    while kind != b"IEND":
        start, kind = at, data[at + 4 : at + 8]
        content = _piece(data, at + 8, int.from_bytes(data[at : at + 4]))
        at += 12 + len(content)
        if at > len(data) or not kind.isalpha():
            raise BrokenError
        yield Part(*_of_chunk(kind, content, data[start:at]))
    yield from _rest(data[at:])


def _of_chunk(kind: bytes, content: bytes, data: bytes) -> tuple[Role, bytes, bytes]:
    if kind in (b"tEXt", b"zTXt", b"iTXt"):
        name, text = _words(kind, content)
        if name == b"XML:com.adobe.xmp":
            return Role.XMP, data, text
        if name.startswith(b"Raw profile type"):  # as ImageMagick writes what other pictures hold
            raw = bytes.fromhex(b"".join(text.split()[2:]).decode("ascii"))
            role = {b"xmp": Role.XMP, b"iptc": Role.IPTC, b"8bim": Role.IPTC}.get(name.split()[-1].lower(), Role.EXIF)
            return role, data, raw
        return Role.WORDS, data, name + b" " + text
    role = {b"eXIf": Role.EXIF, b"tIME": Role.DATE, b"iDOT": Role.IDLE}.get(kind, Role.MORE)
    return Role.SHOWS if kind in PNG_SHOWS else role, data, content


def _words(kind: bytes, content: bytes) -> tuple[bytes, bytes]:
    """The name and the text of a chunk."""
    name, _, text = content.partition(b"\0")
    packed = kind == b"zTXt"
    if packed:
        text = text[1:]
    elif kind == b"iTXt":
        packed = text[:1] == b"\1"
        text = text[2:].split(b"\0", 2)[2]
    else:
        text = text.decode("latin-1").encode()
    if not packed:
        return name, text
    try:
        return name, zlib.decompressobj().decompress(text, MOST_WORDS)
    except zlib.error:
        raise BrokenError from None


def _gif(data: bytes) -> Iterator[Part]:
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        raise BrokenError
    at = 13 + _colours(data[10])
    yield Part(Role.SHOWS, _piece(data, 0, at))
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x2C:
            at, _ = _blocks(data, at + 11 + _colours(data[at + 9]))
            yield Part(Role.SHOWS, data[start:at])
        elif data[at] == 0x21:
            label = data[at + 1]
            at, content = _blocks(data, at + 2)
            role = {0xF9: Role.SHOWS, 0xFE: Role.WORDS, 0x01: Role.WORDS}.get(label, Role.MORE)
            if label == 0xFF and content.startswith(b"XMP Data"):
                role, content = Role.XMP, data[start:at]
            elif label == 0xFF and content.startswith(GIF_SHOWS):
                role = Role.SHOWS
            yield Part(role, data[start:at], content)
        else:
            raise BrokenError
    yield Part(Role.SHOWS, data[at : at + 1])
    yield from _rest(data[at + 1 :])


def _colours(flags: int) -> int:
    """The length of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> tuple[int, bytes]:
    """The end of a row of blocks, and what is in them."""
    found = []
    while data[at]:
        found.append(_piece(data, at + 1, data[at]))
        at += 1 + data[at]
    return at + 1, b"".join(found)


def _webp(data: bytes) -> Iterator[Part]:
    end = 8 + int.from_bytes(data[4:8], "little")
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or end > len(data):
        raise BrokenError
    yield Part(Role.SHOWS, data[:12])
    at = 12
    while at < end:
        kind = data[at : at + 4]
        content = _piece(data, at + 8, int.from_bytes(data[at + 4 : at + 8], "little"))
        start, at = at, at + 8 + len(content) + len(content) % 2
        role = {b"EXIF": Role.EXIF, b"XMP ": Role.XMP}.get(kind, Role.MORE)
        yield Part(Role.SHOWS if kind in WEBP_SHOWS else role, data[start:at], content)
    yield from _rest(data[end:])


def _piece(data: bytes, start: int, length: int) -> bytes:
    if length < 0 or start + length > len(data):
        raise BrokenError
    return data[start : start + length]


def _rest(data: bytes) -> Iterator[Part]:
    """What stands behind the end of a picture, where phones put further pictures and films."""
    if data.strip(b"\0\r\n "):
        yield Part(Role.THUMBNAIL if b"\xff\xd8\xff" in data or b"ftyp" in data[:64] else Role.MORE, data)
    elif data:
        yield Part(Role.IDLE, data)


WALKS = {".png": _png, ".jpg": _jpeg, ".jpeg": _jpeg, ".gif": _gif, ".webp": _webp}
