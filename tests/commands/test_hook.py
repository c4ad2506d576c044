"""`kb hook install`: git stops a commit whose content, message or branch could identify a family."""

import os
from pathlib import Path

import pytest

from tests.banks import case, resource, write_bank
from tests.repositories import commit, git, run, start, write

NUMBERS = ("999 000 0018", "9990000018", "07700 900123", "07700900123")
"""Of scenario 9: a number that is never issued, and one for films."""
BODY = "## Key messages\n\n- Ask first.\n\nHer number is 999 000 0018.\n\nRing 07700 900123 after four.\n"
TWO = "content/cases/two-to-nine.md"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the sound bank committed and the hooks installed."""
    folder = start(tmp_path / "our bank's place")
    write_bank(folder / "content")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The bank")
    installed = run(folder, "kb", "hook", "install")
    assert installed.returncode == 0, installed.stderr
    return folder


def head(folder: Path) -> str:
    return git(folder, "rev-parse", "HEAD")


def test_an_nhs_number_and_a_phone_number_stop_the_commit_and_are_not_repeated(repository: Path) -> None:
    before = head(repository)
    write(repository, {TWO: case(BODY)})
    refused = commit(repository)
    said = refused.stdout + refused.stderr
    assert refused.returncode == 1
    assert head(repository) == before
    assert f"{TWO}:22:15: body: [nhs-number] what looks like an NHS number" in said
    assert f"{TWO}:24:6: body: [phone] what looks like a phone number" in said
    assert "The commit was stopped. Mend the errors above, add the files again (git add), and commit again." in said
    assert not [number for number in NUMBERS if number in said]


def test_what_is_staged_decides_and_not_what_the_folder_holds(repository: Path) -> None:
    write(repository, {TWO: case(BODY)})
    git(repository, "add", TWO)
    write(repository, {TWO: case()})  # mended, and not added again
    assert run(repository, "git", "commit", "-m", "Mended?").returncode == 1
    git(repository, "add", TWO)
    write(repository, {TWO: case(BODY)})  # worse again, and not added
    write(repository, {"content/resources/three-houses.md": resource("Another text.\n")})
    git(repository, "add", "content/resources")
    assert run(repository, "git", "commit", "-m", "Another text").returncode == 0


def test_a_commit_of_everything_and_of_one_file_are_checked_as_they_will_be(repository: Path) -> None:
    write(repository, {TWO: case(BODY), "content/resources/three-houses.md": resource("Another text.\n")})
    assert run(repository, "git", "commit", "--all", "-m", "Everything").returncode == 1
    assert run(repository, "git", "commit", "-m", "One file", TWO).returncode == 1
    assert run(repository, "git", "commit", "-m", "The other", "content/resources/three-houses.md").returncode == 0


def test_what_is_only_announced_to_git_is_no_part_of_the_commit(repository: Path) -> None:
    write(repository, {"content/cases/new-one.md": case(BODY), "notes.txt": "A remark."})
    git(repository, "add", "--intent-to-add", "content/cases/new-one.md")
    git(repository, "add", "notes.txt")
    assert run(repository, "git", "commit", "-m", "A remark").returncode == 0


def test_what_attributes_keep_out_of_archives_is_checked_all_the_same(repository: Path) -> None:
    write(repository, {".gitattributes": "content/cases/** export-ignore\n", TWO: case(BODY)})
    assert commit(repository).returncode == 1


def test_files_may_be_deleted_renamed_and_named_with_blanks(repository: Path) -> None:
    write(repository, {"content/cases/second.md": case(title="Second")})
    assert commit(repository).returncode == 0
    git(repository, "mv", "content/cases/second.md", "content/cases/second-one.md")
    write(repository, {"a remark with blanks.txt": "x", "content/workshops/first-workshop.md": None})
    assert commit(repository).returncode == 0
    write(repository, {"content/cases/my new case.md": case(title="Third")})
    refused = commit(repository)
    assert refused.returncode == 1
    assert "content/cases/my new case.md:1:1: file name: can't become an address" in refused.stderr


def test_the_first_commit_of_all_is_checked_too(tmp_path: Path) -> None:
    folder = start(tmp_path)
    write_bank(folder / "content", {"cases/two-to-nine.md": case(BODY)})
    assert run(folder, "kb", "hook", "install").returncode == 0
    assert commit(folder).returncode == 1
    write(folder, {TWO: case()})
    assert commit(folder, "The bank").returncode == 0


def test_a_repository_in_which_nothing_of_the_bank_is_staged_lets_a_commit_pass(tmp_path: Path) -> None:
    folder = start(tmp_path)
    write_bank(folder / "content")
    assert run(folder, "kb", "hook", "install").returncode == 0
    assert run(folder, "git", "commit", "--allow-empty", "-m", "Begin").returncode == 0


def test_a_bank_that_is_taken_out_altogether_can_be(repository: Path) -> None:
    git(repository, "rm", "-r", "--quiet", "content")
    done = run(repository, "git", "commit", "-m", "Move it elsewhere")
    assert done.returncode == 0, done.stderr


def test_a_merge_is_checked_whether_git_or_a_person_settles_it(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "other")
    write(repository, {"content/cases/second.md": case(BODY)})
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--no-verify", "-m", "Past the hook")
    git(repository, "switch", "--quiet", "main")
    write(repository, {"remark.txt": "x"})
    assert commit(repository).returncode == 0
    merged = run(repository, "git", "merge", "--no-edit", "other")
    assert merged.returncode == 1
    assert "[nhs-number]" in merged.stderr
    assert run(repository, "git", "commit", "--no-edit").returncode == 1
    write(repository, {"content/cases/second.md": case()})
    assert commit(repository, "Merge the mended case").returncode == 0


def test_files_that_are_not_merged_yet_are_told_of_plainly(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "other")
    write(repository, {TWO: case(title="Another title")})
    assert commit(repository).returncode == 0
    git(repository, "switch", "--quiet", "main")
    write(repository, {TWO: case(title="A third title")})
    assert commit(repository).returncode == 0
    run(repository, "git", "merge", "--no-edit", "other")
    told = run(repository, "kb", "check", "--staged")
    assert (told.returncode, told.stderr) == (
        1,
        "Error: Some files are not merged yet. Settle them, then `git add` them.\n",
    )


def test_every_working_tree_of_a_repository_is_guarded(repository: Path, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "--quiet", "-b", "other", str(tmp_path / "beside"))
    write(tmp_path / "beside", {TWO: case(BODY)})
    assert commit(tmp_path / "beside").returncode == 1
    write(tmp_path / "beside", {TWO: case(title="A better one")})
    assert commit(tmp_path / "beside").returncode == 0


def test_it_can_be_installed_and_run_from_a_folder_below(tmp_path: Path) -> None:
    folder = start(tmp_path)
    write_bank(folder / "banks" / "ours", {"cases/two-to-nine.md": case(BODY)})
    assert run(folder / "banks", "kb", "hook", "install", "ours").returncode == 0
    git(folder, "add", "--all")
    refused = run(folder / "banks" / "ours" / "cases", "git", "commit", "-m", "From below")
    assert refused.returncode == 1
    assert "banks/ours/cases/two-to-nine.md:22:15: body: [nhs-number]" in refused.stderr
    told = run(folder / "banks", "kb", "check", "--staged", "ours")
    assert "ours/cases/two-to-nine.md:22:15: body: [nhs-number]" in told.stdout


def test_the_index_of_the_people_who_work_here_is_not_touched(repository: Path) -> None:
    write(repository, {TWO: case(BODY)})
    git(repository, "add", "--all")
    index = repository / ".git" / "index"
    before = index.read_bytes(), index.stat().st_mtime_ns
    assert run(repository, "kb", "check", "--staged").returncode == 1
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before


def test_nothing_in_the_working_tree_is_taken_for_a_part_of_the_check(repository: Path) -> None:
    write(repository, {"click.py": "raise SystemExit(0)", "yaml.py": "raise SystemExit(0)", TWO: case(BODY)})
    assert commit(repository).returncode == 1


# ------------------------------------------------------------------------------------------------ message and branch


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Ring 07700 900123", "commit message:1:6: text: [phone] what looks like a phone number"),
        ("Mend it\n\nFor 999 000 0018.", "commit message:3:5: text: [nhs-number] what looks like an NHS number"),
        ("Mend it\n\n# 07700 900123", "commit message:3:3: text: [phone] what looks like a phone number"),
        ("The case of a boy aged seven", "commit message:1:19: text: [exact-age]"),
    ],
)
def test_a_message_keeps_to_the_rules_of_learning_cases(repository: Path, message: str, told: str) -> None:
    write(repository, {TWO: case(title="A better one")})
    refused = commit(repository, message)
    assert refused.returncode == 1
    assert told in refused.stderr
    assert not [number for number in NUMBERS if number in refused.stdout + refused.stderr]


def test_what_git_itself_adds_for_the_one_who_writes_is_no_part_of_the_message(repository: Path) -> None:
    write(repository, {TWO: case(BODY.replace("999 000 0018", "on the wall").replace("07700 900123", "her"))})
    git(repository, "add", "--all")
    editor = repository.parent / "editor"
    typed = 'printf "A good message\\n# On 3 March 2018\\n"'
    editor.write_text(f'#!/bin/sh\n{{ {typed}; cat "$1"; }} > "$1.x"\nmv "$1.x" "$1"\n')
    editor.chmod(0o755)
    done = run(repository, "git", "commit", "--verbose", GIT_EDITOR=f"'{editor}'")
    assert done.returncode == 0, done.stderr
    assert git(repository, "log", "-1", "--format=%B") == "A good message"


def test_people_may_sign_a_message(repository: Path) -> None:
    write(repository, {TWO: case(title="A better one")})
    assert commit(repository, "A better title", "--signoff").returncode == 0
    write(repository, {TWO: case(title="A still better one")})
    assert commit(repository, "Better\n\nWrite to someone@example.net").returncode == 1


def test_the_branch_keeps_to_them_too(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "family-07700-900123")
    write(repository, {TWO: case(title="A better one")})
    refused = commit(repository)
    assert refused.returncode == 1
    assert "branch:1:1: name: [phone] what looks like a phone number" in refused.stderr
    assert "900123" not in refused.stderr


def test_an_authority_may_be_named_where_no_case_is_touched(tmp_path: Path) -> None:
    folder = start(tmp_path)
    names = "terms:\n  - {id: northshire, title: Northshire}\n"
    write_bank(folder / "content", {"vocabularies/agencies.yml": names})
    assert run(folder, "kb", "hook", "install").returncode == 0
    assert commit(folder, "The bank").returncode == 0
    write(folder, {"content/resources/three-houses.md": resource("Another text.\n")})
    assert commit(folder, "What Northshire presented").returncode == 0
    write(folder, {TWO: case(title="A better one")})
    refused = commit(folder, "The case from Northshire")
    assert refused.returncode == 1
    assert "commit message:1:15: text: [agency]" in refused.stderr
    assert "Northshire" not in refused.stderr


def test_a_private_list_of_names_holds_for_messages(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Hollow Lane House\n")
    message = tmp_path / "message"
    message.write_text("What we saw at Hollow Lane House\n")
    told = run(repository, "kb", "check", "--message", str(message), KB_REGISTER=str(tmp_path / "names.txt"))
    assert told.returncode == 1
    assert "commit message:1:16: text: [register]" in told.stdout
    assert "Hollow" not in told.stdout


# ---------------------------------------------------------------------------------------------------------- installing


def test_a_hook_of_somebody_else_is_left_alone_and_what_to_add_is_told(tmp_path: Path) -> None:
    folder = start(tmp_path)
    write_bank(folder / "content", {"cases/two-to-nine.md": case(BODY)})
    theirs = folder / ".git" / "hooks" / "pre-commit"
    write(folder, {".git/hooks/pre-commit": "#!/bin/sh\necho theirs\n"})
    theirs.chmod(0o755)
    told = run(folder, "kb", "hook", "install")
    assert told.returncode == 1
    assert theirs.read_text() == "#!/bin/sh\necho theirs\n"
    assert f"There is a pre-commit hook already, and it was left alone: {theirs}" in told.stderr
    line = told.stderr.strip().splitlines()[-1].strip()
    assert line.endswith("check --staged -- content || exit 1")
    theirs.write_text(f"#!/bin/sh\necho theirs\n{line}\n")
    assert run(folder, "kb", "hook", "install").returncode == 0
    refused = commit(folder)
    assert refused.returncode == 1
    assert "theirs" in refused.stdout + refused.stderr
    assert "[nhs-number]" in refused.stdout + refused.stderr


def test_installing_again_brings_our_own_up_to_date(repository: Path) -> None:
    ours = repository / ".git" / "hooks" / "pre-commit"
    text = ours.read_text()
    ours.write_text(text.replace("--staged", "--format json"))
    assert run(repository, "kb", "hook", "install").returncode == 0
    assert ours.read_text() == text
    assert os.access(ours, os.X_OK)


def test_a_folder_of_hooks_within_the_repository_is_used(tmp_path: Path) -> None:
    folder = start(tmp_path)
    write_bank(folder / "content", {"cases/two-to-nine.md": case(BODY)})
    git(folder, "config", "core.hooksPath", "our hooks")
    told = run(folder, "kb", "hook", "install")
    assert told.returncode == 0
    assert told.stdout.endswith("These files name a place on this computer: do not commit them.\n")
    git(folder, "add", "content")
    assert run(folder, "git", "commit", "-m", "The bank").returncode == 1


def test_a_folder_of_hooks_for_all_repositories_is_not_written_to(tmp_path: Path) -> None:
    folder = start(tmp_path / "repository")
    write_bank(folder / "content")
    git(folder, "config", "core.hooksPath", str(tmp_path / "for all"))
    told = run(folder, "kb", "hook", "install")
    assert told.returncode == 1
    assert "for other repositories too" in told.stderr
    assert not (tmp_path / "for all").exists()


def test_outside_a_repository_there_is_nothing_to_install(tmp_path: Path) -> None:
    write_bank(tmp_path / "content")
    told = run(tmp_path, "kb", "hook", "install", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (told.returncode, told.stderr) == (
        1,
        "Error: This folder is not in the working tree of a git repository.\n",
    )


def test_without_what_would_check_it_nothing_is_committed(repository: Path) -> None:
    ours = repository / ".git" / "hooks" / "pre-commit"
    lines = ours.read_text().splitlines()
    ours.write_text("\n".join("python=/gone/bin/python" if line.startswith("python=") else line for line in lines))
    write(repository, {TWO: case(title="A better one")})
    refused = commit(repository)
    assert refused.returncode == 1
    assert refused.stderr == (
        "The commit was stopped: what would check it is no longer on this computer.\n"
        "Set up the knowledge bank again, then run: kb hook install\n"
    )
