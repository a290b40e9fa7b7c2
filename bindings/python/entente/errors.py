"""Errors: what went wrong, where, and what would have been right."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["EntenteError", "Problem", "ScenarioError", "StoppedEarly", "StudyError"]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, as ``entente check`` tells it.

    >>> str(Problem("valley.toml", 3, 1, "'monts' is not known; did you mean 'months'?"))
    "valley.toml:3:1: 'monts' is not known; did you mean 'months'?"
    """

    file: str = ""  #: file, argument or setting; empty where there is none
    line: int = 0  #: from 1; 0 where there is none
    column: int = 0  #: from 1; 0 where there is none
    message: str = ""  #: what was found and what is allowed, one sentence

    @property
    def where(self) -> str:
        """File, line and column, as far as there are any: ``valley.toml:3:1``."""
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number > 0)]
        return ":".join(part for part in parts if part)

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class EntenteError(Exception):
    """Whatever this package refuses or cannot do."""


class ScenarioError(EntenteError, ValueError):
    """A scenario, a setting or an argument that is not allowed, with every problem at once.

    >>> import entente
    >>> try:
    ...     entente.Scenario("builtin:baseline").set("talks.skil_effect", 0.5)
    ... except entente.ScenarioError as error:
    ...     for problem in error.problems:
    ...         print(problem)
    --set talks.skil_effect=0.5: 'talks.skil_effect' is nothing that can be set; did you mean 'talks.skill_effect'?
    """

    def __init__(self, problems: Iterable[Problem] | Problem | str) -> None:
        if isinstance(problems, str):
            problems = Problem(message=problems)
        #: everything that is wrong, in the order of the text
        self.problems: list[Problem] = [problems] if isinstance(problems, Problem) else list(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class StudyError(EntenteError):
    """A study folder that is of another study, in use, damaged, or cannot be read or written."""


class StoppedEarly(UserWarning):
    """Ctrl-C ended a run; what was simulated until then was kept."""
