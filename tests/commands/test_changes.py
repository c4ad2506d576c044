"""`kb changes` tells what readers will see change, names only what anybody may read, and lets no text come to life."""

import re
from pathlib import Path

import pytest

from tests.banks import DELIVERABLES, SETTINGS, WORKSHOPS, case, issue, resource, write_bank
from tests.repositories import commit, git, run, start, write

TWO, HOUSES = "content/cases/two-to-nine.md", "content/resources/three-houses.md"
PLAIN = re.compile(r"(## |### |- )?([A-Za-z0-9 ,:()→-]|\.(?= |$)|`[^`]+`)*")
"""What every line is made of: comment.yml posts nothing else."""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = start(tmp_path)
    write_bank(folder / "content")
    assert commit(folder).returncode == 0
    return folder


def told(folder: Path, files: dict[str, str | None] | None = None, ref: str = "HEAD") -> str:
    """What is told after some files have changed."""
    write(folder, files or {})
    done = run(folder, "kb", "changes", "--since", ref)
    assert done.returncode == 0, done.stderr
    assert all(PLAIN.fullmatch(line) for line in done.stdout.splitlines()), done.stdout
    return done.stdout


def test_nothing_is_said_where_readers_see_no_difference(repository: Path) -> None:
    expected = "## What readers will see change\n\nCompared with `HEAD`.\n\nNothing that readers see changes.\n"
    assert told(repository, {"content/.hidden": "x", "remark.txt": "x"}) == expected


def test_pages_that_come_go_and_change_are_told_with_the_counts_that_follow(repository: Path) -> None:
    text = told(
        repository,
        {
            "content/cases/second.md": case(title="A second one", audiences=["coaches"]),
            TWO: case(title="From two to nine", topics=["separation"], body="## Key messages\n\n- Ask early.\n"),
            "content/workshops/first-workshop.md": None,
        },
    )
    assert text == (
        "## What readers will see change\n\n"
        "Compared with `HEAD`.\n\n"
        "### For `Public`\n\n"
        "- comes: `A second one` (learning case)\n"
        "- changes: `From two to nine` (learning case): title (was `From two people to nine`), text, `Topics`\n"
        "- goes: `Notes of the first workshop` (workshop note)\n\n"
        "### Counts there\n\n"
        "- `Topics`: `Separation`: 0 → 1\n"
        "- `Stages`: `Referral`: 1 → 2\n"
        "- `Methods`: `Mapping`: 1 → 2\n"
        "- `Audiences`: `Coaches`: 1 → 2\n"
        "- `Next steps` with `Coaches`: 1 → 2\n"
        "- `Family networks` with `Coaches`: 0 → 1\n"
    )


def test_a_page_that_moved_is_one_page(repository: Path) -> None:
    text = told(repository, {TWO: None, "content/cases/to-nine.md": case(formerly=["two-to-nine"]), **ISSUE_MOVED})
    assert "- changes: `From two people to nine` (learning case): address\n" in text
    assert "comes" not in text
    assert "goes" not in text


ISSUE_MOVED: dict[str, str | None] = {"content/newsletters/eip2/2018-07.md": issue(entries=["to-nine", "three-houses"])}


def test_what_only_some_may_read_is_counted_and_never_named(repository: Path) -> None:
    def secret(title: str, status: str = "published") -> str:
        return case(title=title, access="authorised", topics=["drugs-alcohol"], status=status)

    write(repository, {"content/cases/second.md": secret("Zanzibar")})
    assert commit(repository).returncode == 0
    text = told(
        repository,
        {
            "content/cases/second.md": secret("Zanzibar again"),
            "content/cases/third.md": secret("Zanzibar for good"),
            "content/cases/draft.md": secret("Zanzibar drafted", status="draft"),
        },
    )
    assert "Zanzibar" not in text
    assert text.endswith(
        "### For `Authorised users` besides\n\n- 1 page comes\n- 1 page changes\n- 1 draft comes\n"
    )
    assert "Counts" not in text


def test_a_page_that_fewer_may_read_is_no_longer_named(repository: Path) -> None:
    text = told(repository, {HOUSES: resource(access="authorised"), "content/newsletters/eip2/2018-07.md": None})
    assert "Three houses" not in text
    assert "- 1 unnamed page goes\n" in text
    assert "besides" not in text


def test_a_withdrawal_says_nothing_of_the_case(repository: Path) -> None:
    text = told(repository, {TWO: case(status="withdrawn"), **ISSUE_WITHOUT})
    assert "From two people" not in text
    assert "- 1 page is withdrawn\n" in text


ISSUE_WITHOUT: dict[str, str | None] = {"content/newsletters/eip2/2018-07.md": issue(entries=["three-houses"])}


