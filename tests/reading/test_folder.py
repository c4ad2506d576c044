"""Whatever lies in a bank's folder is read or told of; nothing is left out silently, and nothing else is read."""

import os
from pathlib import Path

import pytest
from knowledge_bank.reading import read

from tests.banks import case, note, resource, write_bank

MOVE = "move it to one of cases/, resources/, workshops/, newsletters/eip2/"
KINDS = "entries end in .md, pictures in .png, .jpg, .gif or .webp, other documents in .pdf"
OFFICE = "an Office file, in which comments, changes, hidden parts and the names of its authors travel along"
PAPER = "save it as PDF and put that here, or paste its text into an entry"

FILES: dict[str, list[str]] = {
    "stray.md": [f"stray.md:1:1: file: nothing is looked for here; {MOVE}"],
    "cases/2018/one.md": [f"cases/2018/one.md:1:1: file: nothing is looked for here; {MOVE}"],
    "newsletters/2018-10.md": [f"newsletters/2018-10.md:1:1: file: nothing is looked for here; {MOVE}"],
    "newsletters/local/2018-10.md": [f"newsletters/local/2018-10.md:1:1: file: nothing is looked for here; {MOVE}"],
    "vocabularies/notes.md": [f"vocabularies/notes.md:1:1: file: nothing is looked for here; {MOVE}"],
    "house.png": [f"house.png:1:1: file: nothing is looked for here; {MOVE}"],
    "cases/case.docx": [f"cases/case.docx:1:1: file: {OFFICE}; {PAPER}"],
    "cases/case.ODT": [f"cases/case.ODT:1:1: file: {OFFICE}; {PAPER}"],
    "programme/plan.xlsx": [f"programme/plan.xlsx:1:1: file: {OFFICE}; {PAPER}"],
    "newsletters/eip2/slides.pptx": [f"newsletters/eip2/slides.pptx:1:1: file: {OFFICE}; {PAPER}"],
    "cases/mail.msg": [
        ("cases/mail.msg:1:1: file: an e-mail, in which names, addresses and the messages before it travel along; "
        "paste what is needed of its text into an entry")
    ],
    "cases/photo.heic": ["cases/photo.heic:1:1: file: a picture of a kind that browsers don't show; export it as JPEG"],
    "cases/case.zip": [f"cases/case.zip:1:1: file: a file of a kind that is not published; {KINDS}"],
    "cases/sheet.pdf": [],
    "newsletters/eip2/sheet.PDF": [],
    "sheet.pdf": [f"sheet.pdf:1:1: file: nothing is looked for here; {MOVE}"],
    "cases/one.MD": [f"cases/one.MD:1:1: file: a file of a kind that is not published; {KINDS}"],
    "cases/one": [f"cases/one:1:1: file: a file of a kind that is not published; {KINDS}"],
    "cases/drawing.svg": [
        "cases/drawing.svg:1:1: file: a drawing that can hold names and scripts; export it as PNG"
    ],
    "bank.yaml": [f"bank.yaml:1:1: file: a file of a kind that is not published; {KINDS}"],
    "cases/one.yml": [f"cases/one.yml:1:1: file: a file of a kind that is not published; {KINDS}"],
    "vocabularies/colours.yml": [
        ("vocabularies/colours.yml:1:1: file: nothing looks for this file; "
        "name a facet's vocabulary in bank.yml, or delete it")
    ],
    "vocabularies/topic.yml": [
        "vocabularies/topic.yml:1:1: file: nothing looks for this file; did you mean vocabularies/topics.yml?"
    ],
    "programme/workshop.yml": [
        "programme/workshop.yml:1:1: file: nothing looks for this file; did you mean programme/workshops.yml?"
    ],
    "cases/.DS_Store": [],
    ".git/config": [],
    "newsletters/eip2/._2018-10.md": [],
    "cases/images/house.PNG": [],
    "newsletters/eip2/images/house.png": [],
}

NAME = "can't become an address; use lower-case letters, figures and single hyphens: from-two-to-nine.md"


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_its_place(bank: Path, name: str) -> None:
    (bank / name).parent.mkdir(parents=True, exist_ok=True)
    (bank / name).write_bytes(b"x")
    assert [str(problem) for problem in read(bank, "content").problems] == [f"content/{line}" for line in FILES[name]]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("From two.md", "From two.md"),
        ("From-two.md", "From-two.md"),
        ("from--two.md", "from--two.md"),
        ("from_two.md", "from_two.md"),
        ("-from-two.md", "-from-two.md"),
        ("from-two.md.md", "from-two.md.md"),
        ("café.md", "café.md"),
        ("one\ntwo.md", "one\\ntwo.md"),
        ("one\x1b[31m.md", "one\\x1b[31m.md"),
        ("one\u202e.md", "one\\u202e.md"),
    ],
)
def test_a_file_name_becomes_an_address(tmp_path: Path, name: str, shown: str) -> None:
    bank = write_bank(tmp_path / "content", {f"cases/{name}": case()})
    assert [str(problem) for problem in read(bank, "content").problems] == [
        f"content/cases/{shown}:1:1: file name: {NAME}"
    ]


