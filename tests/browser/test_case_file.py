"""The file that the form makes: read as it was typed, and checked as the page checked it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from knowledge_bank.checks import inspect
from knowledge_bank.checks.identifiers.portable import portable_rules
from knowledge_bank.outputs.write import form
from knowledge_bank.reading import read
from knowledge_bank.reading.entries import STEM, read_document
from knowledge_bank.reading.notes import Notes
from knowledge_bank.writing.scaffold import LONGEST, slug_of
from playwright.sync_api import Browser, Page

from tests.banks import FILES, SETTINGS, terms, write_bank
from tests.browser.scanning import equip
from tests.checks.identifiers.test_corpus import TEXTS

SOUND: Mapping[str, Any] = {
    "title": "The aunt who was never asked",
    "summary": "How a worker found people around a family by asking one more question a week, until there were nine.",
    "basis": "invented",
    "outcome": "mixed",
    "topics": ["neglect"],
    "stages": ["referral", "assessment"],
    "methods": ["mapping"],
    "agency": "withheld",
    "sections": [
        "Everyone thought that there was nobody.",
        "- Ask again.\n* Ask who was there before\n\n3. Ask who is missing",
        "The children were often alone.",
        "The worker asked.\n- one\n- two\nand again\n---\nThen she waited.",
        "There were nine people.",
        "",
        "## Try\n\nIn pairs.",
        "Whom would you have asked?\nWho decides?\n# Who else?",
        "It was invented.",
    ],
}

UGLY = (
    "plain words", "it's", 'she said "no"', 'it\'s "both" of them', "a: colon", "ends with a colon:", "a # hash",
    "# hash", "- a hyphen", "---", "...", "null", "~", "Null", "yes", "12", "0x10", "[a list]", "{a: group}", "*star",
    "&anchor", "!tag", "%percent", "@at", "`tick`", "|", ">", "? question", "back\\slash", 'back\\slash "and" it\'s',
    "tab\there", "line\nline", "line\n---\nline", "Ümläute und ß", "👩‍👧‍👦 family", "𝒜 maths", "no\u00a0break",
    "soft\u00adhyphen", "zero\u200bwidth", "\ufeffbom", "line\u2028separator", "  blanks around  ", "a" * 5_000,
    "x: y # z \"'\\", "'", '"', "\\", "a\r\nb", "title: again", "ends # ", "\x07bell", "a\x0bb", "nel\x85nel",
)  # fmt: skip
@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test bank, with a real authority, a topic that only it fits, and a form that asks for the agency."""
    agencies = "title: Agencies, singular: agency, field: agency, single: true"
    files = {
        "bank.yml": SETTINGS.replace(agencies, f"{agencies}, needed: {{draft: [case]}}"),
        "vocabularies/agencies.yml": terms("norfolk", "southshire", "withheld"),
        "vocabularies/topics.yml": terms("neglect", "separation", "drugs-alcohol", "norfolk-network"),
    }
    return write_bank(tmp_path_factory.mktemp("bank") / "content", files)


@pytest.fixture(scope="module")
def page(chromium: Browser, bank: Path) -> Iterator[Page]:
    catalog = read(bank).catalog
    assert catalog is not None
    made = equip(chromium.new_page(), {"rules": portable_rules(catalog), "form": form(catalog)})
    yield made
    made.close()


