"""The house keeps its own rules: sizes, names, docstrings, verbs that record, pages that load nothing foreign."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.cli import COMMANDS
from tests.source import HOUSE, ROOT, Function, Source, files, python, rooms, words

LONGEST_FUNCTION = 40  # lines
LONGEST_FILE = 400  # lines
NAMES_THAT_SAY_NOTHING = {
    f"{word}{s}" for word in ("util", "helper", "core", "common", "manager", "service") for s in ("", "s")
}
# verbs that record nothing, each with its reason
SILENT_VERBS = {
    "applications.refresh": "is the last step of every verb, after its line is written",
    "applications.take_serial": "is a step of submit, register, log_arrival and approve, which record",
    "applications.next_number": "is a step of submit, register and log_arrival, which record",
    "applications.next_reply_no": "is a step of approve, which records",
    "applications.new_query_code": "is a step of submit, register and log_arrival, which record",
    "applications.next_notice_no": "is a step of writing a letter, which records",
    "disclosure.close_current": "is a step of release and withdrawal, which record",
    "disclosure.open_task": "is a step of submit, approve and return_, which record",
    "disclosure.let_out": "is a step of release and publish_urgently, which record",
    "disclosure.number_of": "is a step of release and publish_urgently, which record",
    "disclosure.scan_on": "reads on; a scan's beginning and end are recorded",
    "disclosure.next_index_no": "is a step of the release, which records",
    "disclosure.next_index_numbers": "is a step of the release, which records",
    "disclosure.rewrite": "is a step of an import, which records",
    "disclosure.lead_on": "is a step of renaming and merging, which record",
    "files.examine": "keeps its X-ray by a step that records",
    "files.make_masked": "keeps its copy by a step that records",
    "files.sniff": "answers a question of store, which records",
    "proofing.hold_list": "is a step of every change of a list, which records",
    "proofing.proof_file": "keeps what was found by a step that records",
    "proofing.keep_slips": "is a step of a scan, whose beginning and end are recorded",
    "proofing.observe": "counts what became of findings; the acts themselves are recorded",
    "proofing.tally": "counts an act that is recorded",
    "proofing.renew": "is a step of every change of a list, which records",
    "registers.checked": "answers a question of enter, correct and open_import, which record",
    "registers.index_release": "is what follows from item.published, a line that is already written",
    "ledger.acting_from": "tells the pen from where",
    "ledger.record_all": "is the pen itself",
    "ledger.call_reactions": "calls what follows from a line that is already written",
    "ledger.replay": "repeats the reaction to a line that is already written",
}


def test_no_function_is_longer_than_forty_lines() -> None:
    long = [
        f"{source.at(function)} {function.name} has {length} lines"
        for source in python()
        for function in source.functions()
        if (length := function.end_lineno - function.lineno + 1) > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)} has {len(lines)} lines"
        for path in files(".py", ".css", ".js", ".html")
        if "tests" not in path.parts
        and len(lines := path.read_text().splitlines()) > LONGEST_FILE
        and not (path.suffix == ".css" and (path.parent / "css").is_dir())  # joined from css/, which is measured
    ]
    assert long == []


def test_every_file_name_says_something() -> None:
    empty = [
        str(path.relative_to(ROOT))
        for path in files(".py")
        if NAMES_THAT_SAY_NOTHING & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
    ]
    assert empty == []


def test_every_public_function_and_class_has_a_docstring() -> None:
    silent = [
        f"{source.at(node)} {node.name}"
        for source in rooms()
        for node in source.public(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_nothing_overrides_save() -> None:
    overrides = [
        source.at(function)
        for source in rooms()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
        for function in node.body
        if isinstance(function, Function) and function.name == "save"
    ]
    assert overrides == []


def imported_modules(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Every module a file imports from, with the statement."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom):
            yield node, node.module or ""
        elif isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)


def test_the_ledger_is_the_only_way_upstairs() -> None:
    signals = [
        f"{source.at(node)} imports {module}"
        for source in rooms()
        for node, module in imported_modules(source)
        if module == "django.dispatch" or module.endswith(".signals")
    ]
    assert signals == []


def test_translated_texts_are_written_out() -> None:
    built = [
        source.at(call)
        for source in rooms()
        for call in source.calls()
        if words(call.func).split(".")[-1] in {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
        and call.args
        and not isinstance(call.args[0], ast.Constant)
    ]
    assert built == []


def test_time_is_given_and_never_fetched() -> None:
    clocks = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time"}
    fetched = {"timezone.now", "timezone.localdate", "timezone.localtime", "now", "localdate"}
    found = []
    for source in rooms():
        deep = source.piece in {"rules", "states", "models", "queries", "counting", "actions"}
        forbidden = clocks | (fetched if deep and source.room != "ledger" else set())
        found += [
            f"{source.at(call)} {words(call.func)}()"
            for call in source.calls()
            if source.room != "lib" and ".".join(words(call.func).split(".")[-2:]) in forbidden
            if not (call.args and words(call.func).endswith(("localdate", "localtime")))  # of a moment that is given
        ]
    assert found == []


def verbs() -> dict[str, tuple[Source, Function]]:
    """Every function in every room's actions, private ones too, as room.name."""
    return {
        f"{source.room}.{node.name}": (source, node)
        for source in rooms("actions")
        for node in source.tree.body
        if isinstance(node, Function)
    }


