"""The glossary: words and abbreviations, each with a place to link to."""

import re
from collections.abc import Iterator

from knowledge_bank.model import Edition
from knowledge_bank.pages.view import View
from knowledge_bank.strings import strings

GLOSSARY = "glossary/"


def glossary_views(edition: Edition) -> Iterator[View]:
    """One page with every word of the glossary; none where the bank has no glossary."""
    words = edition.catalog.programme.glossary
    if words:
        spoken = strings(edition.catalog.bank.language)
        yield View(
            address=GLOSSARY,
            title=spoken.label("Glossary"),
            template="glossary.html",
            shows={"words": [(re.sub(r"[^a-z0-9]+", "-", word.word.lower()).strip("-"), word) for word in words]},
            section=GLOSSARY,
            description=spoken.label("Words and abbreviations of children's social care, and what they mean here."),
            searchable=True,
        )
