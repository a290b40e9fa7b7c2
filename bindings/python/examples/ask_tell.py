#!/usr/bin/env python3
"""Which mix of two kinds of support buys most peace? A search that asks for points and is told what they are worth.

`Search` has the two methods of ask-and-tell optimisers (Optuna, Nevergrad, CMA): put one of these in its place. The
same seed at every point makes points share their conflicts, so that a small difference between two of them is seen.

    python3 ask_tell.py [ROUNDS [REPLICATES]]
"""
import sys

import numpy

import entente

WORTH = 200.0  # price units that an accord which holds five years is taken to be worth; your own judgement


class Search:
    """A (1 + 1) evolution strategy with the one-fifth rule (Rechenberg 1973), in the unit square."""

    def __init__(self, start, step=0.3, seed=7):
        self.best, self.value, self.step = numpy.array(start), -numpy.inf, step
        self.random = numpy.random.default_rng(seed)

    def ask(self):
        if self.value == -numpy.inf:
            return self.best
        return numpy.clip(self.best + self.step * self.random.standard_normal(self.best.size), 0.0, 1.0)

    def tell(self, point, value):
        better = value > self.value
        self.step *= 1.5 if better else 1.5 ** -0.25
        if better:
            self.best, self.value = point, value


def net_benefit(point, replicates):
    """What a mix is worth beyond usual support, in price units a conflict."""
    mix = [{"instrument": name, "strength": float(strength)}
           for name, strength in zip(("mediation_teams", "sensitivity_learning"), point) if strength > 0]
    scenario = entente.Scenario.from_dict({"schema": 1, "extends": "builtin:baseline",
                                           "strategies": [{"name": "usual"}, {"name": "mix", "actions": mix}]})
    paired = scenario.compare(replicates, seed=7, progress=False).paired.set_index("outcome")["difference"]
    return WORTH * paired["holds_5y"] - paired["cost"]


def main(rounds=15, replicates=100):
    search = Search([0.5, 0.5])
    for number in range(rounds):
        point = search.ask()
        search.tell(point, net_benefit(point, replicates))
        print(f"{number + 1:3}  tried {point.round(2)}  best {search.best.round(2)}  worth {search.value:+.1f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
