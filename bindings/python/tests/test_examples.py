"""The examples run, are short, and their pictures show something."""
import json
import os
import pathlib
import subprocess
import sys

import pytest

import entente

EXAMPLES = pathlib.Path(__file__).parent.parent / "examples"
STAND_INS = pathlib.Path(__file__).parent / "stand_ins"


@pytest.mark.parametrize("name, arguments, said", [
    ("sensitivity.py", ["4", "4"], "relapse.rate"), ("ema_model.py", ["2"], "more_peace"), ("ask_tell.py", ["3", "8"], "worth")])
def test_an_example_runs_and_has_under_sixty_lines(name, arguments, said):
    file = EXAMPLES / name
    assert len(file.read_text().splitlines()) < 60
    done = subprocess.run([sys.executable, file, *arguments], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


def test_the_notebook_runs_and_draws(tmp_path):
    import nbformat
    from nbconvert.preprocessors import ExecutePreprocessor
    notebook = nbformat.read(EXAMPLES / "what_would_change.ipynb", as_version=4)
    for cell in notebook.cells:
        assert not cell.get("outputs"), "the notebook is kept without outputs"
        cell.source = cell.source.replace("REPLICATES = 200", "REPLICATES = 48")
    ExecutePreprocessor(timeout=300, kernel_name="python3").preprocess(notebook, {"metadata": {"path": tmp_path}})
    pictures = [output for cell in notebook.cells for output in cell.get("outputs", [])
                if "image/png" in output.get("data", {})]
    assert len(pictures) >= 4
    assert all(len(picture["data"]["image/png"]) > 5000 for picture in pictures)


def test_every_block_of_the_page_runs_in_order(sources, tmp_path):
    import re
    text = (sources / "docs" / "python.md").read_text()
    blocks = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 5
    program = "import matplotlib\nmatplotlib.use('Agg')\n" + "\n".join(blocks)
    (tmp_path / "page.py").write_text(program)
    path = os.pathsep.join([str(STAND_INS), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run([sys.executable, "page.py"], cwd=tmp_path, capture_output=True, text=True, timeout=600, check=False,
                          env={**os.environ, "PYTHONPATH": path})
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "figure.png").stat().st_size > 5000
    asked = json.loads((tmp_path / "slurm.json").read_text())
    assert asked["scaled"] == [{"n": None, "jobs": 2, "memory": None, "cores": None}]
    assert asked["arguments"]["processes"] == 8 and asked["arguments"]["walltime"] == "02:00:00"
    on_slurm = entente.read_study(tmp_path / "slurm-study")
    assert on_slurm.digest == entente.Scenario("builtin:recommendations/r2").compare(400, 7).digest


def test_the_stand_in_for_slurm_refuses_what_is_no_argument_there():
    program = "import dask_jobqueue; dask_jobqueue.SLURMCluster(cores=1, memory='1GB', wall_time='1')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False,
                          env={**os.environ, "PYTHONPATH": str(STAND_INS)})
    assert "unexpected arguments ['wall_time']" in done.stderr
