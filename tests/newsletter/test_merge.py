"""A draft that is made again: whatever an editor did to the last one stays, and what nobody touched is renewed."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from random import Random

import pytest
from knowledge_bank.model import Issue, IssueHeader
from knowledge_bank.newsletter.listed import MARK, REASONS, UnsoundError, with_entries
from knowledge_bank.newsletter.merge import merge, place_of, split
from knowledge_bank.reading.front_matter import FrontMatter
from knowledge_bank.reading.notes import Notes
from knowledge_bank.reading.schema import validated
from knowledge_bank.writing.draft import redrafted

ORDER = ["welcome", "take-away", "try-this", "new-for-you", "dates"]


def section(block: str, words: str) -> str:
    return f"## {block.title()} {{#{block}}}\n\n{words}\n"


def blocks(words: str = "First words.", order: list[str] = ORDER) -> dict[str, str]:
    return {block: section(block, words) for block in order}


def ids(body: str) -> list[str]:
    return [one.id for one in split(body) if one.id]


# ------------------------------------------------------------------------------------------------------- one at a time


def test_a_first_draft_has_every_block_in_the_order_of_the_series() -> None:
    merged = merge("", {}, blocks())
    assert ids(merged.body) == ORDER
    assert merged.body.startswith("\n## Welcome {#welcome}\n\nFirst words.\n\n## Take-Away {#take-away}\n")
    assert merged.body.endswith("First words.\n")
    assert list(merged.drafted) == ORDER


def test_what_nobody_touched_is_renewed_where_it_stands() -> None:
    first = merge("", {}, blocks())
    welcome, rest = first.body.split("## Take-Away", 1)
    moved = f"\n## Take-Away{rest}\n{welcome.strip()}\n"
    again = merge(moved, first.drafted, blocks("Other words."))
    assert again.body == moved.replace("First", "Other")


def test_what_the_editor_changed_stays_whatever_the_bank_says() -> None:
    first = merge("", {}, blocks())
    edited = first.body.replace("{#dates}\n\nFirst words.", "{#dates}\n\nMy words.")
    again = merge(edited, first.drafted, blocks("Other words."))
    assert again.body == edited.replace("First", "Other")
    assert merge(again.body, again.drafted, blocks("Third words.")).body == edited.replace("First", "Third")


def test_a_title_is_the_editors_too() -> None:
    first = merge("", {}, blocks())
    edited = first.body.replace("## Dates {#dates}", "## Put these in your diary {#dates}")
    assert merge(edited, first.drafted, blocks()).body == edited


def test_a_block_that_was_taken_out_stays_out() -> None:
    first = merge("", {}, blocks())
    without = first.body.replace(section("try-this", "First words.") + "\n", "")
    again = merge(without, first.drafted, blocks("Other words."))
    assert ids(again.body) == ["welcome", "take-away", "new-for-you", "dates"]
    assert "try-this" in again.drafted


def test_without_its_id_a_section_is_the_editors_own() -> None:
    first = merge("", {}, blocks())
    own = first.body.replace("## Try-This {#try-this}", "## Try-This")
    again = merge(own, first.drafted, blocks("Other words."))
    assert "## Try-This\n\nFirst words." in again.body
    assert "try-this" not in ids(again.body)


def test_of_two_sections_with_one_id_the_second_is_the_editors_own() -> None:
    first = merge("", {}, blocks())
    twice = first.body + "\n" + section("welcome", "First words.")
    again = merge(twice, first.drafted, blocks("Other words."))
    assert again.body.endswith("\n" + section("welcome", "First words."))
    assert again.body.count("{#welcome}") == 2
    assert again.body.count("Other words.") == len(ORDER)


def test_a_new_block_comes_behind_the_one_before_it_or_before_the_next_one_or_last() -> None:
    first = merge("", {}, blocks(order=["take-away", "dates"]))
    assert ids(merge(first.body, first.drafted, blocks()).body) == ORDER
    only = merge("", {}, blocks(order=["dates"]))
    assert ids(merge(only.body, only.drafted, {**blocks(order=["try-this"]), **blocks(order=["dates"])}).body) == [
        "try-this",
        "dates",
    ]
    own = merge("\n## My own\n\nWords.\n", {}, blocks(order=["dates"]))
    assert own.body == "\n## My own\n\nWords.\n\n" + section("dates", "First words.")


def test_a_new_block_keeps_off_what_the_editor_put_behind_the_one_before_it() -> None:
    first = merge("", {}, blocks(order=["welcome", "dates"]))
    own = first.body.replace("## Dates", "## My own\n\nWords.\n\n## Dates")
    assert [one.text.split("\n")[0] for one in split(merge(own, first.drafted, blocks()).body)[1:3]] == [
        "## Welcome {#welcome}",
        "## Take-Away {#take-away}",
    ]


def test_a_block_that_the_series_names_no_more_stays_until_somebody_deletes_it() -> None:
    first = merge("", {}, blocks())
    again = merge(first.body, first.drafted, blocks(order=ORDER[:-1]))
    assert again == first


def test_a_block_with_nothing_left_to_tell_goes_and_comes_back() -> None:
    first = merge("", {}, blocks())
    empty = merge(first.body, first.drafted, {**blocks(), "try-this": ""})
    assert ids(empty.body) == [block for block in ORDER if block != "try-this"]
    assert "try-this" not in empty.drafted
    assert merge(empty.body, empty.drafted, blocks()).body == first.body


def test_headings_within_code_are_none() -> None:
    code = "```\n## Not a heading {#dates}\n```"
    body = f"\n{section('welcome', code)}\n    ## Nor this {{#dates}}\n"
    assert ids(body) == ["welcome"]
    assert ids(merge(body, {}, blocks(order=["welcome", "dates"])).body) == ["welcome", "dates"]


def test_an_id_may_be_written_in_any_way_that_markdown_knows() -> None:
    for heading in ("## A {#dates}", "## A {: #dates }", "## A { .wide #dates }", "## A {#dates .wide} ##"):
        assert ids(f"{heading}\n\nText.\n") == ["dates"], heading


# ------------------------------------------------------------------------------------------- whatever an editor may do

TYPED = re.compile(r"typed-\d+")


class Editor:
    """Does to a body what editors do, at random, and types words that can be told apart."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.typed = 0

    def word(self) -> str:
        self.typed += 1
        return f"typed-{self.typed}"

    def works_on(self, body: str) -> str:
        parts = [one.text for one in split(body)]
        for _ in range(self.random.randrange(4)):
            place = self.random.randrange(len(parts))
            match self.random.randrange(9):
                case 0 | 1:
                    lines = parts[place].split("\n")
                    lines.insert(self.random.randrange(len(lines)), f"\n{self.word()}\n")
                    parts[place] = "\n".join(lines)
                case 2:
                    parts.insert(place + 1, f"## {self.word()}\n\n```\n## {self.word()} {{#dates}}\n```\n\n")
                case 3:
                    parts.insert(place + 1, f"## {self.word()} {{#{self.random.choice(ORDER)}}}\n\n{self.word()}\n\n")
                case 4 if place:
                    del parts[place]
                case 5 if place:
                    parts.insert(self.random.randrange(1, len(parts)), parts.pop(place))
                case 6 if place:
                    parts.insert(self.random.randrange(1, len(parts) + 1), parts[place])
                case 7 if place:
                    heading, _, rest = parts[place].partition("\n")
                    parts[place] = f"{re.sub('## [^ ]+', f'## {self.word()}', heading)}\n{rest}"
                case 8 if place:
                    parts[place] = re.sub(r" \{#[\w-]+\}", "", parts[place], count=1)
            parts = [part if part.endswith("\n") or not part else f"{part}\n" for part in parts]
        return "".join(parts)


