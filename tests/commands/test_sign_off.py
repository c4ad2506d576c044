"""A case is approved by the right people, as it is, before it is published; and it can be taken back at once."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from knowledge_bank.checks import inspect
from knowledge_bank.commands import main
from knowledge_bank.model import errors
from PIL import Image

from tests.banks import BODY, SETTINGS, case, issue, write_bank

DRAFT: dict[str, Any] = {"status": "draft", "published": None, "review_due": None}
REVIEWERS = {
    "contributor": "LL-01",
    "safeguarding-reviewer": "SR-07",
    "practice-reviewer": "PR-02",
    "information-governance": "IG-01",
    "editor": "ED-01",
}
LAW = ["--proceedings", "none", "--review", "ended"]



def picture(colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (4, 4), colour).save(file, "png")
    return file.getvalue()


PICTURE, OTHER_PICTURE = picture("red"), picture("blue")

Kb = Callable[..., Result]


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank that keeps to the sign-off of all banks, with one draft in it."""
    settings = SETTINGS.replace("sign_off: {invented: [], composite: [], adapted: [], real: []}\n", "")
    files = {"bank.yml": settings, "cases/two-to-nine.md": case(**DRAFT), "newsletters/eip2/2018-07.md": None}
    return write_bank(tmp_path / "content", files)


@pytest.fixture
def kb(bank: Path) -> Kb:
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--bank", str(bank)])

    return run


def path(bank: Path) -> Path:
    return bank / "cases" / "two-to-nine.md"


def made(bank: Path, **fields: Any) -> None:
    """Write the draft anew."""
    path(bank).write_text(case(**{**DRAFT, **fields}))


def approve_all(kb: Kb, *others: tuple[str, str]) -> None:
    for role, code in (*REVIEWERS.items(), *others):
        result = kb("approve", "two-to-nine", "--role", role, "--as", code, *(LAW if "information" in role else []))
        assert result.exit_code == 0, result.output


def told(bank: Path) -> list[str]:
    return [str(one).split("two-to-nine.md:")[-1] for one in errors(inspect(bank).problems)]


def test_an_invented_case_needs_its_contributor_and_an_editor(bank: Path, kb: Kb) -> None:
    result = kb("publish", "two-to-nine")
    assert result.exit_code == 1
    assert "approvals: the contributor has not approved it (invented for teaching); kb approve" in result.output
    assert "approvals: the editor has not approved it (invented for teaching)" in result.output
    assert path(bank).read_text() == case(**DRAFT)
    first = kb("approve", "two-to-nine", "--role", "contributor", "--as", "LL-01")
    assert first.output == "Contributor LL-01 approves two-to-nine. Still to approve it: editor.\n"
    second = kb("approve", "cases/two-to-nine.md", "--role", "editor", "--as", "ED-01")
    assert second.output == "Editor ED-01 approves two-to-nine. Everybody has approved it: kb publish it.\n"
    assert kb("publish", "two-to-nine").output == "two-to-nine is published, for public readers.\n"
    assert "status: published\n" in path(bank).read_text()
    assert "published: 2019-01-10\n" in path(bank).read_text()
    assert "review_due: 2020-01-10\n" in path(bank).read_text()
    assert told(bank) == []


@pytest.mark.parametrize("basis", ["composite", "adapted"])
def test_what_comes_from_families_is_read_by_reviewers_and_checked_in_law(bank: Path, kb: Kb, basis: str) -> None:
    made(bank, basis=basis, details_changed="Ages, places and the order of events.")
    refused = kb("publish", "two-to-nine").output
    for role in REVIEWERS:
        assert f"kb approve two-to-nine --role {role}" in refused
    assert "legal_check: is missing; information governance decides it: kb approve" in refused
    approve_all(kb)
    assert kb("publish", "two-to-nine").exit_code == 0
    assert told(bank) == []


