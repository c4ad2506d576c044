"""`kb forms`: the forms that the repository's host wants to find in files."""

from pathlib import Path

import click

from knowledge_bank.commands.sign_off import BANK
from knowledge_bank.reading import read
from knowledge_bank.writing.files import write as write_files
from knowledge_bank.writing.forms import forms as forms_of


@click.command()
@click.option("--write", is_flag=True, help="Write those that are not as they should be.")
@BANK
def forms(write: bool, bank: Path) -> None:
    """
    Tell which forms in this folder, the repository's, are not what the models make of them.

    Leaves with 1 when there are some and they are not written.
    """
    catalog = read(bank).catalog
    if catalog is None:
        raise click.ClickException("The bank's own settings have errors; kb check tells which. Mend them first.")
    made = {Path(name): text for name, text in forms_of(catalog.bank).items()}
    stale = {path: text for path, text in made.items() if not path.is_file() or path.read_text("utf-8") != text}
    write_files(stale if write else {})
    for path in stale:
        click.echo(f"{path}: written" if write else f"{path}: not as it should be; kb forms --write")
    raise SystemExit(1 if stale and not write else 0)
