"""`gongkai report …`: one file for each command, imported only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

# command → module of this package that defines a click command of that name
COMMANDS = {
    "read": "read",
    "build": "build",
}


class ReportCommands(click.Group):
    """The commands about annual reports; each starts with no more than it needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"{__name__}.{COMMANDS[cmd_name]}"), cmd_name)
        command.options_metavar = "[选项]"
        return command


@click.group(cls=ReportCommands, subcommand_metavar="命令 …")
def report() -> None:
    """政府信息公开工作年度报告：读取、生成。"""
