"""A new entry begins as a file that asks for all that a draft needs, and that becomes one by being filled in."""

import re
from pathlib import Path

import pytest
from knowledge_bank.checks import inspect
from knowledge_bank.model import Kind, errors
from knowledge_bank.model.form import SECTIONS, fields
from knowledge_bank.model.prompt import PROMPT
from knowledge_bank.reading import read
from knowledge_bank.reading.entries import STEM
from knowledge_bank.writing.proposal import RefusedError
from knowledge_bank.writing.scaffold import LONGEST, add_entry, slug_of

from tests.banks import SETTINGS, SUMMARY, case, write_bank

SHIPPED = Path(__file__).parents[2] / "content"
TITLE = "Gran's kettle: \"who was asked?\" & more"
SLUG = "grans-kettle-who-was-asked-more"


def shipped(folder: Path) -> Path:
    """The shipped bank's settings and words, without its entries."""
    for path in (SHIPPED / "bank.yml", *SHIPPED.glob("vocabularies/*.yml"), SHIPPED / "programme" / "programme.yml"):
        to = folder / path.relative_to(SHIPPED)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(path.read_bytes())
    return folder


def filled_in(text: str, answers: dict[str, str]) -> str:
    """A scaffold with its fields answered and every prompt replaced, as a person would do it."""
    for name, answer in answers.items():
        text, count = re.subn(rf"^{name}:.*$", f"{name}: {answer}", text, flags=re.MULTILINE)
        assert count == 1, name
    text = re.sub(rf"^- {PROMPT.pattern}$", "\n".join(["- Who was there before?"] * 3), text, flags=re.MULTILINE)
    return re.sub(rf"^{PROMPT.pattern}$", "We asked who was there before.", text, flags=re.MULTILINE)


@pytest.mark.parametrize("kind", Kind)
def test_a_scaffold_that_was_filled_in_passes_the_check(tmp_path: Path, kind: Kind) -> None:
    bank = shipped(tmp_path / "content")
    catalog = read(bank).catalog
    assert catalog is not None
    path = tmp_path / add_entry(bank, kind, TITLE, "content")
    assert path == bank / kind.folder / f"{SLUG}.md"
    answers = {"summary": SUMMARY}
    for field in fields(kind, catalog.bank, catalog.vocabularies):
        if field.needed == "draft" and field.options:
            answers[field.name] = f"[{field.options[0].value}]" if field.many else field.options[0].value
    path.write_text(filled_in(path.read_text(), answers))
    inspection = inspect(bank, "content")
    assert [str(problem) for problem in inspection.problems] == []
    assert inspection.subject is not None
    assert inspection.subject.catalog.by_slug[SLUG].title == TITLE


@pytest.mark.parametrize("kind", Kind)
def test_an_unfilled_scaffold_is_told_what_is_missing(tmp_path: Path, kind: Kind) -> None:
    bank = shipped(tmp_path / "content")
    catalog = read(bank).catalog
    assert catalog is not None
    add_entry(bank, kind, TITLE, "content")
    problems = inspect(bank, "content").problems
    needed = [field.name for field in fields(kind, catalog.bank, catalog.vocabularies) if field.needed == "draft"]
    assert [one.message for one in errors(problems)] == [f"{name}: is empty; add it" for name in needed[1:]]
    told = [one.wrong for one in problems if one not in errors(problems)]
    assert told == [f"'{section.heading}' is still to be written" for section in SECTIONS[kind]]


@pytest.mark.parametrize("kind", Kind)
def test_every_field_that_is_needed_is_explained_with_its_choices(tmp_path: Path, kind: Kind) -> None:
    bank = shipped(tmp_path / "content")
    catalog = read(bank).catalog
    assert catalog is not None
    text = (tmp_path / add_entry(bank, kind, TITLE, "content")).read_text()
    for field in fields(kind, catalog.bank, catalog.vocabularies):
        if field.needed:
            written = rf"^{field.name}:" if field.needed == "draft" else rf"^# {field.name}:"
            assert re.search(written, text, re.MULTILINE), field.name
            assert field.help.split("2018")[0] in text
            assert not field.options or field.options[0].value in text


