"""What is written can be read, heard and borne by everybody: pictures, tables, headings, sentences, words."""

import re
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from knowledge_bank.checks import Inspection, inspect
from knowledge_bank.checks.wording import check_structure, check_wording, reading_ease
from knowledge_bank.checks.wording.blame import sheet
from knowledge_bank.checks.wording.passages import Passage, sentences
from knowledge_bank.checks.wording.readability import syllables
from knowledge_bank.checks.wording.sentences import LONGEST
from knowledge_bank.model import Body, Problem, Prose
from knowledge_bank.rendering import render

from tests.banks import SETTINGS, case, issue, resource, write_bank
from tests.mutations import mutated, originals

CONTENT = Path(__file__).parents[2] / "content"
PICTURE = b"\x89PNG\r\n\x1a\n"
CODES = {
    "no-alternative", "long-alternative", "no-headers", "heading-jump", "empty-heading", "first-level-heading",
    "long-sentence", "hard-summary", "abbreviation", "blaming-words", "mute-link", "bare-address",
}  # fmt: skip
"""What other rules say of these texts is for their own tests."""

GLOSSARY = """\
words:
  - {word: IRO, meaning: "Independent reviewing officer, who chairs reviews.", also: [independent reviewing officer]}
  - {word: CiN, meaning: "Child in need, in the sense of the law.", also: [CIN, child in need]}
  - {word: MTM, meaning: "Munro Turnell and Murphy, the consultants."}
"""

UNSAID = (
    "picture: a picture without words for those who can't see it; "
    "say in a few words what it shows: ![A map with three columns](map.png)"
)
BARE_TABLE = "body: a table without headers; say in its first row what each column holds"
BARE_COLUMN = "body: a column without a header; say in the first row what it holds"
JUMP = "body: the heading below a ## is a ####; write ###, so that no level is left out"
DEEP = "body: the first heading is a ###; write ##, so that no level is left out"
NO_WORDS = "body: a heading without words; write some, or delete it"
FIRST_LEVEL = "a heading of the first level; begin the sections with ##: the title is above them already"
IRO = "warning: body: 'IRO' is not explained where it is first used; write 'independent reviewing officer (IRO)' there"
ENGAGE = (
    "warning: body: 'failed to engage' puts the blame on a family; "
    "write what was offered, what they did, and what they said about it"
)
REFUSED = "warning: body: 'refused to' puts the blame on a family; write what they said no to, and the reason they gave"
MUTE = "does not say where the link leads; name what it leads to: [the guide to mapping](../resources/mapping.md)"
ADDRESS = "warning: body: a bare web address; make it a link that says where it leads: [the guide](address)"
LONG = " ".join(["word"] * LONGEST)

