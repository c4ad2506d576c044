"""The last wall: no Problem of any rule repeats what may give somebody away."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from knowledge_bank.checks.identifiers.scan import Kept, Scanner
from knowledge_bank.checks.identifiers.texts import spoken
from knowledge_bank.model import Catalog, IssueHeader, Kind, Problem
from knowledge_bank.model.entry import HEADERS, Author, Change, Exemption, Rights, Source, Teaser

QUOTED = re.compile(r"(?<!\w)'(.*?)'(?!\w)")
ALL_QUOTED = re.compile(r"(?<!\w)'(.*)'(?!\w)")
"""From the first to the last quote: a name may hold one."""
STRICT = Kept(case=True, withheld=False)
HIDDEN = "[not repeated]"
TOLD_OF_NAMES = frozenset({"email", "phone", "nhs-number", "nino", "upn", "postcode", "court-reference", "case-id", "name"})
"""Rules that look through what messages repeat; a day or a town in the name of an entry is no secret."""
PLACES = frozenset({"front matter", "file", "file name", "body", "link", "picture", "document", "field"})
"""What stands for a field in a Problem, and is none."""


class Discretion:
    """Takes out of Problems what an author typed and nobody needs to read again."""

    def __init__(self, catalog: Catalog | None, scanner: Scanner, registered: Callable[[str], bool]) -> None:
        self.scanner = scanner
        self.registered = registered
        models = (*HEADERS.values(), IssueHeader, Author, Change, Exemption, Rights, Source, Teaser)
        self.fields = {name for model in models for name in model.model_fields}
        self.names: set[str] = set()
        if catalog:
            self.fields |= {facet.field for facet in catalog.bank.facets}
            self.names = {level.id for level in catalog.bank.access} | set(catalog.by_slug)
            self.names |= {term.id for vocabulary in catalog.vocabularies.values() for term in vocabulary}
            self.names |= set(catalog.programme.by_id) | {focus.id for focus in catalog.programme.focuses}
        self.paths: dict[str, str] = {}

    def over(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The Problems, fit to be shown to anybody."""
        for problem in problems:
            path = self.path(problem.path)
            case = f"/{Kind.CASE.folder}/" in f"/{problem.path}"
            near = "did you mean" in problem.remedy
            yield replace(
                problem,
                path=path,
                field=self._field(problem.field, case),
                wrong=ALL_QUOTED.sub(self._known, problem.wrong) if case and not near else self._without(problem.wrong),
                remedy=self._without(problem.remedy),
            )

    def path(self, path: str) -> str:
        """A path, with a file name that gives somebody away replaced."""
        if path not in self.paths:
            folder, slash, name = path.rpartition("/")
            _, dot, ending = name.rpartition(".")
            rule = self.rule(name.removesuffix(dot + ending))
            self.paths[path] = f"{folder}{slash}[{rule}]{dot}{ending}" if rule else path
        return self.paths[path]

    def rule(self, text: str) -> str:
        """The rule by which a text may not be repeated; nothing when it may."""
        for words in (text, *spoken(text)):
            for sighting in self.scanner.scan(words, STRICT):
                if sighting.rule.id in TOLD_OF_NAMES:
                    return sighting.rule.id
            if self.registered(words):
                return "register"
        return ""

    def _field(self, field: str, case: bool) -> str:
        if field in PLACES:
            return field
        strange = [part for part in field.split(".") if part not in self.fields and not part.isdigit()]
        if strange and (case or self.rule(field)):
            return "front matter"
        return field

    def _without(self, text: str) -> str:
        return QUOTED.sub(lambda quoted: HIDDEN if self.rule(quoted[1]) else quoted[0], text)

    def _known(self, quoted: re.Match[str]) -> str:
        """What the bank says itself may be repeated, what the author of a case typed may not."""
        pieces = quoted[1].split("'")
        known = all(piece in self.names or piece in self.fields for piece in pieces[::2])
        return quoted[0] if known or not any(map(str.isalnum, quoted[1])) else HIDDEN
