"""Where our Markdown differs from what its extensions give: templates stay text, and tables carry no styles."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.tables import TableProcessor
from markdown.extensions.toc import slugify as plain_slug
from markdown.postprocessors import Postprocessor

from knowledge_bank.rendering.inline import ShortCut


class Attributes(AttrListTreeprocessor):
    """`{ .class }` as ever, but `{{ name }}` is text: issues and templates are written about here too."""

    BASE_RE = r"\{\:?[ ]*([^\}\{\n ][^\n]*)\}"  # type: ignore[misc]
    HEADER_RE = re.compile(rf"[ ]+{BASE_RE}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BASE_RE}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{BASE_RE}")  # type: ignore[misc]


class Tables(TableProcessor):
    """Tables that say how a column is aligned with a class, since a page's policy forbids styles."""

    def _build_row(self, row: str, parent: Element, align: list[str | None]) -> None:
        super()._build_row(row, parent, align)  # type: ignore[misc]
        for cell in parent[-1]:
            if side := cell.attrib.pop("align", None):
                cell.set("class", f"align-{side}")


class Tasks(Postprocessor):
    """A box of a task list says in words, for those who hear it, whether it is ticked."""

    BOX = re.compile(
        r'(<input type="checkbox" disabled( checked)?/><span class="task-list-indicator"></span>)(?=</label>)'
    )

    def run(self, text: str) -> str:
        return self.BOX.sub(lambda box: f"{box[1]}<span>{'Done' if box[2] else 'To do'}</span>", text)


class Dialect(Extension):
    """Takes the places of `attr_list` and `tables`, so it comes after them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.treeprocessors.register(ShortCut(md), "inline", 20)
        md.treeprocessors.register(Attributes(md), "attr_list", 8)
        md.postprocessors.register(Tasks(md), "tasks", 5)
        md.parser.blockprocessors.register(Tables(md.parser, {"use_align_attribute": True}), "table", 75)


def makeExtension(**options: object) -> Dialect:  # noqa: N802 (Python-Markdown's name)
    return Dialect(**options)


def slug(text: str, separator: str) -> str:
    """The id of a heading. One that begins with `_` could be mistaken for the page's own, so none does."""
    return plain_slug(text, separator).lstrip("_")
