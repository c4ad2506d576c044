"""What the HTML of a body may hold, and nothing else; the cleaner is nh3."""

import re
from html import escape, unescape

from nh3 import Cleaner

_TAGS = """
a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5
h6 hr i img input ins kbd label li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th
thead time tr u ul var wbr
"""
TAGS = frozenset(_TAGS.split())

ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset({"class", "dir", "id", "lang", "title"}),
    "a": frozenset({"href"}),
    "col": frozenset({"span"}),
    "details": frozenset({"open"}),
    "div": frozenset({"data-tabs"}),
    "img": frozenset({"alt", "height", "src", "width"}),
    "input": frozenset({"checked", "disabled", "name"}),
    "label": frozenset({"for"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "span": frozenset({"data-linenos"}),
    "td": frozenset({"colspan", "headers", "rowspan"}),
    "th": frozenset({"abbr", "colspan", "headers", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}

VALUES = {
    "img": {"loading": frozenset({"lazy"})},
    "input": {"type": frozenset({"checkbox", "radio"})},
}

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

EMPTIED = frozenset({"script", "style"})
"""What these enclose is not for reading, and goes with them."""

_CLEANER = Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(EMPTIED),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    tag_attribute_values={tag: {name: set(values) for name, values in of.items()} for tag, of in VALUES.items()},
    url_schemes=set(SCHEMES),
    link_rel=None,
)

_UNREAD = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;)#?\w+;")


def clean(html: str) -> str:
    """`html` with only what may be published, in one spelling: every attribute as `name="value"`."""
    return _CLEANER.clean(html)


def allows(tag: str, name: str, value: str) -> bool:
    """Whether `tag` may have the attribute. Of an address, the scheme must be allowed as well."""
    return name in ATTRIBUTES["*"] or name in ATTRIBUTES.get(tag, ()) or value in VALUES.get(tag, {}).get(name, ())


def as_read(address: str) -> str:
    """`address` as a browser reads it: without what it skips, and with slashes for backslashes."""
    return _UNREAD.sub("", address).replace("\\", "/")


def scheme(address: str) -> str:
    """`https` of `https://example.org`, however it is disguised; nothing of a relative address."""
    found = _SCHEME.match(as_read(address).lower())
    return found[0] if found else ""


def in_one_spelling(html: str) -> str:
    """`html` for comparison: what Python-Markdown and the cleaner spell differently, spelt the same."""
    html = html.replace('=""', "").replace("/>", ">")
    return _ENTITY.sub(_character, html) if "&" in html else html


def _character(entity: re.Match[str]) -> str:
    return escape(unescape(entity[0]), quote=False)
