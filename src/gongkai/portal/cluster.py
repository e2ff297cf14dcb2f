"""An engine on a machine of its own that speaks the REST protocol of OpenSearch and Elasticsearch, by plain HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import singledispatch
from hashlib import sha256
from itertools import islice
from typing import Any

import requests

from gongkai.portal.engine import (
    KINDS,
    NUMBERS,
    SIGNS,
    TEXTS,
    All,
    AnyOf,
    Document,
    EngineError,
    Phrase,
    Query,
    Span,
    Term,
)

STATE = "ledger"  # the one document that is no release: how far the ledger was followed
RELEASES = {"exists": {"field": "pk"}}
SECONDS = (3, 30)  # to connect, to be answered
LINES = 500  # documents sent at a time
GAP = "_"  # stands where any word may; no text holds it
MISSING = 404

ANALYSIS = {
    "filter": {"gap": {"type": "stop", "stopwords": [GAP]}},
    "analyzer": {"words": {"type": "custom", "tokenizer": "whitespace", "filter": ["gap"]}},
}
FIELDS = {
    **{name: {"type": "long"} for name in NUMBERS},
    **{name: {"type": "keyword"} for name in KINDS},
    **{name: {"type": "text", "analyzer": "words", "norms": False} for name in TEXTS},
    SIGNS: {"type": "text", "analyzer": "words", "norms": False, "index_options": "docs"},
    "seen": {"type": "long", "index": False},
}
MAKE = {
    # one shard: its counts are exact; any page of the answers may be asked for
    "settings": {"number_of_shards": 1, "max_result_window": 10_000_000, "analysis": ANALYSIS},
    "mappings": {"dynamic": "strict", "_source": {"includes": ["seen"]}, "properties": FIELDS},
}
MARK = sha256(json.dumps(MAKE, sort_keys=True).encode()).hexdigest()[:8]


@singledispatch
def asked(query: Query) -> dict[str, Any]:
    """A question in the protocol's words."""
    raise TypeError(query)


@asked.register
def _(query: Term) -> dict[str, Any]:
    return {"term": {query.field: query.value}}


@asked.register
def _(query: Phrase) -> dict[str, Any]:
    first = query.words[0][0]
    words = [GAP] * (query.words[-1][0] - first + 1)
    for place, word in query.words:
        words[place - first] = word
    return {"match_phrase": {query.field: " ".join(words)}}


@asked.register
def _(query: Span) -> dict[str, Any]:
    return {"range": {"seconds": {"gte": query.since, "lt": query.until}}}


@asked.register
def _(query: All) -> dict[str, Any]:
    must = [asked(part) for part in query.parts] or [{"match_all": {}}]
    return {"bool": {"filter": must, "must_not": [asked(part) for part in query.but]}}


@asked.register
def _(query: AnyOf) -> dict[str, Any]:
    return {"bool": {"should": [asked(part) for part in query.parts], "minimum_should_match": 1}}


class Cluster:
    """The index below an address such as https://name:password@host:9200/gongkai; its last part names the index.

    An index of another make has another name: it stays until someone deletes it.
    """

    def __init__(self, address: str) -> None:
        self.host, _, name = address.rstrip("/").rpartition("/")
        self.index = f"/{name}-{MARK}"
        self.session = requests.Session()

    def page(self, query: Query, start: int, limit: int) -> tuple[list[int], int]:
        """The ids of some answers, the newest first, and how many there are in all."""
        wanted = {"from": start, "size": limit, "sort": [{"order": "desc"}], "track_total_hits": True, "_source": False}
        found = self._search(wanted, query)
        return [int(hit["_id"]) for hit in found["hits"]["hits"]], found["hits"]["total"]["value"]

    def counts(self, query: Query, kind: str) -> dict[str, int]:
        """How many answers have each value of a kind."""
        wanted = {"size": 0, "aggs": {"found": {"terms": {"field": kind, "size": 1000}}}}
        found = self._search(wanted, query)
        return {bucket["key"]: bucket["doc_count"] for bucket in found["aggregations"]["found"]["buckets"]}

    def exchange(self, gone: Iterable[int], new: Iterable[Document]) -> None:
        """Forget some documents and know others; both show when the last was sent."""
        documents = list(new)
        kept = {document["pk"] for document in documents}
        self._send([{"delete": {"_id": str(pk)}}] for pk in gone if pk not in kept)
        self._send([{"index": {"_id": str(document["pk"])}}, document] for document in documents)
        self._call("POST", f"{self.index}/_refresh")

    def fill(self, new: Iterable[Document]) -> None:
        """Know many documents."""
        self._send([{"index": {"_id": str(document["pk"])}}, document] for document in new)
        self._call("POST", f"{self.index}/_refresh")

    def clear(self) -> None:
        """Make the index anew, and forget how far it had followed the ledger."""
        self._call("DELETE", self.index)
        self._call("PUT", self.index, json.dumps(MAKE))

    def seen(self) -> int | None:
        """The last event of the ledger that the index knows of; None where it was never built."""
        kept = self._call("GET", f"{self.index}/_doc/{STATE}")
        return kept["_source"]["seen"] if kept.get("found") else None

    def note_seen(self, event_id: int) -> None:
        """Remember how far the index has followed the ledger."""
        self._call("PUT", f"{self.index}/_doc/{STATE}", json.dumps({"seen": event_id}))

    def _search(self, wanted: dict[str, Any], query: Query) -> dict[str, Any]:
        releases = {"bool": {"filter": [RELEASES, asked(query)]}}
        found = self._call("POST", f"{self.index}/_search", json.dumps(wanted | {"query": releases}))
        if "hits" not in found:
            raise EngineError(found)
        return found

    def _send(self, acts: Iterable[list[dict[str, Any]]]) -> None:
        for lines in _batches(acts):
            answer = self._call("POST", f"{self.index}/_bulk", lines)
            wrong = [one for row in answer["items"] for one in row.values() if one["status"] not in (200, 201, MISSING)]
            if wrong:
                raise EngineError(wrong[0])

    def _call(self, method: str, path: str, body: str | None = None) -> dict[str, Any]:
        """The engine's answer; what is missing is an answer too."""
        kind = "application/x-ndjson" if path.endswith("_bulk") else "application/json"
        try:
            answer = self.session.request(
                method,
                self.host + path,
                data=body.encode() if body else None,
                headers={"Content-Type": kind},
                timeout=SECONDS,
            )
            if answer.status_code != MISSING:
                answer.raise_for_status()
            return answer.json()
        except requests.RequestException as broken:
            raise EngineError(str(broken)) from broken


def _batches(acts: Iterable[list[dict[str, Any]]]) -> Iterator[str]:
    left = iter(acts)
    while batch := list(islice(left, LINES)):
        yield "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for act in batch for line in act)
