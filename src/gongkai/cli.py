"""The `gongkai` command. Commands that need no database must start without Django."""

from __future__ import annotations

from importlib import import_module

import click

from gongkai.lib.spoken import speak_chinese

speak_chinese()  # before any command says a word

# command → module below gongkai that defines a click command of that name; imported only when called
COMMANDS = {
    "check": "annual.terminal",
    "proof": "proof.terminal",
    "report": "annual.commands",
    "archive": "applications.terminal",
    "due": "applications.terminal",
    "fee": "applications.terminal",
    "remedies": "applications.terminal",
    "demo": "ops.terminal",
    "serve": "ops.terminal",
    "intake": "disclosure.terminal",
    "visits": "analytics.terminal",
    "mirror": "portal.terminal",
    "links": "portal.terminal",
    "nginx": "portal.terminal",
    "clock": "ops.terminal",
    "manage": "ops.terminal",
}


class LazyGroup(click.Group):
    """Commands that are imported only when they are called, so that each starts with no more than it needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(import_module(f"gongkai.{module}"), cmd_name)
        command.options_metavar = "[选项]"
        return command


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[选项]",
    subcommand_metavar="命令 …",
)
@click.version_option(package_name="gongkai")
def main() -> None:
    """公开：县级政府信息公开平台。"""


if __name__ == "__main__":
    main()
