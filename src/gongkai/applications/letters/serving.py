"""What a proof of service must say (民事诉讼法 art. 87–91 by analogy; 国办公开办函〔2016〕235号)."""

from __future__ import annotations

from datetime import date

from gongkai.applications.choices import ServiceWay
from gongkai.lib.dates import formal
from gongkai.lib.seen import seen

SIGNED_FOR = frozenset({ServiceWay.DIRECT, ServiceWay.ENTRUSTED})
BASIS = "参照民事诉讼法第八十七条"
LEFT_BASIS = "参照民事诉讼法第八十九条"
POST_BASIS = "国办公开办函〔2016〕235号"


def why_not_serve_letter(
    *,
    way: ServiceWay,
    signed_on: date,
    dispatched_on: date,
    served_on: date | None,
    today: date,
    receiver: str,
    tracking_no: str,
    refused_because: str,
    witness: str,
) -> list[str]:
    """Why this is no proof that a letter was served."""
    reasons = []
    if dispatched_on < signed_on:
        reasons.append(f"发出日期早于落款日期{formal(signed_on)}（{BASIS}）")
    if served_on and served_on < dispatched_on:
        reasons.append(f"送达日期早于发出日期{formal(dispatched_on)}（{BASIS}）")
    if max(dispatched_on, served_on or dispatched_on) > today:
        reasons.append(f"发出、送达日期不得晚于今天，请按实际日期登记（{BASIS}）")
    if served_on and way in SIGNED_FOR and not seen(receiver):
        reasons.append(f"{way.label}的，请填写签收人及与受送达人的关系（{BASIS}）")
    if way == ServiceWay.LEFT and not (seen(refused_because) and seen(witness)):
        reasons.append(f"留置送达的，请填写拒收事由和见证人（{LEFT_BASIS}）")
    if way == ServiceWay.POST and not seen(tracking_no):
        reasons.append(f"邮寄送达的，请填写邮政企业的邮件号码（{POST_BASIS}）")
    return reasons