def test_scenario_8_a_real_case_with_permission_intruder_test_and_all_approvals_is_published(
    bank: Path, kb: Kb
) -> None:
    permission = "{id: PERM-0001, kept_by: Team manager, date: 2018-11-02, scope: public}"
    made(bank, basis="real", details_changed="Ages and places.", permission=permission)
    approve_all(kb)
    refused = kb("publish", "two-to-nine").output
    assert "the agency authoriser has not approved it" in refused
    assert "the intruder tester has not approved it" in refused
    approve_all(kb, ("agency-authoriser", "AA-01"), ("intruder-tester", "IT-01"))
    assert kb("publish", "two-to-nine").exit_code == 0
    assert told(bank) == []
    path(bank).write_text(path(bank).read_text().replace("scope: public", "scope: authorised"))
    assert any("the family agreed to authorised readers, and this is for public ones" in one for one in told(bank))


def test_what_still_stands_between_drafts_and_publication_can_be_asked(bank: Path) -> None:
    asked = CliRunner().invoke(main, ["check", "--publish", str(bank)])
    assert asked.exit_code == 1
    assert "the contributor has not approved it" in asked.output
    assert CliRunner().invoke(main, ["check", str(bank)]).output == "no errors, no warnings\n"
    assert path(bank).read_text() == case(**DRAFT)


def test_a_real_case_without_the_familys_agreement_is_refused(bank: Path, kb: Kb) -> None:
    made(bank, basis="real", details_changed="Ages and places.")
    assert "permission: is missing: the family's agreement; the contributor adds" in kb("publish", "two-to-nine").output


def test_four_people_at_least_sign_off_what_comes_from_families(bank: Path, kb: Kb) -> None:
    made(bank, basis="composite", details_changed="Much.")
    for role in REVIEWERS:
        code = "LL-01" if role == "contributor" else "SR-07"
        kb("approve", "two-to-nine", "--role", role, "--as", code, *(LAW if "information" in role else []))
    refused = kb("publish", "two-to-nine")
    assert "approvals: 2 people have signed it off between them; 4 at least are needed" in refused.output


CHANGES = {
    "title": ("From two people to nine", "From two people to ten"),
    "summary": ("what helped", "what had helped"),
    "text": ("asked again", "asked once more"),
    "terms": ("[neglect]", "[separation]"),
    "fields": ("outcome: mixed", "outcome: improving"),
    "access": ("access: public", "access: authorised"),
    "teaser": ("access: public", "teaser: {title: A case, summary: Of a family.}\naccess: public"),
}


@pytest.mark.parametrize("part", CHANGES)
def test_scenario_12_a_change_makes_every_approval_void_and_says_of_what(bank: Path, kb: Kb, part: str) -> None:
    made(bank, basis="composite", details_changed="Much.")
    approve_all(kb)
    path(bank).write_text(path(bank).read_text().replace(*CHANGES[part], 1))
    refused = kb("publish", "two-to-nine")
    assert refused.exit_code == 1
    assert f"the approval of the editor is void: {part} changed since" in refused.output
    assert refused.output.count("is void") == len(REVIEWERS)
    assert errors(inspect(bank).problems) == ()  # in a draft it is a warning
    approve_all(kb)
    assert kb("publish", "two-to-nine").exit_code == 0
    path(bank).write_text(path(bank).read_text().replace("- Ask who was there", "- Ask who is there"))
    assert len(told(bank)) == len(REVIEWERS)
    assert all("is void: text changed since; let them read it again" in one for one in told(bank))


def test_a_new_picture_makes_approvals_void_and_a_new_day_of_review_does_not(bank: Path, kb: Kb) -> None:
    (bank / "cases" / "house.png").write_bytes(PICTURE)
    path(bank).write_text(case(f"{BODY}\n![A house](house.png)\n", **DRAFT))
    approve_all(kb)
    text = path(bank).read_text().replace("status: draft", "review_due: 2019-12-01\nowner: Editor\nstatus: draft")
    path(bank).write_text(text.replace("owner: Editor\n", ""))
    assert not [one for one in inspect(bank).problems if one.code == "void-approval"]
    (bank / "cases" / "house.png").write_bytes(OTHER_PICTURE)
    assert {one.wrong.split(": ")[1] for one in inspect(bank).problems if one.code == "void-approval"} == {
        "files changed since"
    }


