"""How much an information handling fee is (信息处理费管理办法，国办函〔2020〕109号，第三条至第五条). Whole yuan."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.applications.choices import FeeMethod

ITEMS = "信息处理费管理办法第四条"
PAGES = "信息处理费管理办法第五条"
FREE_ITEMS = 10  # 办法 art. 4: the first ten applications of a month
FREE_PAGES = 30  # 办法 art. 5: the first thirty pages
LARGEST = 1_000_000  # a slip of the keyboard, not a fee


def price_of_item(number: int) -> int:
    """What the nth application of one applicant in a calendar month costs (办法第四条)."""
    if number <= FREE_ITEMS:
        return 0
    return 100 if number <= 30 else 100 * (2 + (number - 31) // 10)


def fee_for_items(first: int, count: int = 1) -> int:
    """What `count` applications cost that are the applicant's `first`, `first + 1`, … of the month (办法第四条)."""
    return sum(price_of_item(number) for number in range(first, first + count))


def fee_for_pages(pages: int) -> int:
    """What so many pages cost: 30 free, then 10, 20 and 40 yuan a page (办法第五条)."""
    dearer = ((30, 100, 10), (100, 200, 20), (200, pages, 40))
    return sum(max(0, min(pages, top) - free) * price for free, top, price in dearer)


def fee_for(method: FeeMethod, quantity: int) -> int:
    """The fee of one application: the quantity is its number in the month, or its pages."""
    return fee_for_items(quantity) if method == FeeMethod.PER_ITEM else fee_for_pages(quantity)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the scale: from the first to the last item or page at one price."""

    first: int
    last: int
    price: int

    @property
    def count(self) -> int:
        """How many items or pages."""
        return self.last - self.first + 1

    @property
    def subtotal(self) -> int:
        """What they cost."""
        return self.count * self.price


def steps_of(method: FeeMethod, quantity: int) -> list[Step]:
    """How the fee for so many items of one month, or pages of one application, comes about, step by step."""
    if method == FeeMethod.PER_PAGE:
        tops = [(30, 0), (100, 10), (200, 20), (max(quantity, 201), 40)]
    else:
        dearer = range(31, max(quantity, 31) + 1, 10)  # every further ten cost a hundred more an item
        tops = [(10, 0), (30, 100), *((first + 9, price_of_item(first)) for first in dearer)]
    steps, first = [], 1
    for top, price in tops:
        if quantity >= first:
            steps.append(Step(first, min(quantity, top), price))
        first = top + 1
    return steps


def basis_of(method: FeeMethod) -> str:
    """On what a fee by this method stands."""
    return f"条例第四十二条；{ITEMS if method == FeeMethod.PER_ITEM else PAGES}（国办函〔2020〕109号）"


def why_not_charge_so_much(method: FeeMethod, quantity: int) -> list[str]:
    """Why no fee arises: the quantity makes no sense, or lies within what is free (办法第四条、第五条)."""
    article = ITEMS if method == FeeMethod.PER_ITEM else PAGES
    if not 1 <= quantity <= LARGEST:
        return [f"件数、页数应为正整数（{article}）"]
    if fee_for(method, quantity) == 0:
        free = f"当月前{FREE_ITEMS}件" if method == FeeMethod.PER_ITEM else f"{FREE_PAGES}页以内"
        return [f"{free}不收费，无须发出收费通知（{article}）"]
    return []


def why_not_count_so(method: FeeMethod, quantity: int, number: int) -> list[str]:
    """Why this is not the application's number in the applicant's calendar month (办法第四条)."""
    if method != FeeMethod.PER_ITEM or quantity == number:
        return []
    return [f"本件是该申请人当月收到的第{number}件，按件计收应按第{number}件计算（{ITEMS}）"]