def changed_bank(random: Random) -> dict[str, str]:
    """What a draft would write now: other words, blocks with nothing in them, or a series with other blocks."""
    named = [block for block in ORDER if random.random() < 0.9]
    if random.random() < 0.1:
        random.shuffle(named)
    words = "Words {}, then more of them,\nand\n\n- a list,\n- an end."
    return {
        block: section(block, words.format(random.randrange(4))) if random.random() < 0.9 else "" for block in named
    }


@pytest.mark.parametrize("seed", range(400))
def test_nothing_an_editor_typed_moved_or_took_out_is_undone(seed: int) -> None:
    random = Random(seed)
    editor = Editor(random)
    body = ""
    drafted: dict[str, str] = {}
    for _ in range(6):
        body = editor.works_on(body)
        fresh = changed_bank(random)
        merged = merge(body, drafted, fresh)
        check(body, drafted, fresh, merged.body)
        assert merge(merged.body, merged.drafted, fresh) == merged
        body, drafted = merged.body, merged.drafted


def check(body: str, drafted: Mapping[str, str], fresh: Mapping[str, str], after: str) -> None:
    before, then = split(body), split(after)
    assert Counter(TYPED.findall(after)) == Counter(TYPED.findall(body))
    untouched = {
        block: place
        for block in fresh
        if (place := place_of(block, before)) is not None and before[place].digest == drafted.get(block)
    }
    gone = {place for block, place in untouched.items() if not fresh[block]}
    taken_out = {block for block in drafted if place_of(block, before) is None}
    new = {block for block in fresh if fresh[block] and place_of(block, before) is None} - taken_out
    kept = [
        fresh[one.id].rstrip() if untouched.get(one.id) == place else one.text.rstrip()
        for place, one in enumerate(before)
        if place not in gone
    ]
    added = [one.text.rstrip() for one in then if one.id in new and one.text.rstrip() == fresh[one.id].rstrip()]
    assert Counter(ids(after)) == Counter([one.id for place, one in enumerate(before) if one.id and place not in gone]
                                          + list(new))  # fmt: skip
    assert len(added) == len(new)
    assert [one.text.rstrip() for one in then if one.id not in new] == kept


