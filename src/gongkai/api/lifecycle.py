"""依申请公开 as a table: the states of an application, the acts between them, whose they are and on which article."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from gongkai.api.answers import revalidated
from gongkai.applications.choices import State
from gongkai.applications.states import LIFE, Actor, CaseStep
from gongkai.orgs.choices import Role

router = Router(tags=["依申请公开"])


class Stage(Schema):
    """One state of an application."""

    state: str = Field(description="代码")
    label: str = Field(description="名称")


class Move(Schema):
    """One lawful act: from which states to which, by whom."""

    verb: str = Field(description="代码")
    label: str = Field(description="名称")
    sources: list[str] = Field(description="从哪些状态可以办理；新收的为 start")
    target: str | None = Field(description="办理后的状态；空的不变")
    by: list[str] = Field(description="由谁办理")
    article: str = Field(description="依据")
    clock: str = Field(description="对答复期限的作用")
    letter: str = Field(description="产生的文书")


class Lifecycle(Schema):
    """The whole table."""

    states: list[Stage]
    moves: list[Move]


@router.get("/lifecycle/", response=Lifecycle, summary="办理状态和步骤")
@decorate_view(revalidated)
def lifecycle(request: HttpRequest) -> Lifecycle:
    """The same table that draws the officers' buttons and the diagram; no case is told of."""
    states = [Stage(state=state.value, label=state.label) for state in State]
    return Lifecycle(states=states, moves=[_move(step) for step in LIFE.steps if isinstance(step, CaseStep)])


def _move(step: CaseStep) -> Move:
    return Move(
        verb=step.verb,
        label=step.name,
        sources=[source or "start" for source in step.sources],
        target=step.target,
        by=[(Actor(who) if who in set(Actor) else Role(who)).label for who in step.by],
        article=step.article,
        clock=step.clock,
        letter=step.letter,
    )
