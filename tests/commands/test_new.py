"""`kb new` and `kb forms`: a file to begin with, and the forms that the host wants to find."""

import re
from pathlib import Path

import pytest
from knowledge_bank.model.form import PROMISES
from knowledge_bank.model.parts import Basis
from knowledge_bank.model.sign_off import Role
from knowledge_bank.reading import read
from knowledge_bank.writing.forms import PULL_REQUEST, forms

from tests.sites import run, write_site

ROOT = Path(__file__).parents[2]


def test_a_new_case_is_written_and_its_path_is_told(tmp_path: Path) -> None:
    result = run(write_site(tmp_path), "kb", "new", "case", "The uncle nobody rang")
    path, advice = result.stdout.splitlines()
    assert (result.returncode, path) == (0, "content/cases/the-uncle-nobody-rang.md")
    assert "kb check" in advice
    assert 'title: "The uncle nobody rang"' in (tmp_path / path).read_text()


def test_a_name_that_is_taken_is_refused_in_plain_words(tmp_path: Path) -> None:
    folder = write_site(tmp_path, bank="bank")
    before = (folder / "bank" / "resources" / "three-houses.md").read_text()
    result = run(folder, "kb", "new", "case", "Three houses", "--bank", "bank")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "Error: bank/resources/three-houses.md is there already. Choose another title.\n"
    assert (folder / "bank" / "resources" / "three-houses.md").read_text() == before
    assert not (folder / "bank" / "cases" / "three-houses.md").exists()


def test_a_folder_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    folder = write_site(tmp_path, {"cases/two-to-nine.md": None, "cases": "no folder"})
    result = run(folder, "kb", "new", "case", "One")
    assert result.returncode == 1
    assert result.stderr.startswith("Error: content/cases")


def test_the_forms_that_are_committed_are_those_that_the_models_make() -> None:
    result = run(ROOT, "kb", "forms")
    assert result.stdout == "", "kb forms --write, and commit what it wrote"
    assert result.returncode == 0


def test_forms_are_told_when_stale_and_written_when_wanted(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    said = run(folder, "kb", "forms")
    assert (said.returncode, said.stdout) == (1, f"{PULL_REQUEST}: not as it should be; kb forms --write\n")
    assert not (folder / PULL_REQUEST).exists()
    assert run(folder, "kb", "forms", "--write").stdout == f"{PULL_REQUEST}: written\n"
    assert run(folder, "kb", "forms").returncode == 0


@pytest.fixture
def template() -> str:
    catalog = read(ROOT / "content").catalog
    assert catalog is not None
    return forms(catalog.bank)[PULL_REQUEST]


def test_a_pull_request_offers_the_choices_of_the_models(template: str) -> None:
    offered = re.findall(r"^- \[ \] \*\*(.+)\*\* \(`(.+)`\)\. (.+)$", template, re.MULTILINE)
    assert offered == [(basis.label, basis.value, basis.meaning) for basis in Basis]
    assert all(f"- [ ] {promise}\n" in template for promise in PROMISES)


def test_a_pull_request_says_who_must_approve(template: str) -> None:
    catalog = read(ROOT / "content").catalog
    assert catalog is not None
    for basis in Basis:
        roles = catalog.bank.roles(basis)
        said = re.search(rf"^- \*\*{re.escape(basis.label)}\*\*: (.+)\.$", template, re.MULTILINE)
        assert said
        assert [role for role in Role if role.label.lower() in said[1]] == list(roles)


def test_a_pull_request_is_said_to_be_a_publication(template: str) -> None:
    assert "A pull request is a publication already." in template
