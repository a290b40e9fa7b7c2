"""Python gives the numbers of the program, to the bit."""
import numpy
import pytest

import entente

SCENARIOS = ["baseline", "after-signature", "recommendations/r2", "accords/bosnia-1995-dayton",
             "contexts/trusted-local-institutions"]


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_comparison_is_the_document_that_the_program_prints(program, name):
    expected = program.json("compare", f"builtin:{name}", "--reps", 24, "--seed", 7, "-q")
    result = entente.Scenario(f"builtin:{name}").compare(replicates=24, seed=7, threads=2)
    assert result.digest == expected["digest"]
    assert result.document == expected


def test_settings_and_chosen_strategies_mean_what_the_flags_mean(program):
    expected = program.json("compare", "builtin:recommendations/r2", "--reps", 16, "--seed", 3, "--set", "citizens.count=80",
                            "--set", "talks.skill_effect=0.9", "--strategy", "placebo", "-q")
    s = entente.Scenario("builtin:recommendations/r2").set({"citizens.count": 80, "talks.skill_effect": 0.9})
    result = s.compare(replicates=16, seed=3, strategies="placebo")
    assert result.document == expected
    assert result.strategies == ["baseline", "placebo"]


def test_worlds_are_those_of_the_program(program):
    expected = program.json("compare", "builtin:recommendations/r2", "--reps", 16, "--seed", 7, "--worlds", "-q")
    result = entente.Scenario("builtin:recommendations/r2").compare(16, 7, worlds=True)
    assert result.document == expected
    assert list(result.histories.dims) == ["world", "strategy", "replicate"]
    assert result.paired.world.unique().tolist() == result.worlds


def test_what_a_failed_process_costs_is_told(program):
    expected = program.json("compare", "builtin:failure-costs", "--reps", 32, "--seed", 7, "-q")
    assert "failure_costs" in expected
    assert entente.Scenario("failure-costs").compare(32, 7).document == expected


def test_a_run_until_an_interval_is_narrow_ends_where_that_of_the_program_does(program):
    expected = program.json("compare", "builtin:recommendations/r2", "--until", "citizens_cynicism ci<=0.01", "--max-reps",
                            400, "--seed", 7, "-q")
    result = entente.Scenario("builtin:recommendations/r2").compare(400, 7, until=("citizens_cynicism", 0.01))
    assert result.document == expected
    assert result.until["enough"] and result.replicates == expected["replicates"]


def test_no_number_depends_on_threads():
    s = entente.Scenario("builtin:baseline")
    assert s.compare(20, 7, threads=1).digest == s.compare(20, 7, threads=2).digest


def test_tables_hold_the_numbers_of_the_document():
    result = entente.Scenario("builtin:recommendations/r2").compare(24, 7)
    for row in result.paired.itertuples():
        cell = result.document["strategies"][row.strategy][row.outcome]
        for ours, theirs in ((row.difference, "diff"), (row.low, "lo"), (row.high, "hi"), (row.better, "better")):
            assert ours == cell[theirs] or (numpy.isnan(ours) and cell[theirs] is None)
    change = result.histories.sel(strategy="placebo") - result.histories.sel(strategy="baseline")
    mean = result.paired.set_index(["strategy", "outcome"])["difference"]
    assert float(change["cost"].mean()) == pytest.approx(mean["placebo", "cost"], rel=1e-12)


def test_series_are_those_of_every_month(program, tmp_path):
    import xarray
    program.run("compare", "builtin:recommendations/r2", "--reps", 12, "--seed", 7, "--keep", "series", "--out",
                tmp_path / "study", "-q")
    result = entente.Scenario("builtin:recommendations/r2").compare(12, 7, keep="series")
    with xarray.open_dataset(tmp_path / "study" / "series.nc") as written:
        ours = result.series.sel(strategy="placebo", outcome="troops")
        theirs = written.sel(strategy="placebo", outcome="troops")
        numpy.testing.assert_allclose(ours["mean"], theirs["mean"].squeeze(), rtol=1e-6)
        numpy.testing.assert_allclose(ours["quantiles"], theirs["quantiles"].squeeze(), rtol=1e-6)
    courses = result.monthly("troops")
    assert courses.dims == ("strategy", "replicate", "month") and courses.shape == (4, 12, 240)
    numpy.testing.assert_allclose(courses.sel(strategy="placebo").mean("replicate"), ours["mean"], rtol=1e-5)


def test_a_trace_is_that_of_the_program(program):
    import json
    lines = program.run("trace", "builtin:baseline", "--rep", 3, "--seed", 7, "--json", "-q").splitlines()
    documents = [json.loads(line) for line in lines]
    trace = entente.Scenario("builtin:baseline").trace(3, seed=7)
    assert trace.events.month.to_list() == [one["month"] for one in documents if one["type"] == "event"]
    assert trace.years.deaths.to_list() == [one["deaths"] for one in documents if one["type"] == "year"]
    assert trace.outcomes["cost"] == documents[-1]["outcomes"]["cost"]
    result = entente.Scenario("builtin:baseline").compare(8, 7)
    assert result.trace(3).outcomes["cost"] == float(result.histories["cost"].sel(strategy=result.reference, replicate=3))


def test_evidence_is_that_of_the_program(program):
    expected = program.json("evidence", "--reps", 600, "--seed", 7, "-q", "--progress", "none")
    table = entente.evidence(600, seed=7)
    assert len(table) == expected["total"] == 40
    for row in expected["rows"]:
        assert table.ours[row["id"]] == row["ours"] and bool(table.inside[row["id"]]) == row["inside"]


def test_a_sweep_is_that_of_the_program(program, tmp_path):
    points = tmp_path / "points.csv"
    points.write_text("talks.skill_effect,relapse.rate\n0.2,0.02\n0.9,0.02\n0.2,0.05\n")
    program.run("sweep", "builtin:recommendations/r2", "--design", points, "--reps", 4, "--seed", 7, "--out",
                tmp_path / "study", "-q")
    written = entente.read_study(tmp_path / "study")
    result = entente.Scenario("builtin:recommendations/r2").sweep(
        [{"talks.skill_effect": a, "relapse.rate": b} for a, b in ((0.2, 0.02), (0.9, 0.02), (0.2, 0.05))], 4, 7)
    assert result.digest == written.digest
    assert result.points.equals(written.points)
    assert result.paired.equals(written.paired)
    assert result.histories.sizes == {"point": 3, "strategy": 4, "replicate": 4}
    assert result.paired.columns[:4].to_list() == ["point", "talks.skill_effect", "relapse.rate", "strategy"]
