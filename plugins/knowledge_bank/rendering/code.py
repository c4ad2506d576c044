"""Which stretches of a body are code: what they show as an example is not a link or a tag."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

_FENCED = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}+(?![^\n]*`)|~{3,}+).*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_BACKTICKS = re.compile(r"(?<!\\)`+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_OPENS_A_CONTAINER = re.compile(r"[ \t]*(?:[-*+:>]\s|\d+[.)]\s|!!!|\?\?\?|===|\[\^)")
_INDENT = ("    ", "\t")


def without_code(text: str) -> str:
    """`text` with spaces where code was, so that everything else keeps its place."""
    if "```" in text or "~~~" in text:
        text = _FENCED.sub(lambda code: _blank(code[0]), text)
    if "\n    " in text or "\n\t" in text or text.startswith(_INDENT):
        text = "".join(_without_indented_code(text))
    if "`" in text:  # Last, since the spaces it leaves look like an indent.
        text = "".join(_without_inline_code(text))
    return text


def _without_inline_code(text: str) -> Iterator[str]:
    runs = [(run.start(), run.end()) for run in _BACKTICKS.finditer(text)]
    starts_of: dict[int, list[int]] = defaultdict(list)
    for start, end in runs:
        starts_of[end - start].append(start)
    paragraph_ends = [blank.start() for blank in _BLANK_LINE.finditer(text)]
    done = 0
    for start, end in runs:
        if start < done:
            continue
        closing = starts_of[end - start]
        at = bisect_right(closing, start)
        paragraph = bisect_right(paragraph_ends, start)
        if at == len(closing) or (paragraph < len(paragraph_ends) and paragraph_ends[paragraph] < closing[at]):
            continue
        close = closing[at] + end - start
        yield text[done:start]
        yield _blank(text[start:close])
        done = close
    yield text[done:]


def _without_indented_code(text: str) -> Iterator[str]:
    """What a list, a box or a tab holds is indented too, and is not code."""
    in_container = in_code = False
    after_blank = True
    for line in text.splitlines(keepends=True):
        if not line.strip():
            after_blank = True
        elif line.startswith(_INDENT):
            in_code = not in_container and (in_code or after_blank)
            after_blank = False
        else:
            in_code = False
            # A line right below a list item belongs to it, indented or not.
            in_container = bool(_OPENS_A_CONTAINER.match(line)) or (in_container and not after_blank)
            after_blank = False
        yield _blank(line) if in_code else line


def _blank(code: str) -> str:
    return re.sub(r"[^\n]", " ", code)
