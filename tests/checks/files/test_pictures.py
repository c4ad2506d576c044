"""A picture says where, when and by whom it was taken; the check says that it does, and never what."""

import json
import time
from io import BytesIO
from pathlib import Path
from random import Random
from zlib import crc32

import pytest
from click.testing import CliRunner
from knowledge_bank.checks import inspect
from knowledge_bank.checks.files.pictures import read_picture
from knowledge_bank.commands import main
from knowledge_bank.model import Problem
from PIL import Image, ImageCms, PngImagePlugin

from tests.banks import case, issue, resource, write_bank
from tests.files import XMP, exif, picture

PHONE, NUMBER, NAME = "07700 900123", "999 000 0018", "Kayleigh Quillfeather"
CLEAN = "kb clean takes it out"
LOCATION = f"[picture-location] the file tells where the picture was taken; {CLEAN}"
THUMBNAIL = (
    f"[picture-thumbnail] the file holds a further, often smaller picture, which may show what was cut away; {CLEAN}"
)


def problems(folder: Path, name: str, data: bytes) -> list[Problem]:
    """Those of one picture that its entry shows."""
    kind, _, file = name.rpartition("/")
    shown = f"![A house]({file})\n"
    texts = {
        "cases": {"cases/one.md": case(shown)},
        "resources": {"resources/one.md": resource(shown)},
        "newsletters/eip2": {"newsletters/eip2/2018-07.md": issue(shown)},
    }
    found = inspect(write_bank(folder / "content", {**texts[kind], name: data}), "content").problems
    return [problem for problem in found if problem.path == f"content/{name}"]


def codes(found: list[Problem]) -> dict[str, str]:
    return {problem.code: str(problem.severity) for problem in found}


@pytest.mark.parametrize("ending", [".png", ".jpg", ".gif", ".webp"])
def test_a_picture_that_says_nothing_of_itself_has_no_problems(tmp_path: Path, ending: str) -> None:
    assert problems(tmp_path, f"cases/house{ending}", picture(ending)) == []


def test_nor_has_one_with_colours_resolution_and_the_side_that_is_up(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = picture(".jpg", icc_profile=profile, dpi=(300, 300), exif=exif({0x112: 6, 0x11A: 72.0, 0x128: 2}))
    assert problems(tmp_path, "cases/house.jpg", data) == []


@pytest.mark.parametrize("folder", ["cases", "resources", "newsletters/eip2"])
@pytest.mark.parametrize("ending", [".png", ".jpg", ".webp"])
def test_a_picture_that_tells_where_it_was_taken_is_an_error_everywhere(
    tmp_path: Path, folder: str, ending: str
) -> None:
    found = problems(tmp_path, f"{folder}/house{ending}", picture(ending, exif=exif(place=True)))
    assert [str(problem) for problem in found] == [f"content/{folder}/house{ending}:1:1: picture: {LOCATION}"]


def thumbnail() -> bytes:
    """A photograph with a small copy of itself, as a phone writes it."""
    small = picture(".jpg", (8, 8))
    first = b"\x01\x00" + b"\x12\x01\x03\x00\x01\x00\x00\x00\x01\x00\x00\x00" + (26).to_bytes(4, "little")
    second = (
        b"\x02\x00"
         b"\x01\x02\x04\x00\x01\x00\x00\x00" + (26 + 2 + 24 + 4).to_bytes(4, "little")
        + b"\x02\x02\x04\x00\x01\x00\x00\x00" + len(small).to_bytes(4, "little") + bytes(4)
    )  # fmt: skip
    return picture(".jpg", exif=b"Exif\0\0II*\x00\x08\x00\x00\x00" + first + second + small)


SMALLER = {
    "in EXIF": thumbnail(),
    "behind the end": picture(".jpg") + picture(".jpg", (8, 8)),
    "as a film behind the end": picture(".jpg") + b"\x00\x00\x00\x18ftypmp42" + bytes(100),
    "in the head": picture(".jpg")[:2] + b"\xff\xe0\x00\x2aJFXX\x00\x13" + bytes(34) + picture(".jpg")[2:],
    "in XMP": picture(".jpg", xmp=XMP.format("", "<xmpGImg:image>/9j/4AAQ</xmpGImg:image>").encode()),
}


@pytest.mark.parametrize("where", SMALLER)
@pytest.mark.parametrize("folder", ["cases", "resources"])
def test_a_further_picture_inside_is_an_error_everywhere(tmp_path: Path, folder: str, where: str) -> None:
    found = problems(tmp_path, f"{folder}/house.jpg", SMALLER[where])
    assert f"content/{folder}/house.jpg:1:1: picture: {THUMBNAIL}" in map(str, found)


def png_with(**texts: str) -> bytes:
    said = PngImagePlugin.PngInfo()
    for name, text in texts.items():
        said.add_itxt(name, text, zip=True)
    return picture(pnginfo=said)


def jpeg_with(marker: int, content: bytes) -> bytes:
    data = picture(".jpg")
    return data[:2] + bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2) + content + data[2:]


