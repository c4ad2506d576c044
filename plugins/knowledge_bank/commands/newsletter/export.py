"""`kb newsletter export`: the files of an issue, to be sent."""

from pathlib import Path

import click

from knowledge_bank.checks import Subject, inspect
from knowledge_bank.commands.sign_off import BANK
from knowledge_bank.model import Issue, Status, edition, errors
from knowledge_bank.newsletter.letter import letter
from knowledge_bank.outputs import PDF, letter_files, pdf, printed
from knowledge_bank.writing.files import write
from knowledge_bank.writing.issues import find_issue
from knowledge_bank.writing.proposal import RefusedError


@click.command()
@click.argument("issue")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write to.")
@BANK
def export(issue: str, out: Path, bank: Path) -> None:
    """
    Write the files of ISSUE (such as eip2/2018-10) to a folder: an e-mail, a text, a PDF, blocks to paste.

    A draft is written as it stands, open brackets and all, so that others can look at it: every form says that it is a
    draft.
    """
    files = {out / name: content for name, content in _files(bank, issue).items()}
    write(files)
    for path, content in files.items():
        click.echo(f"{path} ({len(content):,} bytes)")


def _files(bank: Path, name: str) -> dict[str, bytes]:
    found = inspect(bank)
    subject = found.subject
    if errors(found.problems) or subject is None:
        raise RefusedError("The bank has Problems, so nothing was written:", errors(found.problems))
    issue, _ = find_issue(subject, name)
    if not subject.catalog.bank.address:
        raise RefusedError("bank.yml gives no address, so no link could lead back to the site. Add it: address: https://...")
    if issue.header.status is Status.WITHDRAWN:
        raise RefusedError("It is withdrawn.")
    return _made(subject, issue)


def _made(subject: Subject, issue: Issue) -> dict[str, bytes]:
    day = max(subject.day, issue.header.published or subject.day)
    is_draft = issue.header.status is Status.DRAFT
    readers = edition(subject.catalog, subject.catalog.bank.most_open, day, drafts=is_draft)
    made = letter(readers, issue, subject.prose[issue.path])
    pictures = {address: subject.folder / path for address, path in made.pictures.items()}
    return {**letter_files(made), PDF: pdf(printed(made), pictures)}
