"""`kb changes`: what readers will see change since a version that git keeps."""

from pathlib import Path

import click

from knowledge_bank.checks import Inspection, inspect
from knowledge_bank.checks.identifiers.messages import tellable
from knowledge_bank.model import errors
from knowledge_bank.outputs.changes import changes as changes_of
from knowledge_bank.outputs.changes import nothing_yet, unsound
from knowledge_bank.reading.versions import repository_of


@click.command()
@click.argument("bank", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content")
@click.option("--since", "ref", required=True, help="A commit, a tag or a branch: origin/main.")
@click.option(
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write it to this file instead of telling it; may be given again.",
)
def changes(bank: Path, ref: str, outputs: tuple[Path, ...]) -> None:
    """
    Tell what readers of BANK (the folder content/ unless named) will see change, as Markdown.

    Only what everybody may read is named, so that it can be shown to anybody.
    """
    with repository_of(bank).at(ref) as folder:
        before = inspect(folder, bank.as_posix()) if folder.exists() else None
        text = _text(ref, before, inspect(bank), bank)
    for output in outputs:
        output.write_text(text, encoding="utf-8")
    if not outputs:
        click.echo(text, nl=False)


def _text(ref: str, before: Inspection | None, after: Inspection, bank: Path) -> str:
    found = [len(errors(one.problems)) if one else 0 for one in (before, after)]
    if any(found) or after.subject is None or (before and before.subject is None):
        return unsound(ref, *found)
    now = after.subject.catalog
    was = before.subject.catalog if before and before.subject else nothing_yet(now)
    both = [tellable(catalog, bank) for catalog in (was, now)]
    return changes_of(ref, was, now, after.subject.day, lambda title, kind: all(may(title, kind) for may in both))
