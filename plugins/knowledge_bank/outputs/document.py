"""What is indexed of an entry: a small page made for Pagefind, which no reader sees."""

import re
from collections import Counter
from collections.abc import Iterator
from html import escape, unescape

from knowledge_bank.model import Axis, Catalog, Entry, Prose, axes

TITLE, SUMMARY, HEADINGS, TEXT = 8.0, 5.0, 2.0, 1.0
"""How much a word weighs by its place; Pagefind takes 0 to 10."""
TERMS = 6.0
"""The terms of a facet weigh as much together: an entry with one stage is more about it than one with all of them."""
OTHERWISE = 0.6
"""What another word for a thing weighs, of the word that was written."""
TWICE = 2
"""Often enough: how often a word stands in a body says little of what an entry is about."""
PUNCTUATION = ".,;:!?()[]“”‘’\"'"
TAG = re.compile(r"<[^>]*>")
APOSTROPHE = re.compile(r"['’]")
WORD = re.compile(r"[^\W_]+")

Group = tuple[str, ...]
"""Words for one thing."""


def documents(catalog: Catalog, prose: dict[str, Prose]) -> Iterator[str]:
    """The HTML that Pagefind reads of each listed entry, newest first; `prose` holds the bodies by path of file."""
    facets = axes(catalog)
    groups = [*catalog.bank.synonyms, *((word.word, *word.also) for word in catalog.programme.glossary)]
    alike = [(group, [_plain(word) for word in group]) for group in groups]
    for number, entry in enumerate(catalog.listed):
        parts = [*_parts(entry, prose[entry.path]), *_terms(facets, number)]
        html = "".join(_paragraph(weight, text, alike) for weight, text in parts)
        yield f"<!doctype html><html><body data-pagefind-body>{html}</body></html>"


def _parts(entry: Entry, prose: Prose) -> Iterator[tuple[float, str]]:
    """Weight and text of what an author wrote."""
    covered = getattr(entry.header, "covered", {}).values()
    text = unescape(TAG.sub(" ", prose.html(lambda _: "")))
    yield TITLE, entry.title
    yield SUMMARY, entry.summary
    yield HEADINGS, ". ".join(heading["name"] for heading in prose.headings)
    yield TEXT, " ".join([text, *covered])


def _terms(facets: tuple[Axis, ...], number: int) -> Iterator[tuple[float, str]]:
    """Weight and names of the terms that an entry is found by."""
    for axis in facets:
        terms = [term for written in axis.written[number] for term in axis.with_broader(written)]
        weight = max(TEXT, TERMS / max(1, len(axis.written[number])))
        yield weight, ". ".join(dict.fromkeys(name for term in terms for name in (term.title, *term.also)))


def _paragraph(weight: float, text: str, alike: list[tuple[Group, list[str]]]) -> str:
    plain = _plain(text)
    others = [word for group, words in alike if any(one in plain for one in words) for word in group]
    return _weighed(weight, " ".join(_seldom(text))) + _weighed(weight * OTHERWISE, ". ".join(others))


def _weighed(weight: float, text: str) -> str:
    # Pagefind takes the title from a heading of the first level, and favours words that are in it.
    if weight == TITLE:
        return f'<h1 data-pagefind-weight="{weight}">{escape(text)}</h1>'
    return f'<p data-pagefind-weight="{weight:.1f}">{escape(text)}</p>' if text else ""


def _plain(text: str) -> str:
    """Words alone, with a space before and after each."""
    return f" {' '.join(WORD.findall(APOSTROPHE.sub('', text.casefold())))} "


def _seldom(text: str) -> Iterator[str]:
    """The words of a text in their order, without what is there for the third time and after."""
    seen: Counter[str] = Counter()
    for written in text.split():
        word = written.strip(PUNCTUATION)
        seen[word.casefold()] += 1
        if word and seen[word.casefold()] <= TWICE:
            yield word
