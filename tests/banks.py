"""A small bank for tests, written to a folder by code: every file is sound unless a test says otherwise."""

from collections.abc import Mapping
from pathlib import Path

SETTINGS = """\
title: Test Bank
sign_off: {invented: [], composite: [], adapted: [], real: []}
as_of: 2019-01-10
access:
  - {id: public, title: Public}
  - {id: authorised, title: Authorised users}
facets:
  - {id: topics, title: Topics, singular: topic, index: true, needed: {draft: [case]}}
  - {id: stages, title: Stages, singular: stage, index: true, needed: {draft: [case]}}
  - {id: methods, title: Methods, singular: method, index: true, needed: {draft: [case]}}
  - id: deliverables
    title: Deliverables
    singular: deliverable
    index: true
    needed: {published: [case, resource, note]}
  - id: audiences
    title: Audiences
    singular: audience
    index: true
    needed: {published: [case, resource, note]}
  - id: evidence
    title: Kinds of evidence
    singular: kind of evidence
    single: true
    kinds: [case, resource]
    needed: {published: [case, resource]}
  - {id: agencies, title: Agencies, singular: agency, field: agency, single: true}
pair: {rows: deliverables, columns: audiences}
series:
  - {id: eip2, title: EIP2 newsletter, starts: 2018-05-01}
"""

DELIVERABLES = """\
terms:
  - {id: 1, title: Next steps, taggable: false}
  - {id: 1.1, title: Family networks, parent: 1}
  - {id: 1.10, title: Last of ten, parent: 1}
  - {id: 2, title: Action research}
  - {id: 2.0, title: Older research, retired: 2}
"""

AUDIENCES = """\
terms:
  - {id: front-line, title: Front-line staff, also: [social workers]}
  - {id: practice-leaders, title: Practice leaders}
  - {id: coaches, title: Coaches, parent: practice-leaders}
  - {id: partners, title: Partners}
"""

PROGRAMME = """\
title: Test programme
focuses:
  - {id: practice, title: Practice, terms: {deliverables: [1.1]}}
"""

WORKSHOPS = """\
workshops:
  - id: w1
    number: 1
    date: 2018-06-22
    topics: {practice: [What a network is]}
    between: {title: Ask what helps, reported_at: w2}
  - id: w2
    number: 2
    date: 2018-09-28
    topics: {practice: []}
"""

MILESTONES = """\
deliverables:
  - term: 1.1
    start: 2018-05
    milestones:
      - {id: m1, title: Training, due: 2018-09, stage: referral}
"""


def terms(*ids: str) -> str:
    """The text of a vocabulary whose terms are not in one another."""
    return "terms:\n" + "".join(f"  - {{id: {name}, title: {name.capitalize()}}}\n" for name in ids)


SUMMARY = "What happened, what helped and what did not, in as many words as a card on an overview has room for."

BODY = "## Key messages\n\n- Ask who was there before.\n\n## What happened\n\nThe worker asked, and asked again.\n"

CASE: Mapping[str, object] = {
    "title": "From two people to nine",
    "summary": SUMMARY,
    "status": "published",
    "access": "public",
    "published": "2018-06-01",
    "review_due": "2019-06-01",
    "basis": "invented",
    "outcome": "mixed",
    "topics": ["neglect"],
    "stages": ["referral"],
    "methods": ["mapping"],
    "deliverables": ["1.1"],
    "audiences": ["front-line"],
    "evidence": "practice-example",
}

WELSH: Mapping[str, object] = {
    "title": "O ddau berson i naw",
    "summary": "Yr hyn a ddigwyddodd, a helpodd ac na helpodd, mewn cynifer o eiriau ag y mae lle iddynt ar gerdyn.",
    "status": "published",
    "access": "public",
    "published": "2018-07-01",
    "language": "cy",
    "translation_of": "two-to-nine",
}

RESOURCE: Mapping[str, object] = {
    "title": "Three houses",
    "summary": SUMMARY,
    "status": "published",
    "access": "public",
    "published": "2018-05-14",
    "review_due": "2019-05-14",
    "deliverables": ["1.10"],
    "audiences": ["coaches"],
    "evidence": "survey",
}

NOTE: Mapping[str, object] = {
    "title": "Notes of the first workshop",
    "summary": SUMMARY,
    "status": "published",
    "access": "public",
    "published": "2018-06-25",
    "workshop": "w1",
    "held": "2018-06-22",
    "deliverables": ["1.1"],
    "audiences": ["practice-leaders"],
}

ISSUE: Mapping[str, object] = {
    "summary": "What the first workshop was about.",
    "status": "published",
    "published": "2018-07-06",
    "workshop": "w1",
    "editor": "Newsletter editor",
    "entries": ["two-to-nine", "three-houses"],
}


def case(body: str = BODY, **fields: object) -> str:
    """A published, public learning case. A field is written as it stands, a list in brackets; None leaves it out."""
    return document({**CASE, **fields}, body)


def welsh(body: str = "## Negeseuon allweddol {#key-messages}\n\n- Gofynnwch.\n", **fields: object) -> str:
    """That case in Welsh: it gives what is a matter of language, and nothing else; fields as for `case`."""
    return document({**WELSH, **fields}, body)


def resource(body: str = BODY, **fields: object) -> str:
    """A published, public resource; fields as for `case`."""
    return document({**RESOURCE, **fields}, body)


def note(body: str = BODY, **fields: object) -> str:
    """A published, public note of the first workshop; fields as for `case`."""
    return document({**NOTE, **fields}, body)


def issue(body: str = "Welcome to the newsletter.\n", **fields: object) -> str:
    """The published issue of July 2018; fields as for `case`."""
    return document({**ISSUE, **fields}, body)


def document(fields: Mapping[str, object], body: str) -> str:
    """The text of a Markdown file: front matter, a blank line and the body."""
    header = "".join(f"{name}: {_written(value)}\n" for name, value in fields.items() if value is not None)
    return f"---\n{header}---\n\n{body}"


def _written(value: object) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list) else str(value)


FILES: Mapping[str, str] = {
    "bank.yml": SETTINGS,
    "vocabularies/topics.yml": terms("neglect", "separation", "drugs-alcohol"),
    "vocabularies/stages.yml": terms("referral", "assessment", "core-group"),
    "vocabularies/methods.yml": terms("mapping", "family-finding", "questioning"),
    "vocabularies/deliverables.yml": DELIVERABLES,
    "vocabularies/audiences.yml": AUDIENCES,
    "vocabularies/evidence.yml": terms("practice-example", "survey"),
    "vocabularies/agencies.yml": terms("northshire", "southshire"),
    "programme/programme.yml": PROGRAMME,
    "programme/workshops.yml": WORKSHOPS,
    "programme/milestones.yml": MILESTONES,
    "cases/two-to-nine.md": case(),
    "resources/three-houses.md": resource(),
    "workshops/first-workshop.md": note(),
    "newsletters/eip2/2018-07.md": issue(),
}


def write_bank(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the bank to a folder, `files` added or in place of its own; None leaves one out. Returns the folder."""
    for name, content in {**FILES, **(files or {})}.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
