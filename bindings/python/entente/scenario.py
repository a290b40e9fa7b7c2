"""Scenarios: who is there, what is not known, which support is tried."""
from __future__ import annotations

import functools
import itertools
import json
import os
import secrets
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Union

from . import _engine
from ._arguments import (MOST_SEED, dask_client, encoded, names, one_of, path_text, plain, refused, setting_text,
                         shown, thread_count, truth, whole, word)
from .errors import Problem, ScenarioError
from .progress import ProgressOption
from .result import Result
from .running import Plan, Runner
from .trace import Trace

if TYPE_CHECKING:
    import pandas

__all__ = ["Scenario", "builtin_scenarios", "check"]

KEPT = ("summary", "series", "events")


class Scenario:
    """A scenario, loaded and checked; it is never changed in place.

    `source` is the path of a TOML or JSON file, ``builtin:NAME``, or a name that :func:`builtin_scenarios` lists.
    Raises :class:`ScenarioError` with every problem that ``entente check`` tells.

    >>> import entente
    >>> s = entente.Scenario("builtin:recommendations/r2").set("citizens.count", 200)
    >>> s.months, s.reference
    (240, 'baseline')
    >>> r = s.compare(replicates=20, seed=7, threads=2)
    >>> r.digest == s.compare(replicates=20, seed=7, threads=1).digest
    True
    """

    def __init__(self, source: str | os.PathLike[str]) -> None:
        if not isinstance(source, (str, os.PathLike)):
            raise refused("source", f"{shown(source)} is not allowed; needed is a path or the name of a scenario "
                                    "(from_toml takes text, from_dict a dict)")
        self._engine = _engine.Scenario.named(path_text("source", source))
        self._source = os.fspath(source)

    @classmethod
    def _of(cls, engine: _engine.Scenario, source: str) -> Scenario:
        scenario = cls.__new__(cls)
        scenario._engine, scenario._source = engine, source
        return scenario

    @classmethod
    def from_toml(cls, text: str, name: str = "text") -> Scenario:
        """From TOML (or JSON) text. Other files that it names are looked for in the current folder; `name` stands
        in problems.

        >>> Scenario.from_toml('schema = 1\\nextends = "builtin:baseline"\\n[country]\\ncapacity = 0.3\\n').months
        240
        """
        if not isinstance(text, str):
            raise refused(name, f"{shown(text)} is not allowed; needed is text")
        return cls._of(_engine.Scenario.from_text(encoded(name, text), encoded("name", name), os.getcwd()), name)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any], name: str = "dict") -> Scenario:
        """From nested dicts and lists, as a TOML file has them; numbers may be NumPy's.

        >>> Scenario.from_dict({"schema": 1, "extends": "builtin:baseline", "country": {"capacity": 0.3}}).months
        240
        """
        if not isinstance(values, Mapping):
            raise refused(name, f"{shown(values)} is not allowed; needed is a dict")
        text = encoded(name, json.dumps(plain(values), ensure_ascii=False))
        try:
            return cls._of(_engine.Scenario.from_text(text, name, os.getcwd()), name)
        except ScenarioError as error:  # a place in text that nobody sees helps nobody
            raise ScenarioError([Problem(p.file, 0, 0, p.message) if p.file == name else p
                                 for p in error.problems]) from None

    def set(self, key: str | Mapping[str, Any], value: Any = None) -> Scenario:
        """A copy in which one setting has another value, as with ``--set KEY=VALUE``; or several, from a dict.

        Any number that :attr:`parameters` lists, and what ``[run]``, ``[accord]`` and ``[network]`` hold. A dict
        as value is a range: ``{"uniform": [0.2, 0.8]}``. Raises :class:`ScenarioError`, with all problems of a dict.

        >>> Scenario("builtin:baseline").set("country.capacity", {"uniform": [0.2, 0.4]}).parameters.now["country.capacity"]
        'uniform 0.2 to 0.4'
        """
        engine, problems = self._engine, []
        for one, to in (key.items() if isinstance(key, Mapping) else [(key, value)]):
            if not isinstance(one, str):
                raise refused("set", f"{shown(one)} is not allowed; needed is a key such as 'country.capacity'")
            try:
                engine = engine.changed(encoded("set", one), setting_text(one, to))
            except ScenarioError as error:
                problems += error.problems
        if problems:
            raise ScenarioError(problems)
        return self._of(engine, self._source)

    def in_world(self, name: str) -> Scenario:
        """The scenario in one of its named :attr:`worlds`."""
        return self._of(self._engine.in_world(name), f"{self._source}, world {name}")

    def to_toml(self) -> str:
        """The scenario with every default written out; it needs no other file, but for an imported network."""
        return self._engine.resolved()

    # What it is about.

    @functools.cached_property
    def _described(self) -> dict[str, Any]:
        described: dict[str, Any] = json.loads(self._engine.description())
        return described

    @property
    def title(self) -> str:
        """In a few words."""
        return str(self._described["title"])

    @property
    def description(self) -> str:
        """What it is about, as its author says it."""
        return str(self._described["description"])

    @property
    def months(self) -> int:
        """Months that a history has."""
        return int(self._described["months"])

    @property
    def replicates(self) -> int:
        """Simulated conflicts of a comparison, where nobody says otherwise."""
        return int(self._described["replicates"])

    @property
    def seed(self) -> int | None:
        """Seed of all chance; None where the scenario has none, and every comparison draws one."""
        seed = self._described["seed"]
        return None if seed is None else int(seed)

    @property
    def strategies(self) -> tuple[str, ...]:
        """Names of the strategies that are tried."""
        return tuple(one["name"] for one in self._described["strategies"])

    @property
    def reference(self) -> str | None:
        """The strategy that the others are compared with."""
        name = self._described["reference"]
        return None if name is None else str(name)

    @property
    def worlds(self) -> tuple[str, ...]:
        """Names of its worlds: corners of the unknown that ``compare(worlds=True)`` tries too."""
        return tuple(self._engine.worlds())

    @property
    def parameters(self) -> pandas.DataFrame:
        """Every number that can be set, by key: group, label, unit, default, low and high (the range allowed), now
        (in this scenario), source, grade of the evidence (A measured to D set by hand), structural.

        >>> Scenario("builtin:baseline").parameters.loc["talks.skill_effect", ["unit", "low", "high"]].to_list()
        ['share', 0.0, 1.0]
        """
        import pandas
        table = pandas.DataFrame(self._described["numbers"]).set_index("key")
        table = table.rename(columns={"doc": "label", "minimum": "low", "maximum": "high"})
        return table[["group", "label", "unit", "default", "low", "high", "now", "source", "grade", "structural"]]

    @property
    def actions(self) -> pandas.DataFrame:
        """What each strategy does: strategy, instrument, strength, from and until (months; until is missing where
        it lasts)."""
        import pandas
        rows = [{"strategy": one["name"], **action}
                for one in self._described["strategies"] for action in one["actions"]]
        return pandas.DataFrame(rows, columns=["strategy", "instrument", "strength", "from", "until"])

    @property
    def outcomes(self) -> pandas.DataFrame:
        """What is measured of a history, by name: label, unit, and whether more or less of it is better."""
        import pandas
        return pandas.DataFrame(self._described["outcomes"]).set_index("name")

    @property
    def warnings(self) -> list[Problem]:
        """What is allowed and yet hardly meant."""
        return [Problem(*one) for one in self._engine.warnings()]

    @property
    def problems(self) -> list[Problem]:
        """What keeps it from being compared on this machine: no strategy, or more memory than is free. Empty as a
        rule, since a scenario that is wrong cannot be loaded; :func:`check` tells what is wrong with a file."""
        return [Problem(*one) for one in self._engine.run_problems(_engine.usable_threads())]

    # What comes of it.

    def compare(self, replicates: int | None = None, seed: int | None = None, *,
                strategies: str | Iterable[str] | None = None, threads: int | None = None, keep: str = "summary",
                worlds: bool = False, until: tuple[str, float] | None = None, progress: ProgressOption = None,
                client: Any = None, block: int | None = None) -> Result:
        """Every strategy on the same simulated conflicts, as ``entente compare``: the same digest.

        `replicates`: simulated conflicts (default: what the scenario says). `seed`: of all chance; drawn where
        neither you nor the scenario gives one. `strategies`: only these, and the reference. `threads`: default
        all processors we may use; no number depends on it. `keep`: ``"series"`` also keeps the months of every
        history, ``"events"`` what happened. `worlds`: in every named world too. `until`: an outcome and a
        half-width: stop once the 95 % interval of its difference is so narrow, at the latest after `replicates`.
        `progress`: True, False, a function of (done, total), or None for a bar where somebody looks on. `client`:
        a ``dask.distributed.Client`` whose workers simulate, `block` conflicts at a time.

        Ctrl-C stops it: what is in is returned, with a warning :class:`StoppedEarly` and ``result.stopped`` True.
        Conflicts under way are finished; where none is in, KeyboardInterrupt is raised. Raises :class:`ScenarioError`.

        >>> r = Scenario("builtin:recommendations/r2").compare(replicates=16, seed=7)
        >>> list(r.paired.columns[:4])
        ['strategy', 'outcome', 'unit', 'pairs']
        """
        most = whole("replicates", self.replicates if replicates is None else replicates, 1, _engine.maximum_replicates)
        plan = Plan("compare", most, self._seed(seed), tuple(names("strategies", strategies)), truth("worlds", worlds),
                    keep=word("keep", keep, KEPT), threads=thread_count(threads), rule=self._rule(until),
                    command=f"compare(replicates={most}, seed={seed}) of {self._source}, in Python")
        runner = Runner(self, plan, dask_client(client), progress, None if block is None else whole("block", block, 1, most))
        if until is None:
            runner.run()
            return Result(runner.study, self, plan)
        state = runner.run_until(list(self.outcomes.index).index(until[0]), float(until[1]))
        return Result(runner.study, self, plan, until=state)

    def sweep(self, points: Mapping[str, Any] | pandas.DataFrame | Iterable[Mapping[str, float]],
              replicates: int | None = None, seed: int | None = None, *,
              strategies: str | Iterable[str] | None = None, threads: int | None = None, keep: str = "summary",
              progress: ProgressOption = None, client: Any = None, block: int | None = None) -> Result:
        """Every strategy at many points of what is not known, as ``entente sweep``; the same conflicts at each.

        `points`: a dict of lists, of which every combination is tried; or a table, a row a point: a DataFrame or
        a list of dicts. The rest as in :meth:`compare`; `replicates` is for each point.

        >>> r = Scenario("builtin:recommendations/r2").sweep({"talks.skill_effect": [0.2, 0.9]}, replicates=4, seed=7)
        >>> r.points["talks.skill_effect"].to_list()
        [0.2, 0.9]
        """
        keys, values = point_table(points)
        most = whole("replicates", self.replicates if replicates is None else replicates, 1, _engine.maximum_replicates)
        plan = Plan("sweep", most, self._seed(seed), tuple(names("strategies", strategies)), keys=keys, values=values,
                    keep=word("keep", keep, KEPT), threads=thread_count(threads),
                    command=f"sweep({len(values) // len(keys)} points, replicates={most}, seed={seed}) of "
                            f"{self._source}, in Python")
        runner = Runner(self, plan, dask_client(client), progress, None if block is None else whole("block", block, 1, 10**9))
        runner.run()
        return Result(runner.study, self, plan)

    def trace(self, replicate: int = 0, strategy: str | None = None, seed: int | None = None) -> Trace:
        """One history: what happened, to whom and why, as ``entente trace``. `replicate` from 0; `strategy`:
        default the reference.

        >>> t = Scenario("builtin:baseline").trace(3, seed=7)
        >>> t.years[["year", "deaths"]].shape
        (20, 2)
        """
        which = "" if strategy is None else names("strategy", strategy)[0]
        number = whole("replicate", replicate, 0, _engine.maximum_replicates - 1)
        return Trace(self._engine.history(encoded("strategy", which), number, self._seed(seed), 1))

    def _seed(self, seed: int | None) -> int:
        if seed is not None:
            return whole("seed", seed, 0, MOST_SEED)
        return secrets.randbits(53) if self.seed is None else self.seed

    def _rule(self, until: tuple[str, float] | None) -> str:
        if until is None:
            return ""
        try:
            outcome, width = until
            width = float(width)
        except (TypeError, ValueError):
            raise refused("until", f"{shown(until)} is not allowed; needed is an outcome and a half-width, such as "
                                   "('holds_5y', 0.02)") from None
        one_of("until", outcome, self.outcomes.index, "outcome")
        if not 0 < width < float("inf"):
            raise refused("until", f"{width} is not allowed; needed is a half-width above 0")
        return f"{outcome} ci<={width!r}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scenario) and bool(self._engine == other._engine)

    def __hash__(self) -> int:
        return hash(self.to_toml())

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.to_toml(), self._engine.network(), self._source)

    def __repr__(self) -> str:
        return (f"<entente.Scenario {self.title or self._source!r}: {len(self.strategies)} strategies, "
                f"{self.months} months>")

    def _repr_html_(self) -> str:
        from html import escape
        rows = "".join(f"<tr><td>{escape(one['name'])}</td><td style='text-align:left'>{escape(one['description'])}"
                       f"</td></tr>" for one in self._described["strategies"])
        return (f"<p><b>{escape(self.title or self._source)}</b>, {self.months} months</p>"
                f"<table><tr><th>strategy</th><th></th></tr>{rows}</table>")


