"""The form for a case: what it asks before the text, and which bank has it."""

from pathlib import Path

import pytest
from knowledge_bank.model import edition
from knowledge_bank.model.form import Option
from knowledge_bank.pages import body
from knowledge_bank.pages.write import GUIDE, WRITE, Branch, Fold, Question, write_views
from knowledge_bank.reading import day_of, read

from tests.banks import SETTINGS, write_bank

SHIPPED = Path(__file__).parents[2] / "content"


def asked(folder: Path) -> list[tuple[Question, ...]]:
    """What each form of a bank asks."""
    catalog = read(folder).catalog
    assert catalog is not None
    readers = edition(catalog, catalog.bank.most_open, day_of(catalog.bank, folder))
    return [tuple(view.shows["questions"]) for view in write_views(readers) if view.address == WRITE and view.alone]


def test_at_most_seven_things_are_asked_before_the_text() -> None:
    [questions] = asked(SHIPPED)
    names = [question.field.name for question in questions]
    assert names == ["title", "summary", "basis", "outcome", "topics", "stages", "methods"]


def test_terms_stand_below_what_they_are_a_part_of_and_only_those_that_may_be_written() -> None:
    [questions] = asked(SHIPPED)
    methods = questions[-1]
    assert [fold.title for fold in methods.folds] == [group.title for group in methods.groups]
    assert [group.option for group in methods.groups] == [None] * len(methods.groups)
    assert "Mapping" in [branch.title for branch in methods.groups[0].below]
    for question in questions:
        ticks = [branch.option for branch in walk(question.branches) if branch.option]
        assert sorted(tick.value for tick in ticks) == sorted(option.value for option in question.field.options)


@pytest.mark.parametrize(
    ("titles", "inside"),
    [("A", "A"), ("A B", "A and B"), ("A B C D", "A, B, C and D"), ("A B C D E", "A, B, C and 2 more")],
)
def test_what_is_folded_up_says_what_is_inside(titles: str, inside: str) -> None:
    options = [Option(title, title) for title in titles.split()]
    branches = [Branch(option.label, "", option) for option in options]
    assert Fold("Mapping", tuple(branches)).inside == inside
    assert Fold("Mapping", (Branch("Group", "", None, tuple(branches)),)).inside == inside


def test_the_guide_is_told_of_where_the_site_has_it() -> None:
    catalog = read(SHIPPED).catalog
    assert catalog is not None
    [view] = write_views(edition(catalog, catalog.bank.most_open, day_of(catalog.bank, SHIPPED)))
    addresses = {name: name for name in ("", "contribute/fields/")}
    assert "step by step" not in body(view, addresses.__getitem__)
    assert f'<a href="{GUIDE}">' in body(view, {**addresses, GUIDE: GUIDE}.__getitem__)
    assert (SHIPPED.parent / "docs" / f"{GUIDE.rstrip('/')}.md").is_file()


def walk(branches: tuple[Branch, ...]) -> list[Branch]:
    return [one for branch in branches for one in (branch, *walk(branch.below))]


@pytest.mark.parametrize("needed", ["", ", needed: {draft: [case]}"])
def test_a_bank_whose_cases_carry_no_terms_of_their_writers_has_no_form(tmp_path: Path, needed: str) -> None:
    settings = SETTINGS.replace(", needed: {draft: [case]}", needed)
    forms = asked(write_bank(tmp_path / "content", {"bank.yml": settings}))
    assert len(forms) == bool(needed)
