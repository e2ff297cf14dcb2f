"""What the portal does by itself."""

from __future__ import annotations

from datetime import datetime

from gongkai.lib.job import job
from gongkai.portal.following import follow_ledger
from gongkai.portal.keeping import follow


@job("公开页面更新")
def bring_pages_up(*, at: datetime) -> str:
    """Index and kept pages catch up with the ledger, should a process have died in between; a new day begins."""
    follow_ledger()
    follow()
    return "检索和已生成的页面与台账一致"
