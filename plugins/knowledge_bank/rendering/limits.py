"""How long, how crowded and how deep a body may be, so that no text can stop a build.

Much of Python-Markdown takes four times as long for twice the text; what bounds it is the length of a paragraph and the
number of signs in it. Every limit is far above what a person writes.
"""

import re
from collections.abc import Iterator

from knowledge_bank.model.prose import Finding
from knowledge_bank.rendering.source import TAG, Source

LONGEST_BODY = 200_000
MOST_LINES = 10_000
LONGEST_PARAGRAPH = 20_000
"""A paragraph, here, is anything between two blank lines: a table or a list too."""
MOST_LINES_TOGETHER = 500
"""In a paragraph."""
MOST_SIGNS = 2_000
"""In a paragraph: the signs that Markdown may read as something else than themselves."""
MOST_UNCLOSED = 30
"""Brackets open at one place."""
MOST_CELLS = 20_000
"""In all tables together: lines times columns."""
MOST = {"<": 1_000, "```": 500, "~~~": 500, "[^": 500, "*[": 200, "[TOC]": 1}
"""In the whole body."""
MOST_HALF_TAGS = 30
"""Tags begun and not ended: for each of them the rest of the body is read again."""
LONGEST_GAP = 500
DEEPEST = 20
"""Indents, for lists, quotations, boxes and tabs inside one another."""
DEEPEST_ON_A_LINE = 10
"""Signs of a list or a quotation before the first word. The two together stay far from Python's limit, so that the HTML
does not depend on how deep the caller already is."""

_SIGNS = "[]!<&*_`\\{"
_CONTROLS = [chr(code) for code in (*range(9), *range(11, 32), 127)]
_BRACKET = re.compile(r"[\[\]()]")
_PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?![ \t]*\n))*")
_TOO_DEEP = re.compile(
    rf"^(?:(?:\t| {{4}}){{{DEEPEST + 1}}}"
    r"|(?![-*_ \t]+$)"  # A line across the page may be written `* * * * *`.
    rf"(?:[ \t]*+(?:>|(?:[-+*:]|\d++[.)])(?=[ \t]))){{{DEEPEST_ON_A_LINE + 1}}})",
    re.MULTILINE,
)
_BEGUN_TAG = re.compile(r"</?[a-zA-Z]")
_SHORTER = "make it shorter, or divide it"


def beyond(source: Source) -> tuple[Finding, ...]:
    """A finding for the first limit that the body goes beyond, or none. Checked before anything slow is tried."""
    first = next(_beyond(source.text), None)
    if first is None:
        return ()
    offset, code, wrong, remedy = first
    return (Finding(*source.place(offset), code, wrong, remedy),)


def _beyond(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Where, which code, what is wrong and what to do."""
    if len(text) > LONGEST_BODY:
        wrong = f"this text has {len(text):,} characters; a page holds {LONGEST_BODY:,}"
        yield 0, "too-long", wrong, "divide it over several entries"
    if text.count("\n") > MOST_LINES:
        wrong = f"this text has {text.count(chr(10)):,} lines; a page holds {MOST_LINES:,}"
        yield 0, "too-long", wrong, "divide it over several entries"
    for sign in _CONTROLS:
        if sign in text:
            wrong = "a character that cannot be seen stands here, and it has no meaning in a text"
            yield text.index(sign), "control-character", wrong, "delete it; if it does not show, type the line again"
    for words, most in MOST.items():
        if text.count(words) > most:
            wrong = f"this text has `{words}` {text.count(words):,} times; {most:,} is the most"
            yield text.index(words), "too-much", wrong, _SHORTER
    if text.count("<") > MOST_HALF_TAGS:
        half_tags = len(_BEGUN_TAG.findall(text)) - sum(1 for _ in TAG.finditer(text))
        if half_tags > MOST_HALF_TAGS:
            wrong = f"this text has {half_tags:,} HTML tags that are begun and not ended; {MOST_HALF_TAGS} is the most"
            yield text.index("<"), "too-much", wrong, "end each with `>`, or write `&lt;` for a `<` that is no tag"
    if " " * LONGEST_GAP in text:
        wrong = f"there are {LONGEST_GAP} spaces or more in a row here"
        yield text.index(" " * LONGEST_GAP), "too-much", wrong, "delete them"
    if deep := _TOO_DEEP.search(text):
        wrong = "too many lists, quotations or boxes stand inside one another here"
        yield deep.start(), "too-deep", wrong, "bring this line nearer to the margin"
    if _crowded(text) or _cells(text) > MOST_CELLS:
        yield from _paragraphs_beyond(text)


def _paragraphs_beyond(text: str) -> Iterator[tuple[int, str, str, str]]:
    cells = 0
    for paragraph in _PARAGRAPH.finditer(text):
        if crowded := _crowded(paragraph[0]):
            yield paragraph.start(), "too-much", crowded, _SHORTER
        cells += _cells(paragraph[0])
        if cells > MOST_CELLS:
            wrong = f"the tables up to here have more than {MOST_CELLS:,} cells"
            yield paragraph.start(), "too-much", wrong, "link to a spreadsheet instead"


def _crowded(paragraph: str) -> str:
    """What there is too much of, in a paragraph or in a body that would pass even if it were one."""
    if len(paragraph) > LONGEST_PARAGRAPH:
        return f"this paragraph has {len(paragraph):,} characters; {LONGEST_PARAGRAPH:,} is the most"
    if paragraph.count("\n") > MOST_LINES_TOGETHER:
        return f"this paragraph has more than {MOST_LINES_TOGETHER:,} lines"
    if sum(map(paragraph.count, _SIGNS)) > MOST_SIGNS:
        return f"this paragraph has more than {MOST_SIGNS:,} of the signs {' '.join(_SIGNS)}"
    if paragraph.count("[") + paragraph.count("(") > MOST_UNCLOSED and _unclosed(paragraph) > MOST_UNCLOSED:
        return f"this paragraph has more than {MOST_UNCLOSED} brackets that are open at one place"
    return ""


def _unclosed(paragraph: str) -> int:
    """The most brackets of one kind that are open at one place."""
    open_now = {"[": 0, "(": 0}
    most = 0
    for bracket in _BRACKET.findall(paragraph):
        if bracket in open_now:
            open_now[bracket] += 1
            most = max(most, open_now[bracket])
        else:
            opening = "[" if bracket == "]" else "("
            open_now[opening] = max(0, open_now[opening] - 1)
    return most


def _cells(paragraph: str) -> int:
    if "|" not in paragraph:
        return 0
    lines = paragraph.split("\n")
    return len(lines) * max(line.count("|") for line in lines)
