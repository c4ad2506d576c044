"""`kb hook install`: has git stop a commit that could identify a family."""

import shlex
import sys
from pathlib import Path

import click

from knowledge_bank.reading.versions import Repository, repository_of

MARK = "# Written by `kb hook install`, which writes it anew when it is run again."

SCRIPT = """\
#!/bin/sh
# Stops a commit whose {what} could identify a family, or is not sound.
{mark}
python={python}
if [ ! -x "$python" ]; then
    echo 'The commit was stopped: what would check it is no longer on this computer.' >&2
    echo 'Set up the knowledge bank again, then run: kb hook install' >&2
    exit 1
fi
{call} >&2 || {{
    echo 'The commit was stopped. Mend the errors above, add the files again (git add), and commit again.' >&2
    echo 'If nothing above is about your text, set up the knowledge bank again, then run: kb hook install' >&2
    exit 1
}}
"""

CONTENT, WORDS = "content", "message or branch"
HOOKS = {"pre-commit": CONTENT, "pre-merge-commit": CONTENT, "commit-msg": WORDS}
"""What each hook looks at. Git runs the second one for a merge that it can make by itself."""


@click.group()
def hook() -> None:
    """Let git run the check before each commit."""


@hook.command()
@click.argument("bank", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content")
def install(bank: Path) -> None:
    """
    Stop commits that have errors in BANK (the folder content/ unless named), or identifiers in their message.

    A hook that is there already and was written by somebody else is left alone.
    """
    repository = repository_of(bank)
    folder = _own_folder(repository)
    kept = [_kept(folder / name, repository) for name in HOOKS if not _write(folder / name, repository)]
    if kept:
        raise click.ClickException("\n".join(kept))
    click.echo(f"Commits are checked from now on, by {', '.join(HOOKS)} in {folder}")
    if folder.resolve().is_relative_to(repository.own()[0]) and not _is_private(folder, repository):
        click.echo("These files name a place on this computer: do not commit them.")


def _own_folder(repository: Repository) -> Path:
    folder = repository.hooks()
    if not any(folder.resolve().is_relative_to(place) for place in repository.own()):
        raise click.ClickException(
            f"Git is told (core.hooksPath) to look for hooks in {folder}, for other repositories too.\n"
            "Nothing was written there. To have this repository keep its own hooks, run this, then try again:\n"
            f"  git config core.hooksPath {shlex.quote(str(repository.own()[1] / 'hooks'))}"
        )
    return folder


def _is_private(folder: Path, repository: Repository) -> bool:
    return folder.resolve().is_relative_to(repository.own()[1])


def _write(path: Path, repository: Repository) -> bool:
    """Write a hook. False when there is another one, which stays as it is."""
    if path.exists() or path.is_symlink():
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        if _call(path.name, repository) in text and MARK not in text:
            return True  # its owner has added what we would run
        if path.is_symlink() or MARK not in text:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    python = shlex.quote(sys.executable)
    call = _call(path.name, repository).replace(python, '"$python"', 1)
    path.write_text(SCRIPT.format(what=HOOKS[path.name], mark=MARK, python=python, call=call), encoding="utf-8")
    path.chmod(0o755)
    return True


def _call(name: str, repository: Repository) -> str:
    """What a hook runs. With -P, so that nothing in the working tree is taken for a module of Python."""
    what = '--message "$1"' if HOOKS[name] == WORDS else "--staged"
    bank = shlex.quote(repository.bank)
    return f"{shlex.quote(sys.executable)} -P -m knowledge_bank.commands check {what} -- {bank}"


def _kept(path: Path, repository: Repository) -> str:
    return (
        f"There is a {path.name} hook already, and it was left alone: {path}\n"
        "Nothing is checked by it yet. Add this line to it, before any line with `exit` or `exec`:\n"
        f"  {_call(path.name, repository)} || exit 1"
    )
