"""`gongkai fee`: how much is an information handling fee? Needs no database."""

from __future__ import annotations

import json

import click

from gongkai.applications.choices import FeeMethod
from gongkai.applications.rules.fee import LARGEST, Step, basis_of, steps_of
from gongkai.applications.terminal.reading import Unlawful


@click.command()
@click.option("--items", type=int, help="同一申请人一个自然月内累计的件数")
@click.option("--pages", type=int, help="一件申请所提供信息的页数")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
def fee(items: int | None, pages: int | None, form: str) -> None:
    """计算政府信息公开信息处理费（条例第四十二条、国办函〔2020〕109号）。"""
    method, quantity = _asked(items, pages)
    steps = steps_of(method, quantity)
    click.echo((_json if form == "json" else _text)(method, quantity, steps))


def _asked(items: int | None, pages: int | None) -> tuple[FeeMethod, int]:
    """The one method that was named; each application is charged by one of the two (办法第三条)."""
    if (items is None) == (pages is None):
        raise Unlawful("请用 --items（按件）或者 --pages（按量）给出数量，两种计费方式只能选一种（办法第三条）")
    method = FeeMethod.PER_PAGE if items is None else FeeMethod.PER_ITEM
    quantity = pages if items is None else items
    if quantity is None or not 0 <= quantity <= LARGEST:
        raise Unlawful(f"件数、页数应为0至{LARGEST}的整数")
    return method, quantity


def _json(method: FeeMethod, quantity: int, steps: list[Step]) -> str:
    facts = {
        "amount_yuan": sum(step.subtotal for step in steps),
        "method": method.value,
        "quantity": quantity,
        "steps": [
            {
                "from": step.first,
                "to": step.last,
                "count": step.count,
                "unit_yuan": step.price,
                "subtotal_yuan": step.subtotal,
            }
            for step in steps
        ],
        "basis": basis_of(method),
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)


def _text(method: FeeMethod, quantity: int, steps: list[Step]) -> str:
    unit = "件" if method == FeeMethod.PER_ITEM else "页"
    total = sum(step.subtotal for step in steps)
    lines = [
        f"第{step.first}至{step.last}{unit}　{step.count}{unit} × {step.price}元 = {step.subtotal}元" for step in steps
    ]
    return "\n".join([f"应收：{total}元（{quantity}{unit}，{method.label}）", f"依据：{basis_of(method)}", *lines])
