"""An issue is settled before it is sent, and stays what was sent."""

from pathlib import Path

import pytest
from knowledge_bank.checks import inspect
from knowledge_bank.model import edition, errors
from knowledge_bank.model.telling import corrections, pieces
from knowledge_bank.writing.issues import correct, send
from knowledge_bank.writing.proposal import RefusedError

from tests.banks import case, issue, resource, write_bank

DRAFT: dict[str, object] = {
    "status": "draft",
    "published": None,
    "subject": "What families told us",
    "preheader": "Networks, and what they ask of us",
}
BODY = "## Welcome {#welcome}\n\nGood to see you.\n\n## Try this {#try-this}\n\nAsk: what helps?\n"


def bank(folder: Path, body: str = BODY, **fields: object) -> Path:
    return write_bank(folder / "content", {"newsletters/eip2/2018-07.md": issue(body, **{**DRAFT, **fields})})


def text(bank: Path) -> str:
    return (bank / "newsletters" / "eip2" / "2018-07.md").read_text()


def told(bank: Path) -> list[str]:
    return [str(one).split("2018-07.md:")[-1] for one in inspect(bank).problems]


def test_sending_freezes_what_is_told_and_changes_nothing_else(tmp_path: Path) -> None:
    content = bank(tmp_path)
    before = text(content)
    proposal = send(content, "eip2/2018-07")
    assert text(content) == before
    proposal.make()
    assert "status: published\n" in text(content)
    assert "published: 2019-01-10\n" in text(content)
    assert text(content).endswith(BODY)
    assert told(content) == []
    another = case(title="Another title", summary="Another summary." + " It is short." * 6)
    (content / "cases" / "two-to-nine.md").write_text(another)
    subject = inspect(content).subject
    assert subject is not None
    readers = edition(subject.catalog, "public", subject.day)
    shown = pieces(readers, subject.catalog.issues[0])
    assert [piece.title for piece in shown] == ["From two people to nine", "Three houses"]
    assert told(content) == []


