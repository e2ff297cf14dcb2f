"""What an exchange file must be, as JSON Schema (2020-12): published, so that other software can write one."""

from __future__ import annotations

import json
from typing import Any

from gongkai.annual.form import CHAPTERS, FORMS, SCHEMA, Form, Row
from gongkai.annual.form.incoming import LONGEST, LONGEST_TITLE, MOST, MOST_YUAN, YEARS

COUNT = {"type": "integer", "minimum": 0, "maximum": MOST}
AMOUNT = {"type": "number", "minimum": 0, "maximum": MOST}
WORD = {"type": "string"}
TEXT = {**WORD, "maxLength": LONGEST}
WORDS = {"type": "object", "additionalProperties": TEXT}


def exchange_schema() -> dict[str, Any]:
    """The schema of `gongkai.annual-report/1`."""
    fields: dict[str, Any] = {
        "schema": {"const": SCHEMA},
        "code": {**TEXT, "minLength": 1, "description": "报告机关的统一社会信用代码"},
        "year": {"type": "integer", "minimum": YEARS[0], "maximum": YEARS[-1]},
        "organ": {**TEXT, "minLength": 1, "description": "机关全称"},
        "title": {**TEXT, "minLength": 1, "maxLength": LONGEST_TITLE},
        **{form.key: _table(form) for form in FORMS},
        "metrics": {"type": "object", "additionalProperties": COUNT, "description": "总体情况中的数字：指标→数"},
        "fee_yuan": {**COUNT, "maximum": MOST_YUAN, "description": "信息处理费，元"},
        "texts": {**WORDS, "description": "手写的段落：supervision、problems、other_matters；{名称}为统计数"},
        "notes": {"type": "array", "items": TEXT, "description": "编制说明中的其他说明"},
        "contact": {**WORDS, "required": ["organ"], "description": "organ、地址、邮编、电话、电子邮箱"},
        "site": {**TEXT, "description": "可查阅、下载报告的网站"},
        "digest": {**TEXT, "pattern": "^[0-9a-f]{64}$", "description": "[三表, metrics, fee_yuan] 规范JSON的SHA-256"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "政府信息公开工作年度报告交换文件",
        "type": "object",
        "required": list(fields),
        "properties": fields | _informative(),
    }


def _informative() -> dict[str, Any]:
    """What an export says besides; an import derives it anew."""
    chapter = {
        "type": "object",
        "properties": {"key": {"enum": [one.key for one in CHAPTERS]}, "title": WORD, "text": WORD},
    }
    return {
        "level": {"type": ["string", "null"]},
        "scope": {"type": ["string", "null"]},
        "format": {"const": "2021"},
        "preface": WORD,
        "sections": {"type": "array", "items": chapter},
        "period": {"type": "array", "items": {**TEXT, "format": "date"}, "minItems": 2, "maxItems": 2},
    }


def _table(form: Form) -> dict[str, Any]:
    """One statutory table: every row and every cell must be there; a blank is no 0."""
    rows = {row.key: _row(row) for row in form.rows}
    return {
        "type": "object",
        "title": form.name,
        "required": list(rows),
        "properties": rows,
        "additionalProperties": False,
    }


def _row(row: Row) -> dict[str, Any]:
    cell = AMOUNT if row.key == "fee_wan_yuan" else COUNT
    if len(row.columns) == 1:
        return {**cell, "title": row.full}
    keys = [column.key for column in row.columns]
    cells = dict.fromkeys(keys, cell)
    return {"type": "object", "title": row.full, "required": keys, "properties": cells, "additionalProperties": False}


def as_text() -> str:
    """The schema as the file in docs/integrate."""
    return json.dumps(exchange_schema(), ensure_ascii=False, indent=1) + "\n"
