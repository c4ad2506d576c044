"""The front matter of a Markdown file, split off and loaded more strictly than any engine would."""

import re
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from knowledge_bank.reading.notes import START, Notes
from knowledge_bank.reading.yaml_values import Document, read_yaml

FENCE = re.compile(r"(?P<mark>-{2,}|—+|\.{3})[ \t]*")
WHAT = "front matter"


class FrontMatter(YAMLHandler):
    """
    A python-frontmatter handler for one file, called on its raw text.

    MkDocs and python-frontmatter each lose metadata silently where the other does not, and MkDocs prints what it
    lost as text. Wherever either would, this one leaves a Problem; it goes on as the author meant.
    """

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self.notes = notes
        self.header_line = 2
        """The line of the file at which the header's text begins."""
        self.body_line = 1
        self.document: Document | None = None

    def split(self, text: str) -> tuple[str, str]:
        """
        Return the text between the fences and the body.

        Both are empty when there is nothing to go on with; `notes` then holds an error.
        """
        lines = text.split("\n")
        start = next((number for number, line in enumerate(lines) if line.strip()), None)
        if start is None:
            self.notes.error(START, WHAT, "empty-file", "the file is empty", "begin it with a line of three hyphens")
            return "", ""
        opening = FENCE.fullmatch(lines[start])
        if not opening or opening["mark"] == "...":
            remedy = "begin the file with a line of three hyphens"
            self.notes.error(START, WHAT, "no-front-matter", "is missing", remedy)
            return "", ""
        if start:
            self.notes.error(START, WHAT, "blank-line", "a blank line before it", "delete the blank line")
        self._check_fence(start, opening["mark"], "opens")
        end = next((n for n in range(start + 1, len(lines)) if self._closes(lines[n])), None)
        if end is None:
            remedy = "add a line of three hyphens below its last field"
            self.notes.error((start + 1, 1), WHAT, "unclosed", "is never closed", remedy)
            return "", ""
        self._check_fence(end, lines[end].strip(), "closes")
        self.header_line, self.body_line = start + 2, end + 2
        return "\n".join(lines[start + 1 : end]) + "\n", "\n".join(lines[end + 1 :])

    def _closes(self, line: str) -> bool:
        match = FENCE.fullmatch(line)
        return match is not None and (len(match["mark"]) >= 3 or "—" in match["mark"])

    def _check_fence(self, index: int, mark: str, does: str) -> None:
        if mark != "---":
            wrong = f"{does} with {mark[:10]!r}"
            self.notes.error((index + 1, 1), WHAT, "fence", wrong, "use exactly three hyphens")

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Return the fields as plain values; their places are in `document` afterwards."""
        self.document = read_yaml(fm, self.notes, first_line=self.header_line)
        if self.document is None:
            return {}
        self.document.places[()] = START
        return dict(self.document.values)
