"""A new entry to be filled in: every field a draft needs, with its help, and the headings of the body."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from knowledge_bank.model import Catalog, Kind
from knowledge_bank.model.form import SECTIONS, Field, fields
from knowledge_bank.model.parts import Status
from knowledge_bank.model.prompt import prompt
from knowledge_bank.reading import Reading, read
from knowledge_bank.reading.notes import Notes
from knowledge_bank.reading.yaml_values import read_yaml
from knowledge_bank.templates import environment
from knowledge_bank.writing.files import create
from knowledge_bank.writing.proposal import RefusedError

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

FEW = 5
"""As many choices are all told in the file, with their meanings."""

SOME = 4
"""Of more choices, so many are named."""

LONGEST = 80
"""Characters of a file's name; the reader takes 100."""

ALSO_LATER = ("details_changed", "workshop", "held")
"""No entry needs these always, and yet most that can carry them do."""

FIELDS = "contribute/fields/"
"""The page that explains every field."""


def add_entry(folder: Path, kind: Kind, title: str, shown: str = "") -> str:
    """
    Write the scaffold of an entry and return its path, `shown` being the bank's folder in it; as given when empty.

    Nothing is ever written over. Raises RefusedError, with nothing written, when the title can't be a file's name, or
    something has that name already.
    """
    shown = shown or folder.as_posix()
    reading = read(folder, shown)
    if reading.catalog is None:
        raise RefusedError("The bank's own settings have errors; kb check tells which. Mend them first.")
    title = " ".join(title.split())
    slug = slug_of(title)
    if not slug or not title.isprintable():
        raise RefusedError("The title needs letters or figures to make a file's name of.")
    taken = _taken(folder, shown, reading, kind, slug)
    if taken:
        raise RefusedError(f"{taken} Choose another title.")
    added = f"{shown}/{kind.folder}/{slug}.md"
    try:
        create(folder / kind.folder / f"{slug}.md", scaffold(kind, title, reading.catalog))
    except FileExistsError:
        raise RefusedError(f"{added} is there already. Choose another title.") from None
    return added


def scaffold(kind: Kind, title: str, catalog: Catalog) -> str:
    """The text of the file, with its title filled in."""
    known = fields(kind, catalog.bank, catalog.vocabularies)
    first = [field for field in known if field.needed == "draft"]
    later = [field for field in known if field.needed == "published" or field.name in ALSO_LATER]
    status = [field for field in known if field.name == "status"]
    template = environment("scaffolds", html=False).get_template("entry.md")
    return template.render(
        kind=kind,
        first=[*first, *status],
        later=later,
        sections=SECTIONS[kind],
        prompt=prompt,
        values={"title": f" {json.dumps(title, ensure_ascii=False)}", "status": f" {Status.DRAFT}"},
        hints=lambda field: list(_hints(field, catalog)),
        fields=FIELDS,
    )


def slug_of(title: str) -> str:
    """What a title becomes as a file's name and an address; empty when nothing of it can be in one."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’]", "", plain)).split()
    while len("-".join(words)) > LONGEST and len(words) > 1:
        words.pop()
    return "-".join(words)[:LONGEST]


def _taken(folder: Path, shown: str, reading: Reading, kind: Kind, slug: str) -> str:
    """Why a name can't be used; empty when it can."""
    assert reading.catalog is not None
    for other in Kind:
        for path in sorted((folder / other.folder).glob("*")):
            if path.name.lower() in (slug, f"{slug}.md"):
                return f"{shown}/{other.folder}/{path.name} is there already."
    if kind is Kind.NOTE and slug in reading.catalog.programme.by_id:
        return f"'{slug}' is a workshop of the programme, and a note of that name would take its links."
    for path_shown, former in _former(reading):
        if slug in former:
            return f"{path_shown} was once called '{slug}', and that address still leads to it."
    return ""


def _former(reading: Reading) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names that files had before, those of entries that are not sound among them."""
    assert reading.catalog is not None
    for entry in reading.catalog.entries:
        yield entry.path, entry.header.formerly
    for body in reading.bodies:
        document = read_yaml(body.front_matter, Notes(body.path))
        former = document.values.get("formerly") if document else None
        if isinstance(former, list):
            yield body.path, tuple(map(str, former))


def _hints(field: Field, catalog: Catalog) -> Iterator[str]:
    """The help of a field and its choices, a line each."""
    many = " One or more, in the brackets." if field.many else ""
    # The whole file is searched for what could identify a family, an example of a day among it.
    yield DAY.sub("year-month-day", _line(field.help or field.label)) + many
    if len(field.options) <= FEW and field.name != "status":
        for option in field.options:
            meaning = f" {_line(option.meaning)}" if option.meaning else ""
            yield f"  {option.value}: {_line(option.label)}.{meaning}"
    elif field.facet:
        some = ", ".join(option.value for option in field.options[:SOME])
        where = f"vocabularies/{catalog.bank.facet(field.facet).vocabulary}.yml"
        yield f"  {some} and {len(field.options) - SOME} more: see {where}"


def _line(text: str) -> str:
    return " ".join(text.split())
