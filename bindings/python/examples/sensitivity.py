#!/usr/bin/env python3
"""Which unknowns drive what a strategy does? Sobol indices, from outside.

The problem is a dict as SALib has it, and the samples lie as those of SALib's Saltelli sampler: with SALib at hand,
`sample` and `indices` are its `saltelli.sample` and `sobol.analyze`. At each point every strategy meets the same
conflicts, so that noise does not pass for sensitivity.

    python3 sensitivity.py [BASE_POINTS [REPLICATES]]
"""
import sys

import numpy

import entente

problem = {"num_vars": 3,
           "names": ["talks.skill_effect", "relapse.rate", "aid.capture"],
           "bounds": [[0.2, 1.0], [0.01, 0.06], [0.0, 0.8]]}


def sample(problem, base, seed):
    """Points [base x (names + 2), names]: for each base point A, A with one number from B (for each), and B."""
    low, high = numpy.array(problem["bounds"]).T
    shares = numpy.random.default_rng(seed).random((base, 2 * problem["num_vars"]))
    a, b = numpy.split(low + shares.reshape(base, 2, -1) * (high - low), 2, axis=1)
    mixed = numpy.repeat(a, problem["num_vars"], axis=1)
    one = numpy.arange(problem["num_vars"])
    mixed[:, one, one] = b[:, 0, :]
    return numpy.concatenate([a, mixed, b], axis=1).reshape(-1, problem["num_vars"])


def indices(problem, values):
    """First-order (Saltelli et al. 2010) and total (Jansen 1999) indices, by name."""
    rows = numpy.asarray(values).reshape(-1, problem["num_vars"] + 2)
    a, mixed, b = rows[:, :1], rows[:, 1:-1], rows[:, -1:]
    variance = numpy.concatenate([a, b]).var()
    first = (b * (mixed - a)).mean(axis=0) / variance
    total = ((a - mixed) ** 2).mean(axis=0) / (2 * variance)
    return {name: (first[i], total[i]) for i, name in enumerate(problem["names"])}


def main(base=32, replicates=100):
    points = sample(problem, base, seed=7)
    scenario = entente.Scenario("builtin:recommendations/r2")
    table = [dict(zip(problem["names"], point)) for point in points.tolist()]
    result = scenario.sweep(table, replicates, seed=7, strategies="mediation teams")
    change = result.paired.query("outcome == 'accord'")["difference"]
    print(f"accords that mediation teams bring, of 100: {100 * change.mean():.1f} on average over "
          f"{len(points)} points")
    for name, (first, total) in indices(problem, change).items():
        print(f"{name:20} first order {first:6.2f}   total {total:6.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