def test_opening_a_case_to_more_readers_asks_everybody_again(bank: Path, kb: Kb) -> None:
    made(bank, access="authorised", basis="composite", details_changed="Much.")
    approve_all(kb)
    kb("publish", "two-to-nine")
    assert told(bank) == []
    path(bank).write_text(path(bank).read_text().replace("access: authorised\n", "access: public\n", 1))
    wanted = "safeguarding reviewer is void: access changed since; everybody reads it again, as it is for other readers"
    assert any(wanted in one for one in told(bank))


@pytest.mark.parametrize("standing", ["live", "unknown"])
@pytest.mark.parametrize("field", ["proceedings", "review"])
def test_scenario_13_what_is_going_on_or_not_known_blocks(bank: Path, kb: Kb, field: str, standing: str) -> None:
    made(bank, basis="composite", details_changed="Much.")
    approve_all(kb)
    law = {"proceedings": "none", "review": "none", field: standing}
    arguments = [part for name, value in law.items() for part in (f"--{name}", value)]
    kb("approve", "two-to-nine", "--role", "information-governance", "--as", "IG-01", *arguments)
    refused = kb("publish", "two-to-nine")
    assert refused.exit_code == 1
    assert f"legal_check.{field}: " in refused.output
    assert "and no such case may be told; information governance decides it: none or ended" in refused.output


def test_scenario_15_the_contributor_approves_nothing_else(bank: Path, kb: Kb) -> None:
    kb("approve", "two-to-nine", "--role", "contributor", "--as", "LL-01")
    refused = kb("approve", "two-to-nine", "--role", "safeguarding-reviewer", "--as", "ll-01")
    assert refused.exit_code == 1
    assert "a different person must approve" in refused.output
    text = path(bank).read_text()
    twin = text[text.index("  - role: contributor") : text.index("---\n\n")].replace("contributor", "editor")
    path(bank).write_text(text.replace("---\n\n", f"{twin}---\n\n"))
    assert [
        one.split(": ", 1)[1] for one in told(bank)
    ] == ["approvals: the contributor is the editor too; a different person must approve"]


def test_who_approves_again_replaces_the_older_approval(bank: Path, kb: Kb) -> None:
    kb("approve", "two-to-nine", "--role", "editor", "--as", "ED-01")
    kb("approve", "two-to-nine", "--role", "editor", "--as", "ED-02")
    assert path(bank).read_text().count("role: editor") == 1
    assert "code: ED-02" in path(bank).read_text()


REFUSALS = {
    "an entry that is not there": (["publish", "two-to-ten"], "There is no such entry. Did you mean 'two-to-nine'?"),
    "a resource": (["approve", "three-houses", "--role", "editor", "--as", "X"], "Only learning cases are signed off"),
    "a code that is none": (["approve", "two-to-nine", "--role", "editor", "--as", "Jo Smith"], "A code has letters"),
    "a legal check without answers": (
        ["approve", "two-to-nine", "--role", "information-governance", "--as", "X"],
        "add --proceedings and --review",
    ),
    "answers from somebody else": (
        ["approve", "two-to-nine", "--role", "editor", "--as", "X", *LAW],
        "Information governance, and nobody else",
    ),
    "what is published": (["publish", "three-houses"], "It is published already."),
    "a draft withdrawn": (["withdraw", "two-to-nine", "--reason", "consent"], "It was never published"),
}


@pytest.mark.parametrize(("arguments", "why"), REFUSALS.values(), ids=REFUSALS)
def test_what_cannot_be_is_refused_in_plain_words(bank: Path, kb: Kb, arguments: list[str], why: str) -> None:
    before = {file: file.read_bytes() for file in bank.rglob("*.*")}
    result = kb(*arguments)
    assert result.exit_code == 1
    assert why in result.output
    assert before == {file: file.read_bytes() for file in bank.rglob("*.*")}


