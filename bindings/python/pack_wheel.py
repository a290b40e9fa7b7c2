"""A wheel of the package that scripts/python --build puts together: pack_wheel.py PACKAGE_FOLDER DESTINATION_FOLDER

Its tags are those of the Python that runs this, whose module is in the folder; what it says of itself is what
pyproject.toml says. scripts/package calls it.
"""
from __future__ import annotations

import email.message
import pathlib
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib

HERE = pathlib.Path(__file__).resolve().parent


def tag() -> str:
    """As in cp311-cp311-linux_x86_64. No manylinux: the shared libraries are those of the system."""
    interpreter = f"cp{sys.version_info.major}{sys.version_info.minor}"
    abi = "cp" + sysconfig.get_config_var("SOABI").split("-")[1]
    return f"{interpreter}-{abi}-{sysconfig.get_platform().replace('-', '_').replace('.', '_')}"


def metadata(project: dict) -> email.message.Message:
    """METADATA, version 2.1 (PEP 566)."""
    said = email.message.Message()
    said["Metadata-Version"] = "2.1"
    said["Name"] = project["name"]
    said["Version"] = project["version"]
    said["Summary"] = project["description"]
    said["License"] = project["license"]["text"]
    said["License-File"] = "LICENSE"
    said["Requires-Python"] = project["requires-python"]
    for needed in project["dependencies"]:
        said["Requires-Dist"] = needed
    for extra, list_needed in project["optional-dependencies"].items():
        said["Provides-Extra"] = extra
        for needed in list_needed:
            said["Requires-Dist"] = f'{needed}; extra == "{extra}"'
    said["Description-Content-Type"] = "text/markdown"
    said.set_payload((HERE / project["readme"]).read_text("utf-8"))
    return said


def files_of(package: pathlib.Path) -> list[pathlib.Path]:
    """What belongs to the package; the folder may hold caches, and the module of another Python."""
    module = package / ("_engine" + sysconfig.get_config_var("EXT_SUFFIX"))
    needed = [module, package / "entente-netcdf", package / "py.typed", package / "__init__.py"]
    for file in needed:
        if not file.is_file():
            sys.exit(f"{file} is not there; needed is what scripts/python --build makes with this Python")
    return sorted({*needed, *package.glob("*.py"), *package.glob("*.pyi")})


def main(folder: str, destination: str) -> None:
    project = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    with tempfile.TemporaryDirectory() as place:
        root = pathlib.Path(place)
        package, about = root / "entente", root / f"{project['name']}-{project['version']}.dist-info"
        package.mkdir()
        about.mkdir()
        for file in files_of(pathlib.Path(folder) / "entente"):
            shutil.copy2(file, package)
            if file.suffix == ".so" or not file.suffix:
                subprocess.run(["strip", "--strip-unneeded", package / file.name], check=True)
        shutil.copy2(HERE.parent.parent / "LICENSE", about)
        (about / "METADATA").write_bytes(bytes(metadata(project)))
        (about / "WHEEL").write_text(f"Wheel-Version: 1.0\nGenerator: entente\nRoot-Is-Purelib: false\nTag: {tag()}\n")
        subprocess.run([sys.executable, "-m", "wheel", "pack", root, "--dest-dir", destination], check=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__.splitlines()[0])
    main(*sys.argv[1:])
