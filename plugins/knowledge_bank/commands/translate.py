"""`kb translate`: the file of an entry in another language, to be filled in."""

from pathlib import Path

import click

from knowledge_bank.commands.sign_off import BANK
from knowledge_bank.writing.translation import add_translation


@click.command()
@click.argument("entry")
@click.argument("language")
@BANK
def translate(entry: str, language: str, bank: Path) -> None:
    """
    Write the file of ENTRY in another LANGUAGE (cy, pl, ur), with the text that is to be translated in it.

    Nothing is ever written over.
    """
    click.echo(add_translation(bank, entry, language))
    click.echo("Translate what stands there, and keep the {#...}. Readers see none of it while it is a draft.")
