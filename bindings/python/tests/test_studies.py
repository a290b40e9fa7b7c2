"""Study folders go from Python to the program and back."""
import shutil

import numpy
import pytest

import entente

R2 = "builtin:recommendations/r2"


@pytest.fixture(scope="module")
def result():
    return entente.Scenario(R2).compare(24, 7)


def test_the_program_verifies_reports_on_and_continues_what_python_wrote(program, result, tmp_path):
    study = result.to_study(tmp_path / "study")
    program.run("verify", study, "--sample", 4)
    program.run("report", study, "-q")
    assert (study / "report.html").exists()
    longer = program.json("compare", R2, "--seed", 7, "--reps", 40, "--out", study, "-q")
    assert longer["digest"] == entente.Scenario(R2).compare(40, 7).digest
    assert entente.read_study(study).replicates == 40


def test_tables_of_a_folder_are_those_that_the_program_writes(program, result, tmp_path):
    ours = result.to_study(tmp_path / "ours")
    program.run("compare", R2, "--seed", 7, "--reps", 24, "--out", tmp_path / "theirs", "-q")
    tables = sorted(path.name for path in (tmp_path / "theirs" / "tables").iterdir())
    assert tables == sorted(path.name for path in (ours / "tables").iterdir())
    for name in [*(f"tables/{table}" for table in tables), "study.toml"]:
        assert (ours / name).read_bytes() == (tmp_path / "theirs" / name).read_bytes(), name


def test_python_reads_what_the_program_wrote(program, result, tmp_path):
    program.run("compare", R2, "--seed", 7, "--reps", 24, "--out", tmp_path / "study", "-q")
    read = entente.read_study(tmp_path / "study")
    assert read.digest == result.digest and read.document == result.document
    assert read.paired.equals(result.paired) and read.histories.equals(result.histories)
    assert read.scenario.compare(24, 7).digest == result.digest
    assert not read.stopped and read.replicates == read.planned == 24
    assert read.to_study(tmp_path / "copy") == tmp_path / "copy"
    program.run("verify", tmp_path / "copy", "--sample", 2)


def test_a_study_half_done_is_completed(program, result, tmp_path):
    study = entente.Scenario(R2).compare(10, 7).to_study(tmp_path / "study")
    assert entente.read_study(result.to_study(study)).digest == result.digest
    program.run("verify", study, "--sample", 2)


def test_sweeps_series_worlds_and_rules_are_kept_too(program, tmp_path):
    s = entente.Scenario(R2).set("citizens.count", 60)
    swept = s.sweep({"talks.skill_effect": [0.2, 0.9]}, 6, 7).to_study(tmp_path / "sweep")
    program.run("verify", swept, "--sample", 2)
    several = s.compare(6, 7, worlds=True, keep="events").to_study(tmp_path / "worlds")
    program.run("verify", several, "--sample", 2)
    assert (several / "events.csv").exists() and (several / "series.nc").exists()
    rule = s.compare(150, 7, until=("citizens_cynicism", 0.02))
    folder = rule.to_study(tmp_path / "rule")
    again = program.json("compare", R2, "--set", "citizens.count=60", "--seed", 7, "--until", "citizens_cynicism ci<=0.02",
                         "--max-reps", 150, "--out", folder, "-q")
    assert again["digest"] == rule.digest


def test_an_imported_network_travels_with_scenario_and_study(program, sources, tmp_path):
    shutil.copy(sources / "tests" / "fuzz" / "seeds" / "fuzz_network" / "circle.txt", tmp_path / "people.txt")
    file = tmp_path / "network.toml"
    file.write_text('schema = 1\nextends = "builtin:baseline"\n[network]\nmodel = "imported"\nfile = "people.txt"\n')
    import pickle
    s = entente.Scenario(file)
    expected = program.json("compare", file, "--reps", 4, "--seed", 7, "-q")["digest"]
    travelled = pickle.loads(pickle.dumps(s))
    (tmp_path / "people.txt").unlink()
    assert travelled.compare(4, 7).digest == expected
    study = s.compare(4, 7).to_study(tmp_path / "study")
    assert entente.read_study(study).scenario.compare(4, 7).digest == expected
    assert entente.check(file)[0].message.startswith("network.file: ")


