"""The index of words is kept from build to build, and whether it was makes no difference."""

from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree

import pytest
from knowledge_bank.engine.words import FOLDER, Words
from knowledge_bank.outputs.words import index_of

from tests.banks import BODY, case
from tests.sites import build, contents, write_site

PAGES = ("<!doctype html><html><body data-pagefind-body><h1>One two</h1></body></html>",)


def test_an_index_is_kept_until_a_word_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Sequence[str]] = []

    def counted(pages: Sequence[str], language: str) -> dict[str, bytes]:
        made.append(pages)
        return {"pagefind/a": f"{pages} {language}\n".encode(), "find/b": b"", "find/c": b"%d" % len(made)}

    monkeypatch.setattr("knowledge_bank.engine.words.index_of", counted)
    first = Words(tmp_path).index(["A", "B"], "en")
    assert list(first) == ["pagefind/a", "find/b", "find/c"]
    assert Words(tmp_path).index(["A", "B"], "en") == first, "from the build before"
    assert Words(tmp_path).index(["A", "C"], "en")["find/c"] == b"2", "another word"
    assert Words(tmp_path).index(["A", "B"], "cy")["find/c"] == b"3", "another language"
    monkeypatch.setattr("knowledge_bank.engine.words.indexer", lambda: "a newer Pagefind")
    assert Words(tmp_path).index(["A", "B"], "en")["find/c"] == b"4"


@pytest.mark.parametrize("spoilt", [b"", b"short", b"x" * 500])
def test_a_spoilt_file_of_the_cache_is_made_again(tmp_path: Path, spoilt: bytes) -> None:
    right = Words(tmp_path).index(PAGES, "en")
    assert right == index_of(PAGES, "en")
    [kept] = (tmp_path / FOLDER).iterdir()
    kept.write_bytes(spoilt)
    assert Words(tmp_path).index(PAGES, "en") == right
    assert Words(tmp_path).index(PAGES, "en") == right
    assert kept.read_bytes() != spoilt


def test_a_build_can_do_without_a_cache(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("No folder can be made here.")
    words = Words(tmp_path)
    assert words.index(PAGES, "en") == index_of(PAGES, "en")
    words.forget()


def test_a_site_has_the_same_index_with_a_cache_and_without(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    cold = contents(build(folder, "cold"))
    [kept] = (folder / FOLDER).iterdir()
    assert contents(build(folder, "warm")) == cold
    assert list((folder / FOLDER).iterdir()) == [kept], "the same words"
    (folder / "content/cases/another.md").write_text(case(f"{BODY}\nSomething about quokkas.\n"))
    changed = contents(build(folder, "changed"))
    assert changed["find/fragments.json"] != cold["find/fragments.json"]
    assert kept in (folder / FOLDER).iterdir(), "another edition may use it"
    rmtree(folder / FOLDER)
    assert contents(build(folder, "again")) == changed