def test_nobody_approves_what_an_editor_has_still_to_add_to(bank: Path, kb: Kb) -> None:
    made(bank, access=None, audiences=None)
    refused = kb("approve", "two-to-nine", "--role", "contributor", "--as", "LL-01")
    assert refused.exit_code == 1
    assert "First an editor adds what is still missing, or approvals would be void at once" in refused.output
    assert "access: is missing" in refused.output
    assert "audiences: is missing" in refused.output


def test_a_case_with_errors_is_neither_approved_nor_published(bank: Path, kb: Kb) -> None:
    path(bank).write_text(case(f"{BODY}\nHer number is 999 000 0018.\n", **DRAFT))
    refused = kb("approve", "two-to-nine", "--role", "editor", "--as", "ED-01")
    assert refused.exit_code == 1
    assert "[nhs-number]" in refused.output
    assert "999 000" not in refused.output


def out(bank: Path, name: str) -> str:
    return (bank / name).read_text()


def test_scenario_16_a_withdrawal_leaves_a_neutral_page_and_a_correction_and_no_text(tmp_path: Path) -> None:
    shown = case(
        f"{BODY}\nA canary sings. ![A house](house.png) and ![another](both.png)\n",
        formerly=["canary-old"],
    )
    files: dict[str, str | bytes | None] = {
        "cases/two-to-nine.md": shown,
        "cases/other.md": case(f"{BODY}\n![another](both.png) [It](two-to-nine.md)\n", related=["two-to-nine"]),
        "cases/house.png": PICTURE,
        "cases/both.png": PICTURE,
        "newsletters/eip2/2018-07.md": issue(entries=["two-to-nine"]),
    }
    bank = write_bank(tmp_path / "content", files)
    result = CliRunner().invoke(main, ["withdraw", "two-to-nine", "--reason", "consent", "--bank", str(bank)])
    assert result.exit_code == 0, result.output
    assert "canary" not in out(bank, "cases/two-to-nine.md").replace("canary-old", "")
    assert out(bank, "cases/two-to-nine.md") == (
        "---\ntitle: Withdrawn\nsummary: This page was withdrawn.\nstatus: withdrawn\naccess: public\n"
        "published: 2018-06-01\nformerly:\n  - canary-old\nwithdrawn:\n  date: 2019-01-10\n  reason: consent\n---\n\n"
        "This page was withdrawn.\n"
    )
    assert not (bank / "cases" / "house.png").exists()
    assert (bank / "cases" / "both.png").exists()
    assert errors(inspect(bank).problems) == ()
    assert "cases/other.md:" in result.output  # who still links there is told, and must not wait for it


def test_what_is_merely_out_of_date_keeps_its_text(bank: Path, kb: Kb) -> None:
    text = out(bank, "resources/three-houses.md")
    assert kb("withdraw", "three-houses", "--reason", "out-of-date").exit_code == 0
    assert out(bank, "resources/three-houses.md") == text.replace("status: published", "status: withdrawn").replace(
        "---\n\n", "withdrawn:\n  date: 2019-01-10\n  reason: out-of-date\n---\n\n"
    )


def test_every_shipped_entry_can_be_withdrawn_at_once(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "content"
    subject = inspect(shipped).subject
    assert subject is not None
    told = {slug for one in subject.catalog.issues for slug in one.header.entries}
    restricted = [entry.slug for entry in subject.catalog.entries if entry.access != "public" and entry.slug in told]
    assert restricted
    for slug in (restricted[0], "from-two-people-to-nine"):
        bank = tmp_path / slug
        shutil.copytree(shipped, bank)
        result = CliRunner().invoke(main, ["withdraw", slug, "--reason", "consent", "--bank", str(bank)])
        assert result.exit_code == 0, result.output
        assert errors(inspect(bank).problems) == ()
