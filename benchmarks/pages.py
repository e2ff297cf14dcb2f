"""CPU milliseconds and SQL queries of each kind of public page, with few items and with many: `make bench`.

`python -m benchmarks.pages 200000` for more than ten thousand.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from gongkai.lib.clock import BEIJING
from gongkai.lib.memory import sweep_seldom

FEW, MANY = 100, 10_000  # items
TIMES = 15  # requests of which the median is taken
EVERY = timedelta(minutes=45)  # between two items: ten thousand make a busy year


@dataclass(frozen=True)
class Cost:
    """What one request costs."""

    milliseconds: float  # CPU time of this process
    queries: int


def start_django() -> None:
    """A database of our own in a folder that goes with the process; the settings are those of the sample county."""
    os.environ["GONGKAI_VAR"] = tempfile.mkdtemp(prefix="gongkai-bench-")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings.dev")
    os.environ.pop("GONGKAI_DATABASE_URL", None)
    os.environ["GONGKAI_KEEP_PAGES"] = "0"  # what a page costs when it is rendered
    import django

    django.setup()
    sweep_seldom()  # as the server does


def addresses(item_id: int) -> dict[str, str]:
    """One page of each kind."""
    year = datetime.now(BEIJING).year
    unit = "/xxgk/shuiliju"
    return {
        "首页 home": "/",
        "频道 channel": "/xxgk/",
        "栏目 column": "/xxgk/gonggao/",
        "栏目 column, page 4": "/xxgk/gonggao/?page=4",
        "栏目 column of a year": f"/xxgk/gonggao/?year={year}",
        "指南 unit guide": f"{unit}/guide/",
        "法定主动公开内容 unit list": f"{unit}/statutory/",
        "一类 unit list of a class": f"{unit}/statutory/?class=A20-07",
        "年报 unit reports": f"{unit}/annual/",
        "正文 item": f"/items/{item_id}/",
        "年度清单 released": f"/released/{year}/notice/",
        "检索 search, some hits": "/search/?q=布鲁氏菌病免疫工作部署",
        "检索 search, all are hits": "/search/?q=通知",
        "检索 search by date": "/search/?q=布鲁氏菌病&sort=date",
        "公开目录 catalogue": "/catalogue/",
        "公开目录 catalogue of a class": f"/catalogue/?root=A20-07&year={year}",
        "单位 units": "/units/",
        "机构 organs": "/organs/",
        "领导 leaders": "/leaders/",
        "网站地图 site map": "/sitemap/",
        "领导信箱 mailbox": "/mailbox/",
        "来信选登 published letters": "/mailbox/letters/",
        "专项公开 registers": "/registers/",
        "Atom": "/feeds/newest.atom",
        "JSON Feed": "/feeds/newest.json",
        "sitemap.xml": "/sitemap.xml",
    }


def cost_of(call: Callable[[], object]) -> Cost:
    """The median of several calls, after one that warms up."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        call()
    queries = len(asked)
    spent = []
    for _ in range(TIMES):
        start = time.process_time()
        call()
        spent.append((time.process_time() - start) * 1000)
    return Cost(median(spent), queries)


def visit(address: str) -> Callable[[], object]:
    """A citizen's request, from the handler to the whole answer."""
    from django.test import Client

    reader = Client()

    def call() -> None:
        answer = reader.get(address, SERVER_NAME="localhost")
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")

    call()  # caches that live longer than a request
    return call


def scan(words: str) -> Callable[[], object]:
    """The alternative to our index: LIKE '%words%' over titles and texts, newest first, with its count."""
    from django.db.models import Q

    from gongkai.disclosure.models import GateRecord

    def call() -> None:
        held = Q(title__contains=words) | Q(search_text__contains=words)
        rows = GateRecord.objects.current().filter(held)
        rows.count()
        list(rows.select_related("unit").defer("body_html").order_by("-published_at", "-id")[:20])

    return call


def ours(words: str) -> Callable[[], object]:
    """The same question put to our index."""
    from gongkai.portal.queries import Hits, Wanted

    def call() -> None:
        hits = Hits(Wanted(words, by_date=True))
        len(hits)
        hits[:20]

    return call


def analyse() -> None:
    """Let the database look at its tables before it plans, as after any bulk load."""
    from django.db import connection

    connection.cursor().execute("ANALYZE")


def measure(item_id: int) -> dict[str, Cost]:
    """Every page, and search against the scan."""
    costs = {name: cost_of(visit(address)) for name, address in addresses(item_id).items()}
    for words in ("布鲁氏菌病免疫工作部署", "通知"):
        costs[f"index alone: {words}"] = cost_of(ours(words))
        costs[f"LIKE scan: {words}"] = cost_of(scan(words))
    return costs


def table(few: dict[str, Cost], many: dict[str, Cost], items: int) -> str:
    """The figures as a Markdown table."""
    head = [
        f"| page | ms at {FEW} | ms at {items:,} | ratio | queries at {FEW} | queries at {items:,} |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    rows = [
        f"| {name} | {one.milliseconds:.1f} | {many[name].milliseconds:.1f} |"
        f" {many[name].milliseconds / one.milliseconds:.1f} | {one.queries} | {many[name].queries} |"
        for name, one in few.items()
    ]
    return "\n".join([*head, *rows])


def main() -> None:
    """Load, measure, load more, measure again, print."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    start_django()
    from django.core.management import call_command

    from gongkai.orgs.models import Person
    from tests.releases import found_county, let_out, plant, sample

    call_command("migrate", verbosity=0)
    by = Person.objects.create(username="bench", full_name="基准测试")
    organs = found_county(20)
    site = plant(organs[0], organs)
    rest = list(sample(items, site, datetime.now(BEIJING), every=EVERY))
    first = let_out(rest[:FEW], by=by)[0]
    analyse()
    few = measure(first.item_id)
    print(f"{FEW} items measured; loading {items:,}", file=sys.stderr)
    for start in range(FEW, items, 1000):
        let_out(rest[start : min(start + 1000, items)], by=by)
    analyse()
    many = measure(first.item_id)
    print(table(few, many, items))
    size = (Path(os.environ["GONGKAI_VAR"]) / "gongkai.sqlite3").stat().st_size
    print(f"\nDatabase at {items:,} items: {size / 2**20:.0f} MB.")


if __name__ == "__main__":
    main()
