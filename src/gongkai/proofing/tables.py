"""What may not be learnt, how short a reason may be, and what the room's lines of the ledger are called."""

from __future__ import annotations

NEVER_LEARNT = ("S-",)  # personal data and secrecy marks: each place is answered for, no list may silence them
SECRECY_RULE = "S-MARK"  # 保守国家秘密法 art. 35: only the secrecy reviewer may let such a mark pass
SHORTEST_REASON = 4  # characters: the product's own convention
SHORTEST_WORD = 2  # a single character on a list would silence far too much
LONGEST_FILE_TEXT = 300_000  # characters of one attachment that are proofread: the product's own bound

EVENT_LABELS = {
    "finding.waived": "校对错误签字放行",
    "words.learnt": "校对时记入词表",
    "words.forgotten": "删除词表词条",
    "words.put": "修改校对词表",
    "file.proofed": "校对附件",
    "scan.started": "发起全站校对",
    "scan.stopped": "停止全站校对",
    "scan.finished": "全站校对完成",
}
