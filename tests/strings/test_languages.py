"""Packs, letters, feeds, the calendar and what has moved are told in their language, with nothing left over."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from knowledge_bank.checks import inspect
from knowledge_bank.model import edition
from knowledge_bank.outputs import calendar_files, entry_feeds, redirects
from knowledge_bank.outputs.letters import letter_files
from knowledge_bank.outputs.letters.pdf import printed
from knowledge_bank.outputs.packs import pack_html
from knowledge_bank.strings.scripts import script_strings

from tests.banks import SETTINGS, case, issue, write_bank
from tests.letters import LEAVING, letters
from tests.packs import BANK, packed
from tests.strings.whole import LANGUAGE, Unsaid, everything_said

SPEAKS = f"language: {LANGUAGE}\n"
CAPTIONS = {
    "Test Bank", "From two people to nine", "agus", "Public: anyone may read it.", "A report", ": Part two",
    "If this stirs something up, talk to your manager.", "It proves nothing.", "three houses", "Relationships",
    "Who decides?", "What would a child say?", "Ask who was there before, and", "then", "ask again.",
    "Allow 45 minutes.", "Choose a child. See", "report.example/", "bank.example/resources/three-houses/",
}  # fmt: skip
"""All that a pack takes of its bank; its list has the `and` of its language."""


@pytest.fixture(autouse=True)
def said(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with everything_said(tmp_path_factory.mktemp("strings")):
        yield


def leftover(html: str) -> set[str]:
    return {text.strip() for text in Unsaid(html).texts if re.search(r"[^\W\d]", text)}


def test_a_pack_is_told_in_its_language(tmp_path: Path) -> None:
    made = packed(tmp_path, settings=BANK + SPEAKS)
    html = pack_html(made, tmp_path, whole="https://bank.example/", pdf="pack.pdf")
    assert "«To be reviewed by " in html and f'<html lang="{LANGUAGE}">' in html
    assert leftover(html) - {made.summary} <= CAPTIONS
    assert 'lang="en-GB"' not in html


def test_a_letter_is_told_in_its_language(tmp_path: Path) -> None:
    text = issue("Good morning.\n", entries=["two-to-nine"], corrections="[{date: 2018-08-01, text: It was Tuesday.}]")
    bank = write_bank(tmp_path, {"bank.yml": LEAVING + SPEAKS, "newsletters/eip2/2018-07.md": text})
    [letter] = letters(bank)
    files = letter_files(letter)
    own = {letter.title, letter.subject, letter.series, letter.bank, letter.preheader}
    own |= {"Good morning.", "It was Tuesday."}
    own |= {f"{letter.series}.", f"{letter.series}, {letter.title}", f"{letter.series}: {letter.title}"}
    own |= {piece.title for piece in letter.pieces} | {piece.summary for piece in letter.pieces}
    own |= {"bank.example/cases/two-to-nine/", "bank.example/workshops/w1/"}
    assert leftover(files["email.html"].decode()) <= own
    assert leftover(printed(letter)) <= own
    assert leftover(re.sub(r"<textarea.*?</textarea>", "", files["blocks.html"].decode(), flags=re.DOTALL)) <= own
    plain = files["issue.txt"].decode()
    assert "«Links»" in plain and "«Correction, 1 dhen Lùnastal 2018»" in plain
    assert "«To leave this mailing list: https://lists.example/leave»" in plain


def test_feeds_the_calendar_and_what_has_moved_are_told_in_the_language_of_the_bank(tmp_path: Path) -> None:
    changed = case(changes="[{date: 2018-07-02, note: Shorter & <clearer>.}]", formerly="[first-name]")
    settings = f"{SETTINGS}address: https://bank.example/\n{SPEAKS}"
    subject = inspect(write_bank(tmp_path, {"bank.yml": settings, "cases/two-to-nine.md": changed}), "content").subject
    assert subject is not None
    readers = edition(subject.catalog, "public", subject.day)
    feed = dict(entry_feeds(readers))["cases/feed.xml"]
    told = "«&lt;strong&gt;Changed 2 dhen Iuchar 2018:&lt;/strong&gt; Shorter &amp;amp; &amp;lt;clearer&amp;gt;.»"
    assert told in feed
    assert "««Learning case», version 1.1, «1 min»»" in feed
    [(_, calendar)] = calendar_files(readers)
    assert "CATEGORIES:«Workshop»" in calendar.decode()
    [(address, moved)] = redirects(readers)
    assert address == "cases/first-name/index.html"
    assert leftover(moved) == set()


def test_scripts_have_what_they_say_and_its_plurals_and_nothing_else() -> None:
    told = json.loads(script_strings(LANGUAGE))
    assert told["Forget my visits"] == "«Forget my visits»"
    assert set(told["{count} chosen"]) == {"one", "two", "few", "other"}
    assert "Skip to content" not in told
    assert "<" not in script_strings(LANGUAGE)
    assert script_strings("en-GB") == script_strings("cy") == ""
