"""`kb clean` takes out of pictures and PDFs what travels along unseen, and tells what is left to do."""

import re
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result
from knowledge_bank.checks.files.contents import contents_of
from knowledge_bank.commands import main
from knowledge_bank.writing.proposal import RefusedError
from knowledge_bank.writing.stripped import stripped
from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter
from pypdf.actions import JavaScript
from pypdf.annotations import Link, Text
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from tests.banks import case, write_bank
from tests.checks.files.test_papers import FORBIDDEN, edited, filled, stream
from tests.checks.files.test_papers import samples as papers
from tests.checks.files.test_pictures import IPTC, SMALLER, TELLING, damaged, jpeg_with
from tests.checks.files.test_pictures import samples as pictures
from tests.files import XMP, exif, pdf, picture, rewritten, written

PHONE, NAME = "07700 900123", "Kayleigh Quillfeather"
REPLACED = "replaced by a clean copy; if you need the original, keep it outside the project"
PLACED = picture(".jpg", exif=exif({0x13B: NAME}, place=True), xmp=XMP.format("", "<a:b>c</a:b>").encode())


def kb(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_photo_with_its_place_and_an_office_file_with_its_author(tmp_path: Path) -> None:
    """Scenario 11: both fail; after `kb clean` the copy is stripped, checked again, and the original is not there."""
    shown = case("![A house](house.jpg)\n", status="draft", published=None)
    bank = write_bank(
        tmp_path / "content",
        {"cases/one.md": shown, "cases/house.jpg": PLACED, "cases/report.docx": b"PK\3\4" + NAME.encode()},
    )
    checked = kb("check", "content")
    assert checked.exit_code == 1
    assert "content/cases/house.jpg:1:1: picture: [picture-location] " in checked.output
    assert "content/cases/report.docx:1:1: file: an Office file, in which comments, changes, " in checked.output

    cleaned = kb("clean", "content/cases/house.jpg", "content/cases/report.docx")
    assert cleaned.output == (
        f"content/cases/house.jpg: {REPLACED}\n"
        "content/cases/report.docx: an Office file, in which comments, changes, hidden parts and the names of its "
        "authors travel along; save it as PDF and put that here, or paste its text into an entry\n"
    )
    assert cleaned.exit_code == 1

    (bank / "cases/report.docx").unlink()
    assert kb("clean", "content/cases/house.jpg").output == "content/cases/house.jpg: there was nothing to take out\n"
    assert kb("check", "content").output == "no errors, no warnings\n"
    assert all(NAME.encode() not in path.read_bytes() for path in bank.rglob("*") if path.is_file())


def test_a_copy_goes_into_the_bank_and_the_original_stays_outside(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(PLACED)
    result = kb("clean", "photo.jpg", "--into", "content/cases")
    assert result.output == "content/cases/photo.jpg: a clean copy of photo.jpg, which stays as it was\n"
    assert result.exit_code == 0
    assert (tmp_path / "photo.jpg").read_bytes() == PLACED
    assert (bank / "cases/photo.jpg").read_bytes() == stripped(PLACED, ".jpg")
    again = kb("clean", "photo.jpg", "--into", "content/cases")
    assert (again.output, again.exit_code) == ("content/cases/photo.jpg: there was nothing to take out\n", 0)


def test_a_folder_stands_for_all_pictures_and_pdfs_in_it(bank: Path) -> None:
    (bank / "cases/images").mkdir()
    (bank / "cases/images/a.jpg").write_bytes(PLACED)
    (bank / "cases/b.pdf").write_bytes(edited())
    (bank / "cases/.hidden.jpg").write_bytes(PLACED)
    before = (bank / "cases/two-to-nine.md").read_bytes()
    result = kb("clean", "content")
    assert result.output == f"content/cases/b.pdf: {REPLACED}\ncontent/cases/images/a.jpg: {REPLACED}\n"
    assert (bank / "cases/two-to-nine.md").read_bytes() == before
    assert (bank / "cases/.hidden.jpg").read_bytes() == PLACED


NO_BANK = "it is in no bank; say with --into where the copy goes, such as --into content/cases"
NO_PLACE = "the bank takes no pictures there; choose one of cases, resources, workshops, newsletters"
MAIL = "an e-mail, in which names, addresses and the messages before it travel along"
CASES = ["--into", "content/cases"]

REFUSED: dict[str, tuple[str, bytes, list[str], str]] = {
    "outside a bank": ("photo.jpg", PLACED, [], NO_BANK),
    "where a bank takes none": ("photo.jpg", PLACED, ["--into", "content/vocabularies"], NO_PLACE),
    "an e-mail": ("a.msg", b"x", CASES, f"{MAIL}; paste what is needed of its text into an entry"),
    "a photograph of another kind": (
        "a.heic",
        b"x",
        CASES,
        "a picture of a kind that browsers don't show; export it as JPEG",
    ),
    "a picture that is none": (
        "a.png",
        b"x",
        CASES,
        "can't be read as the png picture that its name says; save it anew in a program for pictures",
    ),
    "a PDF that is none": ("a.pdf", b"x", CASES, "can't be read as a PDF; save it as PDF anew, or attach another"),
    "something large": ("a.jpg", bytes(20_000_001), CASES, "larger than 20 MB; save it smaller"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_cleaned_is_told_with_the_way_out(bank: Path, tmp_path: Path, what: str) -> None:
    name, data, options, message = REFUSED[what]
    (tmp_path / name).write_bytes(data)
    before = set(bank.rglob("*"))
    result = kb("clean", name, *options)
    assert (result.output, result.exit_code) == (f"{name}: {message}\n", 1)
    assert set(bank.rglob("*")) == before
    assert (tmp_path / name).read_bytes() == data


def test_another_file_is_not_written_over(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(PLACED)
    (bank / "cases/photo.jpg").write_bytes(picture(".jpg", (9, 9)))
    (tmp_path / "more").mkdir()
    (tmp_path / "more/photo.jpg").write_bytes(picture(".jpg", (8, 8)))
    (tmp_path / "other.png").symlink_to(tmp_path / "photo.jpg")
    result = kb("clean", "photo.jpg", "other.png", "--into", "content/cases")
    assert result.output == (
        "photo.jpg: content/cases/photo.jpg is there already; give one of the two another name\n"
        "other.png: a link to another place, or no file at all; name the file itself\n"
    )
    assert (bank / "cases/photo.jpg").read_bytes() == picture(".jpg", (9, 9))
    result = kb("clean", "photo.jpg", "more/photo.jpg", "--into", "content/resources")
    assert "more/photo.jpg: another of these files has the same name; give it another" in result.output


def test_what_stands_in_the_text_is_left_and_told(bank: Path) -> None:
    (bank / "cases/sheet.pdf").write_bytes(pdf(f"Ring {PHONE}.", ""))
    writer = rewritten(pdf(f"Ring {PHONE}."))
    writer.add_metadata({"/Author": NAME})
    (bank / "cases/sheet.pdf").write_bytes(written(writer))
    result = kb("clean", "content/cases/sheet.pdf")
    assert result.output == (
        f"content/cases/sheet.pdf: {REPLACED}\n"
        "content/cases/sheet.pdf:1:1: page 1: [phone] what looks like a phone number; "
        "mend what the PDF was made from, and save it as PDF again\n"
    )
    assert result.exit_code == 1


def test_a_bank_whose_settings_are_not_sound_can_check_nothing(bank: Path) -> None:
    (bank / "cases/house.jpg").write_bytes(PLACED)
    (bank / "bank.yml").write_text("title: [\n")
    result = kb("clean", "content/cases/house.jpg")
    assert (result.exit_code, "The copies are made but not checked: " in result.output) == (1, True)


def test_a_disk_that_is_full_is_told_of_and_nothing_is_changed(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bank / "cases/house.jpg").write_bytes(PLACED)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device", "content/cases/house.jpg")

    monkeypatch.setattr("os.fsync", refuse)
    result = kb("clean", "content/cases/house.jpg")
    assert (result.exit_code, result.output) == (1, "Error: content/cases/house.jpg: No space left on device\n")
    assert (bank / "cases/house.jpg").read_bytes() == PLACED


ALL_PICTURES = [
    *((ending, data) for ending, data, _ in TELLING.values()),
    *((".jpg", data) for data in SMALLER.values()),
    *pictures(),
    (".jpg", jpeg_with(0xED, IPTC)),
    (".jpg", picture(".jpg", exif=exif({0x112: 6}, place=True))),
]


@pytest.mark.parametrize("number", range(len(ALL_PICTURES)))
def test_a_clean_picture_is_the_same_to_look_at_and_says_nothing(number: int) -> None:
    ending, data = ALL_PICTURES[number]
    clean = stripped(data, ending)
    assert contents_of(clean, ending).traces == ()
    assert contents_of(clean, ending).texts == ()
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(clean)) as after:
        upright = before.getexif().get(0x112, 1) == 1
        assert not upright or before.tobytes() == after.tobytes()
        assert before.info.get("icc_profile") == after.info.get("icc_profile")
        if ending == ".gif":
            assert getattr(before, "n_frames", 1) == getattr(after, "n_frames", 1)
    assert stripped(clean, ending) == clean
    assert stripped(data, ending) == clean


@pytest.mark.parametrize("turn", range(2, 9))
@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp"])
def test_a_picture_that_lies_on_its_side_is_turned_upright(ending: str, turn: int) -> None:
    given = {"quality": 100, "subsampling": 0} if ending == ".jpg" else {"lossless": True} if ending == ".webp" else {}
    image = Image.new("RGB", (64, 32), "white")
    image.paste((255, 0, 0), (0, 0, 32, 16))
    image.paste((0, 0, 255), (32, 16, 64, 32))
    made = BytesIO()
    image.save(made, ending.lstrip(".").replace("jpg", "jpeg"), exif=exif({0x112: turn}, place=True), **given)
    clean = stripped(made.getvalue(), ending)
    with Image.open(BytesIO(clean)) as after:
        with Image.open(BytesIO(made.getvalue())) as before:
            expected = ImageOps.exif_transpose(before).convert("RGB")
        shown = after.convert("RGB")
        assert shown.size == expected.size
        for place in ((8, 8), (shown.width - 8, 8), (8, shown.height - 8), (shown.width - 8, shown.height - 8)):
            one, other = shown.getpixel(place), expected.getpixel(place)
            assert isinstance(one, tuple)
            assert isinstance(other, tuple)
            assert max(abs(a - b) for a, b in zip(one, other, strict=True)) < 12
    assert contents_of(clean, ending).traces == ()


def everything() -> bytes:
    """A PDF with all that can travel along."""
    writer = rewritten(pdf("Ask who was there.", "Ask again."))
    writer.add_metadata({"/Author": NAME, "/Title": NAME, "/Company": NAME})
    writer.add_annotation(0, Text(text=NAME, rect=(0, 0, 9, 9)))
    writer.add_annotation(1, Link(rect=(0, 0, 9, 9), url="https://some.example/a"))
    writer.add_attachment(f"{NAME}.txt", NAME.encode())
    writer.add_outline_item(title=NAME, page_number=0)
    writer.add_open_action(JavaScript(f"app.alert('{NAME}')"))
    writer.pages[0][NameObject("/PieceInfo")] = DictionaryObject()
    kind = b"/Type /XObject /Subtype /Image /Width 24 /Height 16 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
    photograph = PdfReader(BytesIO(pdf("A", objects=(stream(PLACED, kind + b"/Filter /DCTDecode"),), page=b"/T 6 0 R")))
    resources: Any = writer.pages[0]["/Resources"].get_object()
    resources[NameObject("/XObject")] = DictionaryObject({NameObject("/I"): photograph.pages[0]["/T"].clone(writer)})
    return written(writer)


def test_a_clean_pdf_has_its_pages_its_text_and_its_links_and_nothing_else() -> None:
    clean = stripped(everything(), ".pdf")
    reader = PdfReader(BytesIO(clean))
    assert [page.extract_text() for page in reader.pages] == ["Ask who was there.", "Ask again."]
    assert contents_of(clean, ".pdf").traces == ()
    assert NAME.encode() not in clean
    assert sorted(reader.root_object) == ["/Pages", "/Type"]
    links: Any = reader.pages[1]["/Annots"]
    assert len(links) == 1
    assert links[0].get_object()["/A"]["/URI"] == "https://some.example/a"
    assert "/Annots" not in reader.pages[0]
    assert stripped(clean, ".pdf") == clean
    assert stripped(everything(), ".pdf") == clean


@pytest.mark.parametrize("data", [edited(), filled(b"(yes)"), *(data for data, _ in FORBIDDEN.values())])
def test_so_has_every_other(data: bytes) -> None:
    clean = stripped(data, ".pdf")
    assert contents_of(clean, ".pdf").traces == ()
    assert b"Somebody" not in clean
    before = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    assert [page.extract_text() for page in PdfReader(BytesIO(clean)).pages] == before


def test_what_is_read_aloud_stays_and_leads_to_no_note() -> None:
    def tagged(writer: PdfWriter) -> bytes:
        writer.add_metadata({"/Author": NAME})
        note = writer.add_annotation(0, Text(text=NAME, rect=(0, 0, 9, 9)))
        tag = DictionaryObject({NameObject("/Type"): NameObject("/OBJR"), NameObject("/Obj"): note.indirect_reference})
        root: Any = writer.root_object["/StructTreeRoot"]
        root["/K"].get_object()[NameObject("/K")] = ArrayObject([tag])
        return written(writer)

    tags = b"/Lang (en-GB) /StructTreeRoot << /Type /StructTreeRoot /K << /S /Figure /T (%s) /Alt (A map) >> >>"
    clean = stripped(tagged(rewritten(pdf("Ask.", root=tags % NAME.encode()))), ".pdf")
    root: Any = PdfReader(BytesIO(clean)).root_object
    assert root["/Lang"] == "en-GB"
    assert root["/StructTreeRoot"]["/K"]["/Alt"] == "A map"
    assert NAME.encode() not in clean


def test_a_pdf_that_has_nothing_is_not_touched() -> None:
    data = pdf("Ask.")
    assert stripped(data, ".pdf") is data


@pytest.mark.parametrize("number", range(8))
def test_a_damaged_file_is_cleaned_or_refused(number: int, capfd: pytest.CaptureFixture[str]) -> None:
    random = Random(number)
    samples = [*pictures(), *((".pdf", data) for data in papers())]
    for _ in range(60):
        ending, data = random.choice(samples)
        try:
            clean = stripped(damaged(data, random), ending)
        except RefusedError as why:
            assert re.search("save it|attach", str(why))
        else:
            assert not [trace for trace in contents_of(clean, ending).traces if trace.code != "no-text-layer"]
    assert capfd.readouterr() == ("", "")
