"""How the clock and its jobs stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from django.conf import settings
from django.utils.module_loading import import_string

from gongkai.lib.schedule import Schedule
from gongkai.ops.models import GRACE, ClockJob, Heartbeat


def table() -> dict[str, Schedule]:
    """The jobs of `config/wiring.py`: path of the function → how often."""
    found: dict[str, Schedule] = import_module(settings.GONGKAI_WIRING).CLOCK
    return found


def last_beat() -> datetime | None:
    """When the clock last looked at its jobs; None where it never ran."""
    beat = Heartbeat.objects.filter(pk=1).first()
    return beat.at if beat else None


def stands_still(at: datetime) -> bool:
    """Whether the clock has been silent for too long, or never ran."""
    beat = last_beat()
    return beat is None or beat < at - GRACE


@dataclass(frozen=True, slots=True)
class Standing:
    """One job as the page shows it."""

    title: str
    schedule: Schedule
    job: ClockJob | None
    is_late: bool


def standings(at: datetime) -> list[Standing]:
    """Every job of the table in its order, with how it stands."""
    jobs = {job.path: job for job in ClockJob.objects.all()}
    late = set(ClockJob.objects.late(at).values_list("path", flat=True))
    return [Standing(title_of(path), often, jobs.get(path), path in late) for path, often in table().items()]


def title_of(path: str) -> str:
    """The name of a job in an officer's words: the title of its function, or else its path."""
    return getattr(import_string(path), "title", path)