def doors(source: Source) -> set[str]:
    """The names under which a file knows other rooms' actions, or verbs of theirs."""
    return {
        alias.asname or alias.name
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if ".actions" in (whole := f"{node.module}.{alias.name}") and f"gongkai.{source.room}." not in whole
    }


def records(name: str, known: dict[str, tuple[Source, Function]], seen: frozenset[str] = frozenset()) -> bool:
    """Whether the verb writes to the ledger, itself or through another verb that it calls."""
    if name in seen or name not in known:
        return False
    source, function = known[name]
    called = {words(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)}
    if called & {"record", "record_all"} or {call.split(".")[0] for call in called} & doors(source):
        return True
    return any(records(f"{source.room}.{call}", known, seen | {name}) for call in called)


def test_every_verb_records_what_it_did() -> None:
    known = verbs()
    public = [name for name in known if not name.split(".")[1].startswith(("_", "why_not_"))]
    silent = [name for name in public if name not in SILENT_VERBS and not records(name, known)]
    assert silent == []


def test_verbs_listed_as_silent_exist() -> None:
    known = verbs()
    built = {name.split(".")[0] for name in known}
    assert [name for name in SILENT_VERBS if name.split(".")[0] in built and name not in known] == []


def pages(*suffixes: str) -> list[tuple[Path, str]]:
    """Every template, style sheet or script of the house, with its text."""
    return [(path, path.read_text()) for path in files(*suffixes) if HOUSE in path.parents]


def offences(pattern: str, found: list[tuple[Path, str]]) -> list[str]:
    """Each match of the pattern, as path:line and the words matched."""
    return [
        f"{path.relative_to(ROOT)}:{text[: match.start()].count(chr(10)) + 1} {match.group(0).strip()[:80]}"
        for path, text in found
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]


def test_pages_load_nothing_from_elsewhere() -> None:
    loads = r"<(?!a\b)[a-z][^<>]*\s(?:src|href|srcset|action|data|poster)\s*=\s*[\"'](?:https?:)?//[^\"']*"
    styles = r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^\s)\"']*"
    scripts = r"[\"'`](?:https?:|wss?:)?//[a-z0-9.-]+\.[a-z]{2,}"
    found = offences(loads, pages(".html")) + offences(styles, pages(".css", ".html")) + offences(scripts, pages(".js"))
    assert found == []


def test_pages_hold_no_inline_script_or_style() -> None:
    inline = r"<script(?![^>]*\bsrc=)(?![^>]*type=[\"']application/(?:ld\+)?json)[^>]*>"
    attributes = r"<[a-z][^<>]*\s(?:style|on[a-z]+)\s*=\s*[\"']"
    assert offences(f"{inline}|<style|{attributes}", pages(".html")) == []


@pytest.mark.parametrize("command", sorted({"check", "proof", "due", "fee", "remedies"} & set(COMMANDS)))
def test_a_command_for_law_or_text_starts_without_django(command: str) -> None:
    program = (
        "import sys; sys.modules |= dict.fromkeys(['django', 'wagtail']); "
        f"from gongkai.cli import main; main(['{command}', '--help'])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_of_the_table_exists(command: str) -> None:
    module = importlib.import_module(f"gongkai.{COMMANDS[command]}")
    assert getattr(module, command).name == command