CHANGES = {
    "a word": ("Good to see you", "Nice to see you"),
    "its subject": ("What families told us", "What they told us"),
    "its list": ("two-to-nine, three-houses", "three-houses, two-to-nine"),
    "a frozen title": ("title: From two people to nine", "title: From two people to ten"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_sent_may_not_change(tmp_path: Path, change: str) -> None:
    content = bank(tmp_path)
    send(content, "eip2/2018-07").make()
    path = content / "newsletters" / "eip2" / "2018-07.md"
    old, new = CHANGES[change]
    assert old in text(content)
    path.write_text(text(content).replace(old, new))
    (found,) = errors(inspect(content).problems)
    assert found.message == (
        "seal: it was sent, and is not what was sent any more; put it back as it was; "
        "what is wrong in it is told with kb newsletter correct"
    )


def test_a_correction_is_dated_and_leaves_the_seal_alone(tmp_path: Path) -> None:
    content = bank(tmp_path)
    with pytest.raises(RefusedError, match="It is not out yet: mend the text itself"):
        correct(content, "eip2/2018-07", "x")
    send(content, "eip2/2018-07").make()
    correct(content, "newsletters/eip2/2018-07.md", "  The workshop is\non Friday.  ").make()
    correct(content, "eip2/2018-07", "It is at ten.").make()
    assert told(content) == []
    subject = inspect(content).subject
    assert subject is not None
    one = subject.catalog.issues[0]
    readers = edition(subject.catalog, "public", subject.day)
    found = corrections(readers, one)
    assert [line for _, line in found] == ["It is at ten.", "The workshop is on Friday."]
    with pytest.raises(RefusedError, match="Say what was wrong"):
        correct(content, "eip2/2018-07", " ")
    with pytest.raises(RefusedError, match="It is published already; tell what is wrong in it with"):
        send(content, "eip2/2018-07")


def test_what_is_withdrawn_after_an_issue_becomes_a_correction_by_itself(tmp_path: Path) -> None:
    content = bank(tmp_path)
    send(content, "eip2/2018-07").make()
    gone = case(status="withdrawn", withdrawn="{date: 2019-01-12, reason: consent}")
    (content / "cases" / "two-to-nine.md").write_text(gone)
    assert told(content) == []
    subject = inspect(content).subject
    assert subject is not None
    one = subject.catalog.issues[0]
    readers = edition(subject.catalog, "public", subject.day)
    (found,) = corrections(readers, one)
    assert found[1] == "Something that this issue told of has been withdrawn since."
    assert [piece.slug for piece in pieces(readers, one)] == ["three-houses"]


FAULTS: dict[str, tuple[dict[str, object], str, str]] = {
    "a prompt that nobody has answered": (
        {},
        BODY.replace("Good to see you.", "[To write: Welcome. At most 120 words.]"),
        "body: still to be written; write it in the place of the brackets, or delete them",
    ),
    "an exercise without a question": (
        {},
        BODY.replace("?", "."),
        "body: an exercise without a question; add at least one question to talk about",
    ),
    "a subject that is too long": (
        {"subject": "x" * 61},
        BODY,
        "subject: 61 characters long; 60 at most, or mail programs cut it",
    ),
    "a preheader that is too long": (
        {"preheader": "x" * 101},
        BODY,
        "preheader: 101 characters long; 100 at most, or mail programs cut it",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_not_settled_is_a_warning_in_a_draft_and_stops_the_sending(tmp_path: Path, fault: str) -> None:
    fields, body, message = FAULTS[fault]
    content = bank(tmp_path, body, **fields)
    assert [line.split(": ", 1)[1] for line in told(content)] == [f"warning: {message}"]
    with pytest.raises(RefusedError) as refused:
        send(content, "eip2/2018-07")
    assert [problem.message for problem in refused.value.problems] == [message]


def test_scenario_18_a_restricted_entry_is_named_and_its_teaser_offered(tmp_path: Path) -> None:
    content = bank(tmp_path)
    (content / "cases" / "two-to-nine.md").write_text(case(access="authorised"))
    with pytest.raises(RefusedError) as refused:
        send(content, "eip2/2018-07")
    (problem,) = refused.value.problems
    assert problem.message == (
        "entries: 'two-to-nine' is for authorised readers, and newsletters go to everyone; "
        "give the entry a teaser, or leave it out"
    )
    told = case(access="authorised", teaser="{title: A network, summary: How two people became nine.}")
    (content / "cases" / "two-to-nine.md").write_text(told)
    send(content, "eip2/2018-07").make()
    assert "From two people to nine" not in text(content)
    assert "title: A network" in text(content)


def test_an_entry_that_is_withdrawn_already_is_not_sent(tmp_path: Path) -> None:
    content = bank(tmp_path)
    gone = resource(status="withdrawn", withdrawn="{date: 2019-01-02, reason: mistake}")
    (content / "resources" / "three-houses.md").write_text(gone)
    with pytest.raises(RefusedError, match="It tells of what was withdrawn: three-houses"):
        send(content, "eip2/2018-07")


TOLD = """\
## Welcome {#welcome}

Good to see you. Read [the case](../../cases/two-to-nine.md) first.

## New for you {#new-for-you}

- **Front line.** From two *people* to nine: a case.
    - It has a page of questions.
- **Coaches.** [Three houses](../../resources/three-houses.md).

### From two people to nine

A whole part about it.

## Dates {#dates}

Friday.
"""


def test_a_sent_issue_tells_no_more_of_what_was_withdrawn_and_stays_what_was_sent(tmp_path: Path) -> None:
    content = bank(tmp_path, TOLD)
    send(content, "eip2/2018-07").make()
    sent = text(content)
    gone = case(status="withdrawn", title="Withdrawn", withdrawn="{date: 2019-01-12, reason: consent}")
    (content / "cases" / "two-to-nine.md").write_text(gone)
    subject = inspect(content).subject
    assert subject is not None
    one = subject.catalog.issues[0]
    shown = subject.prose[one.path].html(lambda link: link.target)
    for words in ("the case", "two", "questions", "A whole part"):
        assert words not in shown
    for words in ("Welcome", "New for you", "Coaches", "three-houses", "Dates", "Friday"):
        assert words in shown
    assert text(content) == sent
    assert told(content) == []


def test_a_sent_issue_is_not_sent_anew_under_another_seal(tmp_path: Path) -> None:
    content = bank(tmp_path)
    send(content, "eip2/2018-07").make()
    path = content / "newsletters" / "eip2" / "2018-07.md"
    path.write_text(text(content).replace("status: published", "status: draft").replace("Good to", "Nice to"))
    with pytest.raises(RefusedError, match="It was sent already: it still carries the seal of that"):
        send(content, "eip2/2018-07")


def test_what_stands_against_sending_is_told_at_its_line_of_the_file_as_it_is(tmp_path: Path) -> None:
    content = bank(tmp_path, BODY.replace("Good to see you.", "[To write: Welcome.]"))
    with pytest.raises(RefusedError) as refused:
        send(content, "eip2/2018-07")
    (problem,) = refused.value.problems
    assert text(content).split("\n")[problem.line - 1] == "[To write: Welcome.]"


def test_signs_of_a_conflict_are_an_error_everywhere(tmp_path: Path) -> None:
    content = bank(tmp_path, BODY.replace("Good to see you.", "<<<<<<< HEAD\nHere\n=======\nThere\n>>>>>>> main"))
    found = [line.split(":", 1)[1] for line in told(content) if "conflict" in line]
    assert found == [
        "1: body: a conflict of two versions; keep what is right of both, and delete the lines of signs",
        "1: body: a conflict of two versions; keep what is right of both, and delete the lines of signs",
    ]


def test_an_issue_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="Did you mean 'eip2/2018-07'"):
        send(bank(tmp_path), "eip2/2018-08")
