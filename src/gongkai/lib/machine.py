"""A life-cycle as one table: buttons, refusals, diagrams and tests are all read from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.lib.refusal import Refused

START = ""  # the state of what does not exist yet


@dataclass(frozen=True, slots=True)
class Step:
    """One lawful move: this verb leads from any of `sources` to `target` (None: the state stays as it is).

    `by` are the roles that may take it (empty: anyone), `article` is its basis, `label` its Chinese name.
    """

    verb: str
    sources: tuple[str, ...]
    target: str | None
    by: tuple[str, ...] = ()
    article: str = ""
    label: str = ""

    @property
    def name(self) -> str:
        """What the button says."""
        return self.label or self.verb


class Machine:
    """A life-cycle; `labels` are the Chinese names of the states."""

    def __init__(self, steps: Iterable[Step], labels: Mapping[str, str] | None = None) -> None:
        self.steps = tuple(steps)
        self.labels = dict(labels or {})
        self._table: dict[tuple[str, str], Step] = {}
        for step in self.steps:
            self._enter(step)

    def _enter(self, step: Step) -> None:
        for source in step.sources:
            if (source, step.verb) in self._table:
                raise ValueError(f"two steps for {step.verb!r} from {source!r}")
            self._table[source, step.verb] = step

    @property
    def states(self) -> list[str]:
        """Every state that a step leaves or reaches, in the order of the table."""
        ends = (state for step in self.steps for state in (*step.sources, step.target))
        return list(dict.fromkeys(state for state in ends if state))

    def verbs(self, state: str) -> list[str]:
        """What can be done in that state, in the order of the table."""
        return [step.verb for step in self.steps if state in step.sources]

    def step(self, state: str, verb: str) -> Step:
        """The step that verb takes from that state; Refused where there is none."""
        found = self._table.get((state, verb))
        if found is None:
            raise Refused([self._why_not(state, verb)])
        return found

    def _why_not(self, state: str, verb: str) -> str:
        steps = [step for step in self.steps if step.verb == verb]
        if not steps:
            raise KeyError(verb)
        article = f"（{steps[0].article}）" if steps[0].article else ""
        return f"当前为“{self.labels.get(state, state)}”，不能办理“{steps[0].name}”{article}"

    def mermaid(self) -> str:
        """The life-cycle as a mermaid state diagram."""
        lines = ["stateDiagram-v2"]
        lines += [f"    {state}: {self.labels[state]}" for state in self.states if state in self.labels]
        lines += [self._arrow(source, step) for step in self.steps for source in step.sources]
        lines += [f"    {state} --> [*]" for state in self.states if not self.verbs(state)]
        return "\n".join(lines) + "\n"

    def _arrow(self, source: str, step: Step) -> str:
        target = source if step.target is None else step.target
        basis = f"（{step.article}）" if step.article else ""
        return f"    {source or '[*]'} --> {target}: {step.name}{basis}"
