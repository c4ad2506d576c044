"""`kb ...`: one module per command, wiring only."""

from importlib import import_module

import click

from knowledge_bank.model.problem import ToldError

COMMANDS = {
    "board": "board:board",
    "check": "check:check",
    "changes": "changes:changes",
    "hook": "hook:hook",
    "approve": "sign_off:approve",
    "publish": "sign_off:publish",
    "withdraw": "sign_off:withdraw",
    "new": "new:new",
    "translate": "translate:translate",
    "clean": "clean:clean",
    "forms": "forms:forms",
    "newsletter": "newsletter:newsletter",
    "pack": "pack:make_pack",
}
"""Each command by its name: the module here, and what in it is the command."""


class Commands(click.Group):
    """Loads a command when it is asked for: git runs some of them at every commit."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(f"{__name__}.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what stands in its way is told in plain words, and it leaves with 1."""
        try:
            return super().invoke(ctx)
        except ToldError as error:
            raise click.ClickException("\n".join([str(error), *map(str, error.problems)])) from None
        except BrokenPipeError:
            raise  # whoever read what it tells has heard enough: click knows
        except OSError as error:
            raise click.ClickException(f"{error.filename}: {error.strerror}") from None


@click.group(cls=Commands)
def main() -> None:
    """Look after a practice knowledge bank."""
