"""`kb newsletter plan`: what an issue will be made of, and who is asked for what by when."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from knowledge_bank.commands.sign_off import BANK
from knowledge_bank.newsletter.desk import Desk, lay_out
from knowledge_bank.newsletter.plan import plan as plan_of
from knowledge_bank.newsletter.quoting import words

OUTPUT = click.option(
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write it to this file, as Markdown, instead of telling it.",
)


@click.command()
@click.argument("issue")
@OUTPUT
@BANK
def plan(issue: str, output: Path | None, bank: Path) -> None:
    """
    Tell what ISSUE (such as eip2/2019-04) will be made of, what is missing, and who is asked for what by when.

    Nothing is written; kb newsletter draft does that.
    """
    tell(bank, issue, plan_of, output)


def tell(bank: Path, issue: str, of: Callable[[Desk], Iterator[str]], output: Path | None) -> None:
    """Tell lines of an issue, or write them to a file."""
    text = "\n".join(of(lay_out(bank, issue)))
    if output:
        output.write_text("\n".join(map(_marked, text.split("\n"))) + "\n", encoding="utf-8")
    else:
        click.echo(text)


def _marked(line: str) -> str:
    """A line as Markdown that reads as the line: as far from the margin, and with its end where it was."""
    return "&nbsp;" * (len(line) - len(line.lstrip())) + words(line) + "  " if line else ""