BODIES: dict[str, tuple[str, list[str]]] = {
    # Pictures
    "a picture with words": ("![A map](map.png)\n", []),
    "a picture without words": ("We drew.\n\n![](map.png)\n", [f"20:5: {UNSAID}"]),
    "a picture with blanks for words": ("![  ](map.png)\n", [f"18:7: {UNSAID}"]),
    "a picture with signs for words": ("![--](map.png)\n", [f"18:7: {UNSAID}"]),
    "a picture written by name": ("![][map]\n\n[map]: map.png\n", [f"20:8: {UNSAID}"]),
    "a picture in HTML": ('<img src="map.png">\n', [f"18:11: {UNSAID}"]),
    "a picture in HTML with empty words": ('<p><img alt="" src="map.png"></p>\n', [f"18:21: {UNSAID}"]),
    "a picture in HTML with words after its address": ('<img src="map.png" alt="A map">\n', []),
    "a picture that says too much": (
        f"![{'word ' * 31}](map.png)\n",
        [
            (
                "18:160: warning: picture: 154 characters in place of a picture; 150 are the most; "
                "say in a few words what it shows, and tell the rest in the text"
            )
        ],
    ),
    "a picture as an example": ("`![](map.png)`\n", []),
    # Tables
    "a table": ("| Who | What |\n|---|---|\n| Gran | rings |\n", []),
    "a table with an empty corner": ("| | What |\n|---|---|\n| Gran | rings |\n", []),
    "a table with an empty header row": ("We met.\n\n| | |\n|---|---|\n| Gran | rings |\n", [f"20:1: {BARE_TABLE}"]),
    "a table with an empty header": ("| Who | | When |\n|---|---|---|\n| a | b | c |\n", [f"18:1: {BARE_COLUMN}"]),
    "the second of two tables": (
        "| Who | What |\n|---|---|\n| a | b |\n\n| | |\n|---|---|\n| a | b |\n",
        [f"22:1: {BARE_TABLE}"],
    ),
    "a table in HTML": ("<table><tr><td>a</td></tr></table>\n", [f"18:1: {BARE_TABLE}"]),
    "a table in HTML with headers": ("<table><tr><th>Who</th></tr><tr><td>a</td></tr></table>\n", []),
    # Headings
    "headings one after another": ("## One\n\n### Two\n\n#### Three\n\n## Four\n", []),
    "a heading jump": ("## One\n\n#### Two\n", [f"20:1: {JUMP}"]),
    "a first heading that is too deep": ("We met.\n\n### One\n", [f"20:1: {DEEP}"]),
    "a heading without words": ("## One\n\n##\n\nWe met.\n", [f"20:1: {NO_WORDS}"]),
    "a heading in code": ("## One\n\n```\n#### Two\n```\n", []),
    "a heading jump behind a heading in code": ("## One\n\n```\n## Two\n```\n\n#### Three\n", [f"24:1: {JUMP}"]),
    "a heading jump that is underlined before": ("One\n---\n\nWe met.\n\n#### Two\n", [f"23:1: {JUMP}"]),
    "a heading that is a picture": ("## ![A map](map.png)\n", []),
    "a heading of the first level in Markdown": ("# One\n\n## Two\n", [f"18:1: body: {FIRST_LEVEL}"]),
    "a heading of the first level in HTML": ("We met.\n\n<h1>One</h1>\n", [f"20:1: body: {FIRST_LEVEL}"]),
    # Sentences
    "a long sentence": (
        f"We met. The {LONG}.\n",
        ["18:9: warning: body: a sentence of 36 words; make two of it: 35 words are the most"],
    ),
    "a sentence that is just not too long": (f"We met. {LONG.capitalize()}.\n", []),
    "a long sentence over several lines": (
        "We met.\n" + LONG.replace(" ", "\n").capitalize() + "\nagain.\n",
        ["19:1: warning: body: a sentence of 36 words; make two of it: 35 words are the most"],
    ),
    "a long sentence in a list": (
        f"- We met.\n- The {LONG}.\n",
        ["19:3: warning: body: a sentence of 36 words; make two of it: 35 words are the most"],
    ),
    "a list of many words": ("- word\n" * 40, []),
    "a table with many words": ("| Who | What |\n|---|---|\n" + f"| {LONG} | {LONG} |\n", []),
    "a heading with many words": (f"## {LONG} {LONG}\n", []),
    "a sentence with long addresses": (
        f"[Words](https://example.org/{LONG.replace(' ', '-')}) and {LONG[:-10]}.\n",
        [],
    ),
    "code": (f"```\n{LONG} {LONG}\n```\n\n`{LONG} {LONG}`\n", []),
    "two sentences with quotation marks": (f'She said: "The {LONG[:-15]}." "The {LONG[:-15]}."\n', []),
    # Abbreviations
    "an abbreviation": ("## What the IRO said\n\nThe IRO came. The IRO went.\n", [f"20:5: {IRO}"]),
    "one after its long form": ("The independent reviewing officer (IRO) came.\n", []),
    "one before its long form": ("The IRO (independent reviewing officer) came.\n", []),
    "one of several": ("Independent reviewing officers (IROs) came. The IRO went.\n", []),
    "one with its long form nearby": ("The **independent reviewing officer**, or IRO, came.\n", []),
    "one in apposition": ("The IRO, the chair of all reviews, came.\n", []),
    "one with a long form that has commas": ("From Munro, Turnell and Murphy, known as MTM.\n", []),
    "one that is defined": ("The IRO came.\n\n*[IRO]: independent reviewing officer\n", []),
    "one that is defined in HTML": ('The <abbr title="reviewing officer">IRO</abbr> came.\n', []),
    "one that is explained too late": (
        f"The IRO came. {'They spoke for long. ' * 9}An independent reviewing officer (IRO) may.\n",
        [f"18:5: {IRO}"],
    ),
    "one in code": ("`IRO`\n", []),
    "one in an address": ("[The office](https://example.org/IRO)\n", []),
    "one within another word": ("The IROQUOIS and the BIRO.\n", []),
    "one that the glossary does not know": ("The NATO came.\n", []),
    # Blaming words
    "a blaming word": ("The family failed to engage.\n", [f"18:12: {ENGAGE}"]),
    "one in another form": ("We met. This is non-engagement.\n", [f"18:17: {ENGAGE}"]),
    "one over two lines": ("She failed to\nengage.\n", [f"18:5: {ENGAGE}"]),
    "one in capitals": ("FAILED TO ENGAGE\n", [f"18:1: {ENGAGE}"]),
    "one in a table": ("| Who | What |\n|---|---|\n| Dad | Failed to engage |\n", [f"20:9: {ENGAGE}"]),
    "one in quotation marks": ('The report said "failed to\nengage". Ask why.\n', []),
    "one in curly quotation marks": ("The report said “failed to engage”.\n", []),
    "one in single quotation marks": ("The father's report said 'she's failed to engage'.\n", []),
    "one between two apostrophes": (
        "The parents' home: they failed to engage in the girls' school.\n",
        [f"18:25: {ENGAGE}"],
    ),
    "one in a block quotation": ("> The family failed to engage.\n", []),
    "one in code too": ("`failed to engage`\n", []),
    "a refusal to engage, which is one thing": ("The mother refused to engage.\n", [f"18:12: {ENGAGE}"]),
    "a refusal of a family": ("The mother had refused to come.\n", [f"18:16: {REFUSED}"]),
    "a refusal of somebody else": ("The council refused to pay. The panel refused to meet.\n", []),
    "hostile weather": ("The room felt hostile to everyone who came in from outside.\n", []),
    # Links
    "a link that says where it leads": ("[The notes](two-to-nine.md)\n", []),
    "a link that says nothing": ("Read [here](two-to-nine.md).\n", [f"18:13: warning: link: 'here' {MUTE}"]),
    "one with signs around it": ("[**Click here!**](two-to-nine.md)\n", [f"18:19: warning: link: 'click here' {MUTE}"]),
    "a link without words": (
        "[](two-to-nine.md)\n",
        [f"18:4: warning: link: a link without words; {MUTE.partition('; ')[2]}"],
    ),
    "a link that is a picture": ("[![A map](map.png)](two-to-nine.md)\n", []),
    "a bare address": ("See https://example.org/guide today.\n", [f"18:5: {ADDRESS}"]),
    "a bare address as a link": ("<https://example.org/guide>\n", [f"18:2: {ADDRESS}"]),
    "an address as the words of a link": ("[www.example.org](https://example.org)\n", [f"18:2: {ADDRESS}"]),
    "an address in code": ("`https://example.org`\n", []),
    "an address of a name": ("[The guide][guide]\n\n[guide]: https://example.org\n", []),
}


