"""Pictures for screens of all sizes: smaller copies that say nothing of themselves, and HTML that offers them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from PIL import Image, ImageCms, ImageOps, features

from knowledge_bank.checks.files.quiet import quiet

ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp")
WIDTHS = (480, 960)
"""Of the copies, in pixels: for a phone, and for a phone that shows two or three pixels as one."""
SIZES = "(max-width: 54em) 100vw, 54em"
"""How wide a picture may stand on a page: as wide as its text."""
SAVING: Mapping[str, Mapping[str, Any]] = {
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 82, "method": 4},
}
"""What may be made smaller, and how it is packed. A GIF may move, so it stays as it is."""
LIBRARIES = ("pil", "jpg", "libjpeg_turbo", "zlib", "webp", "littlecms2")
"""What Pillow makes copies with."""

_IMAGE = re.compile(r"<img [^>]*>")
_SOURCE = re.compile(r' src="([^"]*)"')
_OWN_SIZE = re.compile(r" (?:width|height)=")


@dataclass(frozen=True)
class Sized:
    """A picture as it is shown: upright."""

    width: int
    """In pixels."""
    height: int
    widths: tuple[int, ...] = ()
    """Of its copies."""


def size(data: bytes) -> Sized | None:
    """The size of a picture, without copies; None where it cannot be read, which the checks tell."""
    try:
        with quiet(), Image.open(BytesIO(data)) as image:
            upright = ImageOps.exif_transpose(image)
            return Sized(upright.width, upright.height)
    except Exception:  # Pillow raises whatever a damaged file leads it to
        return None


def smaller(data: bytes, width: int) -> bytes:
    """A copy in this width of a readable, wider picture; nothing where it would not be smaller, or where it moves."""
    with quiet(), Image.open(BytesIO(data)) as image:
        kind = image.format or ""
        if kind not in SAVING or getattr(image, "n_frames", 1) > 1:
            return b""
        upright = _plain(ImageOps.exif_transpose(image))
        height = max(1, round(upright.height * width / upright.width))
        copy = upright.resize((width, height), Image.Resampling.LANCZOS)
        copy.info.clear()
        made = BytesIO()
        copy.save(made, kind, **SAVING[kind])
    return made.getvalue() if made.tell() < len(data) else b""


def _plain(image: Image.Image) -> Image.Image:
    """The picture in the colours that screens take for granted, with its transparency."""
    profile = image.info.get("icc_profile")
    if image.mode in ("P", "PA", "LA") or "transparency" in image.info:
        return image.convert("RGBA")
    if profile and image.mode == "RGB":
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB")) or image
    return image if image.mode in ("RGB", "RGBA", "L") else image.convert("RGB")


def packer() -> str:
    """What copies are made with on this machine; another text whenever they may come out otherwise."""
    libraries = (f"{name} {features.version(name)}" for name in LIBRARIES)
    return "\n".join([sha256(Path(__file__).read_bytes()).hexdigest(), *libraries])


def copy_address(address: str, width: int) -> str:
    """Of the copy in this width of the picture at an address: `house.480w.png` of `house.png`."""
    path = PurePosixPath(address)
    return str(path.with_name(f"{path.stem}.{width}w{path.suffix}"))


def offered(html: str, pictures: Mapping[str, Sized]) -> str:
    """
    HTML whose pictures keep their place while they load, and come in the size that a screen needs.

    `pictures` by the address that the HTML gives; one whose author says how large it is stays as it is.
    """
    return _IMAGE.sub(lambda tag: _told(tag[0], pictures), html) if pictures else html


def _told(tag: str, pictures: Mapping[str, Sized]) -> str:
    source = _SOURCE.search(tag)
    sized = pictures.get(source[1]) if source else None
    if source is None or sized is None or _OWN_SIZE.search(tag):
        return tag
    told = " ".join([f' width="{sized.width}" height="{sized.height}"', *_choice(source[1], sized)])
    return tag[: source.end()] + told + tag[source.end() :]


def _choice(source: str, sized: Sized) -> Iterator[str]:
    if sized.widths:
        named = {width: copy_address(source, width) for width in sized.widths} | {sized.width: source}
        # What separates the choices may be in a name too.
        listed = (f"{name.replace(' ', '%20').replace(',', '%2C')} {width}w" for width, name in named.items())
        yield f'srcset="{", ".join(listed)}"'
        yield f'sizes="{SIZES}"'
