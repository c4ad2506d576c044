"""`kb ...`: one module per command, wiring only."""

import click

from knowledge_bank.commands.board import board
from knowledge_bank.commands.check import check


@click.group()
def main() -> None:
    """Look after a practice knowledge bank."""


main.add_command(board)
main.add_command(check)
