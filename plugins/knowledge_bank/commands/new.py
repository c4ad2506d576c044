"""`kb new`: the file of a new entry, to be filled in."""

from pathlib import Path

import click

from knowledge_bank.commands.sign_off import BANK
from knowledge_bank.model import Kind
from knowledge_bank.writing.scaffold import add_entry


@click.command()
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
@click.argument("title")
@BANK
def new(kind: str, title: str, bank: Path) -> None:
    """
    Write the file of a new KIND of entry called TITLE, with all that a draft needs to be filled in.

    Nothing is ever written over.
    """
    click.echo(add_entry(bank, Kind(kind), title))
    click.echo("Open it and write; kb check says what is still missing. Readers see none of it while it is a draft.")
