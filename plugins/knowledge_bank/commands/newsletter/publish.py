"""`kb newsletter publish` and `correct`: an issue goes out, and what is wrong in it is told afterwards."""

from pathlib import Path

import click

from knowledge_bank.commands.sign_off import BANK, make
from knowledge_bank.writing.issues import correct as to_correct
from knowledge_bank.writing.issues import send


@click.command()
@click.argument("issue")
@BANK
def publish(issue: str, bank: Path) -> None:
    """
    Publish ISSUE (such as eip2/2019-04) and seal it: what is sent is what stays.

    Everything that stands against it is told at once, and then nothing is changed.
    """
    make(send(bank, issue))


@click.command()
@click.argument("issue")
@click.argument("text")
@BANK
def correct(issue: str, text: str, bank: Path) -> None:
    """Add the correction TEXT, with the date, to ISSUE (such as eip2/2018-10), which is out."""
    make(to_correct(bank, issue, text))
