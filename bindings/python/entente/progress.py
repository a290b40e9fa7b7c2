"""Progress: how far a run has come, on a terminal or in a notebook."""
from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable
from typing import Any, Union

from ._arguments import refused, shown

__all__ = ["ProgressOption"]

#: None: a bar where somebody looks on; True, False; or a function that is called with (done, total).
ProgressOption = Union[None, bool, Callable[[int, int], object]]

PATIENCE = 0.5  # seconds before a bar appears


def in_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return shell is not None and "IPKernelApp" in shell.config


def somebody_looks() -> bool:
    return in_notebook() or bool(getattr(sys.stderr, "isatty", lambda: False)())


class PlainBar:
    """A bar for terminals without tqdm."""

    def __init__(self, total: int, unit: str) -> None:
        self.total, self.unit, self.begun = total, unit, time.monotonic()

    def reach(self, done: int) -> None:
        width = 30
        full = width * done // max(1, self.total)
        left = (time.monotonic() - self.begun) * (self.total - done) / max(1, done)
        print(f"\r[{'#' * full}{'.' * (width - full)}] {done:,} of {self.total:,} {self.unit}, {left:,.0f} s left   ",
              end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        print(file=sys.stderr)


class TqdmBar:
    """The bar of tqdm, of its notebook form where that can be shown."""

    def __init__(self, total: int, unit: str) -> None:
        if in_notebook() and importlib.util.find_spec("ipywidgets") is not None:
            from tqdm.notebook import tqdm
        else:
            from tqdm.std import tqdm
        self.bar: Any = tqdm(total=total, unit=f" {unit}", file=sys.stderr, leave=in_notebook())

    def reach(self, done: int) -> None:
        self.bar.update(done - self.bar.n)

    def close(self) -> None:
        self.bar.close()


class Progress:
    """What a run tells as it goes on. Use as a context; ``reach`` is None where nobody wants to hear."""

    def __init__(self, option: ProgressOption, total: int, unit: str = "conflicts") -> None:
        if option is not None and not isinstance(option, bool) and not callable(option):
            raise refused("progress", f"{shown(option)} is not allowed; needed is True, False, None, or a function "
                                      "of the conflicts done and their number")
        self.total, self.unit, self.before = total, unit, 0
        self.call = option if callable(option) else None
        self.shows = somebody_looks() if option is None else option is True
        self.bar: PlainBar | TqdmBar | None = None
        self.begun = time.monotonic()

    @property
    def reach(self) -> Callable[[int], None] | None:
        return self.reached if self.shows or self.call is not None else None

    def reached(self, done: int) -> None:
        """So many more than there were when ``before`` was set."""
        done += self.before
        if self.call is not None:
            self.call(done, self.total)
        elif self.bar is None and time.monotonic() - self.begun > PATIENCE:
            with_tqdm = importlib.util.find_spec("tqdm") is not None
            self.bar = TqdmBar(self.total, self.unit) if with_tqdm else PlainBar(self.total, self.unit)
        if self.bar is not None:
            self.bar.reach(done)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.close()