def test_folders_that_do_not_fit_are_refused(result, tmp_path):
    other = entente.Scenario(R2).compare(4, 8).to_study(tmp_path / "other")
    with pytest.raises(entente.StudyError, match="seed"):
        result.to_study(other)
    with pytest.raises(entente.StudyError, match="not the folder of a study"):
        entente.read_study(tmp_path)
    with pytest.raises(entente.StudyError):
        entente.read_study(tmp_path / "nowhere")
    (tmp_path / "file").write_text("")
    with pytest.raises(entente.StudyError):
        result.to_study(tmp_path / "file")
    with pytest.raises(entente.ScenarioError, match="needed is the path"):
        entente.read_study(3)
    damaged = result.to_study(tmp_path / "damaged") / "results.sqlite"
    content = damaged.read_bytes()
    damaged.write_bytes(content[: len(content) // 2])
    with pytest.raises(entente.StudyError):
        entente.read_study(tmp_path / "damaged").digest


def test_a_decision_is_that_of_the_program(program, tmp_path):
    result = entente.Scenario("builtin:recommendations/r2").compare(40, 7, worlds=True)
    result.to_study(tmp_path / "study")
    expected = program.json("decide", tmp_path / "study", "-q")
    assert result.decide() == expected
    bought = ("-q", "--effect", "citizens_confidence", "--willingness", 3)
    assert result.decide("citizens_confidence", 3) == program.json("decide", tmp_path / "study", *bought)
    for goal in ("holds_5y >= 0.1", "holds_5y>=0.3", "log_deaths<=9.5"):
        ours = result.decide("citizens_confidence", 3, goal)
        theirs = program.json("decide", tmp_path / "study", *bought, "--goal", goal)
        assert ours == theirs
        met = theirs["regret"][goal.split()[0].split(">")[0].split("<")[0]]["strategies"]
        table = result.decision_for("citizens_confidence", 3, goal)
        assert table.meets_goal.to_list() == [met[name]["share_meeting_goal"] for name in table.strategy]
        assert table.attrs["goal"] == goal and table.attrs["effect"] == "citizens_confidence"
    assert entente.read_study(tmp_path / "study").decide(goal="holds_5y>=0.1") == result.decide(goal="holds_5y>=0.1")
    table = result.decision
    assert "meets_goal" not in table and table.equals(result.decision_for())
    assert table.world.unique().tolist() == result.worlds and table.strategy.unique().tolist() == result.strategies
    for row in table.itertuples():
        option = expected["worlds"][row.world]["strategies"][row.strategy]
        regret = expected["regret"]["net_benefit"]["strategies"][row.strategy]["worlds"][row.world]["regret"]
        assert (row.cost, row.effect, row.status, row.net_benefit_regret) == (option["cost"], option["effect"], option["status"], regret)
        if row.strategy == result.reference:
            assert numpy.isnan(row.cost_difference) and numpy.isnan(row.effect_difference_low)
        else:
            assert [row.effect_difference_low, row.effect_difference_high] == option["effect_diff_interval"]
    assert table.attrs["least_regret"] == expected["regret"]["net_benefit"]["least_regret"]


def test_a_decision_needs_no_second_world_but_an_effect_that_histories_have():
    s = entente.Scenario("builtin:recommendations/r2")
    result = s.compare(16, 7, strategies="placebo")
    assert "world" not in result.decision and result.decision.strategy.to_list() == ["baseline", "placebo"]
    with pytest.raises(entente.ScenarioError, match="there is no outcome 'holds'"):
        result.decide("holds")
    for worth in (-1, float("nan"), "5", True):
        with pytest.raises(entente.ScenarioError, match="willingness"):
            result.decide(willingness=worth)
    for goal in ("holds_5y>0.2", "holds_5y", ">=0.2", "holds_5y>=", "holds_5y>=much", "holds_5y>=nan", "holds_5y>=inf", " "):
        with pytest.raises(entente.ScenarioError, match=r"^goal: .* is no goal; needed is .*holds_5y>=0.2"):
            result.decide(goal=goal)
    with pytest.raises(entente.ScenarioError, match="^goal: 'holds_5>=0.2' names the outcome 'holds_5'.*did you mean 'holds_5y'"):
        result.decide(goal="holds_5>=0.2")
    for goal in (0.2, "", "\ud800"):
        with pytest.raises(entente.ScenarioError, match="goal: "):
            result.decide(goal=goal)
    with pytest.raises(entente.ScenarioError, match="^effect: .*cannot be the price itself, cost.*such as holds_5y"):
        result.decide("cost")
    for goal in ("holds_5y>=2", "holds_5y<=0.2"):
        with pytest.raises(entente.ScenarioError, match="^goal: the goal asks for"):
            result.decide(goal=goal)
    assert result.decision_for(goal="holds_5y>=0").meets_goal.to_list() == [1.0, 1.0]
    with pytest.raises(entente.StudyError, match="implementation_5y"):
        result.decide("implementation_5y")
    with pytest.raises(entente.StudyError, match="sweep"):
        s.sweep({"talks.skill_effect": [0.2, 0.8]}, replicates=4, seed=7).decide()
