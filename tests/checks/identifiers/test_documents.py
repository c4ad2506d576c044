"""Documents of a bank: every text of them is looked at, and what is told has a place and no value."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from knowledge_bank.checks import inspect
from knowledge_bank.model import Problem

from tests.banks import BODY, FILES, SUMMARY, case, issue, note, resource, terms, write_bank

PHONE, NUMBER = "07700 900123", "999 000 0018"
WAY = "or record an exception"
Files = Mapping[str, str | bytes | None]


def told(folder: Path, files: Files, **environment: str) -> list[str]:
    """The Problems of one case, without its path."""
    found = inspect(write_bank(folder / "content", files), "content").problems
    return [str(problem).removeprefix("content/cases/one.md:") for problem in found]


def test_a_number_and_a_phone_are_told_by_line_with_placeholders(tmp_path: Path) -> None:
    """Scenario 9 of the brief."""
    text = case(f"Her number is {NUMBER}.\n\nWe rang {PHONE} twice.\n")
    assert told(tmp_path, {"cases/one.md": text}) == [
        f"18:15: body: [nhs-number] what looks like an NHS number; delete it, {WAY}",
        f"20:9: body: [phone] what looks like a phone number; delete it; help lines for everyone may stay, {WAY}",
    ]


TWINS = "We met the twins, aged seven, at Hillside Primary School in NR1.\n"
NORFOLK = {"vocabularies/agencies.yml": terms("norfolk", "southshire")}


def test_what_is_less_plain_is_told_too(tmp_path: Path) -> None:
    """Scenario 10: age and school are errors, twins and district are warnings."""
    found = inspect(write_bank(tmp_path / "content", {"cases/one.md": case(TWINS), **NORFOLK}), "content").problems
    assert [(problem.column, str(problem.severity), problem.code) for problem in found] == [
        (12, "warning", "distinctive"),
        (19, "error", "exact-age"),
        (34, "error", "setting-name"),
        (61, "warning", "postcode-district"),
    ]


def test_a_town_that_is_in_no_area_of_the_programme_is_a_place_too(tmp_path: Path) -> None:
    text = case("They lived in Leeds, and later in Stoke-on-Trent.\n")
    assert told(tmp_path, {"cases/one.md": text}) == [
        f'18:15: body: [place] what looks like the name of a town; write "the town" or "a village nearby", {WAY}',
        f'18:35: body: [place] what looks like the name of a town; write "the town" or "a village nearby", {WAY}',
    ]


@pytest.mark.parametrize("given", ["", "reason: short, role: Editor, ", "role: Editor, ", "reason: It is needed, "])
def test_nothing_can_be_waived_without_a_reviewers_reason(tmp_path: Path, given: str) -> None:
    text = case(TWINS, exceptions=f"[{{rule: exact-age, {given}date: 2018-09-01}}]")
    found = inspect(write_bank(tmp_path / "content", {"cases/one.md": text})).problems
    assert "exact-age" in [problem.code for problem in found]
    assert any(problem.field.startswith("exceptions.1") for problem in found)


EVERYWHERE = {
    "title": f"From {PHONE} to nine",
    "summary": f"{SUMMARY} {PHONE}",
    "details_changed": PHONE,
    "time_frame": PHONE,
    "voice_of_child": PHONE,
    "voice_of_family": PHONE,
    "group_size": PHONE,
    "collection": PHONE,
    "owner": PHONE,
    "authors": f"[{{role: {PHONE}, team: Editors}}]",
    "teaser": f"{{title: One, summary: {PHONE}}}",
    "sources": f"[{{title: One, section: {PHONE}}}]",
    "rights": f"{{holder: One, licence: {PHONE}}}",
    "changes": f"[{{date: 2018-07-02, note: {PHONE}}}]",
    "exceptions": f"[{{rule: email, reason: it was {PHONE}, role: Editor, date: 2018-07-02}}]",
}


@pytest.mark.parametrize("name", EVERYWHERE)
def test_every_text_of_a_header_is_looked_at_and_told_by_its_place(tmp_path: Path, name: str) -> None:
    text = case(**{name: EVERYWHERE[name]})
    line = next(number for number, line in enumerate(text.split("\n"), 1) if PHONE in line)
    column = text.split("\n")[line - 1].index(PHONE) + 1
    found = inspect(write_bank(tmp_path / "content", {"cases/one.md": text}), "content").problems
    phones = [problem for problem in found if problem.code == "phone"]
    assert [(problem.line, problem.column, problem.field.split(".")[0]) for problem in phones] == [(line, column, name)]


HEADERS: dict[str, tuple[str, str, tuple[int, int]]] = {
    "over several lines": (f"summary: >\n  {SUMMARY}\n  Ring 07700\n  900123.", "phone", (4, 8)),
    "in double quotes with escapes": (f'summary: "{SUMMARY} 0770\\x30 900123"', "phone", (2, 10)),
    "in a remark": (f"summary: {SUMMARY} # {PHONE}", "phone", (2, 113)),
    "in a remark behind a date": (
        f"summary: {SUMMARY}\nreviewed: 2018-07-01 # born 12/03/2014",
        "date-numeric",
        (3, 29),
    ),
    "as the name of a field": (f"summary: {SUMMARY}\n{PHONE}: yes", "phone", (3, 1)),
}


@pytest.mark.parametrize("name", HEADERS)
def test_however_a_header_is_written(tmp_path: Path, name: str) -> None:
    lines, rule, place = HEADERS[name]
    text = case(summary=None).replace("---\n", f"---\n{lines}\n", 1)
    found = inspect(write_bank(tmp_path / "content", {"cases/one.md": text}), "content").problems
    assert place in [(problem.line, problem.column) for problem in found if problem.code == rule]
    assert "0123" not in str(found) and "2014" not in str(found)


def test_the_dates_of_a_header_are_no_identifiers(tmp_path: Path) -> None:
    text = case(
        reviewed="2018-07-01",
        hold_until="2018-05-01",
        changes="[{date: 2018-07-02, note: One more question.}]",
        sources="[{title: Report of 12 March 2017, accessed: 2018-05-01}]",
    )
    assert told(tmp_path, {"cases/one.md": text}) == []


def test_a_broken_file_is_looked_at_all_the_same(tmp_path: Path) -> None:
    text = case(f"We rang {PHONE}.\n", outcome="excellent", voice_of_child=NUMBER)
    codes = [problem.code for problem in inspect(write_bank(tmp_path / "content", {"cases/one.md": text})).problems]
    assert codes == ["enum", "nhs-number", "phone"]


EVERY_KIND: dict[str, Files] = {
    "resource": {"resources/one.md": resource(f"Ring {PHONE}.\n")},
    "note": {"workshops/one.md": note(f"Ring {PHONE}.\n")},
    "newsletter": {"newsletters/eip2/2018-10.md": issue(f"Ring {PHONE}.\n", workshop="w2")},
}


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_numbers_of_a_person_are_errors_in_every_kind(tmp_path: Path, kind: str) -> None:
    found = inspect(write_bank(tmp_path / "content", EVERY_KIND[kind])).problems
    assert [problem.code for problem in found] == ["phone"]


def test_the_mailbox_of_the_bank_may_be_told(tmp_path: Path) -> None:
    settings = FILES["bank.yml"] + "mailbox: bank@council.example\n"
    text = resource("Write to bank@council.example or jane@council.example.\n")
    files = {"bank.yml": settings, "resources/one.md": text}
    found = inspect(write_bank(tmp_path / "content", files)).problems
    assert [(problem.code, problem.column) for problem in found] == [("email", 34)]


def test_hosts_that_resources_cite_are_safe(tmp_path: Path) -> None:
    files = {
        "resources/paper.md": resource(link="https://www.local.example/a"),
        "cases/one.md": case("See [one](https://local.example/b) and [two](https://paper.example.net/c).\n"),
    }
    found = inspect(write_bank(tmp_path / "content", files)).problems
    assert [(problem.code, problem.column) for problem in found] == [("url", 46)]


NAMES: dict[str, tuple[str, str, str]] = {
    "a phone": ("cases/ring-07700-900123.md", "phone", "content/cases/[phone].md"),
    "an age": ("cases/aged-seven.md", "exact-age", "content/cases/[exact-age].md"),
    "an authority": ("cases/a-day-in-northshire.md", "agency", "content/cases/[agency].md"),
    "a picture": ("cases/mrs-zebedee.png", "name", "content/cases/[name].png"),
    "a resource": ("resources/ring-07700-900123.md", "phone", "content/resources/[phone].md"),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_is_looked_at_and_not_repeated(tmp_path: Path, name: str) -> None:
    path, code, shown = NAMES[name]
    content: dict[str, str | bytes] = {".md": case(), ".png": b"x"}
    text = resource() if path.startswith("resources/") else content[path[path.rindex(".") :]]
    found = inspect(write_bank(tmp_path / "content", {path: text}), "content").problems
    assert (code, shown, "file name") in [(problem.code, problem.path, problem.field) for problem in found]
    assert not any(Path(path).stem in str(problem) for problem in found)


def test_a_file_whose_name_is_not_told_can_be_found_by_its_number(tmp_path: Path) -> None:
    found = told(tmp_path, {"cases/ring-07700-900123.md": case(), "cases/zoo.md": case()})
    remedy = "give the file another name (it is number 1 of 3 in its folder, by the alphabet)"
    assert found == [f"content/cases/[phone].md:1:1: file name: [phone] what looks like a phone number; {remedy}"]


def test_entities_do_not_hide_a_number(tmp_path: Path) -> None:
    found = told(tmp_path, {"cases/one.md": case("Ring 0770&#48; 900123.\n")})
    wrong = "what looks like a sign written as a number, which may hide what it spells"
    assert found == [f"18:10: body: [disguised] {wrong}; type the sign itself, {WAY}"]


def exceptions(*given: str) -> str:
    rest = "reason: Needed for the learning, role: Reviewer, date: 2018-09-01"
    return "[" + ", ".join(f"{{{one}, {rest}}}" for one in given) + "]"


class TestExceptions:
    """What a reviewer let stand."""

    twice = "She is aged seven.\n\nHe is aged nine.\n"

    def of(self, folder: Path, *given: str, body: str = "") -> list[Problem]:
        text = case(body or self.twice, exceptions=exceptions(*given))
        return list(inspect(write_bank(folder / "content", {"cases/one.md": text}), "content").problems)

    def test_one_covers_the_first(self, tmp_path: Path) -> None:
        assert [(problem.line, problem.code) for problem in self.of(tmp_path, "rule: exact-age")] == [(21, "exact-age")]

    def test_one_covers_the_one_that_it_names(self, tmp_path: Path) -> None:
        found = self.of(tmp_path, "rule: exact-age, occurrence: 2")
        assert [(problem.line, problem.code) for problem in found] == [(19, "exact-age")]

    def test_two_cover_two(self, tmp_path: Path) -> None:
        assert self.of(tmp_path, "rule: exact-age", "rule: exact-age, occurrence: 2") == []

    def test_two_for_one_leave_one_over(self, tmp_path: Path) -> None:
        found = self.of(tmp_path, "rule: exact-age", "rule: exact-age")
        assert [(problem.line, problem.code) for problem in found] == [(16, "unused-exception"), (21, "exact-age")]

    def test_the_header_counts_first(self, tmp_path: Path) -> None:
        text = case(self.twice, time_frame="When he was aged two", exceptions=exceptions("rule: exact-age"))
        found = inspect(write_bank(tmp_path / "content", {"cases/one.md": text})).problems
        assert [problem.line for problem in found] == [20, 22]

    def test_one_for_nothing_is_told(self, tmp_path: Path) -> None:
        wrong = "there is nothing for it: no number 1 of [phone] in this file"
        assert [str(problem) for problem in self.of(tmp_path, "rule: phone", body=BODY)] == [
            f"content/cases/one.md:16:14: warning: exceptions.1: {wrong}; delete it"
        ]

    def test_one_for_no_rule_is_told(self, tmp_path: Path) -> None:
        assert [str(problem) for problem in self.of(tmp_path, "rule: phones", body=BODY)] == [
            "content/cases/one.md:16:14: exceptions.1: no such rule; did you mean 'phone'?"
        ]

    def test_a_reason_must_say_something(self, tmp_path: Path) -> None:
        text = case(exceptions="[{rule: phone, reason: ok, role: Editor, date: 2018-09-01}]")
        assert told(tmp_path, {"cases/one.md": text}) == [
            "16:36: exceptions.1.reason: too short; 10 characters at least"
        ]

    def test_newsletters_may_have_them_too(self, tmp_path: Path) -> None:
        text = issue("Ring 07700 900123.\n", workshop="w2", exceptions=exceptions("rule: phone"))
        assert inspect(write_bank(tmp_path / "content", {"newsletters/eip2/2018-10.md": text})).problems == ()
