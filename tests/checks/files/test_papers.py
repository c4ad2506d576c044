"""A PDF brings more than its pages; the check finds what it brings, reads its text, and repeats nothing of either."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from knowledge_bank.checks import inspect
from knowledge_bank.checks.files import papers
from knowledge_bank.checks.files.papers import read_paper
from knowledge_bank.commands import main
from knowledge_bank.model import Problem, edition
from knowledge_bank.pages import views
from pypdf import PdfWriter
from pypdf.actions import JavaScript
from pypdf.annotations import FreeText, Link, Text
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from tests.banks import case, resource, terms, write_bank
from tests.checks.files.test_pictures import damaged
from tests.files import XMP, exif, pdf, picture, rewritten, written

PHONE, NUMBER = "07700 900123", "999 000 0018"
CLEAN = "kb clean takes it out"
MEND = "mend what the PDF was made from, and save it as PDF again"


def problems(folder: Path, name: str, data: bytes, **fields: object) -> list[Problem]:
    """Those of one PDF that its entry links to."""
    kind, _, file = name.rpartition("/")
    write = case if kind == "cases" else resource
    files: dict[str, str | bytes | None] = {f"{kind}/one.md": write(f"[The sheet]({file})\n", **fields), name: data}
    found = inspect(write_bank(folder / "content", files), "content").problems
    return [problem for problem in found if problem.path == f"content/{name}"]


def told(folder: Path, data: bytes, kind: str = "cases") -> list[str]:
    """The same without the path."""
    return [str(one).partition(":1:1: ")[2] for one in problems(folder, f"{kind}/sheet.pdf", data)]


def with_change(change: Callable[[PdfWriter], object], *pages: str) -> bytes:
    writer = rewritten(pdf(*(pages or ("Ask who was there before.",))))
    change(writer)
    return written(writer)


def test_a_pdf_of_pages_alone_has_no_problems(tmp_path: Path) -> None:
    for kind in ("cases", "resources"):
        assert told(tmp_path / kind, pdf("Ask who was there before.", "And ask again."), kind) == []


def test_the_program_and_the_day_it_was_made_are_no_problem(tmp_path: Path) -> None:
    about = {"/Producer": "Writer 7", "/Creator": "Writer", "/CreationDate": "D:20180605100000Z"}
    assert told(tmp_path, with_change(lambda writer: writer.add_metadata(about))) == []


def test_the_text_goes_through_the_rules_page_by_page(tmp_path: Path) -> None:
    data = pdf("Ask who was there.", f"Ring {PHONE}.", f"Number {NUMBER}, born 12 March 2014.")
    assert told(tmp_path / "a", data) == [
        f"page 2: [phone] what looks like a phone number; {MEND}",
        f"page 3: [date-worded] what looks like a date; {MEND}",
        f"page 3: [nhs-number] what looks like an NHS number; {MEND}",
    ]
    assert told(tmp_path / "b", data, "resources") == [
        f"page 2: [phone] what looks like a phone number; {MEND}",
        f"page 3: [nhs-number] what looks like an NHS number; {MEND}",
    ]


def test_so_does_text_under_a_black_box(tmp_path: Path) -> None:
    writer = rewritten(pdf(f"Ring {PHONE}."))
    contents: Any = writer.pages[0]["/Contents"].get_object()
    contents.set_data(contents.get_data() + b"\n0 g 40 690 400 30 re f")
    assert told(tmp_path, written(writer)) == [f"page 1: [phone] what looks like a phone number; {MEND}"]


def test_beside_a_case_that_names_no_agency_a_pdf_names_none(tmp_path: Path) -> None:
    data = pdf("A day in Northshire.")
    agencies = {"vocabularies/agencies.yml": terms("northshire", "southshire", "withheld")}
    for name, agency, expected in (("a", "withheld", ["agency"]), ("b", "northshire", [])):
        files: dict[str, str | bytes | None] = {
            "cases/one.md": case("[The sheet](sheet.pdf)\n", agency=agency, basis="composite"),
            "cases/sheet.pdf": data,
            **agencies,
        }
        found = inspect(write_bank(tmp_path / name / "content", files), "content").problems
        assert [one.code for one in found if one.path == "content/cases/sheet.pdf"] == expected


ABOUT = f"PDF: [pdf-metadata] the file tells who wrote it or what it is about, beside its pages; {CLEAN}"
NOTE = f"note on page 1: [pdf-notes] a comment, a mark or a note that somebody left; {CLEAN}"
INSIDE = f"PDF: [pdf-embedded] other files, films or sounds are inside; {CLEAN}"
FORM = f"PDF: [pdf-form] a form that has been filled in or signed; {CLEAN}"
SCRIPT = f"PDF: [pdf-script] it would run a script, start a program or send something; {CLEAN}"
HISTORY = f"PDF: [pdf-history] an earlier version or a page that was taken out is still inside; {CLEAN}"


def stream(content: bytes, kind: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (kind, len(content), content)


def xmp(inside: str) -> bytes:
    return stream(XMP.format("", inside).encode(), b"/Type /Metadata /Subtype /XML")


def filled(value: bytes) -> bytes:
    widget = b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V %s /Rect [0 0 9 9] >>" % value
    return pdf("A sheet.", objects=(widget,), root=b"/AcroForm << /Fields [6 0 R] >>", page=b"/Annots [6 0 R]")


def edited() -> bytes:
    """Saved by adding what has changed at the end."""
    data = pdf("Somebody.", "One.")
    new = b"5 0 obj\n" + stream(b"BT /F1 12 Tf 50 700 Td (Nobody.) Tj ET", b"") + b"\nendobj\n"
    table = b"xref\n5 1\n%010d 00000 n \ntrailer\n<< /Size 8 /Root 1 0 R /Prev %d >>\n" % (
        len(data),
        data.rindex(b"xref\n0"),
    )
    return data + new + table + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(new))


DOUBTFUL: dict[str, tuple[bytes, str]] = {
    "an author": (with_change(lambda writer: writer.add_metadata({"/Author": "Someone"})), ABOUT),
    "a title": (with_change(lambda writer: writer.add_metadata({"/Title": "Report"})), ABOUT),
    "a company": (with_change(lambda writer: writer.add_metadata({"/Company": "Someone's"})), ABOUT),
    "an author in XMP": (
        pdf("A", objects=(xmp("<dc:creator>Someone</dc:creator>"),), root=b"/Metadata 6 0 R"),
        ABOUT,
    ),
    "what a program keeps for itself": (pdf("A", page=b"/PieceInfo << /Some << /Private 1 >> >>"), ABOUT),
    "a note": (with_change(lambda writer: writer.add_annotation(0, Text(text="Ask", rect=(0, 0, 9, 9)))), NOTE),
    "typed over a page": (
        with_change(lambda writer: writer.add_annotation(0, FreeText(text="Ask", rect=(0, 0, 9, 9)))),
        NOTE,
    ),
    "a form": (filled(b"(yes)"), FORM),
    "an earlier version": (edited(), HISTORY),
    "a page that was taken out": (
        pdf("A", objects=(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",)),
        HISTORY,
    ),
}

FORBIDDEN: dict[str, tuple[bytes, str]] = {
    "a file": (with_change(lambda writer: writer.add_attachment("a.txt", b"b")), INSIDE),
    "a file pinned to a page": (
        pdf("A", page=b"/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] >>]"),
        INSIDE,
    ),
    "a script": (with_change(lambda writer: writer.add_open_action(JavaScript("app.alert(1)"))), SCRIPT),
    "a program": (pdf("A", root=b"/OpenAction << /S /Launch /F (a.exe) >>"), SCRIPT),
    "a form that sends": (pdf("A", page=b"/AA << /O << /S /SubmitForm >> >>"), SCRIPT),
}


@pytest.mark.parametrize("what", DOUBTFUL)
def test_what_travels_along_is_an_error_beside_a_case_and_a_warning_elsewhere(tmp_path: Path, what: str) -> None:
    data, message = DOUBTFUL[what]
    assert told(tmp_path / "a", data) == [message]
    assert told(tmp_path / "b", data, "resources") == [f"warning: {message}"]


@pytest.mark.parametrize("what", FORBIDDEN)
@pytest.mark.parametrize("kind", ["cases", "resources"])
def test_files_and_scripts_are_an_error_everywhere(tmp_path: Path, kind: str, what: str) -> None:
    data, message = FORBIDDEN[what]
    assert told(tmp_path, data, kind) == [message]


@pytest.mark.parametrize("value", [b"()", b"( )", b"/Off"])
def test_a_form_that_is_empty_is_none(tmp_path: Path, value: bytes) -> None:
    assert told(tmp_path, filled(value)) == []


def test_a_photograph_inside_tells_where_it_was_taken(tmp_path: Path) -> None:
    kind = b"/Type /XObject /Subtype /Image /Width 24 /Height 16 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
    photograph = stream(picture(".jpg", exif=exif(place=True)), kind + b"/Filter /DCTDecode")
    data = pdf("A", objects=(photograph,), page=b"/Thing 6 0 R")
    wrong = "picture: [picture-location] the file tells where the picture was taken"
    assert told(tmp_path, data, "resources") == [f"{wrong}; {CLEAN}"]


WORDS: dict[str, tuple[bytes, str]] = {
    "the author": (with_change(lambda writer: writer.add_metadata({"/Author": PHONE})), "metadata"),
    "XMP": (pdf("A", objects=(xmp(f"<dc:title>{PHONE}</dc:title>"),), root=b"/Metadata 6 0 R"), "metadata"),
    "a note": (
        with_change(lambda writer: writer.add_annotation(0, Text(text=PHONE, rect=(0, 0, 9, 9)))),
        "note on page 1",
    ),
    "a form": (filled(b"(%s)" % PHONE.encode()), "form field"),
    "a form in UTF-16": (filled(b"<FEFF%s>" % PHONE.encode("utf-16-be").hex().encode()), "form field"),
    "a bookmark": (with_change(lambda writer: writer.add_outline_item(title=PHONE, page_number=0)), "metadata"),
    "what nothing leads to": (pdf("A", objects=(b"<< /Some (%s) >>" % PHONE.encode(),)), "metadata"),
}


@pytest.mark.parametrize("where", WORDS)
def test_words_that_travel_along_go_through_the_rules(tmp_path: Path, where: str) -> None:
    data, field = WORDS[where]
    assert f"{field}: [phone] what looks like a phone number; {CLEAN}" in told(tmp_path, data, "resources")


def test_so_do_those_that_are_read_aloud_which_only_the_author_can_mend(tmp_path: Path) -> None:
    tags = b"/StructTreeRoot << /Type /StructTreeRoot /K << /S /Figure /Alt (%s) >> >>" % PHONE.encode()
    expected = [f"words read aloud: [phone] what looks like a phone number; {MEND}"]
    assert told(tmp_path, pdf("A", root=tags), "resources") == expected


INLINE = (
    b"(%s)" % PHONE.encode(),
    b"<FEFF%s>" % PHONE.encode("utf-16-be").hex().encode(),
    b"(\\(%s\\))" % PHONE.encode(),
)


@pytest.mark.parametrize("spelt", INLINE)
def test_also_those_that_stand_within_the_page(tmp_path: Path, spelt: bytes) -> None:
    made = rewritten(pdf("A"))
    contents: Any = made.pages[0]["/Contents"].get_object()
    contents.set_data(b"/Span << /ActualText %s >> BDC %s EMC" % (spelt, contents.get_data()))
    expected = [f"words read aloud: [phone] what looks like a phone number; {MEND}"]
    assert told(tmp_path, written(made), "resources") == expected


def test_and_the_addresses_of_links(tmp_path: Path) -> None:
    def link(writer: PdfWriter) -> None:
        for address in ("https://some.example/a", f"tel:{PHONE.replace(' ', '')}"):
            writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url=address))

    assert told(tmp_path / "a", with_change(link)) == [
        f"link on page 1: [phone] what looks like a phone number; {MEND}",
        f"warning: link on page 1: [url] what looks like an address that is not on the list of safe ones; {MEND}",
    ]


SCAN = (
    "[no-text-layer] no text that can be checked or read aloud, so only people can tell what stands there; "
    "attach a PDF that was saved from a text, or make sure that a person has read every word"
)


def test_a_scan_can_be_checked_by_nobody_but_people(tmp_path: Path) -> None:
    assert told(tmp_path / "a", pdf("", "")) == [f"warning: PDF: {SCAN}"]
    drawn = rewritten(pdf("Ask.", ""))
    resources: Any = drawn.pages[1]["/Resources"].get_object()
    resources[NameObject("/XObject")] = DictionaryObject({NameObject("/I"): drawn.pages[0]["/Contents"]})
    assert told(tmp_path / "b", written(drawn)) == [f"warning: page 2: {SCAN}"]
    assert told(tmp_path / "c", pdf("Ask.", "")) == []


def locked() -> bytes:
    writer = rewritten(pdf("Ask."))
    writer.encrypt("", "owner", algorithm="RC4-128")
    return written(writer)


USELESS: dict[str, tuple[bytes, str]] = {
    "locked": (
        locked(),
        "[pdf-locked] is locked or encrypted, so nobody can check it; save it without a password",
    ),
    "nothing": (b"", "[file-unreadable] can't be read as a PDF; save it as PDF anew, or attach another"),
    "letters": (b"x", "[file-unreadable] can't be read as a PDF; save it as PDF anew, or attach another"),
    "a head alone": (b"%PDF-1.4\n", "[file-unreadable] can't be read as a PDF; save it as PDF anew, or attach another"),
    "no pages": (pdf(), "[file-unreadable] can't be read as a PDF; save it as PDF anew, or attach another"),
    "too long": (
        pdf(*["A"] * 201),
        "[file-size] larger than 20 MB or longer than 200 pages; split it or save it smaller",
    ),
    "too large": (
        pdf("A") + bytes(20_000_000),
        "[file-size] larger than 20 MB or longer than 200 pages; split it or save it smaller",
    ),
}


@pytest.mark.parametrize("what", USELESS)
def test_what_cannot_be_read_is_an_error(tmp_path: Path, what: str) -> None:
    data, message = USELESS[what]
    assert told(tmp_path, data, "resources") == [f"PDF: {message}"]


def test_a_pdf_that_nobody_links_to_is_told_of(tmp_path: Path) -> None:
    bank = write_bank(tmp_path / "content", {"cases/sheet.pdf": pdf("Ask.")})
    assert [str(problem) for problem in inspect(bank, "content").problems] == [
        "content/cases/sheet.pdf:1:1: warning: PDF: no entry links to it; delete it, or link to it in an entry"
    ]


def test_its_name_is_looked_at(tmp_path: Path) -> None:
    found = problems(tmp_path, "cases/ring-07700-900123.pdf", pdf("Ask."))
    assert found == []  # as its path is not told either
    everything = inspect(tmp_path / "content", "content").problems
    assert ("phone", "content/cases/[phone].pdf") in [(problem.code, problem.path) for problem in everything]


def test_it_is_in_an_edition_when_an_entry_of_that_edition_links_to_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "cases/one.md": case("[The sheet](sheet.pdf)\n"),
        "cases/two.md": case("[The other](other.pdf)\n", access="authorised"),
        "cases/sheet.pdf": pdf("Ask."),
        "cases/other.pdf": pdf("Ask again."),
        "cases/nobodys.pdf": pdf("Ask."),
    }
    subject = inspect(write_bank(tmp_path / "content", files)).subject
    assert subject is not None
    copied = {}
    for level in ("public", "authorised"):
        readers = edition(subject.catalog, level, subject.day)
        copied[level] = {path for view in views(readers, subject.prose) for path in view.pictures.items()}
    assert copied["public"] == {("cases/one/sheet.pdf", "cases/sheet.pdf")}
    assert copied["authorised"] == copied["public"] | {("cases/two/other.pdf", "cases/other.pdf")}


def test_nothing_of_it_is_echoed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    values = (PHONE, NUMBER, "Mrs Quillfeather", "12 March 2014", "ZZ99 3WZ", "kayleigh.zebedee@example.org")
    said = "; ".join(values)

    def change(writer: PdfWriter) -> None:
        writer.add_metadata({"/Author": said, f"/{values[2]}": said})
        writer.add_annotation(0, Text(text=said, rect=(0, 0, 9, 9)))
        writer.add_attachment("Quillfeather.txt", said.encode())
        writer.add_outline_item(title=said, page_number=0)
        writer.root_object[NameObject("/Some")] = ArrayObject([TextStringObject(said)])

    whole = with_change(change, said)
    files: dict[str, str | bytes | None] = {}
    for folder in ("cases", "resources"):
        files[f"{folder}/a.pdf"] = whole
        files[f"{folder}/b.pdf"] = whole.replace(b"/Type /Page\n", b"/Type /Pag\n").replace(b"endstream", b"endstrean")
        files[f"{folder}/c.pdf"] = whole[:-200]
        files[f"{folder}/d.pdf"] = pdf(said)[:-150].replace(b"Tj", b"(Quillfeather Tj")
    bank = write_bank(tmp_path / "content", files)
    output = ""
    for form in ("text", "json", "github"):
        result = CliRunner().invoke(main, ["check", str(bank), "--format", form])
        assert result.exit_code == 1
        output += result.output
    assert "pdf-notes" in output
    output += "".join(capfd.readouterr())
    for secret in (*values, "900123", "0018", "Quillfeather", "zebedee"):
        assert secret not in output.replace(str(tmp_path), "")


def samples() -> list[bytes]:
    def change(writer: PdfWriter) -> None:
        writer.add_metadata({"/Author": "Someone"})
        writer.add_annotation(0, Text(text="Ask", rect=(0, 0, 9, 9)))
        writer.add_attachment("a.txt", b"b")
        for page in writer.pages:
            page.compress_content_streams()

    photograph = stream(picture(".jpg", exif=exif(place=True)), b"/Subtype /Image /Filter /DCTDecode")
    return [
        with_change(change, "Ask who was there before.", "And again."),
        pdf("Ask.", objects=(photograph, xmp("<dc:title>A</dc:title>")), page=b"/Thing 6 0 R", root=b"/Metadata 7 0 R"),
        edited(),
        filled(b"(yes)"),
    ]


@pytest.mark.parametrize("number", range(4))
def test_however_it_is_damaged_there_are_problems_or_none_and_never_more(
    number: int, capfd: pytest.CaptureFixture[str]
) -> None:
    data = samples()[number]
    random = Random(number)
    for _ in range(150):
        began = time.monotonic()
        read_paper(damaged(data, random))
        assert time.monotonic() - began < 10
    assert capfd.readouterr() == ("", "")


def test_what_leads_to_itself_is_followed_once() -> None:
    turning = b"<< /Some [6 0 R] /Other 6 0 R >>"
    assert (
        read_paper(pdf("Ask.", objects=(turning,), root=b"/Some 6 0 R", page=b"/Annots [4 0 R 6 0 R]")).unusable is None
    )
    assert read_paper(pdf("Ask.").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")).unusable is not None


def test_nobody_waits_for_a_pdf_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "PATIENCE", 0.01)
    monkeypatch.setattr(papers, "_read", lambda _: time.sleep(0.5))
    assert read_paper(pdf("Ask.")) == papers.UNREADABLE


def test_a_bank_without_files_does_not_wait_for_what_reads_them(bank: Path) -> None:
    code = (
        "import sys; from pathlib import Path; import knowledge_bank.commands.check; "
        "from knowledge_bank.checks import inspect; inspect(Path(sys.argv[1])); "
        "sys.exit(bool({'pypdf', 'PIL'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code, str(bank)], timeout=60).returncode == 0
