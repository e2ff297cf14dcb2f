"""A small search server: it keeps documents and answers as OpenSearch does, for the calls that the portal makes.

A simulated outside party, written from the protocol and not from our client: it refuses what the real one would
(unknown fields, wrong queries, pages too far down, a missing index), tokenises, finds phrases by places, and shows what
was sent only after a refresh. It is not the real thing.
"""

from __future__ import annotations

import base64
import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

USER = "gongkai:secret"


class RefusedError(Exception):
    """An answer that is none: a status and why."""


@dataclass
class Index:
    """One index: its make, what was sent, and what is shown since the last refresh."""

    make: dict[str, Any]
    sent: dict[str, dict[str, Any]] = field(default_factory=dict)
    shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    read: dict[tuple[str, str], dict[str, set[int]]] = field(default_factory=dict)  # texts whose words are known

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        return self.make["mappings"]["properties"]

    def words(self, name: str, text: str) -> list[tuple[int, str]]:
        """A text's words and their places, as its field's analyzer leaves them."""
        analysis = self.make["settings"]["analysis"]
        analyzer = analysis["analyzer"][self.fields[name]["analyzer"]]
        if analyzer["tokenizer"] != "whitespace":
            raise RefusedError(400, "unknown tokenizer")
        stopped = {word for one in analyzer["filter"] for word in analysis["filter"][one]["stopwords"]}
        return [(place, word) for place, word in enumerate(text.split()) if word not in stopped]

    def places(self, name: str, text: str) -> dict[str, set[int]]:
        """Where in a text each of its words stands; a text is read once."""
        if (name, text) not in self.read:
            places = self.read[name, text] = {}
            for place, word in self.words(name, text):
                places.setdefault(word, set()).add(place)
        return self.read[name, text]

    def take(self, key: str, document: dict[str, Any]) -> None:
        """Keep a document; strict mapping, whole numbers where numbers are due."""
        for name, value in document.items():
            if name not in self.fields:
                raise RefusedError(400, f"strict_dynamic_mapping_exception: {name}")
            if (self.fields[name]["type"] == "long") != isinstance(value, int):
                raise RefusedError(400, f"mapper_parsing_exception: {name}")
        self.sent[key] = document

    def holds(self, document: dict[str, Any], query: dict[str, Any]) -> bool:
        """Whether a document answers a query."""
        (kind, body), *more = query.items()
        ways = {"bool": self._holds_all, "match_all": lambda *_: True, "exists": lambda one, by: by["field"] in one}
        ways |= {"range": self._lies, "term": self._has, "match_phrase": self._stands}
        if more or kind not in ways:
            raise RefusedError(400, f"parsing_exception: {query}")
        return ways[kind](document, body)

    def _lies(self, document: dict[str, Any], body: dict[str, Any]) -> bool:
        ((name, span),) = body.items()
        return name in document and span["gte"] <= document[name] < span["lt"]

    def _has(self, document: dict[str, Any], body: dict[str, Any]) -> bool:
        ((name, wanted),) = body.items()
        if name not in document:
            return False
        return wanted in (
            self.places(name, document[name]) if self.fields[name]["type"] == "text" else [document[name]]
        )

    def _holds_all(self, document: dict[str, Any], body: dict[str, Any]) -> bool:
        if unknown := set(body) - {"filter", "must_not", "should", "minimum_should_match"}:
            raise RefusedError(400, f"[bool] does not support {unknown}")
        return (
            all(self.holds(document, part) for part in body.get("filter", []))
            and not any(self.holds(document, part) for part in body.get("must_not", []))
            and sum(self.holds(document, part) for part in body.get("should", []))
            >= body.get("minimum_should_match", 0)
        )

    def _stands(self, document: dict[str, Any], body: dict[str, Any]) -> bool:
        ((name, wanted),) = body.items()
        places = self.places(name, document[name]) if name in document else {}
        (first, word), *rest = self.words(name, wanted)
        starts = places.get(word, set())
        return any(all(at + place - first in places.get(one, ()) for place, one in rest) for at in starts)

    def search(self, body: dict[str, Any]) -> dict[str, Any]:
        """A page of answers, counted and sorted."""
        start, size = body.get("from", 0), body["size"]
        if start + size > self.make["settings"].get("max_result_window", 10_000):
            raise RefusedError(400, "Result window is too large")
        found = {key: one for key, one in self.shown.items() if self.holds(one, body["query"])}
        keys = list(found)
        for by in reversed(body.get("sort", [])):
            ((name, way),) = by.items()
            keys.sort(key=lambda key, name=name: found[key][name], reverse=way == "desc")
        total = len(keys) if body.get("track_total_hits") else min(len(keys), 10_000)
        answer = {
            "hits": {"total": {"value": total}, "hits": [{"_id": key} for key in keys[start : start + size]]},
            "aggregations": {},
        }
        for name, wanted in body.get("aggs", {}).items():
            by, most = wanted["terms"]["field"], wanted["terms"]["size"]
            if self.fields[by]["type"] != "keyword":
                raise RefusedError(400, "Text fields are not optimised for aggregations")
            counts = Counter(one[by] for one in found.values() if by in one)
            buckets = [{"key": key, "doc_count": count} for key, count in counts.most_common(most)]
            answer["aggregations"][name] = {"buckets": buckets}
        return answer


