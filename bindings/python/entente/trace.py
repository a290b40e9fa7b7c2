"""Traces: one history, month by month, with the reasons for what happened."""
from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

__all__ = ["Trace"]


class Trace:
    """One history. Get one from :meth:`Scenario.trace` or :meth:`Result.trace`."""

    def __init__(self, lines: str) -> None:
        self._documents: list[dict[str, Any]] = [json.loads(line) for line in lines.splitlines()]
        head = self._documents[0]
        self.strategy: str = head["strategy"]
        self.replicate: int = head["replicate"]
        self.seed: int = head["seed"]
        self.capacity: float = head["capacity"]  #: of the state at the start, 0 to 1
        self.third_parties: dict[str, int] = head["third_parties"]  #: how many of each type

    def _of(self, kind: str) -> list[dict[str, Any]]:
        return [{name: value for name, value in one.items() if name != "type"}
                for one in self._documents if one["type"] == kind]

    @functools.cached_property
    def groups(self) -> pandas.DataFrame:
        """Armed groups at the start: group, phase, ceasefire, strength (government = 1), implementation."""
        import pandas
        return pandas.DataFrame(self._documents[0]["groups"])

    @functools.cached_property
    def events(self) -> pandas.DataFrame:
        """What happened: month, event, kind and who, hazard (1/month), chance (of it in that month), values, and
        the factors that the hazard was made of."""
        import pandas
        columns = ["month", "event", "kind", "who", "hazard", "chance", "values", "factors"]
        table = pandas.DataFrame(self._of("event"))
        return table if len(table) else pandas.DataFrame(columns=columns)

    @functools.cached_property
    def years(self) -> pandas.DataFrame:
        """How things stood at the end of each year: deaths and money in it, troops (1,000), third parties engaged,
        confidence and cynicism (0 to 1) of citizens, parties and third parties."""
        import pandas
        return pandas.DataFrame(self._of("year")).drop(columns="dyads")

    @functools.cached_property
    def dyads(self) -> pandas.DataFrame:
        """Every armed group at the end of each year: year, group, phase, ceasefire, strength, implementation
        (index 0 to 1, missing without an accord)."""
        import pandas
        return pandas.DataFrame([{"year": one["year"], **dyad} for one in self._of("year") for dyad in one["dyads"]])

    @functools.cached_property
    def outcomes(self) -> pandas.Series:
        """The outcomes of this history, by name; missing where it has none."""
        import pandas
        return pandas.Series(self._documents[-1]["outcomes"], dtype=float, name=self.strategy)

    def __repr__(self) -> str:
        return (f"<entente.Trace of replicate {self.replicate} under {self.strategy!r}, seed {self.seed}: "
                f"{len(self._of('event'))} events in {len(self._of('year'))} years>")
