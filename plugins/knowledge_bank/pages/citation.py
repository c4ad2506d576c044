"""How an entry or an issue is cited: a line to copy, BibTeX, and what reference managers and search engines read."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge_bank.model import Bank, Entry, Issue, Kind, Series
from knowledge_bank.strings import strings

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The words that BibTeX knows for them."""
TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "#$%&_"},
})  # fmt: skip
"""BibTeX counts braces, with or without a backslash before them: none may stand there alone."""
ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})
SEPARATORS = re.compile(r"\s*[,;]\s*")


@dataclass(frozen=True)
class Citation:
    """What a reader says who refers to something."""

    key: str
    """Of BibTeX."""
    kind: str
    """In words: `Learning case`."""
    type: str
    """That of schema.org."""
    title: str
    authors: tuple[str, ...]
    """Teams and roles; never persons."""
    publisher: str
    published: date
    updated: date
    """The day of the version that is cited."""
    version: str
    """Empty for what has none."""
    address: str
    """In full; empty in a bank without an address."""
    language: str
    rights: str
    access: str
    """Who may read it, where not everyone may."""

    @property
    def credit(self) -> str:
        """The authors in a sentence: `A, B and C`."""
        return strings(self.language).listed(self.authors)

    @property
    def title_ended(self) -> str:
        """The title and what ends it, without two marks in a row."""
        return "" if self.title[-1] in ".?!" else "."


def cite_entry(entry: Entry, bank: Bank) -> Citation | None:
    """None for what has not been published, since nobody could find it."""
    header = entry.header
    if header.published is None:
        return None
    authors = dict.fromkeys(author.team or author.role for author in header.authors)
    rights = header.rights.holder if header.rights else bank.rights
    level = next(level for level in bank.access if level.id == entry.access)
    return Citation(
        key=entry.slug,
        kind=strings(entry.language).label(entry.kind.label),
        type="Article" if entry.kind is Kind.NOTE else "LearningResource",
        title=" ".join(entry.title.split()),
        authors=tuple(authors) or (rights or bank.title,),
        publisher=bank.title,
        published=header.published,
        updated=entry.updated or header.published,
        version=entry.version,
        address=bank.address and bank.address + entry.address,
        language=entry.language,
        rights=rights,
        access=level.title if bank.rank(level.id) else "",
    )


def cite_issue(issue: Issue, series: Series, bank: Bank) -> Citation | None:
    """None for what has not been published."""
    header = issue.header
    if header.published is None:
        return None
    return Citation(
        key=issue.id.replace("/", "-"),
        kind=strings(bank.language).label("Newsletter"),
        type="Article",
        title=f"{series.title}: {issue.title}",
        authors=(header.editor or series.owner or bank.rights or bank.title,),
        publisher=bank.title,
        published=header.published,
        updated=max([header.published, *(correction.date for correction in header.corrections)]),
        version="",
        address=bank.address and bank.address + issue.address,
        language=bank.language,
        rights=bank.rights,
        access="",
    )


def bibtex(cited: Citation) -> str:
    """An entry of a BibTeX file; names and titles in braces of their own, so that they stay as they are."""
    say, day = strings(cited.language).label, cited.updated.isoformat()
    note = f"{cited.kind}, {day}"
    if cited.version:
        note = say("{kind}, version {version}, {day}", kind=cited.kind, version=cited.version, day=day)
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in cited.authors),
        "title": f"{{{_tex(cited.title)}}}",
        "year": str(cited.updated.year),
        "month": MONTHS[cited.updated.month - 1],
        "publisher": f"{{{_tex(cited.publisher)}}}",
        "howpublished": _tex(cited.publisher),
        "note": _tex(note),
        "url": cited.address.translate(ADDRESS),
        "language": _tex(cited.language),
    }
    lines = (
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields.items() if value
    )
    return f"@misc{{{cited.key},\n{''.join(lines)}}}"


def _tex(text: str) -> str:
    return text.translate(TEX)


def tags(cited: Citation) -> Iterator[tuple[str, str]]:
    """
    Names and contents of the `meta` elements by which reference managers know what they see.

    Highwire's come first in Zotero's eyes, but would make a journal article of it, were there no `DC.type`.
    """
    for author in cited.authors:
        # Two parts of a name for Zotero, if a comma stands between them, and a name without one is a person's: so each
        # ends with the only one it has.
        yield "citation_author", f"{SEPARATORS.sub(' – ', author)},"
    told = {
        "citation_title": cited.title,
        "citation_publication_date": f"{cited.updated:%Y/%m/%d}",
        "citation_publisher": cited.publisher,
        "citation_public_url": cited.address,
        "citation_language": cited.language,
        "DC.type": "document",
        "DC.title": cited.title,
        "DC.creator": "; ".join(cited.authors),
        "DC.date": cited.updated.isoformat(),
        "DC.publisher": cited.publisher,
        "DC.identifier": cited.address,
        "DC.language": cited.language,
        "DC.rights": cited.rights,
    }
    yield from ((name, content) for name, content in told.items() if content)


def linked_data(cited: Citation) -> str:
    """JSON-LD in the words of schema.org, safe inside a `script` element."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": cited.type,
        "headline" if cited.type == "Article" else "name": cited.title,
        "author": [_organisation(author) for author in cited.authors],
        "publisher": _organisation(cited.publisher),
        "datePublished": cited.published.isoformat(),
        "dateModified": cited.updated.isoformat(),
        "version": cited.version,
        "learningResourceType": cited.kind if cited.type == "LearningResource" else "",
        "inLanguage": cited.language,
        "url": cited.address,
        "copyrightNotice": cited.rights,
    }
    text = json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", r"\u003c")


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}
