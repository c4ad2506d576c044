"""Blocks fill themselves from the bank as far as they can, and ask people for the rest."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from knowledge_bank.model.prompt import prompt, prompts
from knowledge_bank.newsletter.blocks import request, sections
from knowledge_bank.newsletter.desk import NoDeskError, lay_out
from knowledge_bank.newsletter.merge import split
from knowledge_bank.newsletter.news import gone, new
from knowledge_bank.newsletter.quoting import words
from knowledge_bank.reading import blocks as block_files
from knowledge_bank.reading import read
from knowledge_bank.reading.blocks import block_names, read_block
from knowledge_bank.rendering import render

from tests.banks import case
from tests.newsletter.desks import BANK, FILES, NEW, desk, write

WRITE_IT = "write templates/blocks/<name>.md, or take it out"
RAFFLE = """\
---
title: The raffle
filled_by: luck
who: Everybody
words: 10
---
{{ catalog().by_slug | length }} entries, and {{ entries | length }} of them new.

{{ prompt("Who won.") }}
"""


def test_every_block_of_the_product_can_be_read() -> None:
    assert len(block_names()) >= 16
    for name in block_names():
        block = read_block(name)
        assert block.title
        assert not (block.who and not block.ask), name


def test_each_block_is_one_section_with_its_id(tmp_path: Path) -> None:
    one = desk(tmp_path)
    for block, text in sections(one, NEW).items():
        assert [part.id for part in split(text)] == ["", block], text
        assert not render(text).findings


def test_the_note_of_the_workshop_gives_what_to_take_away(tmp_path: Path) -> None:
    text = sections(desk(tmp_path), NEW)["take-away"]
    assert text.endswith("{#take-away}\n\n- Ask who was there.\n- Look again.\n- Third, with `code`.\n")


def test_what_only_staff_may_read_is_told_by_its_teaser_and_by_nothing_else(tmp_path: Path) -> None:
    restricted = FILES["workshops/third-workshop.md"]
    assert restricted
    teaser = "access: authorised\nteaser: {title: A note for staff, summary: What staff will find.}\n"
    files = {"workshops/third-workshop.md": restricted.replace("access: public\n", teaser)}
    whole = "\n".join(sections(desk(tmp_path, files=files), NEW).values())
    assert "A case for staff" in whole
    assert "A note for staff" in whole
    for secret in ("What nobody may read", "hidden-case", "secret-case", "Not even", "Third", "Another way", "Coaches"):
        assert secret not in whole


def test_a_piece_for_each_strand_that_had_something_planned(tmp_path: Path) -> None:
    text = sections(desk(tmp_path), NEW)["workshop"]
    assert "[Workshop 3](../../workshops/w3.md) was planned for 14 December 2018." in text
    assert "### Practice\n\nPlanned:\n\n- Balancing risk\n- Deciding together\n" in text
    assert "[note on workshop 3](../../workshops/third-workshop.md)" in text


def test_a_presenting_authority_is_named_only_where_it_agreed(tmp_path: Path) -> None:
    text = sections(desk(tmp_path), NEW)["spotlight"]
    assert "### What we \\*tried\\*\n\nPresented by Northshire." in text
    assert "### Another way\n\nPresented by one of the authorities." in text
    assert "Southshire" not in text


def test_an_exercise_comes_with_its_questions(tmp_path: Path) -> None:
    text = sections(desk(tmp_path), NEW)["try-this"]
    assert "[A \\*new\\* case](../../cases/new-case.md) has an exercise for a team, of 40 minutes." in text
    assert "Allow 40 minutes, and read the guide before." in text
    assert text.endswith("1. Who was not *asked*?\n2. What would help?\n3. When, and by whom?\n")


def test_what_is_new_is_told_by_audience_and_what_changed_says_so(tmp_path: Path) -> None:
    text = sections(desk(tmp_path), NEW)["new-for-you"]
    assert "### Front-line staff\n\n- [A \\*new\\* case](../../cases/new-case.md)\n" in text
    assert "- [Three houses](../../resources/three-houses.md), changed\n" in text
    assert text.endswith("### For registered staff only\n\n- A case for staff\n")


def test_the_days_of_the_next_workshop_are_the_programmes(tmp_path: Path) -> None:
    told = sections(desk(tmp_path), NEW)
    assert "[Workshop 4](../../workshops/w4.md) is on 22 March 2019." in told["dates"]
    assert "lead a thresholds exercise" in told["before-next"]
    assert "Activity logs are due by 8 March 2019." in told["before-next"]
    assert "ask staff." in told["between"]


def test_topics_in_one_line_are_one_sentence_and_none_are_announced_where_there_are_none(tmp_path: Path) -> None:
    topics = "[Risk in short, What staff said, EIP in practice]"
    workshops = str(FILES["programme/workshops.yml"])
    files = {"programme/workshops.yml": workshops.replace("[Involving children]", topics)}
    told = sections(desk(tmp_path / "a", files=files), NEW)["dates"]
    assert "This is planned for it:\n\n- **Practice.** Risk in short; what staff said; EIP in practice.\n" in told
    files = {"programme/workshops.yml": workshops.replace("[Involving children]", "[]")}
    assert sections(desk(tmp_path / "b", files=files), NEW)["dates"].endswith(" is on 22 March 2019.\n")


def test_a_message_whose_day_has_passed_asks_for_it_as_soon_as_can_be(tmp_path: Path) -> None:
    one = desk(tmp_path)
    late = request(next(block for block in one.blocks if block.id == "spotlight"), one, NEW)
    assert late
    assert late.subject == "EIP2 newsletter, January 2019: spotlight, as soon as you can"
    assert "Please send it as soon as you can to bank@example.org. Thank you." in late.text


def test_without_a_workshop_its_blocks_are_left_out(tmp_path: Path) -> None:
    one = desk(tmp_path, "eip2/2018-11")
    assert (one.workshop, one.issue.until) == (None, date(2018, 10, 31))
    left_out = [block for block, text in sections(one, []).items() if not text]
    assert left_out == [
        "take-away", "workshop", "spotlight", "between", "new-for-you", "learning-lab", "research-tools-policy",
        "dates", "before-next",
    ]  # fmt: skip


def test_a_local_partnership_has_its_own_blocks_and_needs_no_workshop(tmp_path: Path) -> None:
    one = desk(tmp_path, "local/2019-01")
    assert (one.workshop, one.issue.since, one.issue.until) == (None, date(2018, 10, 1), date(2018, 12, 31))
    assert one.issue.title == "Issue 1, January 2019"
    told = sections(one, new(one))
    assert [text.split("\n")[0] for text in told.values()] == [
        "## What we achieved together {#achievements}",
        "## Good examples {#good-examples}",
        "## Research and tools {#research-and-tools}",
        "## Training and development {#training}",
        "## Whose newsletter this is {#steering-group}",
    ]
    assert "Partnership steering group answers for this newsletter." in told["steering-group"]
    assert "A later resource" in told["research-and-tools"]
    nothing = sections(one, [])
    assert nothing["research-and-tools"].endswith("\n\nNothing this quarter.\n")
    assert all("Nothing this quarter" in nothing[block] for block in ("achievements", "good-examples", "training"))


def test_another_block_is_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "raffle.md").write_text(RAFFLE)
    monkeypatch.setattr(block_files, "FOLDERS", (*block_files.FOLDERS, tmp_path / "more"))
    one = desk(tmp_path, files={"bank.yml": BANK.replace("tell-us]", "tell-us, raffle]")})
    assert sections(one, NEW)["raffle"] == (
        "## The raffle {#raffle}\n\n6 entries, and 4 of them new.\n\n[To write: Who won. At most 10 words.]\n"
    )


def test_a_block_that_nobody_wrote_is_a_problem_of_the_bank(tmp_path: Path) -> None:
    bank = write(tmp_path, {"bank.yml": BANK.replace("[welcome,", "[welcom, nobody-knows, dates,")})
    told = [str(one) for one in read(bank).problems]
    number = BANK.split("\n").index(next(line for line in BANK.split("\n") if "[welcome," in line)) + 1
    assert told == [
        f"{bank}/bank.yml:{number}:14: blocks: unknown block 'welcom'; did you mean 'welcome'?",
        f"{bank}/bank.yml:{number}:22: blocks: unknown block 'nobody-knows'; {WRITE_IT}",
        f"{bank}/bank.yml:{number}:144: blocks: 'dates' is named twice; keep one of them",
    ]
    with pytest.raises(NoDeskError) as nothing:
        lay_out(bank, "eip2/2019-01")
    assert len(nothing.value.problems) == 3


# ---------------------------------------------------------------------------------------------------------- what is new


def test_new_is_what_was_published_or_changed_in_the_period_and_may_be_told(tmp_path: Path) -> None:
    one = desk(tmp_path)
    assert (one.issue.since, one.issue.until) == (date(2018, 10, 20), date(2018, 12, 21))
    assert new(one) == NEW


def test_what_was_told_before_is_new_again_only_where_it_changed(tmp_path: Path) -> None:
    told = FILES["newsletters/eip2/2018-07.md"]
    assert told
    files = {"newsletters/eip2/2018-07.md": told.replace("[two-to-nine,", "[two-to-nine, new-case, secret-case,")}
    assert new(desk(tmp_path, files=files)) == ["three-houses", "third-workshop"]


def test_what_another_series_told_is_still_new_in_this_one(tmp_path: Path) -> None:
    assert "new-case" in new(desk(tmp_path, "local/2019-01"))


def test_what_is_gone_is_told_with_the_reason(tmp_path: Path) -> None:
    listed = "[new-case, hidden-case, taken-back, unfinished, deleted-one, mistyped]"
    draft = f"---\nstatus: draft\nworkshop: w3\nentries: {listed}\noffered: [deleted-one]\n---\n\nText.\n"
    one = desk(tmp_path, files={"newsletters/eip2/2019-01.md": draft})
    assert gone(one) == {
        "hidden-case": "restricted",
        "taken-back": "withdrawn",
        "unfinished": "not published",
        "deleted-one": "deleted",
    }


def test_an_entry_that_cannot_be_read_just_now_is_not_gone(tmp_path: Path) -> None:
    draft = "---\nstatus: draft\nworkshop: w3\nentries: [new-case]\noffered: [new-case]\n---\n\nText.\n"
    files = {"newsletters/eip2/2019-01.md": draft, "cases/new-case.md": case(topics=["nonsense"])}
    assert gone(desk(tmp_path, files=files)) == {}


# ------------------------------------------------------------------------------------------------------------ the words


def test_words_of_the_bank_stay_words() -> None:
    hostile = "# A *b* _c_ [d](javascript:e) <f> `g` {#h} | ~i~ ^j^ ==k== &amp; \\l https://m.example :n:"
    shown = render(f"{words(hostile)}\n").html(lambda link: link.target)
    plain = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()
    assert plain == f"<p>{hostile}</p>"
    for start in ("- a", "1. a", "> a", "+ a", "!!! note"):
        assert "<p>" in render(f"{words(start)}\n").html(lambda link: link.target)


def test_a_prompt_is_found_whatever_is_asked_for() -> None:
    text = prompt("Say [what]\nhappened", 20)
    assert text == "[To write: Say (what) happened At most 20 words.]"
    assert len(list(prompts(f"\n{text}\n"))) == 1


def test_whoever_is_asked_gets_a_message_with_day_and_length(tmp_path: Path) -> None:
    one = desk(tmp_path)
    blocks = {block.id: block for block in one.blocks}
    spotlight = request(blocks["spotlight"], replace(one, day=date(2018, 12, 17)), NEW)
    assert spotlight
    assert spotlight.to == "Presenting authorities"
    assert spotlight.subject == "EIP2 newsletter, January 2019: spotlight, by 17 December 2018"
    assert "whether your authority may be named" in spotlight.text
    assert "at most 150 words" in spotlight.text
    assert "by 17 December 2018 to bank@example.org" in spotlight.text
    welcome = request(blocks["welcome"], one, NEW)
    assert welcome
    assert welcome.to == "Programme editor"
    assert welcome.text.startswith("This is a reminder for yourself. Please write the welcome")
    assert "Thank you" not in welcome.text
    lead = request(blocks["workshop"], one, NEW)
    assert lead
    assert "Please write at most 60 words for each strand. " in lead.text
    assert request(blocks["dates"], one, NEW) is None
