"""A View as MkDocs wants it: a Page that comes with its HTML."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from knowledge_bank.model import Heading
from knowledge_bank.outputs.pictures import Sized, offered
from knowledge_bank.pages import View, body, head


class ViewPage(Page):
    """
    A generated page.

    MkDocs would read Markdown and render it; this page has HTML already, so both steps are replaced and the rest of
    the engine (theme, search, sitemap, navigation) sees a page like any other.
    """

    def __init__(
        self,
        view: View,
        day: str,
        href: Callable[[str], str],
        pictures: Mapping[str, Sized],
        file: File,
        config: MkDocsConfig,
    ) -> None:
        """`href` as for `pages.body`; `pictures` by address."""
        super().__init__(escape(view.title), file, config)
        self.view = view
        self._href = href
        self._pictures = pictures
        self.framed = False
        """True where the page shares its frame with others: it is no item of the navigation."""
        self.update_date = view.updated.isoformat() if view.updated else day

    @property
    def language(self) -> str:
        """Of what it shows, and of the words around it."""
        return self.view.language

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Set what the theme reads from a page's front matter."""
        # The theme escapes nothing.
        meta: dict[str, Any] = {"title": escape(self.view.title)}
        if self.view.description:
            meta["description"] = escape(self.view.description)
        if not self.view.searchable:
            meta["search"] = {"exclude": True}
        meta["head"] = head(self.view, self._href)
        if not self.view.listed:
            meta["robots"] = "noindex"
        if self.framed:
            meta["template"] = "framed.html"
        hidden = [*([] if self.view.headings else ["toc"]), *(["navigation"] if self.view.wide else [])]
        if hidden:
            meta["hide"] = hidden
        self.markdown, self.meta = "", meta

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Set the HTML, the table of contents and the anchors that others may link to."""
        shown = {escape(self._href(address)): sized for address, sized in self._pictures.items()}
        self.content = offered(body(self.view, self._href), shown)
        self.toc = get_toc([_token(heading) for heading in self.view.headings])
        self.present_anchor_ids = set(_ids(self.view.headings))


def _token(heading: Heading) -> Any:
    return {**heading, "data-toc-label": "", "children": [_token(child) for child in heading["children"]]}


def _ids(headings: tuple[Heading, ...] | list[Heading]) -> list[str]:
    return [identifier for heading in headings for identifier in (heading["id"], *_ids(heading["children"]))]
