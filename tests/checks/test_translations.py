"""A translation belongs to its original: one in each language, never for more readers, never without it."""

from pathlib import Path
from typing import Any

import pytest
from knowledge_bank.checks import inspect
from knowledge_bank.model import Status

from tests.banks import SETTINGS, case, note, resource, welsh, write_bank

CHANGED = '[{date: "2018-12-01", note: "The questions were made plainer."}]'


def told(folder: Path, files: dict[str, str]) -> list[str]:
    """What is said of a bank with these cases, in which no issue tells of anything."""
    cases = {f"cases/{name}.md": text for name, text in files.items()}
    bank = write_bank(folder / "content", {"newsletters/eip2/2018-07.md": None, **cases})
    return [str(one).removeprefix("content/cases/") for one in inspect(bank, "content").problems]


def test_what_is_no_matter_of_language_holds_as_in_the_original(tmp_path: Path) -> None:
    inspection = inspect(write_bank(tmp_path / "content", {"cases/dau-i-naw.md": welsh()}))
    assert inspection.subject is not None and inspection.problems == ()
    catalog = inspection.subject.catalog
    original, translation = catalog.by_slug["two-to-nine"], catalog.by_slug["dau-i-naw"]
    assert translation.terms == original.terms
    for name in ("basis", "outcome", "review_due"):
        assert getattr(translation.header, name) == getattr(original.header, name)
    assert (translation.title, translation.language) == ("O ddau berson i naw", "cy")
    assert original.language == "en-GB"


def test_a_note_keeps_its_workshop_and_a_resource_its_link(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "resources/three-houses.md": resource(link="https://example.org/houses.pdf"),
        "resources/tri-thy.md": resource(
            title="Tri thŷ", language="cy", translation_of="three-houses",
            deliverables=None, audiences=None, evidence=None,
        ),
        "workshops/gweithdy.md": note(
            title="Nodiadau", language="cy", translation_of="first-workshop",
            workshop=None, held=None, deliverables=None, audiences=None,
        ),
    }  # fmt: skip
    inspection = inspect(write_bank(tmp_path / "content", files))
    assert inspection.subject is not None and inspection.problems == ()
    by_slug = inspection.subject.catalog.by_slug
    assert getattr(by_slug["tri-thy"].header, "link", None) == "https://example.org/houses.pdf"
    assert getattr(by_slug["gweithdy"].header, "workshop", None) == "w1"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"translation_of": "two-to-nin"}, "translation_of: no entry 'two-to-nin'; did you mean 'two-to-nine'?"),
        ({"translation_of": "dau-i-naw"}, "translation_of: it is this entry itself; write the name of the other file"),
        (
            {"translation_of": "three-houses"},
            "translation_of: 'three-houses' is a resource, this a learning case; put this file into resources/ too",
        ),
        ({"language": None}, "language: is missing; add it"),
        ({"language": "en-GB"}, "language: 'two-to-nine' is in English already; say in which language this one is"),
        ({"language": "Welsh"}, "language: not in the right form; write a language tag such as en-GB or cy"),
        ({"language": "qq"}, "language: nobody knows a language 'qq'; write a tag such as cy, pl or ur"),
        ({"basis": "invented"}, "basis: a translation has this of its original; delete it here"),
        ({"topics": ["neglect"]}, "topics: a translation has the terms of its original; delete it here"),
    ],
)
def test_what_makes_no_sense_is_told(tmp_path: Path, fields: dict[str, Any], said: str) -> None:
    [problem] = told(tmp_path, {"dau-i-naw": welsh(**fields)})
    assert problem.startswith("dau-i-naw.md:") and problem.endswith(f": {said}")


def test_a_translation_of_a_translation_is_sent_to_the_first(tmp_path: Path) -> None:
    again = welsh(title="Od dwojga", language="pl", translation_of="dau-i-naw")
    [problem] = told(tmp_path, {"dau-i-naw": welsh(), "od-dwojga": again})
    assert problem.endswith("'dau-i-naw' is a translation itself; write what both were translated from: two-to-nine")


def test_two_in_one_language_are_one_too_many(tmp_path: Path) -> None:
    [problem] = told(tmp_path, {"a": welsh(), "b": welsh(published="2018-07-02")})
    assert "translates it into Cymraeg already; keep one of the two" in problem


def test_no_translation_is_open_to_more_readers_than_its_original(tmp_path: Path) -> None:
    [problem] = told(tmp_path, {"two-to-nine": case(access="authorised"), "dau-i-naw": welsh()})
    wrong = "dau-i-naw.md:5:9: access: more open than 'two-to-nine', which is for authorised readers"
    assert problem == f"{wrong}; choose the same access for both"


def test_a_translation_does_not_come_out_before_its_original(tmp_path: Path) -> None:
    [problem] = told(tmp_path, {"two-to-nine": case(status="draft"), "dau-i-naw": welsh()})
    wrong = "translation_of: 'two-to-nine' is not published, so readers see neither"
    assert problem.endswith(f"{wrong}; publish that first, or make this a draft")


def test_what_changed_in_the_original_since_is_told_until_somebody_looked(tmp_path: Path) -> None:
    original = case(changes=CHANGED)
    [problem] = told(tmp_path / "before", {"two-to-nine": original, "dau-i-naw": welsh()})
    assert "warning: translation_of: 'two-to-nine' changed on 2018-12-01: The questions were made plainer.;" in problem
    assert told(tmp_path / "after", {"two-to-nine": original, "dau-i-naw": welsh(reviewed="2018-12-03")}) == []


def test_a_withdrawn_original_takes_its_translations_along(tmp_path: Path) -> None:
    withdrawn = case(status="withdrawn", withdrawn="{date: 2018-12-20, reason: mistake}")
    files = {"cases/two-to-nine.md": withdrawn, "cases/dau-i-naw.md": welsh()}
    bank = write_bank(tmp_path / "content", {**files, "newsletters/eip2/2018-07.md": None})
    inspection = inspect(bank, "content")
    assert inspection.subject is not None
    translation = inspection.subject.catalog.by_slug["dau-i-naw"]
    assert translation.status is Status.WITHDRAWN
    [problem] = inspection.problems
    assert str(problem).endswith("'two-to-nine' is withdrawn, and so this is too; kb withdraw two-to-nine")


def test_a_translation_of_an_entry_with_errors_waits_for_it(tmp_path: Path) -> None:
    waiting, original = told(tmp_path, {"two-to-nine": case(outcome="splendid"), "dau-i-naw": welsh()})
    assert original.startswith("two-to-nine.md:")
    assert waiting == "dau-i-naw.md:8:17: translation_of: 'two-to-nine' has errors itself; mend them first"


def test_what_was_changed_in_a_case_is_told_in_every_language(tmp_path: Path) -> None:
    composite = {"basis": "composite", "details_changed": "Places and ages were changed."}
    [problem] = told(tmp_path, {"two-to-nine": case(**composite), "dau-i-naw": welsh()})
    assert "details_changed: is missing; translate what the original says was changed" in problem


def test_nobody_publishes_a_case_in_another_language_unread(tmp_path: Path) -> None:
    asking = SETTINGS.replace("invented: []", "invented: [editor]")
    files = {"bank.yml": asking, "cases/two-to-nine.md": case(status="draft"), "cases/dau-i-naw.md": welsh()}
    bank = write_bank(tmp_path / "content", {**files, "newsletters/eip2/2018-07.md": None})
    found = [str(one) for one in inspect(bank, "content").problems]
    assert any("dau-i-naw.md" in one and "the editor has not approved it" in one for one in found)
