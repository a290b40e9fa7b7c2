"""Runs: replicates simulated here, on threads, or elsewhere, on a Dask cluster."""
from __future__ import annotations

import dataclasses
import warnings
from typing import TYPE_CHECKING, Any

from . import _engine
from .errors import StoppedEarly
from .progress import Progress, ProgressOption

if TYPE_CHECKING:
    from .scenario import Scenario


@dataclasses.dataclass(frozen=True)
class Plan:
    """What is to be simulated, beside the scenario."""

    verb: str
    replicates: int
    seed: int
    strategies: tuple[str, ...] = ()
    worlds: bool = False
    keys: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    keep: str = "summary"
    rule: str = ""
    threads: int = 1
    command: str = ""

    def study(self, scenario: Scenario) -> _engine.Study:
        """A study of it in which nothing is simulated yet."""
        plan = _engine.Plan()
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            setattr(plan, field.name, list(value) if isinstance(value, tuple) else value)
        return _engine.Study(scenario._engine, plan)


class Runner:
    """Brings a study to so many replicates; Ctrl-C ends it with what is in."""

    def __init__(self, scenario: Scenario, plan: Plan, client: Any, progress: ProgressOption, block: int | None) -> None:
        self.scenario, self.plan, self.client, self.block = scenario, plan, client, block
        self.study = plan.study(scenario)
        self.progress = progress
        self.stopped = False

    def run_to(self, replicates: int, progress: Progress) -> None:
        try:
            if self.client is not None:
                from .distributed import advance
                advance(self.study, self.scenario, self.plan, replicates, self.client, progress, self.block)
            else:
                self.study.run(replicates, self.plan.threads, progress.reach)
        except KeyboardInterrupt:
            self.stopped = True
        progress.before = self.units_in()

    def units_in(self) -> int:
        return self.study.progress()["histories"] // max(1, len(self.study.head()["strategies"]))

    def run(self) -> None:
        with Progress(self.progress, self.total()) as progress:
            self.run_to(self.plan.replicates, progress)
        self.tell()

    def run_until(self, outcome: int, half_width: float) -> dict[str, Any]:
        """To as many replicates as it takes; how it ended."""
        with Progress(self.progress, self.total()) as progress:
            while True:
                state = self.study.until(outcome, half_width, self.plan.replicates)
                if state["next"] == 0 or self.stopped:
                    break
                self.run_to(state["next"], progress)
        self.tell()
        return state

    def total(self) -> int:
        head = self.study.head()
        points = len(head["points"]) // len(head["keys"]) if head["keys"] else 1
        return self.plan.replicates * points * len(head["worlds"])

    def tell(self) -> None:
        state = self.study.progress()
        if self.stopped and state["histories"] == 0:
            raise KeyboardInterrupt
        if self.stopped:
            warnings.warn(f"stopped early: {self.units_in():,} of {self.total():,} conflicts are in, and kept",
                          StoppedEarly, stacklevel=4)
        if state["failed"] > 0:
            warnings.warn(f"{state['failed']} histories broke an invariant and count nowhere; .failures lists them",
                          RuntimeWarning, stacklevel=4)