def told(tmp_path: Path, files: dict[str, str | bytes]) -> list[Problem]:
    files = {"programme/glossary.yml": GLOSSARY, "cases/map.png": PICTURE, **files}
    return [
        problem
        for problem in inspect(write_bank(tmp_path / "content", files), "content").problems
        if problem.code in CODES
    ]


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_told_what_some_readers_could_not_follow(tmp_path: Path, name: str) -> None:
    body, expected = BODIES[name]
    found = [str(problem) for problem in told(tmp_path, {"cases/one.md": case(body)})]
    assert found == [f"content/cases/one.md:{line}" for line in expected]


def test_a_summary_that_is_hard_to_read_is_told_of(tmp_path: Path) -> None:
    summary = (
        "The implementation of collaborative arrangements for quality assurance in participating authorities, "
        "and organisational considerations for supervisors of practitioners."
    )
    assert [str(problem) for problem in told(tmp_path, {"resources/one.md": resource(summary=summary)})] == [
        (
            "content/resources/one.md:3:10: warning: summary: is hard to read (reading ease -70; 50 is the least); "
            "use shorter words and sentences"
        )
    ]


def test_titles_and_summaries_are_looked_at_where_they_stand(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "cases/one.md": case(
            title='"They failed to engage"', summary="What we did. An IRO came, and the house was full."
        ),
        "newsletters/eip2/2018-07.md": issue(summary="'How hard-to-reach families came to us, and what they said.'"),
    }
    assert [str(problem) for problem in told(tmp_path, files)] == [
        f"content/cases/one.md:2:14: {ENGAGE.replace('body', 'title')}",
        f"content/cases/one.md:3:26: {IRO.replace('body', 'summary')}",
        (
            "content/newsletters/eip2/2018-07.md:2:15: warning: summary: 'hard to reach' puts the blame on a family; "
            "write how we tried to reach them, and what we have not tried"
        ),
    ]


