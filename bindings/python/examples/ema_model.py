#!/usr/bin/env python3
"""A model function for tools that choose their own experiments, as the EMA workbench has it.

`peace` takes uncertainties and levers by name and returns outcomes by name: with the workbench at hand,
`Model("peace", function=peace)` takes it as it is. Here a few experiments are drawn without it.

    python3 ema_model.py [EXPERIMENTS]
"""
import sys

import numpy
import pandas

import entente

UNCERTAINTIES = {"talks_skill_effect": (0.2, 1.0), "relapse_rate": (0.01, 0.06), "country_capacity": (0.2, 0.8)}
LEVERS = {"mediation": (0.0, 1.0), "staying": (0.0, 1.0)}
BASE = {"schema": 1, "extends": "builtin:baseline"}


def peace(mediation=0.0, staying=0.0, replicates=50, seed=7, **uncertainties):
    """Mean outcomes of a mix of support, and by how much it does better than usual support on the same conflicts.
    Names have _ in place of the dot, since they are names of arguments."""
    mix = [{"instrument": name, "strength": strength}
           for name, strength in (("mediation_teams", mediation), ("stay_engaged", staying)) if strength > 0]
    scenario = entente.Scenario.from_dict({**BASE, "strategies": [{"name": "usual"}, {"name": "mix", "actions": mix}]})
    scenario = scenario.set({name.replace("_", ".", 1): value for name, value in uncertainties.items()})
    result = scenario.compare(replicates, seed, progress=False)
    means = result.summary.query("strategy == 'mix'").set_index("outcome")["mean"]
    changes = result.paired.set_index("outcome")["difference"]
    return {"holds_5y": means["holds_5y"], "cynicism": means["citizens_cynicism"], "cost": means["cost"],
            "more_peace": changes["holds_5y"], "more_cost": changes["cost"]}


def main(experiments=20):
    names, bounds = zip(*{**UNCERTAINTIES, **LEVERS}.items())
    low, high = numpy.array(bounds).T
    drawn = numpy.random.default_rng(7).uniform(low, high, (experiments, len(names)))
    rows = [dict(zip(names, row)) for row in drawn.tolist()]
    table = pandas.DataFrame([{**row, **peace(**row)} for row in rows])
    print(table.round(3).to_string(index=False))
    print(table.corr()["more_peace"][list(names)].round(2).to_string())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
