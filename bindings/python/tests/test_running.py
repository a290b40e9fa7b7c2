"""Progress, Ctrl-C and memory."""
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import pytest

import entente


def python(program, *arguments, **options):
    # A script that runs in the background of a shell ignores Ctrl-C and would hand that on.
    return subprocess.Popen([sys.executable, "-c", textwrap.dedent(program), *map(str, arguments)], text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL), **options)


def output_of(process, timeout):
    """What it wrote; a process that does not end is killed."""
    try:
        return process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def test_ctrl_c_keeps_what_is_done_and_it_is_the_beginning_of_the_whole(tmp_path):
    process = python("""
        import sys, warnings, entente
        warnings.simplefilter("always")
        def told(done, total):
            if done >= 40: print("running", flush=True)
        r = entente.Scenario("builtin:recommendations/r2").compare(200_000, 7, threads=1, progress=told)
        assert r.stopped and 40 <= r.replicates < 200_000 and r.planned == 200_000
        r.to_study(sys.argv[1])
        print(r.replicates, r.digest)
        """, tmp_path / "study")
    assert process.stdout.readline() == "running\n"
    process.send_signal(signal.SIGINT)
    out, err = output_of(process, 120)
    assert process.returncode == 0, err
    assert "StoppedEarly: stopped early" in err
    replicates, digest = out.splitlines()[-1].split()
    assert entente.Scenario("builtin:recommendations/r2").compare(int(replicates), 7).digest == digest
    assert entente.read_study(tmp_path / "study").stopped


def test_ctrl_c_in_the_first_conflict_finishes_it_and_keeps_it():
    process = python("""
        import os, signal, threading, warnings, entente
        warnings.simplefilter("ignore", entente.StoppedEarly)
        s = entente.Scenario("builtin:baseline").set("citizens.count", 30_000)
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        r = s.compare(1000, 7, threads=1, strategies="baseline")
        print(r.stopped, 1 <= r.replicates < 1000)
        """)
    out, err = output_of(process, 300)
    assert out == "True True\n", err


def test_python_goes_on_while_conflicts_are_simulated():
    ticks = []
    running = threading.Event()

    def tick():
        while not running.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.005)

    thread = threading.Thread(target=tick)
    thread.start()
    entente.Scenario("builtin:baseline").compare(150, 7, threads=1)
    running.set()
    thread.join()
    assert len(ticks) > 10


def test_progress_goes_up_to_all_of_it_and_what_it_raises_is_raised():
    seen = []
    entente.Scenario("builtin:baseline").compare(400, 7, threads=1, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen) and all(0 <= done <= total == 400 for done, total in seen)

    def broken(done, total):
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        entente.Scenario("builtin:baseline").compare(2000, 7, threads=1, progress=broken)


@pytest.mark.parametrize("without_tqdm", [False, True])
def test_a_bar_is_shown_where_it_is_asked_for(without_tqdm):
    process = python(f"""
        import importlib.util, sys
        find = importlib.util.find_spec
        if {without_tqdm}:
            importlib.util.find_spec = lambda name, *rest: None if name == "tqdm" else find(name, *rest)
        import entente
        entente.Scenario("builtin:baseline").compare(1500, 7, threads=1, progress=True)
        """)
    _, err = output_of(process, 300)
    assert "1,500 conflicts" in err if without_tqdm else "/1500" in err, err


def test_nothing_is_shown_where_nobody_looks():
    process = python("""
        import entente
        entente.Scenario("builtin:baseline").compare(600, 7, threads=1)
        """)
    out, err = output_of(process, 300)
    assert (out, err) == ("", "")


def test_memory_does_not_grow_with_conflicts():
    def peak(replicates):
        process = python("""
            import resource, sys, entente
            s = entente.Scenario("builtin:baseline").set("citizens.count", 20)
            s.compare(int(sys.argv[1]), 7, threads=1, strategies="baseline").digest
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
            """, replicates)
        out, err = output_of(process, 600)
        assert process.returncode == 0, err
        return int(out) / 1024

    assert peak(8000) < peak(500) + 12  # MiB


def test_the_package_loads_without_the_libraries_that_it_may_need_later():
    process = python("""
        import sys, entente
        entente.Scenario("builtin:baseline").compare(2, 7).digest
        print([name for name in ("numpy", "pandas", "xarray", "dask", "tqdm") if name in sys.modules])
        """)
    out, err = output_of(process, 60)
    assert out in ("[]\n", "['numpy']\n"), err
    assert os.environ["PYTHONPATH"]