def test_a_summary_over_several_lines_is_told_of_at_its_beginning(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "cases/one.md": case(summary=">\n  What we did.\n  An IRO came, and the house was full.")
    }
    assert [str(problem) for problem in told(tmp_path, files)] == [
        f"content/cases/one.md:3:10: {IRO.replace('body', 'summary')}"
    ]


def test_what_a_summary_explains_the_body_need_not(tmp_path: Path) -> None:
    summary = "What we did. The independent reviewing officer (IRO) came, and the house was full."
    assert not told(tmp_path, {"cases/one.md": case("The IRO came.\n", title="The IRO", summary=summary)})


def test_a_title_may_leave_it_to_what_follows_and_not_to_nothing(tmp_path: Path) -> None:
    assert [problem.field for problem in told(tmp_path, {"cases/one.md": case("She came.\n", title="The IRO")})] == [
        "title"
    ]


def test_a_text_that_is_not_sound_is_looked_at_all_the_same(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"cases/one.md": case("![](map.png)\n\nShe failed to engage.\n", title="")}
    assert [problem.code for problem in told(tmp_path, files)] == ["no-alternative", "blaming-words"]


def test_only_english_is_measured_as_english(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "bank.yml": f"language: cy\n{SETTINGS}",
        "cases/one.md": case("She failed to engage.\n", summary="Organisational implementation considerations."),
    }
    assert not told(tmp_path, files)


@pytest.mark.parametrize("word", [form for blame in sheet().words for form in (blame.word, *blame.forms)])
def test_every_form_of_a_blaming_word_is_found(tmp_path: Path, word: str) -> None:
    body = f"The mother was {word}.\n"
    found = told(tmp_path, {"cases/one.md": case(body)})
    assert [problem.code for problem in found] == ["blaming-words"]
    assert 1 <= len(found[0].wrong.split()) <= 15


COUNTS = {
    1: "the asked makes scales what judged sheet child changed named tried rules whole where were fire safe guide",
    2: "worker people houses safety wanted being review create statement programme going changes pieces practice quiet",
    3: "idea assessment families created agencies assurance inquiry violence period conference area organise",
    4: "supervision authority authorities situation experience material criticism",
    5: "implementation evaluation experiences",
}


