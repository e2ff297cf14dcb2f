"""The room's commands at a terminal: `archive`, `due`, `fee`, `remedies`. They need no database."""

from gongkai.applications.terminal.archive import archive
from gongkai.applications.terminal.due import due
from gongkai.applications.terminal.fee import fee
from gongkai.applications.terminal.remedies import remedies

__all__ = ["archive", "due", "fee", "remedies"]
