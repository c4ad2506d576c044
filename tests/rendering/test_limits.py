"""No text stops a build: what is too much is told before it is tried, and the rest comes to an end."""

import random

import pytest
from knowledge_bank.model.prose import Finding, Prose
from knowledge_bank.rendering import limits, markdown, render

SHORTER = "make it shorter, or divide it"

BEYOND = [
    (
        "a b\n\n" * 40_001,
        (1, 1, "too-long", "this text has 200,005 characters; a page holds 200,000", "divide it over several entries"),
    ),
    (
        "a\n" * 10_001,
        (1, 1, "too-long", "this text has 10,001 lines; a page holds 10,000", "divide it over several entries"),
    ),
    (
        "before\n\n" + "a " * 10_001,
        (3, 1, "too-much", "this paragraph has 20,002 characters; 20,000 is the most", SHORTER),
    ),
    ("before\n\n" + "a\n" * 600, (3, 1, "too-much", "this paragraph has more than 500 lines", SHORTER)),
    (
        "before\n\n" + "*a* " * 1_001,
        (3, 1, "too-much", "this paragraph has more than 2,000 of the signs [ ] ! < & * _ ` \\ {", SHORTER),
    ),
    (
        "before\n\n" + "[" * 31,
        (3, 1, "too-much", "this paragraph has more than 30 brackets that are open at one place", SHORTER),
    ),
    (
        "before\n\n" + "[" * 100_000,
        (3, 1, "too-much", "this paragraph has 100,000 characters; 20,000 is the most", SHORTER),
    ),
    ("<b>a</b> " * 501, (1, 1, "too-much", "this text has `<` 1,002 times; 1,000 is the most", SHORTER)),
    ("[^a]\n\n" * 501, (1, 1, "too-much", "this text has `[^` 501 times; 500 is the most", SHORTER)),
    ("*[a]: b\n\n" * 201, (1, 1, "too-much", "this text has `*[` 201 times; 200 is the most", SHORTER)),
    ("a\n\n[TOC]\n\n[TOC]", (3, 1, "too-much", "this text has `[TOC]` 2 times; 1 is the most", SHORTER)),
    (
        "a <b " * 31,
        (
            1,
            3,
            "too-much",
            "this text has 31 HTML tags that are begun and not ended; 30 is the most",
            "end each with `>`, or write `&lt;` for a `<` that is no tag",
        ),
    ),
    ("# a" + " " * 500 + "b", (1, 4, "too-much", "there are 500 spaces or more in a row here", "delete them")),
    (
        "a\n\n" + ">" * 11 + " a",
        (
            3,
            1,
            "too-deep",
            "too many lists, quotations or boxes stand inside one another here",
            "bring this line nearer to the margin",
        ),
    ),
    (
        " >  " * 11 + "a",
        (
            1,
            1,
            "too-deep",
            "too many lists, quotations or boxes stand inside one another here",
            "bring this line nearer to the margin",
        ),
    ),
    (
        "    " * 21 + "- a",
        (
            1,
            1,
            "too-deep",
            "too many lists, quotations or boxes stand inside one another here",
            "bring this line nearer to the margin",
        ),
    ),
    (
        "| a " * 100 + "|\n" + "|---" * 100 + "|\n" + "|\n" * 200,
        (1, 1, "too-much", "the tables up to here have more than 20,000 cells", "link to a spreadsheet instead"),
    ),
    (
        "a\nb\x02c",
        (
            2,
            2,
            "control-character",
            "a character that cannot be seen stands here, and it has no meaning in a text",
            "delete it; if it does not show, type the line again",
        ),
    ),
]


@pytest.mark.parametrize(("text", "finding"), BEYOND, ids=[finding[3][:50] for _, finding in BEYOND])
def test_what_is_too_much_is_told_and_nothing_is_shown(text: str, finding: tuple[int, int, str, str, str]) -> None:
    prose = render(text)
    assert prose.findings == (Finding(*finding),)
    assert prose.parts == ()
    assert prose.headings == ()


