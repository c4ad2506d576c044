"""What is indexed of an entry: a small page made for Pagefind, which no reader sees."""

import re
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
"""Often enough: how often a word is there says little of what an entry is about, and makes the index larger."""
PUNCTUATION = ".,;:!?()[]“”‘’\"'"
TAG = re.compile(r"<[^>]*>")
APOSTROPHE = re.compile(r"['’]")
WORD = re.compile(r"[^\W_]+")


class Thesaurus:
    """Words for the same thing, from the bank's settings and its glossary."""

    def __init__(self, catalog: Catalog) -> None:
        self._groups: dict[str, list[tuple[str, str]]] = {}
        """By the first word of a name: the name with spaces around it, and its whole group."""
        for group in (*catalog.bank.synonyms, *((word.word, *word.also) for word in catalog.programme.glossary)):
            for name in map(_plain, group):
                self._groups.setdefault(name.split()[0], []).append((name, ". ".join(group)))

    def others(self, text: str) -> str:
        """Other words for what a text speaks of."""
        words = _words(text)
        spoken = sorted(self._groups.keys() & set(words))
        if not spoken:
            return ""
        plain = f" {' '.join(words)} "
        found = [group for first in spoken for name, group in self._groups[first] if name in plain]
        return ". ".join(dict.fromkeys(found))


def documents(catalog: Catalog, prose: dict[str, Prose]) -> Iterator[str]:
    """The HTML that Pagefind reads of each listed entry, newest first; `prose` holds the bodies by path of file."""
    facets = axes(catalog)
    thesaurus = Thesaurus(catalog)
    for number, entry in enumerate(catalog.listed):
        # Who searches in another language is led to the original too, whose card names its languages.
        languages = catalog.in_all_languages(entry)
        written = [part for one in languages for part in _parts(one, prose[one.path])]
        written += _terms(facets, number)
        others = [(weight * OTHERWISE, thesaurus.others(text)) for weight, text in written]
        seen: dict[str, int] = {}
        # The heaviest first: there a word stays, should it be there too often.
        parts = sorted([*written, *others], key=lambda part: -part[0])
        html = "".join(_weighed(weight, " ".join(_seldom(text, seen))) for weight, text in parts)
        yield f"<!doctype html><html><body data-pagefind-body>{html}</body></html>"


def outlines(catalog: Catalog) -> Iterator[list[tuple[float, str]]]:
    """Weight and text of titles, summaries and terms alone, of each listed entry, newest first."""
    facets = axes(catalog)
    thesaurus = Thesaurus(catalog)
    for number, entry in enumerate(catalog.listed):
        written = [part for one in catalog.in_all_languages(entry) for part in _card(one)]
        written += _terms(facets, number)
        others = [(round(weight * OTHERWISE, 1), thesaurus.others(text)) for weight, text in written]
        yield [(round(weight, 1), text) for weight, text in (*written, *others) if text]


def _card(entry: Entry) -> Iterator[tuple[float, str]]:
    yield TITLE, entry.title
    yield SUMMARY, entry.summary


def _parts(entry: Entry, prose: Prose) -> Iterator[tuple[float, str]]:
    """Weight and text of what an author wrote."""
    covered = getattr(entry.header, "covered", {}).values()
    text = unescape(TAG.sub(" ", prose.html(lambda _: "")))
    yield from _card(entry)
    yield HEADINGS, ". ".join(heading["name"] for heading in prose.headings)
    yield TEXT, " ".join([text, *covered])


def _terms(facets: tuple[Axis, ...], number: int) -> Iterator[tuple[float, str]]:
    """Weight and names of the terms that an entry is found by."""
    for axis in facets:
        terms = [term for written in axis.written[number] for term in axis.with_broader(written)]
        weight = max(TEXT, TERMS / max(1, len(axis.written[number])))
        yield weight, ". ".join(dict.fromkeys(name for term in terms for name in (term.title, *term.also)))


def _weighed(weight: float, text: str) -> str:
    # Pagefind takes the title from a heading of the first level, and favours words that are in it.
    if weight == TITLE:
        return f'<h1 data-pagefind-weight="{weight}">{escape(text)}</h1>'
    return f'<p data-pagefind-weight="{weight:.1f}">{escape(text)}</p>' if text else ""


def _plain(text: str) -> str:
    """Words alone, with a space before and after each."""
    return f" {' '.join(_words(text))} "


def _words(text: str) -> list[str]:
    return WORD.findall(APOSTROPHE.sub("", text.casefold()))


def _seldom(text: str, seen: dict[str, int]) -> list[str]:
    """The words of a text in their order, without those that were `seen` twice."""
    kept = []
    for written in text.split():
        word = written.strip(PUNCTUATION)
        folded = word.casefold()
        times = seen.get(folded, 0)
        if times < TWICE:
            seen[folded] = times + 1
            if word:
                kept.append(word)
    return kept
