"""Evidence: does the model agree with what was published?"""
from __future__ import annotations

import secrets
import warnings
from typing import TYPE_CHECKING

from . import _engine
from ._arguments import MOST_SEED, thread_count, whole
from .progress import Progress, ProgressOption

if TYPE_CHECKING:
    import pandas

__all__ = ["evidence"]


def evidence(replicates: int = 8000, seed: int | None = None, *, threads: int | None = None,
             progress: ProgressOption = None) -> pandas.DataFrame:
    """Forty published figures beside ours, measured on so many simulated conflicts, as ``entente evidence``.

    A row a figure, by id: name, published (as the source says it), low and high (the band set beforehand), ours with
    ours_low and ours_high (95 % over conflicts), inside (whether ours lies in the band), source. Ours is missing where
    so few conflicts do not give it. Ctrl-C raises KeyboardInterrupt: half a sample would be another one.

    >>> table = evidence(200, seed=7)
    >>> len(table), list(table.columns[:4])
    (40, ['name', 'published', 'low', 'high'])
    """
    import pandas
    count = whole("replicates", replicates, 1, _engine.maximum_replicates)
    chosen = secrets.randbits(53) if seed is None else whole("seed", seed, 0, MOST_SEED)
    with Progress(progress, count) as shown:
        answer = _engine.evidence(count, chosen, thread_count(threads), shown.reach)
    if answer["failed"]:
        warnings.warn(f"{answer['failed']} conflicts broke an invariant and count nowhere", RuntimeWarning, stacklevel=2)
    table = pandas.DataFrame(answer["rows"]).set_index("id")
    table.attrs.update(replicates=count, seed=chosen)
    return table