def test_the_editors_fields_work_when_their_sign_is_taken_away(tmp_path: Path) -> None:
    bank = shipped(tmp_path / "content")
    path = tmp_path / add_entry(bank, Kind.RESOURCE, "A tool", "content")
    text = re.sub(r"^# ([a-z_]+:)", r"\1", path.read_text(), flags=re.MULTILINE)
    catalog = read(bank).catalog
    assert catalog is not None
    answers = {
        "summary": SUMMARY, "access": "public", "published": "2018-10-12", "review_due": "2019-10-12",
        "deliverables": "[1.1]", "audiences": "[front-line]", "evidence": "evaluated", "status": "published",
        "domains": f"[{next(term.id for term in catalog.vocabularies['domains'] if term.taggable)}]",
        "resource_type": next(term.id for term in catalog.vocabularies["resource-types"] if term.taggable),
    }  # fmt: skip
    path.write_text(filled_in(text, answers))
    assert [str(problem) for problem in inspect(bank, "content").problems] == []


TAKEN = {
    "a file of this kind": ("Two to nine", Kind.CASE, "content/cases/two-to-nine.md is there already"),
    "a file of another kind": ("Three: HOUSES", Kind.CASE, "content/resources/three-houses.md is there already"),
    "one that was withdrawn": ("Gone away", Kind.NOTE, "content/cases/gone-away.md is there already"),
    "a name that an entry had before": ("Old name", Kind.NOTE, "content/cases/renamed.md was once called 'old-name'"),
    "one of an entry with errors": ("Older name", Kind.CASE, "content/cases/bad.md was once called 'older-name'"),
    "a workshop": ("W1", Kind.NOTE, "'w1' is a workshop of the programme"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_nothing_is_written_over_and_no_name_is_given_twice(tmp_path: Path, name: str) -> None:
    title, kind, message = TAKEN[name]
    bank = write_bank(
        tmp_path / "content",
        {
            "cases/gone-away.md": case(status="withdrawn"),
            "cases/renamed.md": case(formerly="[old-name]"),
            "cases/bad.md": case(summary=None, formerly="[older-name]"),
        },
    )
    before = {path: path.read_bytes() for path in bank.rglob("*") if path.is_file()}
    with pytest.raises(RefusedError) as refused:
        add_entry(bank, kind, title, "content")
    assert str(refused.value).startswith(message)
    assert str(refused.value).endswith("Choose another title.")
    assert {path: path.read_bytes() for path in bank.rglob("*") if path.is_file()} == before


def test_a_workshop_may_lend_its_name_to_another_kind(bank: Path) -> None:
    assert add_entry(bank, Kind.CASE, "W1", "content") == "content/cases/w1.md"


@pytest.mark.parametrize("title", ["", "  ", "!!", "日本", "A bell\x07"])
def test_a_title_that_makes_no_name_is_refused(bank: Path, title: str) -> None:
    with pytest.raises(RefusedError, match="needs letters or figures"):
        add_entry(bank, Kind.CASE, title)


def test_a_bank_whose_settings_are_not_sound_gives_no_scaffold(tmp_path: Path) -> None:
    bank = write_bank(tmp_path / "content", {"bank.yml": SETTINGS + "colour: red\n"})
    with pytest.raises(RefusedError, match="kb check"):
        add_entry(bank, Kind.CASE, "One")


SLUGS = {
    "From two people to nine": "from-two-people-to-nine",
    "  Gran says: “No!” ": "gran-says-no",
    "The child’s café": "the-childs-cafe",
    "Straße 7": "strasse-7",
    "A--B__c/d\\e": "a-b-c-d-e",
    "../../etc/passwd": "etc-passwd",
    "word " * 40: "-".join(["word"] * 16),
    "x" * 200: "x" * LONGEST,
}


@pytest.mark.parametrize("title", SLUGS)
def test_a_title_becomes_an_address(title: str) -> None:
    assert slug_of(title) == SLUGS[title]
    assert STEM.fullmatch(slug_of(title))


@pytest.mark.parametrize("title", ["yes", "1984", "# no", "[a list]", "a: b", "it's \\ \"said\"", "@home", "null"])
def test_any_title_is_read_as_it_was_given(bank: Path, title: str) -> None:
    slug = Path(add_entry(bank, Kind.RESOURCE, title, "content")).stem
    path = bank / "resources" / f"{slug}.md"
    path.write_text(filled_in(path.read_text(), {"summary": SUMMARY}))
    catalog = read(bank).catalog
    assert catalog is not None
    assert catalog.by_slug[slug].title == title
