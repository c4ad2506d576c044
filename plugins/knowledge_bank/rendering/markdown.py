"""Markdown as every body is written in it: which extensions, and the one converter that has them."""

from functools import lru_cache
from typing import Any

from markdown import Markdown

from knowledge_bank.rendering.dialect import slug

EXTENSIONS: tuple[str, ...] = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "knowledge_bank.rendering.dialect",
)

EXTENSION_CONFIGS: dict[str, dict[str, Any]] = {
    # The signs themselves, not their entities: what the cleaner need not rewrite need not be compared.
    "toc": {"permalink": "¶", "slugify": slug},
    "footnotes": {"BACKLINK_TEXT": "↩"},
    # Line numbers in the lines: in a table of their own they would be read aloud.
    "pymdownx.highlight": {"linenums_style": "pymdownx-inline"},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}


@lru_cache(maxsize=1)
def _converter() -> Markdown:
    return Markdown(extensions=EXTENSIONS, extension_configs=EXTENSION_CONFIGS, output_format="html")


def to_html(text: str) -> tuple[str, list[dict[str, Any]]]:
    """The HTML of `text`, as yet unsafe, and its headings. Raises whatever Python-Markdown raises."""
    try:
        converter = _converter().reset()
        html = converter.convert(text)
        return html, converter.toc_tokens  # type: ignore[attr-defined]
    except BaseException:
        # It stopped halfway, and what it had open would leak into the next text.
        _converter.cache_clear()
        raise
