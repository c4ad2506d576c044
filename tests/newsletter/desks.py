"""A small bank with two series: one follows the workshops, one is a local partnership's own."""

from collections.abc import Mapping
from pathlib import Path

from knowledge_bank.newsletter.desk import Desk, lay_out

from tests.banks import SETTINGS, WORKSHOPS, case, document, note, resource, write_bank

BLOCKS = (
    "welcome, take-away, workshop, spotlight, between, try-this, new-for-you, learning-lab, research-tools-policy, "
    "dates, before-next, tell-us"
)
LOCAL = "achievements, good-examples, research-and-tools, training, steering-group"
SERIES = f"""\
series:
  - id: eip2
    title: EIP2 newsletter
    starts: 2018-05-01
    owner: Programme editor
    blocks: [{BLOCKS}]
  - id: local
    title: Northshire newsletter
    starts: 2018-10-01
    owner: Partnership steering group
    blocks: [{LOCAL}]
"""
BANK = SETTINGS[: SETTINGS.index("series:")] + "mailbox: bank@example.org\n" + SERIES
THREE = """\
  - id: w3
    number: 3
    date: 2018-12-14
    log_due: 2018-11-30
    newsletter_due: 2018-12-28
    topics: {practice: [Balancing risk, Deciding together]}
    between: {title: Lead a thresholds exercise, reported_at: w4}
  - id: w4
    number: 4
    date: 2019-03-22
    log_due: 2019-03-08
    topics: {practice: [Involving children]}
"""
BETWEEN = "between: {title: Ask staff, reported_at: w3}"
EXERCISE = """\
## Key messages

- Ask first.

## Try this with your team

Allow 40 minutes, and read [the guide](../resources/three-houses.md) before.

1. Ask.

## Questions for your team

- Who was not *asked*?
- What would help?
- When, and by whom?
- A fourth?
"""
MESSAGES = """\
## Key messages

- Ask who was there.
- Look [again](../resources/three-houses.md).
- Third,
  with `code`.
- Fourth.
"""
FILES: Mapping[str, str | None] = {
    "bank.yml": BANK,
    "programme/workshops.yml": WORKSHOPS.replace("topics: {practice: []}", BETWEEN) + THREE,
    "cases/two-to-nine.md": case(published="2018-06-01"),
    "cases/new-case.md": case(EXERCISE, title="A *new* case", published="2018-12-01", session_minutes="40"),
    "cases/secret-case.md": case(
        title="What nobody may read",
        published="2018-11-30",
        access="authorised",
        audiences=["coaches"],
        teaser='{title: "A case for staff", summary: What everybody may hear of it.}',
    ),
    "cases/hidden-case.md": case(title="Not even hinted at", published="2018-12-03", access="authorised"),
    "resources/three-houses.md": resource(
        published="2018-05-14", changes="\n  - date: 2018-12-05\n    note: Adds a drawing."
    ),
    "resources/later.md": resource(title="A later resource", published="2018-12-28"),
    "resources/unfinished.md": resource(title="Unfinished", published="2018-12-06", status="draft"),
    "resources/taken-back.md": document(
        {
            "title": "Taken back",
            "summary": "This page was withdrawn.",
            "status": "withdrawn",
            "published": "2018-12-07",
            "access": "public",
            "withdrawn": "{date: 2018-12-08, reason: mistake}",
        },
        "This page was withdrawn.\n",
    ),
    "workshops/third-workshop.md": note(
        MESSAGES,
        title="Notes of the third workshop",
        workshop="w3",
        held="2018-12-14",
        published="2018-12-18",
        presentations='\n  - {title: "What we *tried*", agency: Northshire, consent: yes}'
        "\n  - {title: Another way, agency: Southshire}",
    ),
    "newsletters/eip2/2018-07.md": document(
        {
            "summary": "What the first workshop was about.",
            "status": "published",
            "published": "2018-07-06",
            "until": "2018-10-19",
            "editor": "Programme editor",
            "entries": ["two-to-nine", "three-houses"],
        },
        "Welcome to the newsletter.\n",
    ),
}
NEW = ["new-case", "secret-case", "three-houses", "third-workshop"]


def write(folder: Path, files: Mapping[str, str | None] | None = None) -> Path:
    return write_bank(folder / "content", {**FILES, **(files or {})})


def desk(folder: Path, name: str = "eip2/2019-01", files: Mapping[str, str | None] | None = None) -> Desk:
    return lay_out(write(folder, files), name)