def test_a_file_name_that_is_no_text_can_be_printed(bank: Path) -> None:
    Path(os.fsdecode(os.fsencode(bank) + b"/cases/caf\xe9.md")).write_text(case())
    found = [str(problem) for problem in read(bank, "content").problems]
    assert found == [f"content/cases/caf\\udce9.md:1:1: file name: {NAME}"]


def test_a_name_belongs_to_one_entry_of_whatever_kind(tmp_path: Path) -> None:
    files = {"resources/two-to-nine.md": resource(), "workshops/two-to-nine.md": note(title="")}
    reading = read(write_bank(tmp_path / "content", files), "content")
    assert [str(problem) for problem in reading.problems] == [
        ("content/resources/two-to-nine.md:1:1: file name: "
        "content/cases/two-to-nine.md has this name already; rename one of the two files"),
        ("content/workshops/two-to-nine.md:1:1: file name: "
        "content/cases/two-to-nine.md has this name already; rename one of the two files"),
        "content/workshops/two-to-nine.md:2:1: title: is empty; add it",
    ]


def test_a_link_out_of_the_bank_is_not_followed(bank: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text(case(title="Secret"))
    (bank / "cases" / "one.md").symlink_to(outside)
    (bank / "cases" / "lost.md").symlink_to(tmp_path / "nowhere")
    (bank / "newsletters" / "eip2" / "2018-10.md").symlink_to(outside)
    (bank / "bank2.yml").symlink_to(outside)
    reading = read(bank, "content")
    assert [str(problem) for problem in reading.problems] == [
        f"content/{name}:1:1: file: a link to another place; put the file itself here"
        for name in ("bank2.yml", "cases/lost.md", "cases/one.md", "newsletters/eip2/2018-10.md")
    ]
    assert reading.catalog is not None
    assert "Secret" not in repr(reading)


@pytest.mark.parametrize("name", ["cases/more", "newsletters/local", "newsletters/eip2", "workshops"])
def test_nor_is_a_link_to_a_folder(tmp_path: Path, name: str) -> None:
    bank = write_bank(tmp_path / "content", {"newsletters/eip2/2018-07.md": None, "workshops/first-workshop.md": None})
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "2018-10.md").write_text(case(title="Secret"))
    if (bank / name).exists():
        (bank / name).rmdir()
    (bank / name).parent.mkdir(exist_ok=True)
    (bank / name).symlink_to(outside, target_is_directory=True)
    reading = read(bank, "content")
    assert [str(problem) for problem in reading.problems] == [
        f"content/{name}:1:1: file: a link to another place; put the file itself here"
    ]
    assert "Secret" not in repr(reading)


def test_a_link_in_the_place_of_a_vocabulary_is_not_followed(bank: Path, tmp_path: Path) -> None:
    topics = bank / "vocabularies" / "topics.yml"
    topics.rename(tmp_path / "topics.yml")
    topics.symlink_to(tmp_path / "topics.yml")
    assert "content/vocabularies/topics.yml:1:1: file: is missing; add it" in map(str, read(bank, "content").problems)


def test_a_folder_that_is_named_like_a_file_is_a_folder(bank: Path) -> None:
    for name in ("cases/one.md", "newsletters/eip2/2018-10.md"):
        (bank / name).mkdir()
    assert read(bank, "content").problems == ()
    (bank / "cases" / "one.md" / "two.md").write_text(case())
    assert [str(problem) for problem in read(bank, "content").problems] == [
        f"content/cases/one.md/two.md:1:1: file: nothing is looked for here; {MOVE}"
    ]


def test_a_pipe_is_not_waited_for(bank: Path) -> None:
    os.mkfifo(bank / "cases" / "one.md")
    assert [str(problem) for problem in read(bank, "content").problems] == [
        "content/cases/one.md:1:1: file: no file at all, but a device or a pipe; delete it"
    ]


def test_a_file_that_cannot_be_opened_is_told_of(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "two-to-nine.md":
            raise PermissionError
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    reading = read(bank, "content")
    assert [str(problem) for problem in reading.problems] == [
        "content/cases/two-to-nine.md:1:1: file: can't be opened; see who may read it, and whether the disk is well"
    ]
    assert "two-to-nine" in reading.broken


def test_reading_a_file_does_not_depend_on_the_others_or_their_order(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "cases/tabs.md": case(title="\tTabs"),
        "cases/mended.md": case(title="A: b"),
        "cases/unclosed.md": case()[:-300],
        "cases/sound.md": case(),
        "resources/latin.md": resource(title="Café").encode("latin-1"),
        "workshops/unknown.md": note(audiences=["nobody"]),
    }
    together = read(write_bank(tmp_path / "together", files), "content").problems
    alone = [
        problem
        for number, name in enumerate(reversed(files))
        for problem in read(write_bank(tmp_path / str(number), {name: files[name]}), "content").problems
    ]
    assert together == tuple(sorted(alone))


def test_reading_gives_the_same_in_whatever_order_the_disk_lists_files(
    bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bank / "cases" / "one.md").write_text(case(title=""))
    (bank / "resources" / "one.md").write_text(resource())
    first = read(bank, "content")
    iterdir = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda path: iter(sorted(iterdir(path), reverse=True)))
    assert read(bank, "content") == first
