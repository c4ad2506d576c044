"""A picture or a PDF without what it says of itself: the same to look at, and nothing beside it."""

import re
from collections.abc import Iterable
from io import BytesIO

from PIL import Image
from pypdf import PageObject, PdfReader, PdfWriter, apply_configuration
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, StreamObject, TextStringObject

from knowledge_bank.checks.files.contents import PAPER, contents_of
from knowledge_bank.checks.files.leaves import photograph
from knowledge_bank.checks.files.papers import BOUNDS
from knowledge_bank.checks.files.pictures import orientation
from knowledge_bank.checks.files.quiet import quiet
from knowledge_bank.checks.files.segments import BrokenError, Part, Role, parts
from knowledge_bank.checks.files.traces import Contents
from knowledge_bank.checks.identifiers.check import READ
from knowledge_bank.writing.proposal import RefusedError

QUALITY = 92
"""Of a JPEG that had to be turned."""
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What puts a picture upright, by its orientation in EXIF."""
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".gif": "GIF", ".webp": "WEBP"}
TELLING_FLAGS = 0x0C
"""Of WebP: that EXIF and XMP follow."""

OF_CATALOG = frozenset({"/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot"})
"""What a PDF needs to be shown and read aloud."""
OF_PAGES = frozenset(
    {
        "/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit",
        "/Resources", "/Contents", "/Group", "/StructParents", "/Tabs",
    }
)  # fmt: skip
"""What a page needs."""
UNSEEN = frozenset(
    {
        "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AF", "/EF", "/AA", "/OPI", "/Measure", "/PtData",
        "/IDTree",
    }
)  # fmt: skip
"""What may hang on anything else."""
OF_TAGS = frozenset({"/T", "/ID"})
"""Names of tags, which nobody reads."""
VERSION, NEWEST = re.compile("%PDF-[12]\\.[0-7]"), "%PDF-1.7"
STAYS = frozenset({"no-text-layer"})
"""Codes of what can't be taken out."""


def stripped(data: bytes, ending: str) -> bytes:
    """The same picture or PDF, by the ending of its name. Raises RefusedError, with the way out."""
    ending = ending.lower()
    before = contents_of(data, ending)
    if before.unusable:
        raise RefusedError(f"{before.unusable.wrong}; {before.unusable.remedy}")
    if ending == PAPER:
        if not _travelling(before):
            return data
        result = _paper(data)
        after = contents_of(result, ending)
        same = _pages(after) == _pages(before)
    else:
        found = parts(data, ending)
        result = _picture(found, ending)
        after = contents_of(result, ending)
        same = orientation(found) != 1 or _pixels(data) == _pixels(result)
    if not same or any(trace.code not in STAYS for trace in after.traces):
        raise RefusedError("it can't be cleaned without harm; save it anew in another program")
    return result


def _travelling(found: Contents) -> bool:
    """True when something would be taken out."""
    beside = any(not str(text.path[0]).startswith(READ) for text in found.texts)
    return beside or any(trace.code not in STAYS for trace in found.traces)


def _pages(found: Contents) -> list[tuple[object, str]]:
    return [(text.path, text.words) for text in found.texts if str(text.path[0]).startswith("page")]


def _picture(found: list[Part], ending: str) -> bytes:
    shown = b"".join(part.data for part in found if part.role is Role.SHOWS)
    if ending == ".webp":
        shown = _webp(shown)
    turn = orientation(found)
    return shown if turn == 1 else _upright(shown, ending, turn)


def _webp(shown: bytes) -> bytes:
    size = (len(shown) - 8).to_bytes(4, "little")
    if shown[12:16] == b"VP8X":
        shown = shown[:20] + bytes([shown[20] & ~TELLING_FLAGS]) + shown[21:]
    return shown[:4] + size + shown[8:]


