"""`kb pack`: what is written, and what is refused."""

import subprocess
import time
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from knowledge_bank.commands import main

from tests.banks import case, resource
from tests.packs import BANK, BODY, FIELDS, FILES
from tests.sites import run, write_site

ROOT = Path(__file__).parents[2]


def site(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    return write_site(folder, {**FILES, **(files or {})})


def test_a_team_manager_has_a_pack_of_a_published_case_in_ten_seconds(tmp_path: Path) -> None:
    """Scenario 3, in the shipped bank."""
    began = time.monotonic()
    result = run(ROOT, "kb", "pack", "home-in-three-steps", "--for", "supervision", "--out", str(tmp_path))
    took = time.monotonic() - began
    assert (result.returncode, result.stderr) == (0, "")
    assert took < 10
    page, paper = (tmp_path / f"home-in-three-steps-supervision.{ending}" for ending in ("html", "pdf"))
    html = page.read_text()
    text = subprocess.run(["pdftotext", paper, "-"], capture_output=True, text=True, check=True).stdout
    for told in (html, " ".join(text.split())):
        assert "Version 1.1 of 12 September 2018." in told
        assert "Which parent we work with is passing an exam that nobody has described?" in told
        assert "Public: anyone may read it and pass it on." in told
        for internal in ("approvals", "LL-01", "ED-01", "5ce1d4ef", "practice-reviewer", "review_due", "basis:"):
            assert internal not in told


def test_its_files_are_named_with_their_size(tmp_path: Path) -> None:
    folder = site(tmp_path)
    result = run(folder, "kb", "pack", "cases/two-to-nine.md", "--for", "group")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        f"packs/{name} ({(folder / 'packs' / name).stat().st_size:,} bytes)"
        for name in ("two-to-nine-group.html", "two-to-nine-group.pdf")
    ]


def test_a_zip_of_terms_is_the_same_bytes_twice_and_holds_nothing_above_the_edition(tmp_path: Path) -> None:
    files = {
        "cases/secret.md": case(BODY, **{**FIELDS, "access": "authorised"}, title="S"),
        "cases/elsewhere.md": case(BODY, **{**FIELDS, "deliverables": ["2"]}),
        "cases/coming.md": case(BODY, **{**FIELDS, "published": "2019-02-01", "review_due": "2020-02-01"}),
        "resources/three-houses.md": resource(deliverables=["1.1"], audiences=["front-line"]),
    }
    folder = site(tmp_path, files)
    command = ("kb", "pack", "--deliverable", "1.1", "--audience=front-line", "--for", "supervision")
    first, _ = (run(folder, *command, "--out", out) for out in ("one", "two"))
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("one/packs-1.1-front-line-supervision.zip (")
    one, two = (next((folder / out).iterdir()).read_bytes() for out in ("one", "two"))
    assert one == two
    with ZipFile(BytesIO(one)) as archive:
        assert archive.namelist() == ["index.html", "two-to-nine-supervision.html", "two-to-nine-supervision.pdf"]
        index = archive.read("index.html").decode()
    assert "For supervision: Family networks, Front-line staff" in index
    assert 'href="two-to-nine-supervision.html"' in index
    assert "1 pack, newest first." in index
    members = run(folder, *command, "--edition", "authorised", "--out", "members")
    with ZipFile(folder / members.stdout.split(" (")[0]) as archive:
        assert "secret-supervision.pdf" in archive.namelist()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["two-to-nin"], "There is no such entry. Did you mean 'two-to-nine'?"),
        (["secret"], "It is for authorised readers. If you make it for them, add --edition authorised."),
        (["coming"], "It is not published yet."),
        (["gone"], "It is withdrawn."),
        (["kept"], "It is archived, so it has no pack."),
        (["three-houses"], "It is nothing to be worked with: it has no questions, so it has no pack."),
        (["two-to-nine", "--edition", "all"], "There is no edition 'all'. The bank's access levels are: public, auth"),
        (["--deliverables", "1.2"], "There is no deliverable '1.2'."),
        (["--audience", "social workers"], "There is no audience 'social workers'. Did you mean 'front-line'?"),
        (["--audiense", "front-line"], "There is no facet --audiense with an index. Did you mean --audience?"),
        (["--audience", "partners"], "No entry of the public edition that carries all of this has a pack."),
        (["--audience"], "Which term? Write it after --audience."),
        ([], "Name one entry, or terms such as --deliverable 1.1."),
        (["two-to-nine", "--audience", "partners"], "Name one entry, or terms such as --deliverable 1.1."),
    ],
)
def test_what_has_no_pack_is_refused_with_the_reason(shelf: Path, words: list[str], said: str) -> None:
    result = CliRunner().invoke(main, ["pack", *words, "--bank", str(shelf / "content"), "--out", str(shelf / "packs")])
    assert result.exit_code != 0
    assert said in result.output
    assert "Zanzibar" not in result.output
    assert not (shelf / "packs").exists()


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with entries of every sort."""
    files: dict[str, str | bytes | None] = {
        "cases/secret.md": case(access="authorised", title="Zanzibar"),
        "cases/coming.md": case(published="2019-02-01", review_due="2020-02-01"),
        "cases/gone.md": case(status="withdrawn"),
        "cases/kept.md": case(status="archived"),
    }
    return site(tmp_path_factory.mktemp("shelf"), files)


def test_a_bank_with_problems_gives_no_pack(tmp_path: Path) -> None:
    folder = site(tmp_path, {"bank.yml": BANK.replace("questions_by: principles", "questions_by: principle")})
    result = run(folder, "kb", "pack", "two-to-nine")
    assert result.returncode == 1
    assert "packs.questions_by" in result.stderr
    assert "no such facet" in result.stderr
    assert "name a facet of this file" in result.stderr