# ------------------------------------------------------------------------------------------------- the list of entries

HEADER = """\
---
status: draft   # still
entries:
  - one   # the best one
  # - three, perhaps next time
  - two
# The rest is the machine's
offered: [one, two]
---

Text.
"""


def test_new_entries_come_last_and_the_rest_of_the_file_stays() -> None:
    assert with_entries(HEADER, ["four", "five"], {}) == HEADER.replace("  - two\n", "  - two\n  - four\n  - five\n")


def test_what_is_gone_is_marked_and_the_mark_goes_when_it_comes_back() -> None:
    marked = with_entries(HEADER, [], {"one": "withdrawn", "two": "deleted"})
    assert "  - one   # the best one  # gone: withdrawn\n" in marked
    assert "  - two  # gone: deleted\n" in marked
    assert with_entries(marked, [], {"one": "withdrawn", "two": "deleted"}) == marked
    assert "  - two  # gone: restricted\n" in with_entries(marked, [], {"two": "restricted"})
    assert with_entries(marked, [], {}) == HEADER


def test_what_an_editor_adds_to_a_mark_stays() -> None:
    noted = HEADER.replace("  - two\n", "  - two  # gone: withdrawn, tell the team\n")
    assert with_entries(noted, [], {"two": "withdrawn"}) == noted
    assert with_entries(noted, [], {}) == noted


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("entries: [one, 'two']", "entries:\n  - one\n  - 'two'\n  - new"),
        ("entries: [one, two]  # mine", "entries:  # mine\n  - one\n  - two\n  - new"),
        (
            "entries: [one,  # mine\n  # between\n  two\n  ]  # end",
            "entries:\n  - one  # mine\n  # between\n  - two\n  # end\n  - new",
        ),
        ("entries: []  # none yet", "entries:  # none yet\n  - new"),
        ("entries:  # none yet", "entries:  # none yet\n  - new"),
        ("entries:", "entries:\n  - new"),
        ("entries: ~ # none", "entries: # none\n  - new"),
        ("entries:\n- one\n- two", "entries:\n- one\n- two\n- new"),
        ("entries:\n    - one", "entries:\n    - one\n    - new"),
        ("entries:\n  - one\n  -\n    two", "entries:\n  - one\n  -\n    two\n  - new"),
        ("editor: Me", "editor: Me\nentries:\n  - new"),
    ],
)
def test_lists_are_added_to_however_they_are_written(written: str, expected: str) -> None:
    text = f"---\nstatus: draft\n{written}\n---\n\nText.\n"
    assert with_entries(text, [], {}) == text
    assert with_entries(text, ["new"], {}) == f"---\nstatus: draft\n{expected}\n---\n\nText.\n"


