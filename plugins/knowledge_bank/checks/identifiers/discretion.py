"""The last wall: no Problem of any rule repeats what may give somebody away."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pydantic import BaseModel

from knowledge_bank.checks.identifiers.scan import Kept, Scanner
from knowledge_bank.checks.texts import spoken
from knowledge_bank.model import Catalog, IssueHeader, Kind, Problem, Severity
from knowledge_bank.model.header import HEADERS
from knowledge_bank.model.parts import Author, Change, Exemption, Rights, Source, Teaser
from knowledge_bank.model.sign_off import Approval, LegalCheck, Permission, Withdrawal

QUOTED = re.compile(r"(?<!\w)(['`])(.*?)\1(?!\w)")
HIDDEN = "[not repeated]"
STRICT = Kept(case=True, withheld=True)
LENIENT = Kept(case=False)
PLACES = frozenset({"front matter", "file", "file name", "body", "link", "picture", "document", "field"})
"""What stands for a field in a Problem, and is none."""
OF_FILES = re.compile(r"PDF|metadata|form field|words read aloud|(?:(?:note|link) on )?page [0-9]{1,3}")
"""The parts of pictures and PDFs."""


class Discretion:
    """Takes out of Problems what an author typed and nobody needs to read again."""

    def __init__(self, catalog: Catalog | None, scanner: Scanner, registered: Callable[[str], bool]) -> None:
        self.scanner = scanner
        self.registered = registered
        parts = (Approval, Author, Change, Exemption, LegalCheck, Permission, Rights, Source, Teaser, Withdrawal)
        models: tuple[type[BaseModel], ...] = (*HEADERS.values(), IssueHeader, *parts)
        self.fields = {name for model in models for name in model.model_fields}
        self.names: set[str] = set()
        if catalog:
            self.fields |= {facet.field for facet in catalog.bank.facets}
            self.names = {level.id for level in catalog.bank.access} | set(catalog.by_slug)
            self.names |= {term.id for vocabulary in catalog.vocabularies.values() for term in vocabulary}
            self.names |= set(catalog.programme.by_id) | {focus.id for focus in catalog.programme.focuses}
        self.paths: dict[str, str] = {}
        self.stems: dict[str, str] = {}
        """Of files whose name may not be repeated, with what is said instead."""

    def over(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The Problems, fit to be shown to anybody."""
        problems = list(problems)
        paths = [self.path(problem.path) for problem in problems]
        for problem, path in zip(problems, paths, strict=True):
            case = f"/{Kind.CASE.folder}/" in f"/{problem.path}"
            wrong, remedy = self._without(problem.wrong), self._without(problem.remedy)
            yield replace(problem, path=path, field=self._field(problem, case), wrong=wrong, remedy=remedy)

    def path(self, path: str) -> str:
        """A path, with a file name that gives somebody away replaced."""
        if path not in self.paths:
            folder, slash, name = path.rpartition("/")
            stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
            rule = self.rule(stem)
            self.paths[path] = f"{folder}{slash}[{rule}]{dot}{ending}" if rule else path
            if rule:
                self.stems[stem] = f"[{rule}]"
        return self.paths[path]

    def rule(self, text: str, kept: Kept = STRICT) -> str:
        """The rule by which a text may not be repeated; nothing when it may."""
        for words in (text, *spoken(text), text.upper()):
            for sighting in self.scanner.scan(words, kept):
                if sighting.severity is Severity.ERROR or sighting.rule.id == "name":
                    return sighting.rule.id
            if self.registered(words):
                return "register"
        return ""

    def _field(self, problem: Problem, case: bool) -> str:
        """What comes before a colon in a case may be its story: only what is a field, or nearly one, is repeated."""
        field = problem.field
        strange = [part for part in field.split(".") if part not in self.fields and not part.isdigit()]
        if field in PLACES or OF_FILES.fullmatch(field) or not strange:
            return field
        near = "did you mean" in problem.remedy
        return "front matter" if (case and not near) or any(map(self.rule, strange)) else field

    def _without(self, text: str) -> str:
        for stem, placeholder in self.stems.items():
            text = text.replace(stem, placeholder)
        return QUOTED.sub(lambda quoted: HIDDEN if self._is_secret(quoted[2]) else quoted[0], text)

    def _is_secret(self, text: str) -> bool:
        """What the bank calls its own is known to everyone, unless it holds a person's number or name."""
        if text in self.fields:
            return False
        return bool(self.rule(text, LENIENT if text in self.names else STRICT))
