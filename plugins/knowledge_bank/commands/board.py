"""`kb board`: what is due, missing or thin in a bank, for its editors."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from knowledge_bank.checks import inspect
from knowledge_bank.checks.board import Address, Board, addresses
from knowledge_bank.checks.board import board as board_of
from knowledge_bank.model import errors

PATIENCE = 10
"""Seconds for one address."""

TOGETHER = 8
"""Addresses asked at one time."""


@click.command()
@click.argument("bank", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
@click.option("--follow", is_flag=True, help="Ask every address outside the site whether it still answers.")
def board(bank: Path, form: str, follow: bool) -> None:
    """
    Tell what is due, missing or thin in BANK (the folder content/ unless named).

    Only --follow needs a network. Links within the bank are the business of kb check, which has to be clean first.
    """
    found = inspect(bank)
    if errors(found.problems) or found.subject is None:
        raise click.ClickException("The bank has Problems; kb check tells them.")
    shown = board_of(found.subject)
    failing = _failing(addresses(found.subject)) if follow else None
    if form == "json":
        links = None if failing is None else [{"url": at.url, "path": at.path, "why": why} for at, why in failing]
        click.echo(json.dumps({**shown.as_json(), "failing_links": links}, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_text(shown, failing)))


def _failing(found: list[Address]) -> list[tuple[Address, str]]:
    with ThreadPoolExecutor(TOGETHER) as pool:
        answers = pool.map(_ask, [address.url for address in found])
    return [(address, why) for address, why in zip(found, answers, strict=True) if why]


def _ask(url: str) -> str:
    """What is wrong with an address; empty when it answers."""
    request = urllib.request.Request(url, headers={"User-Agent": "kb board"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE):
            return ""
    except urllib.error.HTTPError as error:
        return f"answers {error.code}"
    except (OSError, ValueError):
        return "does not answer"


def _text(shown: Board, failing: list[tuple[Address, str]] | None) -> Iterator[str]:
    yield f"The bank on {shown.day}"
    for role, found in shown.overdue.items():
        yield from _block(f"Overdue for review, looked after by {role}", [
            f"{one.entry}: since {one.due} ({one.days} {'day' if one.days == 1 else 'days'})" for one in found
        ])  # fmt: skip
    yield from _block("Pairs without an entry", [f"{row}: {column}" for row, column in shown.empty_pairs])
    for facet, titles in shown.empty_terms.items():
        yield from _block(f"Without an entry: {facet}", titles)
    for facet, titles in shown.one_example.items():
        yield from _block(f"Resting on one entry: {facet}", titles)
    yield from _block("In no newsletter", shown.in_no_issue)
    yield from _block("Not rated", shown.not_rated)
    if failing is not None:
        yield from _block("Addresses that fail", [f"{at.url} in {at.path}: {why}" for at, why in failing])


def _block(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"\n{title} ({len(lines)})"
        yield from (f"  {line}" for line in lines)