def test_a_list_in_brackets_gets_lines_when_something_in_it_is_gone() -> None:
    text = "---\nentries: [one, two]\n---\nText.\n"
    marked = with_entries(text, [], {"two": "withdrawn"})
    assert marked == "---\nentries:\n  - one\n  - two  # gone: withdrawn\n---\nText.\n"


def test_a_header_that_cannot_be_changed_by_lines_is_refused() -> None:
    for text in ("", "---\nentries: [one\n---\n", "---\n{entries: [one], status: draft}\n---\n"):
        with pytest.raises(UnsoundError):
            with_entries(text, ["new"], {})


# --------------------------------------------------------------------------------------------------- the file as whole


def issue_of(text: str) -> Issue:
    notes = Notes("")
    handler = FrontMatter(notes)
    header, body = handler.split(text)
    handler.load(header)
    assert handler.document is not None and not notes.problems, (notes.problems, text)
    fields = validated(IssueHeader, handler.document.values, handler.document, notes)
    assert fields is not None, (notes.problems, text)
    day = date(2019, 1, 1)
    return Issue("eip2", "2019-01", 1, "", fields, day, day, "2018-10", body, 1)


def edited_list(text: str, random: Random, editor: Editor) -> str:
    """The list of entries, with lines moved, taken out, added, remarked on or put in brackets."""
    found = re.search(r"^entries:.*\n((?:[ ]+.*\n)*)", text, re.MULTILINE)
    if not found:
        return text
    lines = found[1].splitlines()
    match random.randrange(7):
        case 0:
            random.shuffle(lines)
        case 1 if lines:
            lines.pop(random.randrange(len(lines)))
        case 2 if lines:
            place = random.randrange(len(lines))
            lines[place] = lines[place].replace("  - ", "  # - ", 1) + f"  # {editor.word()}"
        case 3 if lines:
            place = random.randrange(len(lines))
            lines[place] += f"  # {editor.word()}"
        case 4:
            lines.insert(random.randrange(len(lines) + 1), f"  # {editor.word()}")
        case 5:
            lines.insert(random.randrange(len(lines) + 1), f"  - own-{editor.word()}")
        case 6 if all(MARK.sub("", line).count("#") == 0 for line in lines):
            slugs = ", ".join(MARK.sub("", line).strip()[2:] for line in lines)
            return text.replace(found[0], f"entries: [{slugs}]\n")
    return text.replace(found[0], "\n".join(["entries:", *lines, ""]))


@pytest.mark.parametrize("seed", range(60))
def test_a_whole_file_keeps_what_its_editor_typed_and_a_second_draft_changes_nothing(seed: int) -> None:
    random = Random(seed)
    editor = Editor(random)
    slugs = [f"entry-{number}" for number in range(8)]
    text = "---\n# A remark\nstatus: draft\n---\n"
    for _ in range(5):
        issue = issue_of(text)
        new = [slug for slug in slugs if random.random() < 0.5]
        gone = {slug: random.choice(REASONS) for slug in issue.header.entries if random.random() < 0.2}
        fresh = changed_bank(random)
        after = redrafted(text, fresh, new, gone, issue)
        then = issue_of(after)
        added = [slug for slug in new if slug not in {*issue.header.entries, *issue.header.offered}]
        assert then.header.entries == (*issue.header.entries, *added)
        assert then.header.offered == tuple(dict.fromkeys([*issue.header.offered, *new]))
        assert Counter(TYPED.findall(after)) == Counter(TYPED.findall(text))
        assert "# A remark\nstatus: draft\n" in after
        for slug in then.header.entries:
            lines = [line for line in after.split("\n") if re.match(rf" *- {slug}( |$)", line)]
            assert any(bool(MARK.search(line)) == (slug in gone) for line in lines), (slug, gone, after)
        assert redrafted(after, fresh, new, gone, then) == after
        head, _, body = after.partition("\n---\n")
        text = edited_list(head + "\n", random, editor).rstrip("\n") + "\n---\n" + editor.works_on(body)
