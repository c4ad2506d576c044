"""The published schemas of front matter: sound files fit, and what they refuse the reader refuses as well."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml
from knowledge_bank.model import Kind, errors
from knowledge_bank.outputs.schemas import header_schema
from knowledge_bank.reading import read

from tests.banks import CASE, NOTE, RESOURCE, document, write_bank
from tests.sites import build, write_site

SHIPPED = Path(__file__).parents[2] / "content"
BASE = {Kind.CASE: CASE, Kind.RESOURCE: RESOURCE, Kind.NOTE: NOTE}


class Loader(yaml.SafeLoader):
    """YAML 1.2 as text editors read it: no dates, and only true and false are answers."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def front_matter(text: str) -> Any:
    return yaml.load(text.split("---\n")[1], Loader)


@cache
def validator(bank: Path, kind: Kind) -> Any:
    catalog = read(bank).catalog
    assert catalog is not None
    schema = header_schema(kind, catalog.bank, catalog.vocabularies)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("kind", Kind)
def test_the_front_matter_of_every_shipped_entry_fits_its_schema(kind: Kind) -> None:
    paths = sorted((SHIPPED / kind.folder).glob("*.md"))
    assert paths
    told = {
        path.name: [error.message for error in validator(SHIPPED, kind).iter_errors(front_matter(path.read_text()))]
        for path in paths
    }
    assert not {name: messages for name, messages in told.items() if messages}


REFUSED: dict[str, tuple[Kind, dict[str, object]]] = {
    "no title": (Kind.CASE, {"title": None}),
    "an empty summary": (Kind.CASE, {"summary": ""}),
    "a basis that is none": (Kind.CASE, {"basis": "imagined"}),
    "no topics": (Kind.CASE, {"topics": []}),
    "a term that is none": (Kind.CASE, {"topics": ["neglected"]}),
    "a term that was retired": (Kind.CASE, {"deliverables": ['"2.0"']}),
    "a heading for a term": (Kind.CASE, {"deliverables": ["1"]}),
    "a term written twice": (Kind.CASE, {"topics": ["neglect", "neglect"]}),
    "one term for a list": (Kind.CASE, {"topics": "neglect"}),
    "a list for one term": (Kind.CASE, {"evidence": ["survey"]}),
    "a field nobody knows": (Kind.CASE, {"colour": "red"}),
    "a field of another kind": (Kind.CASE, {"effort": "an hour"}),
    "a day in words": (Kind.CASE, {"published": "1 June 2018"}),
    "a day that is none": (Kind.CASE, {"published": "2018-06-31"}),
    "a number in words": (Kind.CASE, {"session_minutes": "sixty"}),
    "an access level that is none": (Kind.CASE, {"access": "everyone"}),
    "a status that is none": (Kind.CASE, {"status": "finished"}),
    "published without its day": (Kind.CASE, {"published": None}),
    "published without audiences": (Kind.NOTE, {"audiences": []}),
    "archived without a day for its review": (Kind.RESOURCE, {"status": "archived", "review_due": None}),
    "a teaser without its sentence": (Kind.RESOURCE, {"teaser": "{title: A tool}"}),
    "a source with a field nobody knows": (Kind.RESOURCE, {"sources": "[{title: A report, page: 4}]"}),
    "an address that is none": (Kind.RESOURCE, {"link": "www.example.org"}),
    "a name for a number of people": (Kind.NOTE, {"attendance": "{coach: Alex}"}),
    "a permission with a case number": (
        Kind.CASE,
        {"permission": "{reference: 123456, kept_by: Team, date: 2018-01-01, scope: public}"},
    ),
}
ACCEPTED: dict[str, tuple[Kind, dict[str, object]]] = {
    "as it is": (Kind.CASE, {}),
    "a draft without a day": (
        Kind.CASE,
        {"status": "draft", **dict.fromkeys(("published", "access", "review_due", "deliverables", "audiences"))},
    ),
    "a title of figures": (Kind.RESOURCE, {"title": "1984"}),
    "a term that looks like a number": (Kind.RESOURCE, {"deliverables": ["1.10"]}),
    "a term in quotes": (Kind.RESOURCE, {"deliverables": ['"1.10"']}),
    "a number in quotes": (Kind.CASE, {"session_minutes": '"60"'}),
    "a field with nothing in it": (Kind.CASE, {"owner": "", "link": None, "agency": "", "reviewed": "", "related": ""}),
    "consent in a word": (Kind.NOTE, {"presentations": "[{title: A talk, agency: northshire, consent: yes}]"}),
    "a part with nothing in it": (Kind.RESOURCE, {"sources": "[{title: A report, url: , accessed: }]"}),
}


def judged(tmp_path: Path, kind: Kind, fields: dict[str, object]) -> tuple[bool, bool]:
    """Whether the schema takes an entry, and whether the reader does."""
    text = document({**BASE[kind], **fields}, "## Key messages\n\n- Ask.\n")
    bank = write_bank(tmp_path / "content", {f"{kind.folder}/one.md": text})
    read_well = not [one for one in errors(read(bank).problems) if one.path.endswith("one.md")]
    return validator(bank, kind).is_valid(front_matter(text)), read_well


@pytest.mark.parametrize("name", REFUSED)
def test_a_typical_fault_is_refused_by_the_schema_and_by_the_reader(tmp_path: Path, name: str) -> None:
    assert judged(tmp_path, *REFUSED[name]) == (False, False)


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_the_reader_takes_the_schema_takes_too(tmp_path: Path, name: str) -> None:
    assert judged(tmp_path, *ACCEPTED[name]) == (True, True)


def test_the_schemas_are_published_with_terms_and_nothing_of_the_entries(tmp_path: Path) -> None:
    site = build(write_site(tmp_path))
    for kind in Kind:
        text = (site / "api" / f"{kind}.schema.json").read_text()
        schema = json.loads(text)
        jsonschema.Draft7Validator.check_schema(schema)
        assert "practice-leaders" in text
        for entry in BASE.values():
            assert str(entry["title"]) not in text
        for name, field in schema["properties"].items():
            assert field["title"], name
