"""
The theme's frame, rendered once for all pages that share it.

Pages of one folder, one section and one language differ only in what stands in their slots: title, description,
address, what machines read in the head, breadcrumbs, table of contents and content. A bank of a thousand entries has
two thousand such pages, and the theme's templates cost more than everything that is in them.
"""

import posixpath
import re
from collections.abc import Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.structure.toc import AnchorLink

from knowledge_bank.engine.page import ViewPage

SLOTS = ("title", "description", "url", "head", "first", "path", "toc", "content")
SLOT = re.compile(f"\ue000({'|'.join(SLOTS)})\ue001")
"""Characters for private use: our reading and rendering let authors have them, but not around these words."""

SAME = (
    "parent", "ancestors", "url", "is_homepage", "is_index", "previous_page", "next_page", "edit_url", "children",
    "language",
)  # fmt: skip
"""What pages of one frame have in common, as far as a frame shows it."""


def slot(name: str) -> str:
    """The mark that stands in a frame for what a page puts there."""
    return f"\ue000{name}\ue001"


class Stranger:
    """
    Stands in a frame for every page that shares it.

    Raises RuntimeError for whatever it does not know: a theme that shows more of a page must not show one page's
    for all.
    """

    def __init__(self, page: ViewPage) -> None:
        self.title = slot("title")
        self.content = slot("content") + "<!-- <h1 -->"  # the theme adds a title where it sees none
        self.canonical_url = slot("url") if page.canonical_url else None
        slots = {"path": slot("path"), "toc": slot("toc")}
        self.meta = {**page.meta, "title": slot("title"), "head": slot("head"), "slots": slots}
        if page.meta.get("description"):
            self.meta["description"] = slot("description")
        # The theme's own way to skip to the first heading.
        self.toc = [AnchorLink("", slot("first"), 2)] if page.view.headings else []
        for name in SAME:
            setattr(self, name, getattr(page, name))

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(f"The theme asks a page for '{name}', which its frame does not know: see engine/frame.py.")


class Frames:
    """The frames of one build."""

    def __init__(self) -> None:
        self.frames: dict[tuple[object, ...], list[str]] = {}

    @pass_context
    def framed(self, context: Context) -> str:
        """The whole of a page, as its template would have given it."""
        page: ViewPage = context["page"]
        folder = posixpath.dirname(page.url.rstrip("/"))  # relative links are the same from all pages of a folder
        headings = page.view.headings
        around = (bool(page.meta.get("description")), page.meta.get("robots"))
        key = (folder, page.view.section, page.language, bool(headings), *around)
        if key not in self.frames:
            whole = self._render(context, "main.html", page=Stranger(page))
            self.frames[key] = SLOT.split(whole.replace("<!-- <h1 -->", ""))
        filling = {
            "title": page.meta["title"],
            "description": page.meta.get("description", ""),
            "url": page.canonical_url or "",
            "head": page.meta["head"],
            "first": headings[0]["id"] if headings else "",
            "path": self._render(context, "partials/path.html"),
            "toc": self._render(context, "partials/toc.html") if headings else "",
            "content": page.content or "",
        }
        return "".join(part if place % 2 == 0 else filling[part] for place, part in enumerate(self.frames[key]))

    @staticmethod
    def _render(context: Context, template: str, **other: object) -> str:
        features = context["config"].theme.get("features") or []  # as the theme's base.html names them for its parts
        values: Mapping[str, Any] = {**context.get_all(), "features": features, **other}
        return context.environment.get_template(template).render(values)
