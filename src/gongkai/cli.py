"""The `gongkai` command. Commands that need no database must start without Django."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import click

from gongkai.lib.spoken import speak_chinese

speak_chinese()  # before any command says a word

NO_TABLE = re.compile(r"no such table|relation .* does not exist")  # SQLite, PostgreSQL

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

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a database without tables is told in words."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            if type(error).__module__ == "django.db.utils" and NO_TABLE.search(str(error)):
                raise click.ClickException(
                    "数据库还没有建立，请先运行 gongkai demo 或者 gongkai manage migrate。"
                ) from error
            raise


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