def test_a_long_entry_is_not_too_much() -> None:
    section = (
        "## A heading\n\n"
        + "Some words of a sentence. " * 40
        + "\n\n- a\n- [b](c.md)\n- *d*\n\n| a | b |\n|---|---|\n| c | d |"
    )
    assert not render("\n\n".join([section] * 100)).findings


def test_what_is_as_deep_as_may_be_is_the_same_however_deep_the_caller_is() -> None:
    text = "\n".join("    " * depth + "- " + "> " * 9 + "a" for depth in range(20))

    def below(frames: int) -> Prose:
        return below(frames - 1) if frames else render(text)

    assert render(text).parts
    assert below(300) == render(text)


def test_a_line_across_the_page_may_have_many_signs() -> None:
    assert render("* " * 40).parts == ("<hr>",)


def test_what_the_parser_trips_over_is_told_and_does_not_spoil_the_next_text(monkeypatch: pytest.MonkeyPatch) -> None:
    before = render("- a\n\n    b[^1]\n\n[^1]: c")

    def trip(*_: object) -> None:
        raise RecursionError

    with monkeypatch.context() as tripping:
        tripping.setattr(markdown._converter().parser.blockprocessors["paragraph"], "run", trip)
        prose = render("- a\n\n    - b\n\n[^1]: c")
    assert prose.parts == ()
    assert prose.findings == (
        Finding(
            1,
            1,
            "cannot-render",
            "this text cannot be made into a page",
            "make it simpler, a part at a time, until it can; then tell the maintainers which part it was",
        ),
    )
    assert render("- a\n\n    b[^1]\n\n[^1]: c") == before


def test_half_a_character_is_told() -> None:
    (finding,) = render("a \ud800 b").findings
    assert finding.code == "cannot-render"


PIECES = """
[ ] ![ ]( [x]( [x](a [a](b) [a][b] [^a] [^a]:x *[A]:b * _ ** *a _a **a *a* ***a *_ ` `a ``a` ``` ~~~ { } {: {:.a} {#a
*a*{: < <a <a> </a> <!-- --> <! <? <![CDATA[ <div> </div> <p> <b> <b <a~href=" & &# &a; > - 1. # === = | |a |-
\\ \\` \\| !!!~a ???~a ==="a" : [TOC] <a@b.c> <http://a> ( ) " ' [a](< *< `< [` <svg> <table> <select> <pre> <script>
<input> é {{ a
"""


def crowded(chance: random.Random) -> str:
    """A text of many of the same few pieces, up to what is allowed."""
    pieces = [
        *chance.sample(PIECES.split(), chance.randint(1, 4)),
        *chance.sample(["\n", " ", "\n    ", "\n\n", "> "], 2),
    ]
    unit = "".join(chance.choice(pieces) for _ in range(chance.randint(2, 8))).replace("~", " ")
    filling = chance.choice(["", "words ", "word\n"])
    times = min(
        limits.MOST_SIGNS // (1 + sum(map(unit.count, limits._SIGNS))),
        limits.MOST_LINES_TOGETHER // (1 + unit.count("\n")),
        min(most // (1 + unit.count(words)) for words, most in limits.MOST.items() if words in unit)
        if "<" in unit
        else 9**9,
        limits.LONGEST_PARAGRAPH // 2 // len(unit),
    )
    paragraph = unit * max(times, 1) + filling * chance.choice([0, 80, 1_000])
    return "\n\n".join([paragraph[: limits.LONGEST_PARAGRAPH]] * chance.randint(1, 8))[: limits.LONGEST_BODY]


@pytest.mark.parametrize("seed", range(60))
def test_a_crowded_text_comes_to_an_end_and_always_to_the_same_one(seed: int) -> None:
    text = crowded(random.Random(seed))
    prose = render(text)
    assert render(text) == prose
    assert "<script" not in prose.html(str)
