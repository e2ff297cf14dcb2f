"""Search over 200,000 documents beside the framework's stock search and a plain scan: `python -m benchmarks.search`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from statistics import median

from benchmarks.pages import analyse, start_django
from gongkai.lib.clock import BEIJING

DOCUMENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
STOCK = min(DOCUMENTS, 2_000)  # pages for the stock backend, whose cost grows faster than its texts
SIGNS = 400  # characters of a text
EVERY = timedelta(minutes=30)
QUERIES = 200


def texts(count: int, chance: Random) -> Iterator[tuple[str, str]]:
    """Titles and texts of invented words, common and rare ones as in real prose (a word's rank decides how often)."""
    signs = [chr(0x4E00 + chance.randrange(3_000)) for _ in range(2_500)]
    words = ["".join(chance.choices(signs, k=chance.choice((1, 2, 2, 2, 3, 4)))) for _ in range(30_000)]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    pool = chance.choices(words, weights, k=400_000)
    for _ in range(count):
        start = chance.randrange(len(pool) - SIGNS)
        text = "".join(pool[start : start + SIGNS])[: SIGNS + chance.randrange(SIGNS)]
        yield text[:24], text


def asked(all_texts: list[tuple[str, str]], chance: Random) -> list[str]:
    """Pieces of two to twelve characters from the texts, as people would type or paste them."""
    pieces = []
    for _ in range(QUERIES):
        text = chance.choice(all_texts)[1]
        length = chance.choice((2, 2, 2, 3, 4, 4, 8, 12))
        start = chance.randrange(len(text) - length)
        pieces.append(text[start : start + length])
    return pieces


def load(documents: list[tuple[str, str]]) -> None:
    """Items and gate records with these texts."""
    from gongkai.orgs.models import Person
    from tests.releases import Release, found_county, let_out, plant

    by = Person.objects.create(username="bench", full_name="基准测试")
    organs = found_county(20)
    plant(organs[0], organs)
    end = datetime.now(BEIJING)
    releases = [
        Release(organs[number % len(organs)], title=title, body_html=f"<p>{text}</p>", at=end - number * EVERY)
        for number, (title, text) in enumerate(documents)
    ]
    for start in range(0, len(releases), 2000):
        let_out(releases[start : start + 2000], by=by)


def timed(call: Callable[[str], object], words: list[str]) -> tuple[float, float]:
    """Median and 95th percentile of a call's milliseconds of CPU time over these words, all threads together.

    CPU time, because it says the same on a busy machine.
    """
    spent = []
    for word in words:
        start = time.process_time()
        call(word)
        spent.append((time.process_time() - start) * 1000)
    spent.sort()
    return median(spent), spent[int(len(spent) * 0.95)]


def ours(word: str) -> list[int]:
    """A page of the best hits with the exact counts by genre, as the search page asks."""
    from gongkai.portal.queries import Hits, Wanted, genre_counts

    genre_counts(Wanted(word))
    return [record.pk for record in Hits(Wanted(word))[:20]]


def nearest(word: str) -> list[int]:
    """What is shown where nothing holds the words: the nearest titles, and what else could be asked."""
    from gongkai.portal.queries import NearHits, Wanted, other_ways

    other_ways(Wanted(word))
    return [record.pk for record in NearHits(Wanted(word))[:20]]


def scan(word: str) -> list[int]:
    """The same from the database alone, by LIKE."""
    from django.db.models import Q

    from gongkai.disclosure.models import GateRecord

    rows = GateRecord.objects.current().filter(Q(title__contains=word) | Q(search_text__contains=word))
    rows.count()
    return list(rows.order_by("-published_at", "-id").values_list("pk", flat=True)[:20])


def stock_pages(documents: list[tuple[str, str]]) -> Callable[[str], object]:
    """The framework's stock search (Wagtail's database backend) over pages with these texts as titles."""
    from wagtail.models import Page
    from wagtail.search.backends import get_search_backend

    from gongkai.disclosure.models import HomePage

    home = HomePage.objects.get()
    for number, (_, text) in enumerate(documents):
        home.add_child(instance=Page(title=text[:250], slug=f"p{number}"))
    analyse()
    backend = get_search_backend()
    return lambda word: list(backend.search(word, Page.objects.all())[:20])


def recall(words: list[str]) -> float:
    """The share of what a plain substring search finds that ours finds too."""
    from django.db.models import Q

    from gongkai.disclosure.models import GateRecord
    from gongkai.portal.queries import Hits, Wanted

    wanted = found = 0
    for word in words:
        hold = Q(title__contains=word) | Q(search_text__contains=word)
        truth = set(GateRecord.objects.current().filter(hold).values_list("pk", flat=True)[:3000])
        hits = Wanted(word)
        answered = {record.pk for record in Hits(hits)[: len(Hits(hits))]}
        wanted, found = wanted + len(truth), found + len(truth & answered)
    return found / wanted if wanted else 1.0


def save_one() -> float:
    """Milliseconds of CPU time to make one more release findable: the median of nine."""
    from gongkai.disclosure.models import GateRecord
    from gongkai.portal import index

    spent = []
    for record in GateRecord.objects.current().select_related("unit")[:9]:
        start = time.process_time()
        index.exchange(gone=(), new=[record])
        spent.append((time.process_time() - start) * 1000)
    return median(spent)


def main() -> None:
    """Load, build, ask, print a Markdown table with ratios."""
    start_django()
    from django.conf import settings
    from django.core.management import call_command

    from gongkai.portal.following import rebuild_index

    call_command("migrate", verbosity=0)
    documents = list(texts(DOCUMENTS, Random(1)))  # noqa: S311  (figures, no secrets)
    load(documents)
    analyse()
    start = time.process_time()
    rebuild_index()
    built = time.process_time() - start
    size = sum(file.stat().st_size for file in settings.GONGKAI_SEARCH_DIR.iterdir()) / 2**20
    words = asked(documents, Random(2))  # noqa: S311
    one_more = f"one more: {save_one():.0f} ms"
    print(f"{DOCUMENTS:,} documents; index built in {built:.0f} s of CPU time, {size:.0f} MB; {one_more}")
    print(f"recall against plain substring search: {recall(words[:40]):.1%}\n")
    rows = {"ours, with exact counts by genre": timed(ours, words), "LIKE scan": timed(scan, words[:20])}
    rows["ours, nearest titles where nothing is found"] = timed(nearest, [f"{word}无此" for word in words[:60]])
    rows[f"stock search over {STOCK:,} pages"] = timed(stock_pages(documents[:STOCK]), words[:20])
    base = next(iter(rows.values()))[1]
    print("| search | p50 CPU ms | p95 CPU ms | times ours (p95) |\n|---|---:|---:|---:|")
    for name, (middle, high) in rows.items():
        print(f"| {name} | {middle:.1f} | {high:.1f} | {high / base:.1f} |")


if __name__ == "__main__":
    main()
