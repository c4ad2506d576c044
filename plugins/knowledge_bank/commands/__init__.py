"""`kb ...`: one module per command, wiring only."""

import click

from knowledge_bank.commands.board import board
from knowledge_bank.commands.changes import changes
from knowledge_bank.commands.check import check
from knowledge_bank.commands.clean import clean
from knowledge_bank.commands.forms import forms
from knowledge_bank.commands.hook import hook
from knowledge_bank.commands.new import new
from knowledge_bank.commands.newsletter import newsletter
from knowledge_bank.commands.pack import make_pack
from knowledge_bank.commands.sign_off import approve, publish, withdraw
from knowledge_bank.commands.translate import translate


@click.group()
def main() -> None:
    """Look after a practice knowledge bank."""


main.add_command(board)
main.add_command(check)
main.add_command(changes)
main.add_command(hook)
main.add_command(approve)
main.add_command(publish)
main.add_command(withdraw)
main.add_command(new)
main.add_command(translate)
main.add_command(clean)
main.add_command(forms)
main.add_command(newsletter)
main.add_command(make_pack)
