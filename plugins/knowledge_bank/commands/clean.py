"""`kb clean`: pictures and PDFs without what they say of themselves."""

from pathlib import Path

import click

from knowledge_bank.model import errors
from knowledge_bank.writing.clean import clean as to_clean
from knowledge_bank.writing.clean import remaining
from knowledge_bank.writing.files import write


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="FILE...")
@click.option(
    "--into",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the bank that clean copies go to, such as content/cases. The originals stay where they are.",
)
def clean(files: tuple[Path, ...], into: Path | None) -> None:
    """
    Take out of pictures and PDFs what travels along unseen.

    Of a picture (.jpg, .png, .gif, .webp): where, when, by whom and with what it was taken, and smaller copies. The
    picture stays as it is; one that lies on its side is turned upright. Of a PDF: authors, notes, attached files,
    scripts, forms, bookmarks, earlier versions. Its pages stay as they are, with their links to addresses and what is
    read aloud of them.

    FILE may be a folder: then all pictures and PDFs in it.

    With --into, the copy goes there. Without, a file that lies in the bank is REPLACED by its clean copy, for the
    original must not stay there; if you need it, keep it outside the project.

    Then the copies are checked again. Leaves with 1 when anything is left to do. Word, Excel and the like can't be
    cleaned: save them as PDF first.
    """
    cleaning = to_clean(files, into)
    write(cleaning.files)
    left = remaining(cleaning.targets)
    click.echo("\n".join([*cleaning.done, *cleaning.refused, *map(str, left)]))
    raise SystemExit(1 if cleaning.refused or errors(left) else 0)