def made_of(page: Page, values: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The files of some cases, and all that the page says of them."""
    looked: list[dict[str, Any]] = page.evaluate(
        """all => {
          const scanner = new kbWrite.Scanner(kbWrite.rules)
          return all.map(values => kbWrite.inspect(values, scanner, kbWrite.parse))
        }""",
        [dict(one) for one in values],
    )
    return looked


def test_whatever_is_typed_into_the_header_is_read_as_it_was_typed(page: Page, tmp_path: Path) -> None:
    typed = [{**SOUND, "title": one, "summary": f"{one} {other}"} for one, other in pairwise(UGLY)]
    typed += [{**SOUND, "title": ugly, "summary": ugly} for ugly in UGLY]
    seen = page.evaluate("all => all.map(({title, summary}) => [kbWrite.tidy(title), kbWrite.tidy(summary)])", typed)
    for number, (values, looked, kept) in enumerate(zip(typed, made_of(page, typed), seen, strict=True)):
        path = tmp_path / f"{number}.md"
        path.write_text(looked["file"]["text"], encoding="utf-8", newline="")
        notes = Notes(str(path))
        document, body, _ = read_document(path, notes, {}) or pytest.fail(values["title"])
        assert not notes.problems, notes.problems
        title, summary = kept
        assert (document.values.get("title") or "", document.values["summary"]) == (title, summary)
        if values["title"].isprintable():
            assert title == values["title"].strip()
        assert document.values["topics"] == values["topics"]
        names = ["summary", "status", "basis", "outcome", "topics", "stages", "methods", "agency"]
        assert list(document.values) == (["title", *names] if title else names)
        assert body.startswith("\n## Why this case\n\nEveryone")


def test_a_title_becomes_a_name_that_is_an_address(page: Page) -> None:
    more = ("Große Änderung", "İstanbul", "Œuvre d’été", "кириллица", "a " * 100, "Index", "--", "Straße 7 / 8")
    titles = [*UGLY, *more]
    names: list[str] = page.evaluate("titles => titles.map(kbWrite.nameOf)", titles)
    assert [name for name in names if not STEM.fullmatch(name) or len(name) > LONGEST] == []
    for title, name in zip(titles, names, strict=True):
        assert name == {"index": "index-case", "": "learning-case"}.get(slug_of(title), slug_of(title)), title


def test_a_case_from_the_form_is_a_draft_without_errors(page: Page, bank: Path) -> None:
    [looked] = made_of(page, [SOUND])
    assert [one for one in looked["found"] if one["severity"] != "warning"] == []
    assert told(bank, looked) == []
    assert looked["file"]["text"].partition("## Key messages")[2].partition("##")[0] == (
        "\n\n- Ask again.\n- Ask who was there before\n- Ask who is missing\n\n"
    )


def test_the_words_that_were_found_are_known_in_what_was_typed(page: Page) -> None:
    """In lists too, below what is left out or put in, and over the end of a line."""
    values = {
        **SOUND,
        "title": '  "Ring" \\ it\'s 07700 900123',
        "summary": f"\u200b👩 {SOUND['summary']} Ring 07700\u00ad 900123",
        "sections": [
            "\n\n# Ring\t07700 900123 <b>now</b>",
            " *  3) Ring 07700 900123 \n- 2019. <i>07700 900123</i>",
            "1) 👩 <b>Ring</b>\n---\n\t07700\n900123 and 07700 9001\u00ad24",
            *SOUND["sections"][3:],
        ],
    }
    [looked] = made_of(page, [values])
    words = [
        (one["field"], typed_in(values, one))
        for one in looked["found"]
        if one["rule"] == "phone" and one["start"] is not None
    ]
    assert words == [
        ("title", "07700 900123"),
        ("title", "07700 900123"),  # as it is written and as it reads
        ("summary", "07700\u00ad 900123"),
        ("section-0", "07700 900123"),
        ("section-1", "07700 900123"),
        ("section-1", "07700 900123"),
        ("section-2", "07700\n900123"),
        ("section-2", "07700 9001\u00ad24"),
    ]


def typed_in(values: Mapping[str, Any], finding: Mapping[str, Any]) -> str:
    """The words that a finding is about."""
    name = finding["field"]
    text = values["sections"][int(name.removeprefix("section-"))] if name.startswith("section") else values[name]
    # A page counts in units of two bytes.
    return str(text.encode("utf-16-le")[2 * finding["start"] : 2 * finding["end"]], "utf-16-le")


@pytest.mark.parametrize("questions", ["Who?", "Who?\n\n- Who else?", "- 1. Who?\n* Who else?\n# Who decides?"])
def test_questions_are_counted_alike(page: Page, bank: Path, questions: str) -> None:
    sections = [*SOUND["sections"][:7], questions, SOUND["sections"][8]]
    [looked] = made_of(page, [{**SOUND, "sections": sections}])
    settings = bank / "bank.yml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(f"{before}headings: [case]\n", encoding="utf-8")
    try:
        theirs = [code for code, *_ in told(bank, looked) if code == "too-few"]
    finally:
        settings.write_text(before, encoding="utf-8")
    assert [one["rule"] for one in looked["found"] if one["rule"] == "too-few"] == theirs
    assert len(theirs) == (questions.count("ho") < 3)


BODIES = (
    "## A heading\n# Another\n#tag\n###\n#",
    "Text\n===\nText\n---\n--\n-",
    "<b>bold</b> and <script>alert(1)</script> and <!-- hidden --> a < b",
    "title: what\nsummary: then\n  topics: these",
    "---\n\n---\ntext",
    "![A picture](picture.png) and [a link](../cases/other.md) and [safe](https://www.gov.uk/x)",
    "1) one\n2) two\n\n* a\n+ b\n\n    code\n\n```\nfence\n```",
    "> quoted\nand on\n\n| a | b |\n| --- | --- |\n| 1 | 2 |",
    "{{ template }} {% tag %} \\ ` * _",
    "a\u200bb \u00ad 👩‍👧‍👦\u2028next\tcell",
    "*[HTML]: abbreviation\n[^1]: note\n[ref]: https://example.org",
    "javascript: [x](javascript:alert(1)) <https://example.org>",
)


@pytest.mark.parametrize("agency", ["withheld", "norfolk"])
@pytest.mark.parametrize("basis", ["invented", "composite"])
def test_kb_check_finds_what_the_page_has_found_and_where(page: Page, bank: Path, basis: str, agency: str) -> None:
    sound = {**SOUND, "basis": basis, "agency": agency}
    words = [text["text"] for text in TEXTS.values() if text.get("kind", "case") == "case"]
    cases: list[dict[str, Any]] = []
    for start in range(0, len(words), 8):
        some = [*words[start : start + 8], *[""] * 8][:8]
        sections = [f"So. {text}" for text in some]
        sections.insert(7, "Ask again.\nAnd who else?")
        title = f"Case {start} of many: {some[0]}"[:190]
        summary = f"{some[1]} and \"it's\" {some[2]} # {some[3]}"[:900]
        cases.append({**sound, "title": title, "summary": summary, "sections": sections})
    cases += [{**sound, "title": body.split()[0] * 3, "sections": [body] * 9} for body in BODIES]
    count = 0
    for values, looked in zip(cases, made_of(page, cases), strict=True):
        ours = [
            [one["rule"], one["severity"], one["line"], one["column"]] for one in looked["found"] if one.get("private")
        ]
        theirs = told(bank, looked, only_identifiers=True)
        assert sorted(ours) == sorted(theirs), (values, looked["file"]["text"])
        count += len(ours)
        if not any(one["severity"] == "error" for one in looked["found"]):
            assert [one for one in told(bank, looked) if one[1] == "error"] == [], values
    assert count > 100


@pytest.mark.parametrize("basis", ["invented", "composite"])
@pytest.mark.parametrize("agency", ["withheld", "norfolk"])
def test_labels_that_give_the_agency_away_are_told_in_both(page: Page, bank: Path, basis: str, agency: str) -> None:
    values = {**SOUND, "basis": basis, "agency": agency, "topics": ["neglect", "norfolk-network"]}
    [looked] = made_of(page, [values])
    codes = {"gives-agency-away", "invented-agency"}
    ours = [one["rule"] for one in looked["found"] if one["rule"] in codes]
    assert ours == [code for code, *_ in told(bank, looked) if code in codes]
    assert len(ours) == (agency == "withheld" or basis == "invented")


def told(bank: Path, looked: dict[str, Any], *, only_identifiers: bool = False) -> list[list[Any]]:
    """What `kb check` says of a file of the form."""
    path = bank / "cases" / f"{looked['file']['name']}.md"
    path.write_text(looked["file"]["text"], encoding="utf-8")
    try:
        problems = inspect(bank, "content").problems
    finally:
        path.unlink()
    others = {f"content/{name}" for name in FILES}
    own = [problem for problem in problems if problem.path not in others]
    identifiers = [problem for problem in own if problem.wrong.startswith(f"[{problem.code}]")]
    return [
        [problem.code, str(problem.severity), problem.line, problem.column]
        for problem in (identifiers if only_identifiers else own)
    ]
