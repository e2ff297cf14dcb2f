"""Sending and serving a reply (国办公开办函〔2016〕235号；行政复议法第二十二条第二款)."""

from __future__ import annotations

from datetime import date

from gongkai.applications.choices import ELECTRONIC_WAYS, Carrier, Delivery
from gongkai.applications.rules.intake import why_not_on
from gongkai.lib.dates import formal
from gongkai.lib.seen import seen

SERVICE = "国办公开办函〔2016〕235号"


def why_not_send(
    *,
    way: Delivery,
    on: date,
    today: date,
    decided_on: date,
    carrier: Carrier | None,
    tracking_no: str,
    review_url: str,
) -> list[str]:
    """Why the reply cannot go out this way on that day; `review_url` is where a review can be asked for online."""
    reasons = why_not_on(on, today, "发出答复")
    if on < decided_on:
        reasons.append(f"发出日期早于签发日期{formal(decided_on)}（{SERVICE}）")
    if way in ELECTRONIC_WAYS and not review_url:
        reasons.append("以电子方式送达的，应当同时提供提交行政复议申请的互联网渠道（行政复议法第二十二条第二款）")
    return reasons + (_why_not_post(carrier, tracking_no) if way == Delivery.POST else [])


def _why_not_post(carrier: Carrier | None, tracking_no: str) -> list[str]:
    reasons = []
    if carrier != Carrier.POSTAL_ENTERPRISE:
        reasons.append(f"答复是国家公文，邮寄须通过邮政企业，不得交其他快递企业（{SERVICE}）")
    if not seen(tracking_no):
        reasons.append(f"邮寄的，请填写邮件号码（{SERVICE}）")
    return reasons


def why_not_serve(*, sent_on: date, on: date, today: date) -> list[str]:
    """Why the reply cannot have been served on that day (国办公开办函〔2016〕235号)."""
    reasons = why_not_on(on, today, "送达")
    if on < sent_on:
        reasons.append(f"送达日期早于发出日期{formal(sent_on)}（{SERVICE}）")
    return reasons