def _upright(shown: bytes, ending: str, turn: int) -> bytes:
    """Turned as its orientation says, which is gone with the rest of EXIF."""
    made = BytesIO()
    try:
        with quiet(), Image.open(BytesIO(shown)) as image:
            if getattr(image, "n_frames", 1) > 1:
                return shown
            profile = image.info.get("icc_profile")
            upright = image.transpose(TURNS[turn])
            upright.save(made, FORMATS[ending], quality=QUALITY, icc_profile=profile)
    except Exception as why:  # Pillow raises whatever a damaged file leads it to
        raise RefusedError("it can't be turned upright; save it anew in a program for pictures") from why
    return made.getvalue()


def _pixels(data: bytes) -> list[bytes]:
    """All that a picture shows."""
    found = []
    try:
        with quiet(), Image.open(BytesIO(data)) as image:
            for frame in range(getattr(image, "n_frames", 1) if image.format != "MPO" else 1):
                image.seek(frame)
                found.append(image.tobytes())
    except Exception as why:  # as above
        raise RefusedError("it is damaged; save it anew in a program for pictures") from why
    return found


def _paper(data: bytes) -> bytes:
    """Its pages, their links to addresses and what is read aloud of them, and nothing else."""
    try:
        with quiet(), apply_configuration(**BOUNDS):
            writer = _copy(data)
            _keep(writer.root_object, OF_CATALOG)
            for page in writer.pages:
                links = ArrayObject(_links(page))
                _keep(page, OF_PAGES)
                if links:
                    page[NameObject("/Annots")] = links
            for thing in writer._objects:
                _strip(thing)
            return _written(_copy(_written(writer)))  # a copy of the copy leaves out what nothing leads to any more
    except Exception as why:  # pypdf raises whatever a damaged file leads it to
        raise RefusedError("it can't be cleaned; save it as PDF anew") from why


def _copy(data: bytes) -> PdfWriter:
    reader = PdfReader(BytesIO(data))
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = reader.pdf_header if VERSION.fullmatch(reader.pdf_header) else NEWEST
    writer.metadata = None
    writer._ID = None
    return writer


def _written(writer: PdfWriter) -> bytes:
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _keep(thing: DictionaryObject, wanted: frozenset[str]) -> None:
    for key in [key for key in thing if key not in wanted]:
        del thing[key]


def _links(page: PageObject) -> Iterable[DictionaryObject]:
    for note in page.get("/Annots", ArrayObject()).get_object() or ():
        found = note.get_object()
        action = found.get("/A") if isinstance(found, DictionaryObject) else None
        address = action.get_object().get("/URI") if action is not None else None
        if address is not None and found.get("/Subtype") == "/Link" and "/Rect" in found:
            to = DictionaryObject({NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject(address)})
            yield DictionaryObject({
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Link"),
                NameObject("/Rect"): ArrayObject(found["/Rect"].get_object()),
                NameObject("/Border"): ArrayObject(),
                NameObject("/A"): to,
            })  # fmt: skip


def _strip(thing: object) -> None:
    """Take out of an object, and of all that is written within it, what is not seen."""
    if isinstance(thing, ArrayObject):
        for one in list.__iter__(thing):
            _strip(one)
    if not isinstance(thing, DictionaryObject):
        return
    unwanted = UNSEEN | OF_TAGS if "/S" in thing and "/K" in thing else UNSEEN
    for key in [key for key in thing if key in unwanted]:
        del thing[key]
    below = thing.get("/K")
    if isinstance(below, ArrayObject):
        below[:] = [one for one in list.__iter__(below) if not _leads_to_a_note(one)]
    elif _leads_to_a_note(below):
        del thing["/K"]
    for key in thing:
        _strip(thing.raw_get(key))
    if isinstance(thing, StreamObject) and photograph(thing):
        try:
            found = parts(thing._data, ".jpg")
        except BrokenError:
            return
        thing._data = b"".join(part.data for part in found if part.role is Role.SHOWS)


def _leads_to_a_note(tag: object) -> bool:
    found = tag.get_object() if isinstance(tag, PdfObject) else None
    return isinstance(found, DictionaryObject) and found.get("/Type") == "/OBJR"