def test_syllables_are_counted_nearly_as_they_are_spoken() -> None:
    words = [(word, count) for count, line in COUNTS.items() for word in line.split()]
    wrong = [(word, count, syllables(word)) for word, count in words if syllables(word) != count]
    assert len(wrong) <= len(words) / 20, wrong


def test_reading_ease_is_flesch_s() -> None:
    easy = "The cat sat on the mat. The dog ran to the man."
    assert reading_ease(easy) == pytest.approx(206.835 - 1.015 * 6 - 84.6)
    assert reading_ease(f"## Organisational considerations\n\n{easy}\n\n```\nimplementation\n```\n") == reading_ease(
        easy
    )
    assert reading_ease("Organisational implementation necessitates considerable deliberation.") < 0
    assert reading_ease("") == reading_ease("## Title\n") == 100


def test_every_sign_keeps_its_place() -> None:
    text = 'See [one](a.md "b"), ![two](b.png) and <b>three</b>[^1]. **Four** &amp; https://a.b/c.\n\n[^1]: Five.\n'
    passage = Passage("body", text, 7, 1)
    assert len(passage.words) == len(passage.running) == len(text)
    assert re.findall(r"\w+", passage.words) == ["See", "one", "and", "three", "Four", "Five"]
    assert passage.place(text.index("Five")) == (9, 7)
    assert [passage.running[slice(*stretch)].split()[0] for stretch in sentences(passage.running)][:2] == [
        "See",
        "**Four**",
    ]


def test_however_a_text_is_damaged_nothing_is_raised_and_every_place_is_in_it(tmp_path: Path) -> None:
    subject = inspect(write_bank(tmp_path / "content", {"programme/glossary.yml": GLOSSARY}), "content").subject
    assert subject is not None
    files = originals()
    for number in range(400):
        text = mutated(files, number)[1].decode(errors="replace").replace("\r", "\n")
        body = Body("one.md", "cases", text, 1)
        alone = replace(
            subject,
            catalog=replace(subject.catalog, entries=(), issues=()),
            bodies=(body,),
            prose={"one.md": render(text)},
        )
        lines = text.split("\n")
        for problem in (*check_structure(alone), *check_wording(alone)):
            assert problem.column <= len(lines[problem.line - 1]) + 1, (number, problem)


@pytest.mark.parametrize(
    "sign",
    ["[", "![", "](", "<a ", "<a \"", "<q>", "A", "Aa", ". ", ".)", "* ", "'a ", '"', "“", "> ", "|", "#", "\n#",
     "www.", "failed to engage '", "IRO (", "{.", "[^", "&a", "a\n"],
)  # fmt: skip
def test_no_text_takes_long(tmp_path: Path, sign: str) -> None:
    subject = inspect(write_bank(tmp_path / "content", {"programme/glossary.yml": GLOSSARY}), "content").subject
    assert subject is not None
    body = Body("one.md", "cases", "She failed to engage. " + sign * (100_000 // len(sign)), 1)
    catalog = replace(subject.catalog, entries=(), issues=())
    alone = replace(subject, catalog=catalog, bodies=(body,), prose={"one.md": Prose(("<p>", "</p>"))})
    start = process_time()
    list(check_wording(alone))
    assert process_time() - start < 2


@pytest.fixture(scope="module")
def shipped() -> Inspection:
    return inspect(CONTENT, "content")


def test_the_shipped_bank_has_neither_errors_nor_warnings(shipped: Inspection) -> None:
    assert [str(problem) for problem in shipped.problems] == []


def test_wording_costs_little_beside_reading_and_rendering(shipped: Inspection) -> None:
    subject = shipped.subject
    assert subject is not None
    times = []
    for _ in range(5):
        start = process_time()
        assert not [*check_structure(subject), *check_wording(subject)]
        times.append(process_time() - start)
    assert min(times) < 0.001 * len(subject.documents), "a millisecond for each document"
