"""Results: what strategies did on the same simulated conflicts."""
from __future__ import annotations

import functools
import json
import os
import pathlib
import tempfile
from typing import TYPE_CHECKING, Any

from . import _engine
from ._arguments import encoded, number, one_of, path_text, refused, shown
from .running import Plan
from .trace import Trace

if TYPE_CHECKING:
    import numpy
    import pandas
    import xarray

    from .scenario import Scenario

__all__ = ["Result", "read_study"]

RENAMED = {"diff": "difference", "lo": "low", "hi": "high"}
SHOWN = ("holds_5y", "log_deaths", "citizens_cynicism", "cost")  # in a notebook


class Result:
    """What a comparison or a sweep found. Get one from :meth:`Scenario.compare`, :meth:`Scenario.sweep` or
    :func:`read_study`.

    Tables are computed when they are first asked for. In a sweep they also have the column point, and a column for
    each number that the points set; with several worlds the column world.
    """

    def __init__(self, study: _engine.Study, scenario: Scenario, plan: Plan | None, *, folder: str | None = None,
                 until: dict[str, Any] | None = None) -> None:
        self._study, self._plan, self._folder = study, plan, folder
        self._head = study.head()
        self._progress = study.progress()
        #: the scenario that was simulated
        self.scenario = scenario
        #: of a comparison with `until`: enough (whether the width was reached), at (replicates that count),
        #: half_width (the widest at that look)
        self.until = until

    # What it is of.

    @property
    def seed(self) -> int:
        """Seed of all chance."""
        return int(self._head["seed"])

    @property
    def replicates(self) -> int:
        """Simulated conflicts that are in; of a sweep at its last point."""
        return int(self._progress["replicates"])

    @property
    def planned(self) -> int:
        """Simulated conflicts that were asked for."""
        return int(self._head["planned"])

    @property
    def stopped(self) -> bool:
        """Whether it ended before all that was asked for was in."""
        return bool(self._progress["remaining"] > 0)

    @property
    def strategies(self) -> list[str]:
        """Names of the strategies, the reference among them."""
        return list(self._head["strategies"])

    @property
    def reference(self) -> str:
        """The strategy that the others are compared with."""
        return str(self._head["reference"])

    @property
    def worlds(self) -> list[str]:
        """Names of the worlds; "base" is the scenario as it is."""
        return list(self._head["worlds"])

    @property
    def points(self) -> pandas.DataFrame:
        """Of a sweep: a row a point, a column for each number that the points set."""
        import pandas
        keys = self._head["keys"]
        values = self._head["points"]
        rows = [values[at : at + len(keys)] for at in range(0, len(values), len(keys))] if keys else [()]
        return pandas.DataFrame(rows, columns=keys, index=pandas.RangeIndex(len(rows), name="point"))

    # What it found.

    @functools.cached_property
    def _tables(self) -> dict[str, Any]:
        return self._study.tables()

    @property
    def digest(self) -> str:
        """SHA-256 over all outcomes of all histories, that of the command: equal digests mean that no number
        differs."""
        return str(self._tables["digest"])

    @functools.cached_property
    def document(self) -> dict[str, Any]:
        """What ``entente compare --json`` prints, verdict on the hypothesis included; empty for a sweep."""
        text = self._tables["document"]
        return dict(json.loads(text)) if text else {}

    @functools.cached_property
    def paired(self) -> pandas.DataFrame:
        """Differences from the reference on the same conflicts: strategy, outcome, unit, pairs, difference (mean),
        mcse (its Monte Carlo standard error), low and high (95 %), p, p_holm (adjusted over all headline outcomes
        and strategies; missing beyond those), better, same and worse (shares of pairs), variance_ratio (pairing
        was worth so many times as many histories)."""
        return self._frame("paired")

    @functools.cached_property
    def summary(self) -> pandas.DataFrame:
        """Every outcome under every strategy: histories, failed, mean, mcse, low and high (95 %)."""
        return self._frame("summary")

    @functools.cached_property
    def costs(self) -> pandas.DataFrame:
        """What each strategy costs (price units a conflict), more than the reference, what it does to the outcome
        that money is to buy (``costs.attrs["outcome"]``), and what one unit of that costs where it is shown to cost
        and to do more; status says where a strategy stands."""
        table = self._frame("costs")
        table.attrs["outcome"] = self._tables["cost_effect_outcome"]
        return table

    def decide(self, effect: str = "holds_5y", willingness: float | None = None,
               goal: str | None = None) -> dict[str, Any]:
        """Which support to choose, as ``entente decide --json`` prints it: costs line by line, cost-effectiveness and
        acceptability in each world, regret over worlds and parameter sets, what knowing more is worth.

        effect: the outcome that is to be bought. willingness: price units that one unit of it is worth; None: what
        the reference spends for each. goal: an outcome, >= or <=, and a number in the outcome's unit, as ``--goal``:
        in ``["regret"][outcome]["strategies"][strategy]["share_meeting_goal"]`` then stands in which share of worlds
        and parameter sets the mean of the outcome meets it. With ``compare(worlds=True)`` regret is over the named
        worlds too. :meth:`decision_for` gives the same as a table. Raises :class:`ScenarioError` for an outcome, a
        willingness or a goal that is none, :class:`StudyError` for a sweep, and for an effect that many histories do
        not have.

        >>> import entente
        >>> r = entente.Scenario("builtin:recommendations/r2").compare(replicates=16, seed=7)
        >>> sorted(r.decide(willingness=50)["regret"])
        ['holds_5y', 'net_benefit']
        >>> r.decide(goal="holds_5y>=0.1")["regret"]["holds_5y"]["strategies"]["baseline"]["share_meeting_goal"]
        0.4375
        """
        known = [name for name, _, _ in self._head["outcomes"]]
        one_of("effect", effect, known, "outcome")
        worth = None if willingness is None else number("willingness", willingness, 0.0, 1e12)
        if goal is not None and not (isinstance(goal, str) and goal):
            raise refused("goal", f"{shown(goal)} is not allowed; needed is a text, such as 'holds_5y>=0.2'")
        return dict(json.loads(self._study.decision(known.index(effect), worth, encoded("goal", goal or ""))))

    @functools.cached_property
    def decision(self) -> pandas.DataFrame:
        """Which support to choose where nothing else is said: :meth:`decision_for` without arguments."""
        return self.decision_for()

    def decision_for(self, effect: str = "holds_5y", willingness: float | None = None,
                     goal: str | None = None) -> pandas.DataFrame:
        """:meth:`decide` as a table, a row a strategy (with several worlds also world): cost, effect and their paired
        differences from the reference with 95 % intervals; status says where it stands, cost_per_unit what one more
        unit of the effect costs where that is shown; net_benefit is what the effect is worth less the cost; regret and
        net_benefit_regret are what the best strategy of the world has more; with a goal meets_goal is the share (0 to
        1) of worlds and parameter sets that meet it, of all worlds together. Further in ``.attrs``: effect, willingness,
        regret_over (the largest regret of net benefit over worlds and parameter sets, by strategy), least_regret,
        remarks, goal."""
        import pandas
        said = self.decide(effect, willingness, goal)
        meets = {strategy: one["share_meeting_goal"] for table in said["regret"].values()
                 for strategy, one in table["strategies"].items() if one["share_meeting_goal"] is not None}
        interval = {"cost": "cost_interval", "cost_difference": "cost_diff_interval", "effect": "effect_interval",
                    "effect_difference": "effect_diff_interval", "cost_per_unit": "icer_interval"}
        rows = []
        for world, of_world in said["worlds"].items():
            for strategy, option in of_world["strategies"].items():
                row: dict[str, Any] = {"world": world, "strategy": strategy}
                for column, name in (("cost", "cost"), ("cost_difference", "cost_diff"), ("effect", "effect"),
                                     ("effect_difference", "effect_diff"), ("cost_per_unit", "icer")):
                    low, high = option[interval[column]] or (None, None)
                    row |= {column: option[name], f"{column}_low": low, f"{column}_high": high}
                regret = {name: table["strategies"][strategy]["worlds"][world]["regret"]
                          for name, table in said["regret"].items()}
                row |= {"against": option["icer_against"] or "", "status": option["status"], "gains": option["gains"],
                        "net_benefit": option["net_benefit"], "regret": regret[said["outcome"]],
                        "net_benefit_regret": regret["net_benefit"]}
                if goal is not None:
                    row["meets_goal"] = meets.get(strategy)
                rows.append(row)
        texts = ("world", "strategy", "against", "status", "gains")
        table = pandas.DataFrame(rows)
        table = table.astype({column: float for column in table.columns if column not in texts})
        over = said["regret"]["net_benefit"]
        table.attrs = {"effect": said["outcome"], "willingness": said["willingness"], "remarks": said["remarks"],
                       "regret_over": {name: one["maximum"] for name, one in over["strategies"].items()},
                       "least_regret": over["least_regret"], "goal": goal}
        return table if len(self.worlds) > 1 else table.drop(columns="world")

    @functools.cached_property
    def failures(self) -> pandas.DataFrame:
        """Histories that broke an invariant, and where; none as a rule."""
        import pandas
        table = pandas.DataFrame(self._study.failures(),
                                 columns=["world", "point", "strategy", "replicate", "month", "entity", "value"])
        return self._named(table)

    @functools.cached_property
    def histories(self) -> xarray.Dataset:
        """The outcomes of every history: a variable for each, over strategy and replicate (in a sweep also point,
        with several worlds also world); missing where a history has none. ``histories.to_array("outcome")`` is one
        array of strategy, outcome and replicate. 8 bytes a number."""
        import xarray
        values = self._study.values()
        dims = ["world", "point", "strategy", "outcome", "replicate"]
        coords: dict[str, Any] = {"world": self.worlds, "strategy": self.strategies}
        for axis, name, kept in ((1, "point", bool(self._head["keys"])), (0, "world", len(self.worlds) > 1)):
            if not kept:
                values = values.squeeze(axis)
                dims.remove(name)
        coords = {name: values_of for name, values_of in coords.items() if name in dims}
        coords["replicate"] = range(values.shape[-1])
        at = dims.index("outcome")
        dims.remove("outcome")
        variables = {name: (dims, values.take(number, axis=at), {"units": unit, "long_name": doc})
                     for number, (name, unit, doc) in enumerate(self._head["outcomes"])}
        if self._head["keys"]:
            variables.update({key: (["point"], self.points[key].to_numpy()) for key in self._head["keys"]
                              if key not in variables})
        return xarray.Dataset(variables, coords, attrs=self._attributes())

    @functools.cached_property
    def series(self) -> xarray.Dataset:
        """Every indicator month by month: mean over histories, and quantiles, by strategy and outcome; units and
        description of each. Needs ``keep="series"``. Of the world "base" at the first point;
        :meth:`series_at` gives others."""
        return self.series_at()

    def series_at(self, world: str = "base", point: int = 0) -> xarray.Dataset:
        """As :attr:`series`, in another world or at another point of a sweep."""
        import numpy
        import xarray
        self._require_series()
        one_of("world", world, self.worlds, "world")
        if point not in range(len(self.points)):
            raise refused("point", f"{shown(point)} is not allowed; needed is a number from 0 to {len(self.points) - 1}")
        parts = [self._study.series(at, self.worlds.index(world), point) for at in range(len(self.strategies))]
        names, units, docs = zip(*self._head["indicators"])
        return xarray.Dataset(
            {"mean": (("strategy", "outcome", "month"), numpy.stack([mean for mean, _ in parts])),
             "quantiles": (("strategy", "outcome", "month", "quantile"), numpy.stack([bands for _, bands in parts])),
             "units": ("outcome", list(units)), "description": ("outcome", list(docs))},
            {"strategy": self.strategies, "outcome": list(names), "month": range(parts[0][0].shape[1]),
             "quantile": list(_engine.quantiles)}, attrs=self._attributes())

    def monthly(self, outcome: str) -> xarray.DataArray:
        """One indicator of every history, by strategy, replicate and month, in the world "base" at the first point.
        Needs ``keep="series"``. 4 bytes a number."""
        import xarray
        self._require_series()
        names = [name for name, _, _ in self._head["indicators"]]
        one_of("outcome", outcome, names, "indicator")
        _, unit, doc = self._head["indicators"][names.index(outcome)]
        values: numpy.ndarray[Any, Any] = self._study.monthly(names.index(outcome))
        return xarray.DataArray(values, {"strategy": self.strategies}, ("strategy", "replicate", "month"), outcome,
                                {"units": unit, "long_name": doc})

    def trace(self, replicate: int, strategy: str | None = None) -> Trace:
        """One history of it again, month by month; of the world "base", without what a sweep's points set."""
        return self.scenario.trace(replicate, strategy, self.seed)

    # Where it goes.

    def to_study(self, folder: str | os.PathLike[str]) -> pathlib.Path:
        """Writes it as the folder of a study, with its tables, which the program reads, reports on and goes on with:
        ``entente report DIR``, ``entente verify DIR``; the same comparison with ``--out DIR`` continues or extends
        it. A folder that holds a part of the same study is completed. Raises :class:`StudyError`.

        >>> import tempfile, entente
        >>> r = entente.Scenario("builtin:recommendations/r2").compare(replicates=16, seed=7)
        >>> with tempfile.TemporaryDirectory() as place:
        ...     entente.read_study(r.to_study(place + "/study")).digest == r.digest
        True
        """
        command = self._plan.command if self._plan else f"to_study of {self._folder}, in Python"
        self._study.write(path_text("folder", folder), command)
        return pathlib.Path(folder)

    def _frame(self, name: str) -> pandas.DataFrame:
        import pandas
        table = pandas.DataFrame({self._spelled(column): values for column, values in self._tables[name].items()})
        return self._named(table)

    @staticmethod
    def _spelled(column: str) -> str:
        for ending, word in (("_lo", "_low"), ("_hi", "_high"), ("_diff", "_difference")):
            if column.endswith(ending):
                return Result._spelled(column[: -len(ending)]) + word
        return RENAMED.get(column, column)

    def _named(self, table: pandas.DataFrame) -> pandas.DataFrame:
        """Names in place of positions; what does not vary is left out."""
        import numpy
        names = {"world": self.worlds, "strategy": self.strategies,
                 "outcome": [name for name, _, _ in self._head["outcomes"]]}
        units = numpy.array([unit for _, unit, _ in self._head["outcomes"]], dtype=object)
        if "outcome" in table:
            table.insert(int(table.columns.get_loc("outcome")) + 1, "unit", units[table["outcome"].to_numpy()])
        for column, known in names.items():
            if column in table:
                table[column] = numpy.array(known, dtype=object)[table[column].to_numpy(dtype=int)]
        if len(self.worlds) == 1:
            table = table.drop(columns="world")
        if not self._head["keys"]:
            return table.drop(columns="point")
        where = int(table.columns.get_loc("point")) + 1
        for offset, key in enumerate(self._head["keys"]):
            table.insert(where + offset, key, self.points[key].to_numpy()[table["point"].to_numpy(dtype=int)])
        return table

    def _attributes(self) -> dict[str, Any]:
        return {"title": self._head["title"], "reference": self.reference, "seed": str(self.seed),
                "digest": self.digest}

    def _require_series(self) -> None:
        if self._head["keep"] == "summary":
            raise refused("keep", "the months were not kept; needed is compare(..., keep='series')")

    def __reduce__(self) -> tuple[Any, ...]:
        if self._plan is None:
            return read_study, (os.path.abspath(os.fspath(self._folder or "")),)
        with tempfile.TemporaryDirectory(prefix="entente-") as place:
            file = pathlib.Path(place, "all.sqlite")
            self._study.write_all(str(file))
            return _restored, (self.scenario, self._plan, file.read_bytes(), self._study.cells(), self.planned, self.until)

    def _facts(self) -> str:
        points = f" at {len(self.points):,} point{'' if len(self.points) == 1 else 's'}" if self._head["keys"] else ""
        stopped = f", stopped early, of {self.planned:,}" if self.stopped else ""
        return (f"{len(self.strategies)} strategies, the same {self.replicates:,} conflicts{points}{stopped}, "
                f"seed {self.seed}, digest {self.digest[:12]}")

    def __repr__(self) -> str:
        return f"<entente.Result {self._head['title']!r}: {self._facts()}>"

    def _repr_html_(self) -> str:
        """A small table for notebooks: headline differences from the reference."""
        from html import escape
        head = f"<p><b>{escape(self._head['title'])}</b>: {self._facts()}</p>"
        if self._head["keys"]:
            return head + str(self.points.head(10).to_html(border=0))
        known = [name for name, _, _ in self._head["outcomes"]]
        shown_now = [name for name in SHOWN if name in known]
        base = self.paired[self.paired["world"] == "base"] if "world" in self.paired else self.paired
        at = base.set_index(["strategy", "outcome"])

        def cell(strategy: str, outcome: str) -> str:
            if (strategy, outcome) not in at.index:
                return "<td></td>"
            row = at.loc[(strategy, outcome)]
            star = "*" if row["p_holm"] < 0.05 else ""
            return f"<td>{row['difference']:+.3g}{star} <small>{row['low']:+.3g} to {row['high']:+.3g}</small></td>"

        rows = "".join(f"<tr><td>{escape(name)}</td>{''.join(cell(name, one) for one in shown_now)}</tr>"
                       for name in self.strategies if name != self.reference)
        note: str = f"Differences from {escape(self.reference)} on the same conflicts, 95 % intervals; * stands when all"
        return (f"{head}<table><tr><th></th>{''.join(f'<th>{one}</th>' for one in shown_now)}</tr>{rows}</table>"
                f"<p><small>{note} headline differences are looked at together.</small></p>")


def _restored(scenario: Scenario, plan: Plan, content: bytes, cells: list[tuple[int, int, int]], planned: int,
              until: dict[str, Any] | None) -> Result:
    study = plan.study(scenario)
    with tempfile.TemporaryDirectory(prefix="entente-") as place:
        file = pathlib.Path(place, "all.sqlite")
        file.write_bytes(content)
        for world, point, replicates in cells:
            if replicates > 0:
                study.take(str(file), (world, point, point + 1, 0, replicates))
    if planned != plan.replicates:
        study.plan(planned)
    return Result(study, scenario, plan, until=until)


def read_study(folder: str | os.PathLike[str]) -> Result:
    """A study folder, of the program or of :meth:`Result.to_study`. Raises :class:`StudyError`."""
    from .scenario import Scenario
    study = _engine.Study.read(path_text("folder", folder))
    text = study.head()["scenario"]
    scenario = Scenario._of(_engine.Scenario.from_text(text, "study.toml", os.path.abspath(os.fspath(folder))),
                            os.path.join(os.fspath(folder), "study.toml"))
    return Result(study, scenario, None, folder=os.fspath(folder))
