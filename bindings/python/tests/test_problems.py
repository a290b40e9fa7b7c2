"""What is wrong is told once, clearly, and as `entente check` tells it."""
import json
import math
import multiprocessing
import pickle
import re
import subprocess

import numpy
import pytest

import entente

SMALLEST = 'schema = 1\n[[strategies]]\nname = "baseline"\n'


def told(problem):
    return {"file": problem.file, "line": problem.line, "column": problem.column, "message": problem.message}


def bad_texts(sources):
    """The texts that tests of the engine refuse."""
    text = (sources / "tests" / "scenario" / "refusals_test.cpp").read_text()
    literals = re.findall(r'problems?\(\s*("(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*)\s*\)', text)
    return ["".join(json.loads(part) for part in re.findall(r'"(?:[^"\\]|\\.)*"', one)) for one in literals
            if "\\x" not in one and "\\0" not in one]


def test_bad_files_have_the_problems_that_check_tells(program, sources, tmp_path):
    texts = bad_texts(sources) + ["monts = 3\n" + SMALLEST + "[country]\ncapacity = 7\n", "schema = 2\n", "a = [", "{",
                                  '{"schema": 1, "country": {"capacity": 9}}', "", "[parameters]\n'aid.capture' = nan\n"]
    assert len(texts) > 30
    files = []
    for number, text in enumerate(texts):
        files.append(tmp_path / f"{number}.toml")
        files[-1].write_text(text)
    files.append(tmp_path / "latin1.toml")
    files[-1].write_bytes("title = 'Köln'\n".encode("latin-1"))
    files += [tmp_path, tmp_path / "nowhere.toml"]
    done = subprocess.run([program.path, "check", "--json", *map(str, files)], capture_output=True, check=False)
    expected = json.loads(done.stdout)["problems"]
    found = []
    for file in files:
        problems = entente.check(file)
        if "extends" not in file.name and not problems:
            assert program.json("check", file)["ok"]
        found += [{**told(one), "file": one.file or str(file)} for one in problems]
    assert found == expected


@pytest.mark.parametrize("key, value", [
    ("talks.skil_effect", 0.5), ("country.capacity", 7), ("country.capacity", "high"), ("citizens.count", -5),
    ("citizens.count", 2.5), ("months", 0), ("run.replicates", -1), ("country.capacity", ""), ("", 1),
    ("country.capacity", "[0.1")])
def test_bad_settings_have_the_problems_that_set_tells(program, key, value):
    with pytest.raises(entente.ScenarioError) as raised:
        entente.Scenario("builtin:baseline").set(key, value)
    expected = program.json("check", "builtin:baseline", "--set", f"{key}={value}", code=2)["problems"]
    assert [told(one) for one in raised.value.problems] == expected


@pytest.mark.parametrize("value", [math.nan, math.inf, numpy.float64("nan"), None, object(), {1, 2}, b"0.5",
                                   {"uniform": [0.1, math.nan]}, "\ud800"])
def test_values_that_no_file_can_hold_are_refused_by_name(value):
    with pytest.raises(entente.ScenarioError, match="country.capacity"):
        entente.Scenario("builtin:baseline").set("country.capacity", value)


def test_all_problems_of_several_settings_are_told():
    with pytest.raises(entente.ScenarioError) as raised:
        entente.Scenario("builtin:baseline").set({"country.capacity": 7, "months": 0, "citizens.count": 100})
    assert len(raised.value.problems) == 2


def test_a_dict_is_told_by_key_without_a_place_in_text_that_nobody_sees():
    with pytest.raises(entente.ScenarioError) as raised:
        entente.Scenario.from_dict({"schema": 1, "extends": "builtin:baseline", "country": {"capacity": 7}})
    (problem,) = raised.value.problems
    assert problem.where == "dict" and "country.capacity is 7; allowed is 0.02 to 1" in problem.message
    with pytest.raises(entente.ScenarioError, match=r"country.capacity: nan"):
        entente.Scenario.from_dict({"country": {"capacity": math.nan}})
    with pytest.raises(entente.ScenarioError, match=r"strategies\[1\].actions: set is not allowed"):
        entente.Scenario.from_dict({"strategies": [{}, {"actions": set()}]})


@pytest.mark.parametrize("arguments, said", [
    ({"replicates": 0}, "replicates: 0 is not allowed"), ({"replicates": -3}, "replicates: -3"),
    ({"replicates": 10**9}, "from 1 to 10000000"), ({"replicates": 20.0}, "replicates: 20.0"),
    ({"replicates": "20"}, "replicates: '20'"), ({"replicates": True}, "replicates: True"),
    ({"seed": -1}, "seed: -1"), ({"seed": 2**64}, "seed"), ({"seed": 1.5}, "seed"), ({"threads": 0}, "threads: 0"),
    ({"threads": -2}, "threads"), ({"threads": 10**6}, "threads"), ({"keep": "all"}, "allowed: summary, series, events"),
    ({"strategies": "mediation team"}, "did you mean 'mediation teams'?"), ({"strategies": []}, "strategies: \\[\\]"),
    ({"strategies": 3}, "strategies: 3"), ({"strategies": ["a", 1]}, "strategies"), ({"progress": 3}, "progress: 3"),
    ({"until": "holds_5y"}, "until"), ({"until": ("hold_5y", 0.1)}, "there is no outcome 'hold_5y'"),
    ({"until": ("holds_5y", 0)}, "half-width above 0"), ({"until": ("holds_5y", math.nan)}, "half-width above 0"),
    ({"block": 0}, "block: 0")])
