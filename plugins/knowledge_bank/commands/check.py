"""`kb check`: every Problem of a bank, without building it."""

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import click

from knowledge_bank.checks import inspect
from knowledge_bank.checks.identifiers.messages import check_message, words_of
from knowledge_bank.model import Kind, Problem, errors
from knowledge_bank.reading import read
from knowledge_bank.reading.versions import repository_of
from knowledge_bank.writing.publish import published


@click.command()
@click.argument("bank", type=click.Path(file_okay=False, path_type=Path), default="content")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help="For people, for annotations on the lines of a pull request, or for programs.",
)
@click.option("--publish", is_flag=True, help="Check the bank as if every draft were published today.")
@click.option("--staged", is_flag=True, help="Check what the next commit would hold instead of the files as they are.")
@click.option(
    "--message",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Check a commit's message, in a file, and the branch's name instead of the bank.",
)
def check(bank: Path, form: str, publish: bool, staged: bool, message: Path | None) -> None:
    """
    Tell everything that is wrong with BANK (the folder content/ unless named), all at once.

    Leaves with 1 when there are errors; warnings are advice.
    """
    if not (staged or message or bank.exists()):
        raise click.BadParameter(f"Directory '{bank}' does not exist.", param_hint="'[BANK]'")
    problems = _problems(bank, publish, staged, message)
    click.echo(FORMS[form](problems), nl=False)
    raise SystemExit(1 if errors(problems) else 0)


def _problems(bank: Path, publish: bool, staged: bool, message: Path | None) -> tuple[Problem, ...]:
    if message:
        return _of_message(message, bank)
    if publish:
        return published(bank)
    return _of_staged(bank) if staged else inspect(bank).problems


def _of_staged(bank: Path) -> tuple[Problem, ...]:
    with repository_of(bank).staged() as folder:
        return inspect(folder, bank.as_posix()).problems if folder.exists() else ()


def _of_message(message: Path, bank: Path) -> tuple[Problem, ...]:
    repository = repository_of(bank)
    text = message.read_text(encoding="utf-8", errors="replace")
    # Git takes out lines with a comment sign when the message was written in an editor; it tells hooks when it wasn't.
    edited = os.environ.get("GIT_EDITOR") != ":" and repository.setting("commit.cleanup") in ("", "default", "strip")
    sign = repository.setting("core.commentChar") or "#"
    words = words_of(text, sign if edited and len(sign) == 1 else "#" if edited else "")
    catalog = read(bank).catalog if bank.exists() else None
    withheld = repository.stages(Kind.CASE.folder)
    return check_message(words, repository.branch(), catalog, bank, withheld=withheld)


def _text(problems: tuple[Problem, ...]) -> str:
    lines = [str(problem) for problem in problems]
    count = len(errors(problems))
    advice = len(problems) - count
    return "\n".join([*lines, f"{_number(count, 'error')}, {_number(advice, 'warning')}\n"])


def _number(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def _github(problems: tuple[Problem, ...]) -> str:
    """Workflow commands, which GitHub shows as annotations."""
    return "".join(
        f"::{problem.severity} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}::{_escaped(problem.message)}\n"
        for problem in problems
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _json(problems: tuple[Problem, ...]) -> str:
    return json.dumps({"problems": [asdict(problem) for problem in problems]}, ensure_ascii=False, indent=1) + "\n"


FORMS: dict[str, Callable[[tuple[Problem, ...]], str]] = {"text": _text, "github": _github, "json": _json}
