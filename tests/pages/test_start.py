"""The way in: paths for each group of readers, the home page, the glossary."""

from pathlib import Path

from tests.banks import SETTINGS, case
from tests.sites import build, page, run, write_site

STARTING = SETTINGS + "start: audiences\nmore_for_members: Staff find more elsewhere.\n"

PATHS = """\
paths:
  - term: front-line
    welcome: For those who visit.
    steps:
      - {entry: two-to-nine, why: Because it begins there.}
      - {entry: members-only, why: For those who may.}
      - {entry: three-houses, why: A tool for tomorrow.}
    this_quarter: [Try one thing.]
"""


def start_site(folder: Path, paths: str = PATHS) -> Path:
    kept = case(access="authorised", title="For members")
    return write_site(
        folder, {"bank.yml": STARTING, "programme/paths.yml": paths, "cases/members-only.md": kept}
    )


def test_a_path_leads_through_its_entries_in_order_and_leaves_out_what_readers_may_not_see(tmp_path: Path) -> None:
    folder = start_site(tmp_path)
    html = page(build(folder), "start/front-line")
    assert html.index("Because it begins there.") < html.index("A tool for tomorrow.")
    assert "For those who may" not in html
    assert "Try one thing." in html
    assert "For those who may" in page(build(folder, "members", KB_EDITION="authorised"), "start/front-line")


def test_the_home_page_sends_each_reader_the_right_way(tmp_path: Path) -> None:
    folder = start_site(tmp_path)
    home = page(build(folder), "")
    for said in ("Words of welcome", "Front-line staff", "Issue 1, July 2018", "Staff find more elsewhere."):
        assert said in home
    assert "Staff find more elsewhere." not in page(build(folder, "members", KB_EDITION="authorised"), "")


def test_a_path_to_nothing_is_a_problem(tmp_path: Path) -> None:
    result = run(start_site(tmp_path, PATHS.replace("three-houses", "tree-houses")), "kb", "check")
    wrong = "content/programme/paths.yml:1:1: front-line: no entry 'tree-houses'; did you mean 'three-houses'?"
    assert wrong in result.stdout
    short = PATHS.replace("      - {entry: members-only, why: For those who may.}\n", "")
    result = run(start_site(tmp_path / "short", short), "kb", "check")
    assert "content/programme/paths.yml:5:7: steps: too few; 3 at least" in result.stdout


def test_the_glossary_explains_words_and_their_other_names(tmp_path: Path) -> None:
    words = "words:\n  - {word: Core group, meaning: 'Those who carry the plan.', also: [CG]}\n"
    html = page(build(write_site(tmp_path, {"programme/glossary.yml": words})), "glossary")
    assert '<dt id="core-group">Core group <span class="kb-card__facts">also CG</span></dt>' in html
    assert "Those who carry the plan." in html
