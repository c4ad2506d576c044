"""Pages at the old addresses of renamed entries, which lead to the new ones without JavaScript."""

from collections.abc import Iterator
from html import escape
from posixpath import relpath

from knowledge_bank.model import Edition
from knowledge_bank.outputs.policy import guarded

PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>Moved</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
</head>
<body><p>This page has moved to <a href="{to}">its new address</a>.</p></body>
</html>
"""


def redirects(edition: Edition) -> Iterator[tuple[str, str]]:
    """Path below the site's root and HTML for every former address of what the edition shows."""
    language = escape(edition.catalog.bank.language)
    for entry in edition.catalog.entries:
        for slug in entry.header.formerly:
            old = f"{entry.kind.address}{slug}/"
            to = escape(relpath(entry.address, old) + "/")
            yield f"{old}index.html", guarded(PAGE.format(language=language, to=to))
