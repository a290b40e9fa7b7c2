"""pyproject.toml asks of CMake and of scikit-build-core what there is; nothing is built here."""
import re

import pytest

tomllib = pytest.importorskip("tomllib")

# Of scikit-build.schema.json in scikit-build-core: all of them in 0.10.0 and in 1.0.3; `build` is not in 0.9.
KNOWN = {"minimum-version", "cmake.version", "cmake.source-dir", "cmake.build-type", "cmake.define", "build.targets",
         "install.components", "wheel.packages"}


@pytest.fixture(scope="module")
def project(sources):
    return tomllib.loads((sources / "bindings/python/pyproject.toml").read_text())


def test_keys_are_those_of_scikit_build_core(project):
    asked = {key if not isinstance(value, dict) else f"{key}.{name}" for key, value in project["tool"]["scikit-build"].items()
             for name in (value if isinstance(value, dict) else [""])}
    assert asked <= KNOWN
    assert "scikit-build-core>=0.10" in project["build-system"]["requires"]
    assert project["tool"]["scikit-build"]["minimum-version"] == "0.10"


def test_options_targets_and_the_component_are_those_of_cmake(project, sources):
    asked = project["tool"]["scikit-build"]
    cmake = (sources / "CMakeLists.txt").read_text()
    module = (sources / "bindings/python/CMakeLists.txt").read_text()
    assert f"project(entente VERSION {project['project']['version']} " in cmake
    assert asked["cmake"]["version"] == ">=" + re.search(r"cmake_minimum_required\(VERSION ([\d.]+)\)", cmake)[1]
    for option in asked["cmake"]["define"]:
        assert f"option({option} " in cmake, option
    for target in asked["build"]["targets"]:
        assert re.search(rf"(add_executable|pybind11_add_module)\({target} ", cmake + module), target
    assert asked["install"]["components"] == ["python"] and module.count("COMPONENT python)") == len(asked["build"]["targets"])


def test_the_files_it_names_are_here(project, sources):
    folder = sources / "bindings/python"
    assert (folder / project["tool"]["scikit-build"]["cmake"]["source-dir"] / "CMakeLists.txt").samefile(sources / "CMakeLists.txt")
    assert (folder / project["project"]["readme"]).is_file()
    assert (folder / "LICENSE").read_bytes() == (sources / "LICENSE").read_bytes()
    assert [(folder / package / "__init__.py").is_file() for package in project["tool"]["scikit-build"]["wheel"]["packages"]] == [True]
