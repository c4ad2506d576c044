"""Where a link in the bank's Markdown leads."""

import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from knowledge_bank.model.catalog import Catalog
from knowledge_bank.model.entry import Entry
from knowledge_bank.model.issue import Issue
from knowledge_bank.model.kind import Kind
from knowledge_bank.model.programme import Workshop

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
KIND_OF_FOLDER = {kind.folder: kind for kind in Kind}


class Goal(StrEnum):
    """What sort of thing a link leads to."""

    ELSEWHERE = "elsewhere"
    """Another site, a mailbox or a telephone."""
    ENTRY = "entry"
    ISSUE = "issue"
    WORKSHOP = "workshop"
    FILE = "file"
    """Something beside the document, a picture perhaps."""
    ROOT = "root"
    """An address that begins with a slash, which would break when the site moves."""
    OUTSIDE = "outside"
    """Out of the bank, or beside another entry."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A link's goal, as far as the bank knows it."""

    goal: Goal
    name: str = ""
    """Slug, issue id, workshop id, or path beside the document."""
    fragment: str = ""
    kind: Kind | None = None
    """Of an entry."""

    @property
    def address(self) -> str:
        """Where an entry is, or was before it was withdrawn."""
        return f"{self.kind.address}{self.name}/" if self.kind else ""

    def entry(self, catalog: Catalog) -> Entry | None:
        """The entry it leads to, if the catalog holds it."""
        return catalog.by_slug.get(self.name) if self.goal is Goal.ENTRY else None

    def thing(self, catalog: Catalog) -> Entry | Issue | Workshop | None:
        """What it leads to, if the catalog holds it."""
        if self.goal is Goal.ISSUE:
            return next((issue for issue in catalog.issues if issue.id == self.name), None)
        if self.goal is Goal.WORKSHOP:
            return catalog.programme.by_id.get(self.name)
        return self.entry(catalog)


def lead(folder: str, target: str, catalog: Catalog) -> Lead:
    """
    Follow a link that a document in `folder` (relative to the bank) holds.

    Entries and issues are written as the relative path of their file; a workshop of the programme as if it had a
    file of its name beside the notes (`../workshops/w5.md`).
    """
    if SCHEME.match(target):
        return Lead(Goal.ELSEWHERE, target)
    if target.startswith("/"):
        return Lead(Goal.ROOT, target)
    path, _, fragment = target.partition("#")
    path = posixpath.normpath(posixpath.join(folder, unquote(path.partition("?")[0])))
    top, _, rest = path.partition("/")
    stem = rest.removesuffix(".md")
    if rest.endswith(".md") and top in KIND_OF_FOLDER and "/" not in stem:
        if KIND_OF_FOLDER[top] is Kind.NOTE and stem not in catalog.by_slug and stem in catalog.programme.by_id:
            return Lead(Goal.WORKSHOP, stem, fragment)
        return Lead(Goal.ENTRY, stem, fragment, KIND_OF_FOLDER[top])
    if rest.endswith(".md") and top == "newsletters":
        return Lead(Goal.ISSUE, stem, fragment)
    if path.startswith(f"{folder}/"):
        return Lead(Goal.FILE, path.removeprefix(f"{folder}/"), fragment)
    return Lead(Goal.OUTSIDE, path, fragment)
