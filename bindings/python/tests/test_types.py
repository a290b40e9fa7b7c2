"""Types are those of the code: the stub of the engine names what the engine has, and mypy finds nothing."""
import ast
import inspect
import pathlib
import subprocess
import sys

import entente
from entente import _engine

PACKAGE = pathlib.Path(entente.__file__).parent


def public(names):
    return {name for name in names if not name.startswith("_")}


def test_the_stub_names_everything_that_the_engine_has():
    tree = ast.parse((PACKAGE / "_engine.pyi").read_text())
    named = {node.name: node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    values = {node.target.id for node in tree.body if isinstance(node, ast.AnnAssign)}
    assert public(named) | public(values) == public(dir(_engine))
    for name, node in named.items():
        if isinstance(node, ast.ClassDef):
            members = {one.name if isinstance(one, ast.FunctionDef) else one.target.id for one in node.body
                       if isinstance(one, (ast.FunctionDef, ast.AnnAssign))}
            assert public(members) == public(dir(getattr(_engine, name))), name


def test_everything_public_is_documented_and_typed():
    for name in entente.__all__:
        thing = getattr(entente, name)
        assert inspect.getdoc(thing), name
        members = vars(thing).items() if inspect.isclass(thing) else [(name, thing)]
        for member, value in members:
            value = getattr(value, "fget", None) or getattr(value, "func", None) or getattr(value, "__func__", value)
            if inspect.isfunction(value) and not member.startswith("_"):
                assert inspect.getdoc(value), f"{name}.{member}"
                assert "return" in value.__annotations__, f"{name}.{member}"
    assert (PACKAGE / "py.typed").exists()


def test_mypy_finds_nothing():
    settings = pathlib.Path(__file__).parent.parent / "pyproject.toml"
    done = subprocess.run([sys.executable, "-m", "mypy", "--config-file", settings, "--cache-dir", "/dev/null", PACKAGE],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
