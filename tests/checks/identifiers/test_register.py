"""The private register: names that only the people on the spot know, found everywhere and shown nowhere."""

from pathlib import Path

import pytest
from knowledge_bank.checks import inspect
from knowledge_bank.model import Problem

from tests.banks import case, issue, resource, write_bank

NAMES = "# settings\nThe Limes\nQuillfeather Road Project\nZebedee\nSéverine Dubois  # moved\nWill\n\n"


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register in a folder of its own."""
    path = tmp_path / "elsewhere" / "names.txt"
    path.parent.mkdir()
    path.write_text(NAMES)
    monkeypatch.setenv("KB_REGISTER", str(path))
    return path


def found(folder: Path, files: dict[str, str | bytes | None]) -> list[Problem]:
    return list(inspect(write_bank(folder / "content", files), "content").problems)


TEXTS = {
    "as it is": ("She lived at The Limes.\n", 14),
    "in capitals and over a line end": ("She lived at THE\nLIMES then.\n", 14),
    "with other signs between": ("At Quillfeather-Road *Project* then.\n", 4),
    "one word": ("And Zebedee said so.\n", 5),
    "one word in capitals": ("And ZEBEDEE said so.\n", 5),
    "with a genitive": ("It was Zebedee's.\n", 8),
    "without its accents": ("With Severine Dubois there.\n", 6),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_name_is_found_and_not_told(tmp_path: Path, register: Path, name: str) -> None:
    text, column = TEXTS[name]
    problems = [problem for problem in found(tmp_path, {"cases/one.md": case(text)}) if problem.code == "register"]
    wrong = "what looks like a name of the private register"
    assert [str(problem) for problem in problems] == [
        f'content/cases/one.md:18:{column}: body: [register] {wrong}; write the role, or "the school"'
    ]


@pytest.mark.parametrize("text", ["She will go.", "The lime trees.", "The project in the road."])
def test_everyday_words_are_no_names(tmp_path: Path, register: Path, text: str) -> None:
    assert found(tmp_path, {"cases/one.md": case(f"{text}\n")}) == []


def test_it_holds_for_every_kind_and_for_headers_and_file_names(tmp_path: Path, register: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "resources/one.md": resource(owner="The Limes"),
        "newsletters/eip2/2018-10.md": issue("At The Limes.\n", workshop="w2"),
        "cases/at-the-limes.md": case("[x](../cases/the-limes.md)\n"),
    }
    problems = found(tmp_path, files)
    assert {problem.path for problem in problems if problem.code == "register"} == {
        "content/resources/one.md", "content/newsletters/eip2/2018-10.md", "content/cases/[register].md",
    }  # fmt: skip
    assert "imes" not in " ".join(map(str, problems))


def test_no_exception_covers_it(tmp_path: Path, register: Path) -> None:
    given = "[{rule: register, reason: It is only a name, role: Editor, date: 2018-09-01}]"
    codes = [problem.code for problem in found(tmp_path, {"cases/one.md": case("At The Limes.\n", exceptions=given)})]
    assert codes == ["unknown-rule", "register"]


def test_it_is_not_used_unless_it_is_configured(
    tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KB_REGISTER")
    assert found(tmp_path, {"cases/one.md": case("At The Limes.\n")}) == []


WAY = "keep it in a folder of your own, one name in each line, or take the setting away"
REFUSED = f"KB_REGISTER:1:1: register: the register {{}}; {WAY}"
INSIDE = "lies inside the bank or a git repository, from where it would be published"


@pytest.mark.parametrize("where", ["content", "repository", "link"])
def test_it_may_not_be_published_by_accident(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    bank = write_bank(tmp_path / "content")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    path = {"content": bank / "cases" / ".names.txt"}.get(where, tmp_path / "repository" / "names.txt")
    path.write_text(NAMES)
    if where == "link":
        (tmp_path / "names.txt").symlink_to(path)
        path = tmp_path / "names.txt"
    monkeypatch.setenv("KB_REGISTER", str(path))
    assert [str(problem) for problem in inspect(bank).problems] == [REFUSED.format(INSIDE)]


UNUSABLE = {"nothing there": None, "no text": b"\xff\xfe\xff", "no name": b"# nobody\n\n"}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_register_that_can_not_be_read_stops_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / "names.txt"
    data = UNUSABLE[name]
    if data is not None:
        path.write_bytes(data)
    monkeypatch.setenv("KB_REGISTER", str(path))
    wrong = "holds no name" if name == "no name" else "can't be read as a text file"
    assert [str(problem) for problem in inspect(write_bank(tmp_path / "content")).problems] == [REFUSED.format(wrong)]
