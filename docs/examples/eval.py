#!/usr/bin/env python3
"""Drives `entente eval`: one process, a line of JSON for each question, a line for each answer.

    python3 eval.py PROGRAM SCENARIO
"""
import json
import subprocess
import sys

program, scenario = sys.argv[1:3]
entente = subprocess.Popen([program, "eval", scenario, "--seed", "7", "-q"], text=True,
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def confidence(skill_effect):
    question = {"id": skill_effect, "values": {"talks.skill_effect": skill_effect}, "replicates": 20}
    print(json.dumps(question), file=entente.stdin, flush=True)
    answer = json.loads(entente.stdout.readline())
    if "errors" in answer:
        sys.exit("; ".join(f"{error['path']}: {error['message']}" for error in answer["errors"]))
    return {name: outcomes["citizens_confidence"]["mean"] for name, outcomes in answer["strategies"].items()}


for skill_effect in (0.2, 0.5, 0.8):
    print(skill_effect, confidence(skill_effect))
entente.stdin.close()
sys.exit(entente.wait())
