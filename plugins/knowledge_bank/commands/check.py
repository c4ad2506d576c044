"""`kb check`: every Problem of a bank, without building it."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import click

from knowledge_bank.checks import inspect
from knowledge_bank.model import Problem, errors


@click.command()
@click.argument("bank", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help="For people, for annotations on the lines of a pull request, or for programs.",
)
def check(bank: Path, form: str) -> None:
    """
    Tell everything that is wrong with BANK (the folder content/ unless named), all at once.

    Leaves with 1 when there are errors; warnings are advice.
    """
    try:
        problems = inspect(bank).problems
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from None
    click.echo(FORMS[form](problems), nl=False)
    raise SystemExit(1 if errors(problems) else 0)


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
