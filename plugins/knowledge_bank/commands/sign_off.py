"""`kb approve`, `kb publish` and `kb withdraw`: what people decide about an entry."""

from pathlib import Path

import click

from knowledge_bank.model.sign_off import Reason, Role, Standing
from knowledge_bank.writing.approve import Law
from knowledge_bank.writing.approve import approve as to_approve
from knowledge_bank.writing.proposal import Proposal
from knowledge_bank.writing.publish import publish as to_publish
from knowledge_bank.writing.publish import withdraw as to_withdraw

BANK = click.option(
    "--bank",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="content",
    help="The bank's folder, content/ unless named.",
)
STANDING = click.Choice([standing.value for standing in Standing])


@click.command()
@click.argument("entry")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]), help="In what role.")
@click.option("--as", "code", required=True, help="The code of whoever approves; never a name.")
@click.option("--proceedings", type=STANDING, help="For information governance: courts, police, inquests.")
@click.option("--review", type=STANDING, help="For information governance: safeguarding practice reviews.")
@click.option("--court-permission", default="", help="For information governance: the reference of a court's leave.")
@BANK
def approve(
    entry: str, role: str, code: str, proceedings: str | None, review: str | None, court_permission: str, bank: Path
) -> None:
    """
    Record that somebody approves the learning case ENTRY (the name of its file) as it is now.

    Any later change of what readers see makes the approval void.
    """
    law = None
    if proceedings and review:
        law = Law(Standing(proceedings), Standing(review), court_permission)
    make(to_approve(bank, entry, Role(role), code, law))


@click.command()
@click.argument("entry")
@BANK
def publish(entry: str, bank: Path) -> None:
    """Publish the draft ENTRY (the name of its file), once everybody has approved it."""
    make(to_publish(bank, entry))


@click.command()
@click.argument("entry")
@click.option("--reason", required=True, type=click.Choice([reason.value for reason in Reason]), help="Why.")
@BANK
def withdraw(entry: str, reason: str, bank: Path) -> None:
    """
    Take the entry ENTRY (the name of its file) back, at once.

    A neutral page stays at its address. With the reasons consent, legal and safeguarding its text leaves the bank.
    """
    make(to_withdraw(bank, entry, Reason(reason)))


def make(proposal: Proposal) -> None:
    """Make a change and tell what was done."""
    proposal.make()
    click.echo("\n".join([*map(str, proposal.problems), proposal.done]))
