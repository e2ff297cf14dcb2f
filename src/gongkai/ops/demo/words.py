"""The words of the sample county: what its offices deal with, and where. Every place is invented."""

from __future__ import annotations

import enum
import tomllib
from pathlib import Path
from typing import Any


class Field(enum.StrEnum):
    """What an organ deals with."""

    GENERAL = "general"
    DEVELOPMENT = "development"
    EDUCATION = "education"
    SCIENCE = "science"
    INDUSTRY = "industry"
    POLICE = "police"
    CIVIL = "civil"
    JUSTICE = "justice"
    FINANCE = "finance"
    LABOUR = "labour"
    LAND = "land"
    ECOLOGY = "ecology"
    HOUSING = "housing"
    TRANSPORT = "transport"
    WATER = "water"
    FARMING = "farming"
    RURAL = "rural"
    FOREST = "forest"
    COMMERCE = "commerce"
    CULTURE = "culture"
    HEALTH = "health"
    INSURANCE = "insurance"
    VETERANS = "veterans"
    EMERGENCY = "emergency"
    AUDIT = "audit"
    MARKET = "market"
    STATISTICS = "statistics"
    PETITION = "petition"
    SERVICE = "service"
    CITY = "city"
    ARCHIVES = "archives"
    TAX = "tax"
    FUND = "fund"
    DISABILITY = "disability"
    RED_CROSS = "red_cross"
    WEATHER = "weather"
    TOWNSHIP = "township"


_READ: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
VILLAGES: list[str] = _READ["villages"]
ROADS: list[str] = _READ["roads"]
ESTATES: list[str] = _READ["estates"]
COMPANIES: list[str] = _READ["companies"]
REGIONS: list[str] = _READ["regions"]
THEMES: list[str] = _READ["themes"]
STATUTES: list[str] = _READ["statutes"]


def matters(field: Field) -> list[str]:
    """The matters of public concern in a field (事项)."""
    return _READ[field]["matters"]


def grants(field: Field) -> list[str]:
    """What a field pays to people (补助); KeyError where it pays nothing."""
    return _READ[field]["grants"]


def works(field: Field) -> list[str]:
    """What a field builds and keeps (项目、设施)."""
    return _READ[field]["works"]


def companies() -> list[str]:
    """Firms that do not exist, and say so."""
    return [f"云溪县{name}有限公司（示例）" for name in COMPANIES]
