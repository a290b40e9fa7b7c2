"""Arguments: what callers pass, checked, and as the engine takes it."""
from __future__ import annotations

import difflib
import math
import numbers
import os
from collections.abc import Iterable, Mapping
from typing import Any

from . import _engine
from .errors import Problem, ScenarioError

MOST_THREADS = 1024
MOST_SEED = 2**64 - 1


def refused(where: str, message: str) -> ScenarioError:
    return ScenarioError(Problem(file=where, message=message))


def shown(value: object, longest: int = 60) -> str:
    text = repr(value)
    return text if len(text) <= longest else text[: longest - 3] + "..."


def whole(name: str, value: Any, least: int, most: int) -> int:
    """A whole number from least to most; 20.0 is none, nor is True."""
    if isinstance(value, numbers.Integral) and not isinstance(value, bool) and least <= int(value) <= most:
        return int(value)
    raise refused(name, f"{shown(value)} is not allowed; needed is a whole number from {least} to {most}")


def number(name: str, value: Any, least: float, most: float) -> float:
    """A number from least to most."""
    if isinstance(value, numbers.Real) and not isinstance(value, bool) and least <= float(value) <= most:
        return float(value)
    raise refused(name, f"{shown(value)} is not allowed; needed is a number from {least:g} to {most:g}")


def truth(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise refused(name, f"{shown(value)} is not allowed; needed is True or False")


def dask_client(value: Any) -> Any:
    """A client of dask.distributed, or anything that can be asked the same."""
    if value is None or (hasattr(value, "nthreads") and hasattr(value, "submit")):
        return value
    raise refused("client", f"{shown(value)} is not allowed; needed is a dask.distributed.Client")


def thread_count(value: Any) -> int:
    return _engine.usable_threads() if value is None else whole("threads", value, 1, MOST_THREADS)


def names(name: str, value: Any) -> list[str]:
    """One name or several."""
    given = [value] if isinstance(value, str) else value
    if given is None:
        return []
    if isinstance(given, Iterable):
        given = list(given)
        if given and all(isinstance(one, str) for one in given):
            return given
    raise refused(name, f"{shown(value)} is not allowed; needed is a name, or a list of names")


def word(name: str, value: Any, allowed: tuple[str, ...]) -> str:
    if isinstance(value, str) and value in allowed:
        return value
    raise refused(name, f"{shown(value)} is not known; allowed: {', '.join(allowed)}")


def one_of(name: str, value: Any, known: Iterable[str], what: str) -> str:
    """A name among those that are known; else the nearest is told, or all.

    >>> one_of("effect", "hold_5y", ["accord", "holds_5y"], "outcome")
    Traceback (most recent call last):
    entente.errors.ScenarioError: effect: there is no outcome 'hold_5y'; did you mean 'holds_5y'?
    """
    names_known = list(known)
    if isinstance(value, str) and value in names_known:
        return value
    near = difflib.get_close_matches(value, names_known, 1, 0.7) if isinstance(value, str) else []
    rest = f"; did you mean '{near[0]}'?" if near else f"; known: {', '.join(names_known)}"
    raise refused(name, f"there is no {what} {shown(value)}{rest}")


def encoded(where: str, text: str) -> str:
    """The text, if it can be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise refused(where, f"character {error.start + 1} is no character of Unicode") from None
    return text


def path_text(where: str, path: Any) -> bytes:
    try:
        return os.fsencode(path)
    except TypeError:
        raise refused(where, f"{shown(path)} is not allowed; needed is the path of a file or folder") from None


def plain(value: Any, where: str = "") -> Any:
    """A value as JSON has it: numbers of NumPy as numbers, tuples as lists, paths as text."""
    if isinstance(value, Mapping):
        return {str(key): plain(one, f"{where}.{key}" if where else str(key)) for key, one in value.items()}
    if hasattr(value, "tolist") and not isinstance(value, str):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(one, f"{where}[{number}]") for number, one in enumerate(value)]
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Real):
        if math.isfinite(value):
            return float(value)
        raise refused(where, f"{value} is not allowed; needed is a finite number")
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    raise refused(where, f"{type(value).__name__} is not allowed; needed is a number, text, truth value, list or dict")


def setting_text(key: str, value: Any) -> str:
    """A value as it would stand in a scenario file: 0.5, true, a word, ``{ uniform = [0.2, 0.8] }``."""
    value = plain(value, key)
    return encoded(key, value) if isinstance(value, str) else toml(key, value)


def toml(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        escaped = "".join(f"\\u{ord(c):04X}" if c in '"\\' or ord(c) < 32 else c for c in value)
        return f'"{encoded(key, escaped)}"'
    if isinstance(value, list):
        return "[" + ", ".join(toml(key, one) for one in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{toml(key, name)} = {toml(key, one)}" for name, one in value.items()) + " }"
    raise refused(key, "None is not allowed; needed is a value as it would stand in a scenario file")
