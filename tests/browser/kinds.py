"""A small site with every kind of page, dressed as the shipped one is."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from knowledge_bank.pages.listing import PAGE_LENGTH
from mkdocs.utils.yaml import yaml_load

from tests.banks import SETTINGS, case, resource, terms, welsh
from tests.sites import build, write_site

ROOT = Path(__file__).parents[2]

KINDS: Mapping[str, str] = {
    "home": "",
    "starts": "start/",
    "start": "start/front-line/",
    "finder": "find/",
    "case": "cases/everything/",
    "translation": "cases/popeth/",
    "archived": "cases/kept/",
    "resource": "resources/three-houses/",
    "note": "workshops/notes/first-workshop/",
    "kind-list": "cases/",
    "second-page": "cases/page/2/",
    "overview": "deliverables/",
    "term": "deliverables/1.1/",
    "pair": "deliverables/1.1/front-line/",
    "matrix": "matrix/",
    "workshops": "workshops/",
    "workshop": "workshops/w1/",
    "newsletters": "newsletters/",
    "series": "newsletters/eip2/",
    "issue": "newsletters/eip2/2018-07/",
    "news": "new/",
    "month": "new/2018-06/",
    "glossary": "glossary/",
    "fields": "contribute/fields/",
    "write": "contribute/write/",
    "tombstone": "resources/gone/",
    "about": "about/",
    "accessibility": "accessibility/",
    "privacy": "privacy/",
    "not-found": "no/such/page/",
}
"""Address of one page of each kind."""

MOVED = "cases/old-name/"
"""Leads to the case at once, so it is no place to stay."""

NAV = """\
- Home: index.md
- Start here: [start/index.md]
- Cases: [cases/index.md]
- Resources: [resources/index.md]
- Find:
    - find/index.md
    - Everything at a glance: matrix/index.md
    - Topics: topics/index.md
    - Deliverables: deliverables/index.md
    - Audiences: audiences/index.md
- Workshops: [workshops/index.md, Notes: workshops/notes/index.md]
- Newsletters: [newsletters/index.md]
- What's new: [new/index.md]
- Contribute: [contribute/fields/index.md]
- About: [about.md, glossary/index.md, accessibility.md, privacy.md]
"""

WARNINGS = """\
  - id: warnings
    title: Content warnings
    singular: content warning
    field: content_warning
    warn: true
    vocabulary: topics
  - {id: blockers, title: Blockers, singular: blocker, description: What stood in the way.}
"""

MORE = """\
as_of_note: Shown as it stood on 10 January 2019.
start: audiences
related_by: [topics, stages, methods]
finder: [topics, stages, methods, deliverables, audiences, kind, agencies, year, evidence]
mailbox: bank@bank.example
new_file: https://git.example/intake/new/main/content/{folder}?filename={name}&value={text}
support: If this stirs something up, talk to your manager.
more_for_members: Registered staff find more in the members' edition.
"""


def _settings() -> str:
    """The test bank's settings, with all that a page may show of a bank."""
    own = {line.split(":")[0] for line in MORE.splitlines()}
    kept = [line for line in SETTINGS.splitlines(keepends=True) if line.split(":")[0] not in own]
    return "".join(kept).replace("pair:", f"{WARNINGS}pair:") + MORE


PATHS = """\
paths:
  - term: front-line
    welcome: For those who visit families.
    steps:
      - {entry: everything, why: Because it begins there.}
      - {entry: three-houses, why: A tool for tomorrow.}
      - {entry: two-to-nine, why: What it can lead to.}
    this_quarter: [Try one thing with your team.]
"""

GLOSSARY = """\
words:
  - {word: Child in need plan, meaning: A plan agreed with the family., also: [CIN plan]}
  - {word: Core group, meaning: The people who carry out a plan.}
"""

EVERYTHING = """\
## Key messages

- Ask who was there before, and [read on](../resources/three-houses.md).
- Ask again.

## What happened

The worker asked.[^1] She **marked** it and wrote `a note`.

!!! note "For your team"
    Talk about it.

??? question "A question to think about"
    Who was not asked?

| Who was asked | What was asked of them | What they said then | What was done about it | By when |
| --- | --- | --- | --- | --- |
| Grandmother | Whether she would come every Thursday | That she would gladly | She came every Thursday | September |
| Neighbour | Whether she had seen anything | That she had not | Nothing | October |

### What helped

- [x] The family was heard.
- [ ] The plan was written down.

```text
A line of code that goes on for longer than any narrow screen is wide, so that it has to scroll by itself to be read.
```

> They asked us first.

=== "One"

    The first way.

=== "Two"

    The second way.

Mapping
:   Drawing who is there.

## Questions

1. Whom would you have asked? See [a long address](https://example.org/a/very/long/address/that/does/not/break/by/itself).

[^1]: And then asked again.
"""

POPETH = """\
## Negeseuon allweddol {#key-messages}

- Gofynnwch pwy oedd yno o'r blaen, a [darllenwch ymlaen](../resources/three-houses.md).

## Beth ddigwyddodd {#what-happened}

Gofynnodd y gweithiwr.

## Cwestiynau i'ch tîm {#questions-for-your-team}

1. I bwy fyddech chi wedi gofyn?
"""

FILES: Mapping[str, str] = {
    "bank.yml": _settings(),
    "vocabularies/blockers.yml": terms("time", "money", "people", "forms", "rules", "habit", "fear"),
    "programme/paths.yml": PATHS,
    "programme/glossary.yml": GLOSSARY,
    "cases/everything.md": case(
        EVERYTHING,
        title="A case that has everything",
        content_warning=["neglect"],
        formerly="[old-name]",
        owner="practice-lead",
        authors="[{role: Practice lead, team: North team}]",
        sources="[{title: A report, section: Chapter 2, url: 'https://example.org/report'}]",
        changes="[{date: 2018-07-02, note: Questions added.}]",
    ),
    "cases/popeth.md": welsh(
        POPETH, title="Achos sydd â phopeth ynddo", translation_of="everything", published="2018-06-20"
    ),
    "cases/kept.md": case(title="Kept for reference", status="archived", replaced_by="everything"),
    "cases/members.md": case(
        title="For members", access="authorised", teaser="{title: A case about school, summary: What a school did.}"
    ),
    "resources/gone.md": resource(title="Gone", status="withdrawn"),
    "resources/elsewhere.md": resource(title="On another site", link="https://example.org/guide"),
    **{f"cases/number-{n}.md": case(title=f"Case number {n}", published="2018-05-02") for n in range(PAGE_LENGTH)},
}


def write_every_kind(folder: Path) -> Path:
    """Write the site's folder: the test bank with every kind of page, the shipped looks and pages about the site."""
    write_site(folder, FILES, mkdocs=_mkdocs())
    (folder / "docs" / "about.md").write_text("# About\n\nA bank for tests.\n")
    for name in ("accessibility.md", "privacy.md"):
        shutil.copy(ROOT / "docs" / name, folder / "docs")
    return folder


def build_every_kind(folder: Path) -> Path:
    """Build that site and return its folder."""
    site = build(write_every_kind(folder))
    missing = {kind for kind, address in KINDS.items() if not (site / address / "index.html").is_file()}
    assert missing == {"not-found"}
    return site


def _mkdocs() -> str:
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        shipped: dict[str, Any] = yaml_load(file)
    shipped["theme"]["custom_dir"] = str(ROOT / shipped["theme"]["custom_dir"])
    shipped["nav"] = yaml.safe_load(NAV)
    return yaml.safe_dump(shipped, sort_keys=False)
