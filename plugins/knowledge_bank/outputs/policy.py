"""The Content-Security-Policy: what a page may load and run, computed from its HTML."""

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

DIRECTIVES = (
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),  # Pagefind searches with WebAssembly
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),  # Material's icons are pictures in its style sheet
    ("connect-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)

ALONE = {"connect-src": "'none'", "form-action": "'none'", "script-src": "'self'"}
"""What a page keeps to that asks nobody for anything, whatever the host sends with it."""

HEADERS = """\
/*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: same-origin
"""

_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_NOT_RUN_HERE = re.compile(r"\bsrc=|application/(ld\+)?json", re.IGNORECASE)
_PLACE = re.compile(r"<head>(\s*<meta charset=[^>]*>)?", re.IGNORECASE)


def inline_scripts(html: str) -> frozenset[str]:
    """The hashes of the scripts that stand in a page itself, as a policy names them."""
    return frozenset(_hash(code) for told, code in _SCRIPT.findall(html) if not _NOT_RUN_HERE.search(told))


def inline_styles(html: str) -> frozenset[str]:
    """The hashes of the style sheets that stand in a page itself."""
    return frozenset(map(_hash, _STYLE.findall(html)))


@lru_cache(maxsize=64)  # Material's few, the same on every page of a depth
def _hash(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def policy(scripts: Iterable[str], styles: Iterable[str] = (), *, alone: bool = False) -> str:
    """The policy of pages with these inline scripts and styles; `alone` for a page that may connect to nothing."""
    directives = {**dict(DIRECTIVES), **(ALONE if alone else {})}
    allowed = {"script-src": sorted(scripts), "style-src": sorted(styles)}
    return "; ".join(" ".join([name, sources, *allowed.get(name, ())]) for name, sources in directives.items())


def guarded(html: str, *, alone: bool = False) -> str:
    """A page with its own policy in its head, for hosts that send none; `alone` as for `policy`."""
    told = f'<meta http-equiv="Content-Security-Policy" content="{policy(inline_scripts(html), alone=alone)}">'
    return _PLACE.sub(lambda place: f"{place[0]}\n{told}", html, count=1)


def headers(scripts: Iterable[str], styles: Iterable[str] = ()) -> str:
    """The text of `_headers`: what hosts that read such a file send with every page of the site."""
    return HEADERS.format(policy=policy(scripts, styles))
