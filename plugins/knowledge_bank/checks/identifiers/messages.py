"""What is said about a bank beside its files: messages of commits, names of branches, titles in a summary."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge_bank.checks.identifiers.check import AS_TITLES, scanner_of
from knowledge_bank.checks.identifiers.register import VARIABLE, RefusedError, Register, register
from knowledge_bank.checks.identifiers.scan import Kept, Scanner
from knowledge_bank.checks.texts import Text, spoken
from knowledge_bank.model import Catalog, Kind, Problem, Severity

MESSAGE, BRANCH = ("commit message", "text"), ("branch", "name")
"""What a Problem calls the place."""
SCISSORS = re.compile(r"^.? ?-{8,} >8 -{8,}$")
"""Git cuts a message here."""
SIGNED = re.compile(r"^([A-Za-z]+(?:-[A-Za-z]+)*-by: [^<>]*)<[^<>\s]*>$")
"""A line by which the people of a project sign; their address stands in every commit anyway."""


@dataclass(frozen=True)
class Listener:
    """The rules for what is said."""

    scanner: Scanner
    known: Register | None
    kept: Kept

    def problems(self, text: Text, source: tuple[str, str], only: frozenset[str] | None = None) -> Iterator[Problem]:
        """What may give somebody away in a text; `only` by some of the rules."""
        path, field = source
        for one in self.scanner.scan(text.words, self.kept):
            rule = one.rule
            if only is None or rule.id in only:
                wrong = f"[{rule.id}] what looks like {rule.what}"
                yield Problem(path, *text.place(one.start), field, rule.id, wrong, rule.remedy, one.severity)
        for start, _ in self.known.find(text.words) if self.known else ():
            wrong = "[register] what looks like a name of the private register"
            yield Problem(path, *text.place(start), field, "register", wrong, 'write the role, or "the school"')


def words_of(message: str, comment: str = "#") -> str:
    """What git will keep of a message, every line in its place; no `comment` keeps the lines that begin with one."""
    lines = []
    for line in message.splitlines():
        if SCISSORS.match(line):
            break
        lines.append("" if comment and line.startswith(comment) else SIGNED.sub(r"\1", line))
    return "\n".join(lines)


def check_message(
    words: str, branch: str, catalog: Catalog | None, folder: Path, *, withheld: bool
) -> tuple[Problem, ...]:
    """
    Keep a commit's message and its branch's name to the rules of learning cases.

    `withheld` is for a commit that may tell of a case whose agency is not named.
    """
    try:
        known = register(folder)
    except RefusedError as refused:
        return (Problem(VARIABLE, 1, 1, "register", "register-refused", f"the register {refused}"),)
    listener = Listener(scanner_of(catalog) if catalog else Scanner(), known, Kept(case=True, withheld=withheld))
    found = list(listener.problems(Text(words, 1), MESSAGE))
    plain, title = (Text(part, 1, at=(1, 1)) for part in spoken(branch))
    for text in (Text(branch, 1, at=(1, 1)), plain):
        found += listener.problems(text, BRANCH)
    # A branch has no capitals: read as a title it tells of names, and takes every school for one.
    found += listener.problems(title, BRANCH, AS_TITLES - {"setting-name"})
    return tuple(dict.fromkeys(found))


def tellable(catalog: Catalog, folder: Path) -> Callable[[str, Kind], bool]:
    """Whether a title may be told where anybody may read it; never, while the register can't be read."""
    try:
        known = register(folder)
    except RefusedError:
        return lambda _title, _kind: False
    scanner = scanner_of(catalog)

    def is_tellable(title: str, kind: Kind) -> bool:
        listener = Listener(scanner, known, Kept(case=kind is Kind.CASE, withheld=True))
        found = listener.problems(Text(title, 1), ("title", "text"))
        return not any(one.severity is Severity.ERROR or one.code == "name" for one in found)

    return is_tellable