def chunk(kind: bytes, content: bytes) -> bytes:
    """Of a PNG."""
    return len(content).to_bytes(4) + kind + content + crc32(kind + content).to_bytes(4)


IPTC = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x0c\x1c\x02\x50\x00\x07Someone"

TELLING: dict[str, tuple[str, bytes, str]] = {
    "an author": (".jpg", picture(".jpg", exif=exif({0x13B: "Someone"})), "who took or owns it"),
    "an owner": (".jpg", picture(".jpg", exif=exif(camera={0xA430: "Someone"})), "who took or owns it"),
    "a serial number": (".webp", picture(".webp", exif=exif(camera={0xA431: "77"})), "who took or owns it"),
    "a day": (".png", picture(".png", exif=exif(taken="2018:06:05 10:00:00")), "when it was taken"),
    "a camera": (".jpg", picture(".jpg", exif=exif({0x110: "Pocket 3"})), "which device or program made it"),
    "a remark": (".jpg", picture(".jpg", comment=b"in the garden"), "something in words"),
    "a remark in a GIF": (".gif", picture(".gif", comment=b"in the garden"), "something in words"),
    "a text": (".png", png_with(Comment="in the garden"), "something in words"),
    "the day of a change": (".png", picture()[:33] + chunk(b"tIME", b"\x07\xe2\6\5\n\0\0") + picture()[33:],
                            "when it was taken"),
    "XMP": (".jpg", picture(".jpg", xmp=XMP.format("", "<dc:creator>Someone</dc:creator>").encode()),
            "who took or owns it, something that is no part of the picture"),
    "XMP in a WebP": (".webp", picture(".webp", xmp=XMP.format(' exif:UserComment="x"', "").encode()),
                      "something in words, something that is no part of the picture"),
    "IPTC": (".jpg", jpeg_with(0xED, IPTC), "who took or owns it, something that is no part of the picture"),
    "what nobody knows": (".jpg", jpeg_with(0xEB, b"HDR\0" + bytes(9)), "something that is no part of the picture"),
    "something behind the end": (".png", picture() + b"and so on", "something that is no part of the picture"),
}  # fmt: skip


@pytest.mark.parametrize("what", TELLING)
def test_what_else_it_tells_is_an_error_beside_a_case_and_a_warning_elsewhere(tmp_path: Path, what: str) -> None:
    ending, data, told = TELLING[what]
    message = f"[picture-metadata] the file tells {told}; {CLEAN}"
    beside = [str(one) for one in problems(tmp_path / "a", f"cases/house{ending}", data)]
    elsewhere = [str(one) for one in problems(tmp_path / "b", f"resources/house{ending}", data)]
    assert f"content/cases/house{ending}:1:1: picture: {message}" in beside
    assert f"content/resources/house{ending}:1:1: warning: picture: {message}" in elsewhere


