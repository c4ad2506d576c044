"""Pages at the old addresses of renamed entries, which lead to the new ones without JavaScript."""

from collections.abc import Iterator
from posixpath import relpath

from markupsafe import escape

from knowledge_bank.model import Edition
from knowledge_bank.outputs.policy import guarded
from knowledge_bank.strings import strings

PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
</head>
<body><p>{text}</p></body>
</html>
"""


def redirects(edition: Edition) -> Iterator[tuple[str, str]]:
    """Path below the site's root and HTML for every former address of what the edition shows."""
    language = edition.catalog.bank.language
    spoken = strings(language)
    title = escape(spoken.label("Moved"))
    for entry in edition.catalog.entries:
        for slug in entry.header.formerly:
            old = f"{entry.kind.address}{slug}/"
            to = escape(relpath(entry.address, old) + "/")
            text = spoken.say('This page has moved to <a href="{to}">its new address</a>.', to=to)
            yield f"{old}index.html", guarded(PAGE.format(language=escape(language), title=title, to=to, text=text))