class Server(ThreadingHTTPServer):
    """The indexes by name."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.indexes: dict[str, Index] = {}
        self.lock = Lock()

    @property
    def address(self) -> str:
        return f"http://{USER}@127.0.0.1:{self.server_port}/county"

    def answer(self, method: str, path: str, kind: str, body: str) -> tuple[int, dict[str, Any]]:
        """One call."""
        name, *rest = path.strip("/").split("/")
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name):
            raise RefusedError(400, "invalid_index_name_exception")
        if not rest:
            return self._whole(method, name, body)
        if name not in self.indexes:
            raise RefusedError(404, "index_not_found_exception")
        index = self.indexes[name]
        if (method, rest) == ("POST", ["_search"]):
            return 200, index.search(json.loads(body))
        if (method, rest) == ("POST", ["_refresh"]):
            index.shown = dict(index.sent)
            return 200, {"_shards": {}}
        if (method, rest) == ("POST", ["_bulk"]):
            return 200, {"items": list(_bulk(index, kind, body))}
        if len(rest) == 2 and rest[0] == "_doc":
            return _document(index, method, rest[1], body)
        raise RefusedError(405, "no such call")

    def _whole(self, method: str, name: str, body: str) -> tuple[int, dict[str, Any]]:
        if method == "PUT" and name not in self.indexes:
            self.indexes[name] = Index(json.loads(body))
        elif method == "DELETE" and name in self.indexes:
            del self.indexes[name]
        else:
            raise RefusedError(400 if method == "PUT" else 404, "resource_already_exists or index_not_found")
        return 200, {"acknowledged": True}


def _document(index: Index, method: str, key: str, body: str) -> tuple[int, dict[str, Any]]:
    if method == "PUT":
        index.take(key, json.loads(body))
        return 201, {"result": "created"}
    if key not in index.sent:
        return 404, {"_id": key, "found": False}
    kept = index.make["mappings"]["_source"]["includes"]
    source = {name: value for name, value in index.sent[key].items() if name in kept}
    return 200, {"_id": key, "found": True, "_source": source}


def _bulk(index: Index, kind: str, body: str) -> Iterator[dict[str, Any]]:
    if kind != "application/x-ndjson" or not body.endswith("\n"):
        raise RefusedError(400, "The bulk request must be terminated by a newline")
    lines = iter(body.splitlines())
    for line in lines:
        ((act, about),) = json.loads(line).items()
        status = 200
        if act == "delete":
            status = 200 if index.sent.pop(about["_id"], None) else 404
        else:
            index.take(about["_id"], json.loads(next(lines)))
        yield {act: {"_id": about["_id"], "status": status}}


class Handler(BaseHTTPRequestHandler):
    """HTTP around it, behind a name and a password."""

    server: Server
    protocol_version = "HTTP/1.1"

    def _do(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        try:
            if self.headers.get("Authorization") != f"Basic {base64.b64encode(USER.encode()).decode()}":
                raise RefusedError(401, "missing authentication credentials")
            with self.server.lock:
                status, answer = self.server.answer(
                    self.command, self.path, self.headers.get("Content-Type") or "", body
                )
        except RefusedError as refused:
            status, answer = refused.args[0], {"error": {"reason": refused.args[1]}, "status": refused.args[0]}
        content = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_PUT = do_POST = do_DELETE = _do  # noqa: N815  (names that the library calls)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Server]:
    """The server, while something is asked of it."""
    with Server() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