PLACES = {
    "in XMP": picture(".jpg", xmp=XMP.format(' exif:GPSLatitude="52,37.8N"', "").encode()),
    "as a town in IPTC": jpeg_with(0xED, IPTC.replace(b"\x1c\x02\x50", b"\x1c\x02\x5a")),
    "in EXIF that is damaged": jpeg_with(0xE1, b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\xff\xff"),
}


@pytest.mark.parametrize("where", PLACES)
def test_the_place_is_found_wherever_it_is_written(where: str) -> None:
    assert "picture-location" in [trace.code for trace in read_picture(PLACES[where], ".jpg").traces]


SPOKEN: dict[str, tuple[str, bytes]] = {
    "EXIF": (".jpg", picture(".jpg", exif=exif({0x10E: f"Ring {PHONE}, {NUMBER}"}))),
    "EXIF of Windows": (".jpg", picture(".jpg", exif=exif({0x9C9C: f"Ring {PHONE}, {NUMBER}".encode("utf-16-le")}))),
    "a user comment": (
        ".jpg",
        picture(".jpg", exif=exif(camera={0x9286: b"ASCII\0\0\0" + f"Ring {PHONE}, {NUMBER}".encode()})),
    ),
    "XMP": (".jpg", picture(".jpg", xmp=XMP.format(f' dc:title="Ring {PHONE}"', f"<a:b>{NUMBER}</a:b>").encode())),
    "a text": (".png", png_with(Comment=f"Ring {PHONE}", Title=NUMBER)),
    "a comment": (".jpg", picture(".jpg", comment=f"Ring {PHONE}, {NUMBER}".encode())),
    "a GIF": (".gif", picture(".gif", comment=f"Ring {PHONE}, {NUMBER}".encode())),
    "IPTC": (".jpg", jpeg_with(0xED, IPTC + f"\x1c\x02\x78 Ring {PHONE}, {NUMBER}".encode())),
}


@pytest.mark.parametrize("where", SPOKEN)
@pytest.mark.parametrize("folder", ["cases", "resources"])
def test_what_it_says_in_words_goes_through_the_rules(tmp_path: Path, folder: str, where: str) -> None:
    ending, data = SPOKEN[where]
    found = problems(tmp_path, f"{folder}/house{ending}", data)
    said = [str(problem).partition(":1:1: ")[2] for problem in found]
    assert f"metadata: [phone] what looks like a phone number; {CLEAN}" in said
    assert f"metadata: [nhs-number] what looks like an NHS number; {CLEAN}" in said


def test_numbers_of_versions_and_names_of_vocabularies_are_no_identifiers(tmp_path: Path) -> None:
    given = ' xmpMM:DocumentID="xmp.did:0180117407206811822AE1B2C3D4E5F6" xmlns:a="https://example.org/07700900123"'
    found = problems(tmp_path, "resources/house.jpg", picture(".jpg", xmp=XMP.format(given, "").encode()))
    assert codes(found) == {"picture-metadata": "warning"}


BROKEN = {
    "nothing": b"",
    "letters": b"x",
    "half of it": picture(".jpg", (300, 200))[:-200],
    "another kind": picture(".png"),
    "a page": b"<html>",
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_not_the_picture_that_its_name_says_is_an_error(tmp_path: Path, what: str) -> None:
    wrong = "[file-unreadable] can't be read as the jpg picture that its name says"
    assert [str(problem) for problem in problems(tmp_path, "resources/house.jpg", BROKEN[what])] == [
        f"content/resources/house.jpg:1:1: picture: {wrong}; save it anew in a program for pictures"
    ]


TOO_LARGE = "picture: [file-size] larger than 20 MB or 50 million pixels; save it smaller"


def test_a_picture_has_a_size(tmp_path: Path) -> None:
    for number, data in enumerate((picture(".png", (8_000, 7_000)), picture() + bytes(20_000_000))):
        found = problems(tmp_path / str(number), "resources/house.png", data)
        assert [str(problem) for problem in found] == [f"content/resources/house.png:1:1: {TOO_LARGE}"]


def test_a_small_file_that_would_unpack_to_a_large_picture_is_not_unpacked(tmp_path: Path) -> None:
    data = picture()
    bomb = data[:8] + chunk(b"IHDR", (60_000).to_bytes(4) + (60_000).to_bytes(4) + data[24:29])
    began = time.monotonic()
    found = problems(tmp_path, "resources/house.png", bomb + data[33:])
    assert [str(problem) for problem in found] == [f"content/resources/house.png:1:1: {TOO_LARGE}"]
    assert time.monotonic() - began < 5


def test_no_exception_covers_a_picture(tmp_path: Path) -> None:
    rest = "reason: It was agreed with all, role: Reviewer, date: 2018-09-01"
    for rule in ("phone", "picture-location"):
        files: dict[str, str | bytes | None] = {
            "cases/one.md": case("![A house](house.jpg)\n", exceptions=f"[{{rule: {rule}, {rest}}}]"),
            "cases/house.jpg": picture(".jpg", exif=exif({0x10E: PHONE}, place=True)),
        }
        found = inspect(write_bank(tmp_path / rule / "content", files), "content").problems
        assert {"phone", "picture-location"} <= {problem.code for problem in found}


def test_nothing_of_it_is_echoed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    values = (PHONE, NUMBER, NAME, "12 March 2014", "ZZ99 3WZ", "Pocket 3")
    said = "; ".join(values)
    files: dict[str, str | bytes | None] = {}
    for folder in ("cases", "resources"):
        tags = exif({0x10E: said, 0x13B: NAME, 0x110: "Pocket 3"}, place=True, taken="2014:03:12 10:00:00")
        files[f"{folder}/a.jpg"] = picture(".jpg", exif=tags, xmp=XMP.format("", f"<a:b>{said}</a:b>").encode())
        files[f"{folder}/b.png"] = png_with(Comment=said)
        files[f"{folder}/c.gif"] = picture(".gif", comment=said.encode())
        files[f"{folder}/d.jpg"] = picture(".jpg", exif=tags)[:-9]
    bank = write_bank(tmp_path / "content", files)
    told = ""
    for form in ("text", "json", "github"):
        result = CliRunner().invoke(main, ["check", str(bank), "--format", form])
        assert result.exit_code == 1
        told += result.output
        if form == "json":
            assert "picture-location" in {problem["code"] for problem in json.loads(result.output)["problems"]}
    told += "".join(capfd.readouterr())
    for secret in (*values, "900123", "0018", "Quillfeather", "2014", "52.", "37"):
        assert secret not in told.replace(str(tmp_path), "")


def samples() -> list[tuple[str, bytes]]:
    tags = exif({0x10E: "x" * 40, 0x13B: "y"}, place=True, taken="2018:06:05 10:00:00")
    frames = [Image.new("P", (9, 9), number) for number in range(3)]
    moving = BytesIO()
    frames[0].save(moving, "GIF", save_all=True, append_images=frames[1:], comment=b"z")
    return [
        (".jpg", picture(".jpg", exif=tags, xmp=XMP.format("", "").encode(), comment=b"z")),
        (".jpg", thumbnail()),
        (".jpg", jpeg_with(0xED, IPTC)),
        (".png", picture(".png", exif=tags)),
        (".png", png_with(Comment="z")),
        (".gif", moving.getvalue()),
        (".webp", picture(".webp", exif=tags, xmp=XMP.format("", "").encode())),
        (".webp", picture(".webp", lossless=True)),
    ]


def damaged(data: bytes, random: Random) -> bytes:
    """Signs changed, taken out or put in, or the end missing."""
    for _ in range(random.choice((1, 1, 2, 5, 30))):
        place = random.randrange(len(data) + 1)
        length = random.choice((1, 1, 1, 2, 4, 50))
        new = random.choice((random.randbytes(length), b"", b"\xff" * length, bytes(length)))
        data = data[:place] + new + data[place + random.choice((len(new), len(new), length)) :]
    return data[: random.randrange(len(data) + 1)] if random.random() < 0.2 else data


@pytest.mark.parametrize("number", range(8))
def test_however_it_is_damaged_there_are_problems_or_none_and_never_more(
    number: int, capfd: pytest.CaptureFixture[str]
) -> None:
    ending, data = samples()[number]
    random = Random(number)
    for _ in range(300):
        began = time.monotonic()
        read_picture(damaged(data, random), ending)
        assert time.monotonic() - began < 5
    assert capfd.readouterr() == ("", "")
