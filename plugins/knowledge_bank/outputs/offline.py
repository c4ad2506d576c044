"""
A copy of the site that is opened from a disk, where there is no host.

Links name the page in a folder, which a host would find by itself. And the finder is one plain script with all that it
would load: browsers fetch nothing from a disk, and no modules.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from knowledge_bank.model import Catalog
from knowledge_bank.outputs.document import outlines
from knowledge_bank.pages import FINDER

SCRIPT = f"{FINDER}offline.js"
SOURCES = Path(__file__).parents[1] / "templates" / "theme" / "assets" / "javascripts" / "finder"
MODULES = ("catalog.js", "address.js", "words.js", "finder.js")
"""Each after those that it imports from."""

_WAY = re.compile(r'(<(?:a|form|link)\b[^>]*? (?:href|action)="|<meta [^>]*content="0; url=)([^"#?:]+)(?=["#?])')
_FEED = re.compile(r'<link rel="alternate"[^>]*>\n?')
_MODULE = re.compile(r"^(?:import .*\n|export )", re.MULTILINE)


def openable(html: str) -> str:
    """HTML whose links to folders name the page in them; without the feeds, for which Material would ask a host."""
    return _WAY.sub(lambda found: found[1] + _page_of(found[2]), _FEED.sub("", html))


def _page_of(path: str) -> str:
    if path.endswith("/"):
        return f"{path}index.html"
    return f"{path}/index.html" if path.rsplit("/")[-1] in (".", "..") else path


def script(catalog: Catalog, files: Mapping[str, Any]) -> str:
    """The finder and its files as one script; `files` are values by path, cards among them."""
    links = {path: [openable(card) for card in value] if "/cards/" in path else value for path, value in files.items()}
    known = json.dumps({"files": links, "texts": list(outlines(catalog))}, ensure_ascii=False, separators=(",", ":"))
    search, *modules = ((SOURCES / name).read_text(encoding="utf-8") for name in ("offline.js", *MODULES))
    finder = "\n".join(_MODULE.sub("", module) for module in modules)
    return f"globalThis.kbFinder = {known}\n{search}\n;(() => {{\n{finder}}})()\n"
