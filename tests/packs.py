"""Packs of a case that has a bit of everything."""

from collections.abc import Mapping
from pathlib import Path

from knowledge_bank.checks import inspect
from knowledge_bank.model import edition
from knowledge_bank.outputs import Pack, pack

from tests.banks import SETTINGS, case, terms, write_bank
from tests.files import picture

MORE = """\
  - {id: principles, title: Principles, singular: principle}
  - {id: use-in, title: Ways to use it, singular: way to use it, field: use_in}
  - {id: warnings, title: Warnings, singular: warning, field: content_warning, warn: true, vocabulary: topics}
pair:"""
LAST = """\
address: https://bank.example/
rights: The contributors
support: If this stirs something up, talk to your manager.
packs: {questions_by: principles, settings: use-in, pdf: true}
"""

BANK = SETTINGS.replace("pair:", MORE, 1).replace(
    "{id: public, title: Public}", "{id: public, title: Public, description: Anyone may read it.}"
) + LAST

BODY = """\
## Key messages

- Ask who was there before, and *then* ask again.

## What happened

canary-of-what-is-no-part-of-a-pack

## Try this with your team

Allow 45 minutes. ![A house](house.png)

1. Choose a child. See [three houses](../resources/three-houses.md).

## Questions for your team

- Who decides?
- What would a child say?

## Limits of this example

It proves nothing.
"""

FIELDS: Mapping[str, object] = {
    "principles": ["relationships"],
    "use_in": ["supervision"],
    "content_warning": ["neglect"],
    "session_minutes": 45,
    "group_size": "Four to eight",
    "sources": "[{title: A report, section: Part two, url: 'https://report.example/'}]",
    "changes": "[{date: 2018-07-02, note: More was told.}]",
    "owner": "canary-owner",
    "approvals": f"[{{role: editor, code: canary-code, date: 2018-07-02, seal: {'0' * 64}}}]",
}

FILES: Mapping[str, str | bytes | None] = {
    "bank.yml": BANK,
    "vocabularies/principles.yml": terms("relationships", "thinking"),
    "vocabularies/use-in.yml": terms("supervision"),
    "cases/two-to-nine.md": case(BODY, **FIELDS),
    "cases/house.png": picture(),
}


def packed(folder: Path, body: str = BODY, *, settings: str = BANK, **fields: object) -> Pack:
    """The pack of that case, with another body or other fields, or in another bank."""
    text = case(body, **{**FIELDS, **fields})
    bank = write_bank(folder, {**FILES, "bank.yml": settings, "cases/two-to-nine.md": text})
    subject = inspect(bank, "content").subject
    assert subject is not None
    entry = subject.catalog.by_slug["two-to-nine"]
    return pack(edition(subject.catalog, "public", subject.day), entry, subject.prose[entry.path])
