"""`kb newsletter ...`: one module per command, wiring only."""

import click

from knowledge_bank.commands.newsletter.draft import draft
from knowledge_bank.commands.newsletter.export import export
from knowledge_bank.commands.newsletter.plan import plan
from knowledge_bank.commands.newsletter.publish import correct, publish


@click.group()
def newsletter() -> None:
    """Plan, draft, send out and correct the issues of a newsletter."""


newsletter.add_command(plan)
newsletter.add_command(draft)
newsletter.add_command(export)
newsletter.add_command(publish)
newsletter.add_command(correct)
