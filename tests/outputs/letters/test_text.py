"""An issue as plain text: complete, in columns, with its links at the end."""

import re
from dataclasses import replace

import pytest
from knowledge_bank.model.tree import Box, Heading, Listing, Paragraph, Rule, Span, Table, Tree, Verbatim, Words
from knowledge_bank.newsletter.letter import Letter
from knowledge_bank.outputs.letters.columns import WIDTH, filled, width
from knowledge_bank.outputs.letters.text import issue_text

from tests.letters import SHIPPED, letters, sample


def words(text: str) -> tuple[Words]:
    return (Words(text),)


def link(text: str, address: str) -> Span:
    return Span("a", words(text), address)


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Letter:
    return replace(sample(tmp_path_factory.mktemp("frame"), "Text.\n"), unsubscribe="")


def written(frame: Letter, *blocks: object) -> str:
    """What becomes of blocks, without the title."""
    text = issue_text(replace(frame, tree=Tree(blocks)))  # type: ignore[arg-type]
    return text.split("\n\n", 1)[1]


def test_no_line_of_any_shipped_issue_is_too_wide_but_for_addresses() -> None:
    for letter in letters(SHIPPED):
        for line in issue_text(letter).splitlines():
            assert width(line) <= WIDTH or re.fullmatch(r"(\[\d+\] )?\S+", line), line
            assert line == line.rstrip()


def test_headings_are_underlined_and_small_ones_stand_right_above_their_text(frame: Letter) -> None:
    blocks = (Heading(2, "", words("Two")), Heading(3, "", words("Three ŵ")), Heading(4, "", words("Four")))
    text = written(frame, *blocks, Paragraph(words("Text.")))
    assert text == "Two\n---\n\nThree ŵ\n~~~~~~~\n\nFour\nText.\n"
    assert issue_text(frame).startswith("EIP2 newsletter: Issue 1, July 2018\n===================================\n\n")


def test_links_are_numbered_by_address_in_order_and_listed_at_the_end(frame: Letter) -> None:
    one, two = "https://one.example/", "https://two.example/"
    line = Paragraph((link("One", one), Words(" and "), link("two", two), Words(" and "), link("one again", one)))
    text = written(frame, line)
    assert text == f"One [1] and two [2] and one again [1]\n\nLinks\n-----\n\n[1] {one}\n[2] {two}\n"


def test_an_address_that_can_be_read_where_it_is_needs_no_number(frame: Letter) -> None:
    web, mail = link("https://a.example/", "https://a.example/"), link("a@b.example", "mailto:a@b.example")
    assert written(frame, Paragraph((web, Words(" "), mail))) == "https://a.example/ a@b.example\n"


def test_a_long_address_is_never_broken(frame: Letter) -> None:
    address = f"https://a.example/{'x' * 100}"
    line = Paragraph((Words("See "), link(address, address), Words(" too.")))
    assert written(frame, line) == f"See\n{address}\ntoo.\n"


def test_lists_hang(frame: Letter) -> None:
    inner = Listing(False, ((Paragraph(words("inner " * 20)),),))
    outer = Listing(True, ((Paragraph(words("First")), inner), (Paragraph(words("a")), Paragraph(words("b")))), 9)
    assert written(frame, outer).splitlines() == [
        "9. First",
        "   - inner inner inner inner inner inner inner inner inner inner inner inner",
        "     inner inner inner inner inner inner inner inner",
        "10. a",
        "",
        "    b",
    ]


def test_quotations_have_their_sign_and_boxes_stand_in(frame: Letter) -> None:
    box = Box((Paragraph(words("so " * 30)), Paragraph(words("End"))))
    assert written(frame, box).splitlines() == [f"> {'so ' * 25}".rstrip(), "> so so so so so", ">", "> End"]
    assert written(frame, Box((Paragraph(words("Text")),), words("Note"))) == "    Note\n\n    Text\n"


def test_a_table_is_aligned_where_it_fits(frame: Letter) -> None:
    table = Table(((words("What"), words("Who")),), ((words("家族"), words("a")), (words("longer"), words("b"))))
    assert written(frame, table) == "What    Who\n------  ---\n家族    a\nlonger  b\n"


def test_a_table_that_is_too_wide_is_told_cell_by_cell(frame: Letter) -> None:
    row = (words("so " * 30), (), (link("a", "https://a.example/"),))
    text = written(frame, Table(((words("What"), words("Who"), words("Where")),), (row, row)))
    told = [f"What: {'so ' * 23}".rstrip(), f"  {'so ' * 7}".rstrip(), "Where: a [1]"]
    assert text.splitlines()[:7] == [*told, "", *told]


def test_verbatim_text_keeps_its_lines_and_a_rule_is_three_stars(frame: Letter) -> None:
    text = written(frame, Verbatim("if x:\n\ty\n\n" + "z" * 90), Rule())
    assert text.splitlines() == ["    if x:", "        y", "", f"    {'z' * 74}", f"    {'z' * 16}", "", "* * *"]


def test_what_is_struck_out_is_said_to_be(frame: Letter) -> None:
    line = Paragraph((Words("On "), Span("del", words("Monday")), Words(" Tuesday"), Span("br"), Words("at ten")))
    assert written(frame, line) == "On [struck out: Monday] Tuesday\nat ten\n"


def test_who_wants_to_leave_is_told_how(frame: Letter) -> None:
    assert "To leave this mailing list: https://l.example/\n" in issue_text(replace(frame, unsubscribe="https://l.example/"))
    assert "To leave this mailing list: a@b.example\n" in issue_text(replace(frame, unsubscribe="mailto:a@b.example"))
    subject = replace(frame, unsubscribe="mailto:a%2Bb@b.example?subject=leave%20the+list")
    told = "To leave this mailing list: write to a+b@b.example with the subject leave\nthe+list."
    assert told in issue_text(subject)
    assert "leave" not in issue_text(frame)


@pytest.mark.parametrize(
    "text",
    ["家族と一緒に安全を考える。" * 20, "ŵ" * 300, "e\u0301" * 300, "ab " * 100, "👩‍👧" * 60, "x" * 77 + " 家"],
)
def test_wide_and_combined_letters_fill_a_line_and_no_more(text: str) -> None:
    lines = filled(text, WIDTH)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(width, lines)) <= WIDTH
    assert all(width(line) > WIDTH - 6 for line in lines[:-1])
