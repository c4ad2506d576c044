"""`kb newsletter draft`: the file of an issue, begun or brought up to date."""

from pathlib import Path

import click

from knowledge_bank.commands.newsletter.plan import OUTPUT, tell
from knowledge_bank.commands.sign_off import BANK, make
from knowledge_bank.newsletter.plan import requests
from knowledge_bank.writing.draft import draft as to_draft


@click.command()
@click.argument("issue")
@click.option("--request", is_flag=True, help="Only print the messages that ask for people's paragraphs.")
@OUTPUT
@BANK
def draft(issue: str, request: bool, output: Path | None, bank: Path) -> None:
    """
    Write the file of ISSUE (such as eip2/2019-04), with prompts where somebody has still to write.

    Run again, it adds what is new; every word that an editor wrote stays, and what was taken out stays out.
    """
    if request:
        tell(bank, issue, requests, output)
    elif output:
        raise click.UsageError("--output is for --request: a draft is written to the issue's own file.")
    else:
        make(to_draft(bank, issue))
