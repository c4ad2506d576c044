"""`api/entries.json`: every listed entry of an edition, and the JSON Schema of that file."""

import json
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from knowledge_bank.model import Bank, Edition, Entry, Kind, Status


class EntryJson(BaseModel):
    """One entry. The terms of each facet of the bank stand beside these fields, under the facet's id."""

    model_config = ConfigDict(extra="forbid")

    id: str
    kind: Kind
    title: str
    summary: str
    url: str = Field(description="Below the address of the site, with a slash at its end.")
    access: str
    status: Status
    published: date | None
    updated: date | None
    version: str
    language: str
    translation_of: str | None = Field(description="The id of the entry that this one says in another language.")
    reading_minutes: int


def entries_json(edition: Edition) -> str:
    """The entries of an edition, newest first; what an archive keeps is told by its status."""
    bank = edition.catalog.bank
    entries = [_entry(entry, bank) for entry in edition.catalog.entries]
    return json.dumps({"entries": entries}, ensure_ascii=False, indent=1) + "\n"


def _entry(entry: Entry, bank: Bank) -> dict[str, Any]:
    fields = EntryJson(
        id=entry.slug,
        kind=entry.kind,
        title=entry.title,
        summary=entry.summary,
        url=entry.address,
        access=entry.access,
        status=entry.status,
        published=entry.header.published,
        updated=entry.updated,
        version=entry.version,
        language=entry.language,
        translation_of=entry.header.translation_of,
        reading_minutes=entry.reading_minutes,
    ).model_dump(mode="json")
    return fields | {facet.id: list(entry.terms.get(facet.id, ())) for facet in bank.facets}


def schema_json(bank: Bank) -> str:
    """The JSON Schema of `entries.json` for a bank with these facets."""
    facets: dict[str, Any] = {facet.id: (list[str], Field(description=facet.title)) for facet in bank.facets}
    one = create_model("Entry", __base__=EntryJson, **facets)
    whole = create_model("Entries", __config__=ConfigDict(extra="forbid"), entries=(list[one], ...))  # type: ignore[valid-type]
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
