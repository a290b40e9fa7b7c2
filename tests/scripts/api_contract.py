"""Sends the requests of docs/api.md and hostile ones through `entente eval`, and validates every request and answer
by engine/api/api.schema.json.

    api_contract.py PROGRAM SOURCES
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema

program, sources = sys.argv[1], Path(sys.argv[2])
schema = json.loads((sources / "engine/api/api.schema.json").read_text())


def part(name):
    return jsonschema.Draft7Validator({**schema, "anyOf": [{"$ref": f"#/definitions/{name}"}]})


request_schema, answer_schema = part("request"), part("answer")
jsonschema.Draft7Validator.check_schema(schema)


def ask(lines):
    ran = subprocess.run([program, "eval", "builtin:baseline", "--seed", "7", "--reps", "3", "-q", "-j", "2"],
                         input=lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    answers = [json.loads(line) for line in ran.stdout.decode().splitlines()]
    for answer in answers:
        answer_schema.validate(answer)
    return ran.returncode, answers


def require(holds, what):
    if not holds:
        sys.exit(f"api_contract: {what}")


examples = re.search(r"```json lines\n(.*?)```", (sources / "docs/api.md").read_text(), re.S).group(1)
for line in examples.splitlines():
    request_schema.validate(json.loads(line))
code, answers = ask(examples.encode())
require(code == 0, f"the examples of docs/api.md end with {code}")
progress = [a for a in answers if "progress" in a]
require([p["progress"]["done"] for p in progress] == [5, 10], f"progress is {progress}")
answers = [a for a in answers if "progress" not in a]
require([a["line"] for a in answers] == list(range(1, 13)), "each line has one answer, in order")
require(answers[6]["replicates"] == 20 and answers[6]["id"] == "twenty", "two blocks are twenty replicates")
require(len(answers[6]["series"]) == len(answers[6]["strategies"]), "every strategy has series")

hostile = {
    "a list": b"[]", "a word": b"null", "half an object": b'{"do": ', "not a number": b'{"seed": NaN}',
    "a huge number": b'{"values": {"talks.skill_effect": 1e999}}', "a huge seed": b'{"seed": 99999999999999999999}',
    "a negative seed": b'{"seed": -1}', "no UTF-8": b'{"do": "\xff\xfe"}', "do of another kind": b'{"do": 7}',
    "an unknown verb": b'{"do": "simulat"}', "an unknown key": b'{"do": "simulate", "lasst": 5}',
    "an unknown strategy": b'{"strategy": "nobody"}', "no replicates": b'{"replicates": 0}',
    "an empty block": b'{"do": "simulate", "first": 0, "last": 0}',
    "a block that begins nowhere": b'{"do": "simulate", "first": 5, "last": 9}',
    "a deep line": b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "ten million bytes": b'{"id": "' + b"a" * 10_000_000 + b'", "do": "nothing"}',
    "twenty million bytes": b'{"id": "' + b"a" * 20_000_000 + b'"}',
    "a broken scenario": b'{"do": "load", "text": "country = 5\\n[country]"}', "no text": b'{"do": "load"}',
    "a network of files": b'{"do": "load", "text": "[network]\\nmodel = \\"imported\\"\\nfile = \\"/nowhere\\""}',
    "a change that is not allowed": b'{"do": "change", "key": "talks.skill_effect", "value": -5}',
    "a change of nothing": b'{"do": "change", "key": "talks.skil_effect", "value": 0.5}',
    "a value of another kind": b'{"do": "change", "key": "months", "value": []}',
    "a decision on nothing": b'{"do": "summarise", "decision": {"effect": "holds_5yy"}}',
    "a decision of another kind": b'{"do": "summarise", "decision": 5}',
    "a negative worth": b'{"do": "summarise", "decision": {"willingness": -1}}',
    "a decision with a key that is not known": b'{"do": "summarise", "decision": {"gaol": "holds_5y>=0.2"}}',
    "a goal of another kind": b'{"do": "summarise", "decision": {"goal": 1}}',
    "a goal without a number": b'{"do": "summarise", "decision": {"goal": "holds_5y>="}}',
    "a goal of nothing": b'{"do": "summarise", "decision": {"goal": "holds_5yy>=0.2"}}',
    "a replicate beyond": b'{"do": "history", "replicate": 99999999999}', "blank": b"",
}
for what, line in hostile.items():
    code, answers = ask(line + b'\n{"id": "after", "replicates": 2}\n')
    require(code == 2 and len(answers) == 2, f"{what}: exit code {code}, {len(answers)} answers")
    require("errors" in answers[0], f"{what}: is answered with {str(answers[0])[:200]}")
    require(len(answers[0]["errors"]) == 1, f"{what}: more than one error: {answers[0]['errors']}")
    require(answers[1].get("id") == "after" and "digest" in answers[1], f"{what}: the next line is not answered")

# The same digest through every door.
compared = subprocess.run([program, "compare", "builtin:baseline", "--seed", "7", "--reps", "20", "--json", "-q"],
                          stdout=subprocess.PIPE, check=True)
code, answers = ask(b'{"replicates": 20}\n{"do": "simulate", "last": 7}\n{"do": "simulate", "first": 7, "last": 20}\n'
                    b'{"do": "summarise"}\n')
document = json.loads(compared.stdout)
for answer in (answers[0], answers[3]):
    require(answer["digest"] == document["digest"], "eval and compare give different digests")
    require(answer["strategies"] == document["strategies"], "eval and compare give different numbers")

# A simulate that would take hours is stopped by a later line.
code, answers = ask(b'{"do": "simulate", "last": 10000000}\n{"do": "stop"}\n{"do": "simulate", "last": 4}\n')
require(answers[0].get("stopped") is True and answers[0]["replicates"] < 10000000, "stop does not stop")
require(answers[2] == {"line": 3, "replicates": 4, "stopped": False}, "what comes after a stop is simulated")

# The decision that `decide` finds on a study of the same worlds; with other strategies or another seed worlds begin anew.
name = "builtin:recommendations/r2"
with tempfile.TemporaryDirectory() as place:
    subprocess.run([program, "compare", name, "--worlds", "--seed", "7", "--reps", "40", "--out", f"{place}/study", "-q"],
                   check=True, stdout=subprocess.DEVNULL)
    decided = {}
    for worth in ([], ["--willingness", "50"], ["--goal", "log_deaths <= 9.5", "--effect", "quiet_late"]):
        decide = subprocess.run([program, "decide", f"{place}/study", "--json", "-q", *worth], check=True, stdout=subprocess.PIPE)
        decided[len(worth)] = json.loads(decide.stdout)
load = json.dumps({"do": "load", "scenario": name}) + "\n"
worlds = [world for world in decided[0]["worlds"] if world != "base"]
require(worlds, f"{name} has no worlds")
lines = load + "".join(json.dumps({"do": "simulate", "last": 40, "variant": world}) + "\n" for world in reversed(worlds))
lines += '{"do": "simulate", "last": 15, "keep": "series"}\n{"do": "simulate", "first": 15, "last": 40, "keep": "series"}\n'
lines += '{"do": "summarise", "decision": true}\n{"do": "summarise", "decision": {"willingness": 50}}\n{"do": "summarise"}\n'
lines += '{"do": "summarise", "decision": {"effect": "quiet_late", "goal": "log_deaths <= 9.5"}}\n'
lines += '{"do": "simulate", "last": 40, "seed": 8}\n{"do": "summarise", "decision": true}\n'
code, answers = ask(lines.encode())
require(code == 0, f"decisions end with {code}: {answers[-1]}")
for setting, value in (("effect", "cost"), ("goal", "holds_5y<=0.3")):
    asked = load + '{"do": "simulate", "last": 4}\n' + json.dumps({"do": "summarise", "decision": {setting: value}}) + "\n"
    code, refused = ask(asked.encode())
    require(refused[-1]["errors"][0]["path"] == f"/decision/{setting}", f"where a decision is wrong: {refused[-1]}")
require(answers[-6]["decision"] == decided[0], "eval and decide differ")
require(answers[-5]["decision"] == decided[2], "eval and decide differ where willingness is given")
require("decision" not in answers[-4], "a decision that nobody asked for")
require(answers[-3]["decision"] == decided[4], "eval and decide differ where a goal is given")
require(list(answers[-1]["decision"]["worlds"]) == ["base"], "worlds of another seed are part of a decision")
