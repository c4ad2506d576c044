"""From a body's Markdown to the Prose that pages, e-mail and feeds show."""

from typing import Any

from knowledge_bank.model.prose import Finding, Heading, Prose
from knowledge_bank.rendering.differences import explain
from knowledge_bank.rendering.limits import beyond
from knowledge_bank.rendering.links import split
from knowledge_bank.rendering.markdown import to_html
from knowledge_bank.rendering.reserved import taken
from knowledge_bank.rendering.safety import clean, in_one_spelling
from knowledge_bank.rendering.source import Source


def render(text: str) -> Prose:
    """The safe HTML of a Markdown body, with its links still to be settled.

    `text` has line feeds only, and no front matter. The same text always gives an equal Prose. Nothing is raised, and
    nothing is removed in silence: what may not be published is a Finding.
    """
    source = Source(text)
    if findings := beyond(source):
        return Prose((), (), findings)
    try:
        written, headings = to_html(text)
        html = clean(written)
    except Exception:  # Python-Markdown raises whatever it trips over, and an author must not see a traceback.
        return Prose((), (), (_CANNOT_RENDER,))
    removed = () if in_one_spelling(written) == in_one_spelling(html) else explain(written, html, source)
    parts, misplaced = split(html, source)
    findings = tuple(sorted({*removed, *taken(html, source), *misplaced}, key=_place))
    return Prose(parts, tuple(map(_heading, headings)), findings)


_CANNOT_RENDER = Finding(
    1,
    1,
    "cannot-render",
    "this text cannot be made into a page",
    "make it simpler, a part at a time, until it can; then tell the maintainers which part it was",
)


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return finding.line, finding.column, finding.code, finding.wrong


def _heading(token: dict[str, Any]) -> Heading:
    """A table of contents is shown apart from the body, so its headings are cleaned by themselves."""
    return {
        "level": token["level"],
        "id": token["id"],
        "name": clean(token["name"]) if "<" in token["name"] else token["name"],
        "html": clean(token["html"]) if "<" in token["html"] else token["html"],
        "children": [_heading(child) for child in token["children"]],
    }