def _restored(text: str, network: bytes, source: str) -> Scenario:
    return Scenario._of(_engine.Scenario.from_text(text, "scenario", os.getcwd(), network), source)


Points = Union[Mapping[str, Any], "pandas.DataFrame", Iterable[Mapping[str, float]]]


def point_table(points: Points) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Keys, and [point x key] as one row of numbers.

    >>> point_table({"a": [1, 2], "b": [5]})
    (('a', 'b'), (1.0, 5.0, 2.0, 5.0))
    >>> point_table([{"a": 1, "b": 2}, {"a": 3, "b": 4}])
    (('a', 'b'), (1.0, 2.0, 3.0, 4.0))
    """
    rows: list[Any]
    table: Any = points
    if hasattr(points, "itertuples"):  # a table of pandas
        keys, rows = tuple(table.columns), table.to_numpy().tolist()
    elif isinstance(points, Mapping):
        keys = tuple(points)
        levels = [plain(value, str(key)) for key, value in points.items()]
        rows = list(itertools.product(*(value if isinstance(value, list) else [value] for value in levels)))
    elif isinstance(points, Iterable) and not isinstance(points, str):
        given = list(points)
        if not all(isinstance(one, Mapping) and one.keys() == given[0].keys() for one in given):
            raise refused("points", "needed is a list of dicts that all have the same keys")
        keys = tuple(given[0]) if given else ()
        rows = [tuple(plain(one[key], str(key)) for key in keys) for one in given]
    else:
        raise refused("points", f"{shown(points)} is not allowed; needed is a dict of lists, a DataFrame or a list of "
                                "dicts")
    if not keys or not rows:
        raise refused("points", "there is no point; needed is at least one, such as {'talks.skill_effect': [0.2, 0.9]}")
    for row in rows:
        for key, value in zip(keys, row):
            if not isinstance(key, str) or isinstance(value, bool) or not isinstance(value, (int, float)):
                raise refused("points", f"{shown(key)} = {shown(value)} is not allowed; needed is a key and a number")
    return keys, tuple(float(value) for row in rows for value in row)


def builtin_scenarios() -> list[str]:
    """Names of the scenarios that come with the program.

    >>> "recommendations/r2" in builtin_scenarios()
    True
    """
    return list(_engine.builtin_scenarios())


def check(source: str | os.PathLike[str]) -> list[Problem]:
    """Every problem of a scenario file, in order, as ``entente check`` tells them; none if it is fine.

    >>> check("builtin:recomendations/r2")[0].message
    "there is no builtin scenario 'recomendations/r2'; did you mean 'recommendations/r2'?"
    """
    try:
        Scenario(source)
    except ScenarioError as error:
        return error.problems
    return []
