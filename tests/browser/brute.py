"""Brute force: what the published JSON and the vocabularies say should be found and counted."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import yaml

from tests.sites import ROOT

CONTENT = ROOT / "content"

Chosen = dict[str, set[str]]
Selection = tuple[str, Chosen]
"""Words, and facet to terms."""


class Bank:
    """The entries of a built site, and what each is tagged with once broader terms are counted in."""

    def __init__(self, site: Path, content: Path) -> None:
        self.site = site
        data = json.loads((site / "api/entries.json").read_text())
        self.entries: list[dict[str, Any]] = [entry for entry in data["entries"] if entry["status"] != "archived"]
        settings = yaml.safe_load((content / "bank.yml").read_text())
        vocabularies = {facet["id"]: facet.get("vocabulary", facet["id"]) for facet in settings["facets"]}
        parents = {
            name: {str(term["id"]): str(term.get("parent", "")) for term in _terms(content, vocabulary)}
            for name, vocabulary in vocabularies.items()
        }
        self.carried: list[Chosen] = []
        for entry in self.entries:
            self.carried.append({"kind": {entry["kind"]}, "year": {entry["published"][:4]}})
            for name in set(settings["finder"]) & set(parents):
                self.carried[-1][name] = _with_broader(entry[name], parents[name])
        self.terms = {
            name: terms
            for name in settings["finder"]
            if (terms := sorted({term for carried in self.carried for term in carried[name]}))
        }

    def found(self, chosen: Chosen, within: set[int]) -> set[int]:
        """The numbers of the entries that fit: any term of each facet."""
        return {
            number for number in within if all(terms & self.carried[number][name] for name, terms in chosen.items())
        }

    def counts(self, chosen: Chosen, within: set[int]) -> dict[tuple[str, str], int]:
        """For each term how many entries would carry it, whatever is chosen in its own facet."""
        counts = {}
        for name, terms in self.terms.items():
            others = self.found({other: wanted for other, wanted in chosen.items() if other != name}, within)
            for term in terms:
                counts[name, term] = sum(term in self.carried[number][name] for number in others)
        return counts

    def chunks(self) -> list[list[str]]:
        """The files of cards."""
        files = sorted((self.site / "find/cards").iterdir(), key=lambda path: int(path.stem))
        return [json.loads(path.read_text()) for path in files]

    def text(self, entry: dict[str, Any]) -> set[str]:
        """The words of an entry's title and summary."""
        return set(re.findall(r"\w+", unescape(f"{entry['title']} {entry['summary']}").lower()))


def _terms(content: Path, vocabulary: str) -> list[dict[str, Any]]:
    # Every value as it is written: 1.10 is not 1.1.
    text = (content / "vocabularies" / f"{vocabulary}.yml").read_text()
    terms: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)["terms"]
    return terms


def _with_broader(terms: list[str], parents: dict[str, str]) -> set[str]:
    found = set(terms)
    for term in terms:
        while term := parents[term]:
            found.add(term)
    return found