def test_drafts_are_told_as_what_the_preview_shows(repository: Path) -> None:
    text = told(
        repository,
        {
            "content/cases/second.md": case(title="A second one", status="draft", published=None),
            "content/cases/third.md": case(title="A third one", published="2019-03-01"),
            "content/newsletters/eip2/2018-10.md": issue(
                status="draft", published=None, workshop=None, until="2018-10-05", entries=["three-houses"]
            ),
        },
    )
    assert "For `Public`" not in text
    preview = text[text.index("### In the preview only") :]
    assert "- comes: `A second one` (learning case, draft)\n" in preview
    assert "- comes: `A third one` (learning case, from 01 March 2019 on)\n" in preview
    assert "- comes: `EIP2 newsletter: Issue 2, October 2018` (draft)\n" in preview


def test_newsletters_vocabularies_and_the_programme_are_told_of(repository: Path) -> None:
    text = told(
        repository,
        {
            "content/newsletters/eip2/2018-07.md": issue("Another welcome.\n", entries=["three-houses"]),
            "content/vocabularies/deliverables.yml": DELIVERABLES.replace("Action research", "Research in action")
            + "  - {id: 3, title: Data}\n",
            "content/programme/workshops.yml": WORKSHOPS.replace("2018-06-22", "2018-06-21"),
            "content/bank.yml": SETTINGS.replace("Test Bank", "A bank"),
        },
    )
    assert "- changes: `EIP2 newsletter: Issue 1, July 2018`: list of entries, text\n" in text
    assert "- `Deliverables`: the term `Data` comes\n" in text
    assert "- `Deliverables`: the term `Research in action` changes\n" in text
    assert "- `Workshop 1` changes\n" in text
    assert "- The settings of the bank change: `title`\n" in text


def test_with_errors_on_either_side_only_their_number_is_told(repository: Path) -> None:
    body = "## Key messages\n\n- Ring 07700 900123.\n"
    write(repository, {TWO: case(body, title="Zanzibar")})
    text = told(repository)
    assert "the check finds no errors in `HEAD` and 1 error in this version. See the annotations of the check." in text
    assert commit(repository).returncode == 0
    text = told(repository, {TWO: case()})
    assert "the check finds 1 error in `HEAD` and no errors in this version." in text
    assert "Zanzibar" not in text
    assert "900123" not in text


def test_a_title_that_sounds_like_a_name_is_not_told(repository: Path) -> None:
    text = told(repository, {TWO: case(title="What Mrs Winterbottom asked")})
    assert "Winterbottom" not in text
    assert "- 1 unnamed page changes\n" in text


UGLY = [
    "Ask @everyone and @org/team",
    "[click me](https://evil.example/) now",
    "![x](https://evil.example/x.png)",
    "<img src=x onerror=alert(1)> <!-- hidden",
    "a `code` ``two`` ```three``` end`",
    "# A heading | a cell | $x$ ~~gone~~ __b__ #1 GH-1 :tada:",
    "&lt;b&gt; &#64;everyone \\` \\@x",
    "www.evil.example and https://evil.example/?a=b",
]


@pytest.mark.parametrize("title", UGLY)
def test_no_text_comes_to_life_in_a_comment(repository: Path, title: str) -> None:
    text = told(repository, {HOUSES: resource(title=f"'{title}'")})
    without_code = re.sub(r"`[^`]+`", "", text)
    assert not set("@[]<>|$~_&\\!`") & set(without_code)
    assert "evil" not in without_code


def test_long_lists_and_long_titles_are_cut(repository: Path) -> None:
    write(repository, {f"content/cases/number-{n}.md": case(title="x" * 180) for n in range(62)})
    text = told(repository)
    assert text.count("- comes: ") == 50
    assert "- and 12 more\n" in text
    assert max(map(len, text.splitlines())) < 160


def test_it_is_written_to_files_for_a_workflow(repository: Path) -> None:
    done = run(repository, "kb", "changes", "--since", "HEAD", "--output", "one.md", "--output", "two.md")
    assert (done.returncode, done.stdout) == (0, "")
    assert (repository / "one.md").read_text() == (repository / "two.md").read_text() == told(repository)


@pytest.mark.parametrize("ref", ["no-such-branch", "--output=x", ""])
def test_a_name_that_git_does_not_know_is_told_plainly(repository: Path, ref: str) -> None:
    done = run(repository, "kb", "changes", f"--since={ref}")
    assert done.returncode == 1
    assert done.stderr == (
        "Error: Git knows no commit of that name. Is it spelt right, and was it fetched (git fetch)?\n"
    )


def test_against_a_version_without_a_bank_everything_comes(tmp_path: Path) -> None:
    folder = start(tmp_path)
    write(folder, {"remark.txt": "x"})
    assert commit(folder).returncode == 0
    write_bank(folder / "content")
    text = told(folder)
    assert "- comes: `Three houses` (resource)\n" in text
    assert "- comes: `EIP2 newsletter: Issue 1, July 2018`\n" in text
    assert "- `Topics`: the term `Neglect` comes\n" in text


def test_nothing_in_the_repository_is_changed(repository: Path) -> None:
    write(repository, {TWO: case(title="A better one")})
    git(repository, "add", "--all")
    write(repository, {TWO: case(title="A still better one")})
    before = git(repository, "status", "--porcelain"), (repository / ".git" / "index").read_bytes()
    told(repository)
    assert (git(repository, "status", "--porcelain"), (repository / ".git" / "index").read_bytes()) == before