def test_arguments_out_of_range_say_what_is_allowed(arguments, said):
    with pytest.raises(entente.ScenarioError, match=said):
        entente.Scenario("builtin:recommendations/r2").compare(**{"replicates": 4, "seed": 7, **arguments})


@pytest.mark.parametrize("points, said", [
    ({}, "there is no point"), ([], "there is no point"), (3, "points: 3"), ({"talks.skill_effect": []}, "there is no point"),
    ({"talks.skil_effect": [1]}, "did you mean"), ({"talks.skill_effect": [math.nan]}, r"talks.skill_effect\[0\]: nan is not allowed"),
    ({"talks.skill_effect": [0.5, -1]}, "^points: point 1 is not allowed"), ({"talks.skill_effect": ["a"]}, "needed is a key and a number"),
    ([{"talks.skill_effect": 1}, {"aid.capture": 1}], "the same keys")])
def test_points_that_are_no_points_are_refused(points, said):
    with pytest.raises(entente.ScenarioError, match=said):
        entente.Scenario("builtin:recommendations/r2").sweep(points, 2, 7)


@pytest.mark.parametrize("call, said", [
    (lambda: entente.Scenario(3), "needed is a path"), (lambda: entente.Scenario.from_toml(b"a"), "needed is text"),
    (lambda: entente.Scenario.from_toml("\ud800"), "no character of Unicode"),
    (lambda: entente.Scenario.from_dict([1]), "needed is a dict"), (lambda: entente.evidence(0), "replicates: 0"),
    (lambda: entente.Scenario("a\0b"), "no such file"),
    (lambda: entente.Scenario("builtin:baseline").trace(-1), "replicate: -1"),
    (lambda: entente.Scenario("builtin:baseline").trace(0, "nobody"), "there is no strategy 'nobody'"),
    (lambda: entente.Scenario("builtin:recommendations/r2").in_world("x"), "there is no world 'x'"),
    (lambda: entente.Scenario("builtin:baseline").compare(2, 7, worlds=True), "names no"),
    (lambda: entente.Scenario("builtin:baseline").compare(2, 7).series, "keep='series'"),
    (lambda: entente.Scenario("builtin:baseline").compare(2, 7, keep="series").monthly("x"), "there is no indicator")])
def test_other_calls_say_what_they_need(call, said):
    with pytest.raises(entente.ScenarioError, match=said):
        call()


def test_more_memory_than_there_is_is_refused_before_it_is_taken():
    s = entente.Scenario("builtin:baseline").set("citizens.count", 100_000_000)
    assert "memory" in s.problems[0].message
    with pytest.raises(entente.ScenarioError, match="of memory"):
        s.compare(4, 7)


def test_errors_and_results_travel_by_pickle():
    error = entente.ScenarioError([entente.Problem("a.toml", 1, 2, "wrong")])
    assert pickle.loads(pickle.dumps(error)).problems == error.problems
    s = entente.Scenario("builtin:recommendations/r2").set("citizens.count", 60)
    again = pickle.loads(pickle.dumps(s))
    assert again == s and again.set("months", 120) != s
    result = s.compare(12, 7)
    other = pickle.loads(pickle.dumps(result))
    assert other.digest == result.digest and other.paired.equals(result.paired) and other.scenario == s


def digest_of(result_or_seed):
    if isinstance(result_or_seed, int):
        return entente.Scenario("builtin:recommendations/r2").compare(8, result_or_seed, threads=2).digest
    return result_or_seed.digest


def test_processes_that_were_forked_work():
    before = [digest_of(seed) for seed in (1, 2)]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(digest_of, [1, 2]) == before


def test_a_result_from_before_a_fork_says_how_to_pass_it_on():
    result = entente.Scenario("builtin:baseline").compare(4, 7)
    context = multiprocessing.get_context("fork")
    receive, send = context.Pipe()

    def child():
        try:
            result.histories
        except entente.StudyError as error:
            send.send(str(error))

    process = context.Process(target=child)
    process.start()
    process.join(60)
    assert "pass it on by pickle" in receive.recv()


def test_what_a_scenario_says_of_itself_reads_well():
    s = entente.Scenario("builtin:recommendations/r2")
    assert repr(s) == "<entente.Scenario 'R2: permanent mediation teams with diverse skills': 4 strategies, 240 months>"
    hostile = s.set("title", "<script>alert(1)</script>")
    assert "<script>" not in hostile._repr_html_() and "mediation teams" in hostile._repr_html_()
    result = hostile.compare(4, 7)
    assert "<script>" not in result._repr_html_() and "4 conflicts" in repr(result)
    assert s.parameters.loc["talks.skill_effect", "now"] == s.set("months", 120).parameters.loc["talks.skill_effect", "now"]
    assert {"label", "unit", "default", "low", "high", "source", "grade", "now"} <= set(s.parameters.columns)
    assert s.worlds[1] == "half the push" and s.in_world("half the push") != s
    assert s.actions.instrument.to_list() == ["mediation_teams", "placebo", "more_money"]


@pytest.mark.parametrize("given, said", [({"worlds": "half the push"}, "worlds: .*needed is True or False"),
                                         ({"client": "tcp://nowhere"}, "client: .*dask.distributed.Client")])
def test_arguments_of_another_kind_are_refused_by_name(given, said):
    with pytest.raises(entente.ScenarioError, match=said):
        entente.Scenario("builtin:recommendations/r2").compare(2, 7, **given)
