"""Setting a field changes that field and no other sign of the file."""

from datetime import date
from pathlib import Path
from random import Random

import pytest
import yaml
from knowledge_bank.model.parts import Status
from knowledge_bank.reading.front_matter import FrontMatter
from knowledge_bank.reading.notes import Notes
from knowledge_bank.writing.fields import UnsoundError, with_fields

FILE = """\
---
title: From two to nine   # the working title
topics: [neglect,
  separation]

# What the editor adds
status: draft
sources:
  - title: One
    url: https://one.example/
---

---
status: not this one
"""


def test_a_field_that_is_there_stays_at_its_place() -> None:
    changed = with_fields(FILE, {"status": Status.PUBLISHED})
    assert changed == FILE.replace("status: draft", "status: published")


def test_a_field_over_several_lines_is_replaced_whole_and_the_remark_below_it_stays() -> None:
    changed = with_fields(FILE, {"topics": ["drugs-alcohol"]})
    assert changed == FILE.replace("topics: [neglect,\n  separation]", "topics:\n  - drugs-alcohol")


def test_a_field_that_is_not_there_comes_last() -> None:
    changed = with_fields(FILE, {"published": date(2019, 1, 10)})
    assert changed == FILE.replace("one.example/\n---", "one.example/\npublished: 2019-01-10\n---")


def test_a_field_can_be_taken_out() -> None:
    assert with_fields(FILE, {"sources": None}) == FILE.replace(FILE[FILE.index("sources") : FILE.index("---\n\n")], "")


def test_a_group_and_a_list_of_groups_are_written_as_people_write_them() -> None:
    changed = with_fields(FILE, {"sources": [{"title": "A: b", "parts": {"one": "1"}}], "rights": {"holder": "X"}})
    assert "sources:\n  - title: 'A: b'\n    parts: {one: '1'}\nrights:\n  holder: X\n---" in changed


def test_a_file_that_cannot_be_read_is_not_touched() -> None:
    for text in ("", "No header.", "---\ntitle: x\n", "---\ntitle: a: b\n---\n", "---\n- a\n---\n"):
        with pytest.raises(UnsoundError):
            with_fields(text, {"status": "draft"})


SIGNS = list("a :#'\"-[]{}é\n\\&*!%@`1|>")


@pytest.mark.parametrize("seed", range(40))
def test_what_is_written_is_read_back_and_the_rest_stays(seed: int) -> None:
    random = Random(seed)
    names = [f"field{number}" for number in range(6)]
    values = {name: "".join(random.choices(SIGNS, k=random.randrange(1, 30))).strip() or "x" for name in names}
    header = yaml.safe_dump({name: values[name] for name in names[:4]}, sort_keys=False, allow_unicode=True)
    body = "".join(random.choices([*SIGNS, "---\n"], k=60))
    changes = {name: "".join(random.choices(SIGNS, k=12)).strip() or "y" for name in random.sample(names, 3)}
    changed = with_fields(f"---\n{header}---\n{body}", changes)
    notes = Notes("")
    handler = FrontMatter(notes)
    read, after = handler.split(changed)
    assert after == body
    expected = {name: value for name, value in values.items() if name in names[:4]} | changes
    assert handler.load(read) == expected, notes.problems
    assert with_fields(changed, changes) == changed


def test_every_shipped_entry_can_be_changed_and_changed_back() -> None:
    for path in Path("content").glob("[crw]*/*.md"):
        text = path.read_text()
        changed = with_fields(text, {"owner": "nobody-else", "collection": "new"})
        assert changed != text
        assert changed.split("\n---\n", 1)[1] == text.split("\n---\n", 1)[1]
