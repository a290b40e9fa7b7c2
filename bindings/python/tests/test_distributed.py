"""On a Dask cluster of two processes the numbers are the same, also when one of them is killed."""
import os
import signal
import threading

import pytest

import entente

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def client():
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        with distributed.Client(cluster) as client:
            yield client


def test_a_cluster_gives_the_same_digest(client):
    s = entente.Scenario("builtin:recommendations/r2")
    seen = []
    result = s.compare(90, 7, client=client, block=20, progress=lambda done, total: seen.append(done))
    assert result.digest == s.compare(90, 7).digest
    assert seen == sorted(seen) and seen[-1] == 90
    assert result.document == s.compare(90, 7).document


def test_sweeps_worlds_series_and_rules_run_on_it_too(client):
    s = entente.Scenario("builtin:recommendations/r2").set("citizens.count", 60)
    points = {"talks.skill_effect": [0.2, 0.5, 0.9], "relapse.rate": [0.02, 0.05]}
    assert s.sweep(points, 6, 7, client=client, block=10).digest == s.sweep(points, 6, 7).digest
    here, there = (s.compare(12, 7, worlds=True, keep="series", client=one, block=5) for one in (None, client))
    assert here.digest == there.digest and here.series.equals(there.series)
    until = ("citizens_cynicism", 0.02)
    assert s.compare(150, 7, until=until, client=client).document == s.compare(150, 7, until=until).document


def test_a_worker_that_is_killed_changes_nothing(client):
    s = entente.Scenario("builtin:recommendations/r2")
    workers = client.run(os.getpid)
    killed = threading.Event()

    def kill_once(done, total):
        if done >= 60 and not killed.is_set():
            killed.set()
            os.kill(next(iter(workers.values())), signal.SIGKILL)

    result = s.compare(600, 7, client=client, block=20, progress=kill_once)
    assert killed.is_set()
    assert result.replicates == 600 and result.digest == s.compare(600, 7).digest
    assert set(client.run(os.getpid).values()) != set(workers.values())


def test_a_problem_is_told_as_it_is_without_a_cluster(client):
    with pytest.raises(entente.ScenarioError, match="did you mean 'placebo'"):
        entente.Scenario("builtin:recommendations/r2").compare(4, 7, strategies="placeb", client=client)
