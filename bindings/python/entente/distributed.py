"""Runs on a Dask cluster: blocks of replicates are tasks, and come in in the order of replicates.

A block travels as a file of the engine, every row with its checksum, so that what comes in is what was
simulated. Which worker simulates it, and how often, changes no number.
"""
from __future__ import annotations

import dataclasses
import functools
import pathlib
import tempfile
from typing import TYPE_CHECKING, Any

from . import _engine
from .errors import StudyError
from .progress import Progress
from .running import Plan

if TYPE_CHECKING:
    from .scenario import Scenario

Block = tuple[int, int, int, int, int]  # world, first point, last, first replicate, last; each last is not in it

RETRIES = 3  # of a block whose worker died
BLOCKS_A_THREAD = 8  # so that all threads end at about the same time
LEAST, MOST = 10, 1000  # conflicts in a block


def blocks_of(cells: list[tuple[int, int, int]], replicates: int, size: int) -> list[Block]:
    """What is missing up to so many replicates, in blocks of some `size` conflicts; cells are
    (world, point, replicates that are in).

    >>> blocks_of([(0, 0, 20)], 100, 50)
    [(0, 0, 1, 20, 70), (0, 0, 1, 70, 100)]
    >>> blocks_of([(0, 0, 0), (0, 1, 0), (0, 2, 0)], 20, 50)
    [(0, 0, 2, 0, 20), (0, 2, 3, 0, 20)]
    """
    blocks: list[Block] = []
    together = max(1, size // max(1, replicates))  # points
    for world, point, done in cells:
        if done >= replicates:
            continue
        last = blocks[-1] if blocks else None
        if (last and done == 0 and last[0] == world and last[2] == point and last[3:] == (0, replicates)
                and last[2] - last[1] < together):
            blocks[-1] = (world, last[1], point + 1, 0, replicates)
        else:
            blocks += [(world, point, point + 1, first, min(first + size, replicates))
                       for first in range(done, replicates, size)]
    return blocks


@functools.lru_cache(maxsize=4)
def study_of(scenario: Scenario, plan: Plan) -> _engine.Study:
    return plan.study(scenario)


def simulate_block(scenario: Scenario, plan: Plan, block: Block) -> tuple[dict[str, str], bytes]:
    """On a worker: which build this is, and the file of a block."""
    with tempfile.TemporaryDirectory(prefix="entente-") as folder:
        file = pathlib.Path(folder, "block.sqlite")
        study_of(scenario, plan).write_block(str(file), block, 1)
        return _engine.build(), file.read_bytes()


def take(study: _engine.Study, block: Block, answer: tuple[dict[str, str], bytes]) -> None:
    """What a worker simulated comes into the study."""
    build, content = answer
    if build["version"] != _engine.build()["version"] or build["commit"] != _engine.build()["commit"]:
        raise StudyError(f"a worker has entente {build['version']} ({build['commit']}), and here is "
                         f"{_engine.build()['version']} ({_engine.build()['commit']}): install the same on all")
    with tempfile.TemporaryDirectory(prefix="entente-") as folder:
        file = pathlib.Path(folder, "block.sqlite")
        file.write_bytes(content)
        study.take(str(file), block)


def advance(study: _engine.Study, scenario: Scenario, plan: Plan, replicates: int, client: Any, progress: Progress,
            size: int | None) -> None:
    """Brings the study to so many replicates. No more blocks are under way than keep the workers busy, and
    those that are early wait here."""
    import distributed

    def busy() -> int:
        """So many threads there are now: jobs of a queue come, and end, while others work."""
        return max(1, int(sum(client.nthreads().values())))

    threads = busy()
    cells = study.cells()
    missing = sum(max(0, replicates - done) for _, _, done in cells)
    size = size or min(MOST, max(LEAST, missing // (threads * BLOCKS_A_THREAD) + 1))
    blocks = blocks_of(cells, replicates, size)
    # Threads of a worker are the cluster's to share out; the numbers do not depend on them.
    here = dataclasses.replace(plan, threads=1, command="")
    tried = [0] * len(blocks)
    of: dict[Any, int] = {}  # future -> block
    arrived: dict[int, tuple[dict[str, str], bytes]] = {}
    coming: Any = distributed.as_completed()  # type: ignore[no-untyped-call]
    submitted = taken = done = 0

    def submit(number: int) -> None:
        future = client.submit(simulate_block, scenario, here, blocks[number], pure=False, priority=-number)
        of[future] = number
        coming.add(future)

    try:
        while taken < len(blocks):
            while submitted < len(blocks) and submitted < taken + 4 * threads + 2:
                submit(submitted)
                submitted += 1
            threads = busy()
            future = next(coming)
            number = of.pop(future)
            try:
                arrived[number] = future.result()
            except Exception as error:  # the worker died, or the block cannot be simulated
                tried[number] += 1
                if type(error).__name__ not in ("KilledWorker", "CancelledError") or tried[number] > RETRIES:
                    raise
                submit(number)
            while taken in arrived:
                take(study, blocks[taken], arrived.pop(taken))
                world, first_point, last_point, first, last = blocks[taken]
                done += (last_point - first_point) * (last - first)
                taken += 1
            if progress.reach is not None:
                progress.reach(done)
    finally:
        if of:
            client.cancel(list(of))
