"""entente: which international support helps a peace process, when, at what price, and when does it do harm?

The engine of the program ``entente``, in Python: the same numbers to the bit, as pandas and xarray take them.

>>> import entente
>>> r = entente.Scenario("builtin:recommendations/r2").compare(replicates=32, seed=7)
>>> r.replicates, r.seed
(32, 7)
"""
from . import errors as _errors  # the engine raises what stands there
from . import _engine
from .errors import EntenteError, Problem, ScenarioError, StoppedEarly, StudyError
from .evidence import evidence
from .result import Result, read_study
from .scenario import Scenario, builtin_scenarios, check
from .trace import Trace

__version__: str = _engine.build()["version"]

__all__ = ["EntenteError", "Problem", "Result", "Scenario", "ScenarioError", "StoppedEarly", "StudyError", "Trace",
           "builtin_scenarios", "check", "evidence", "read_study"]
