"""What tests share: the program, to compare with."""
import json
import os
import pathlib
import subprocess

import pytest

SOURCES = pathlib.Path(os.environ["ENTENTE_SOURCE_DIR"])


class Program:
    """The program `entente`."""

    path = os.environ["ENTENTE_PROGRAM"]

    def run(self, *arguments, code=0):
        """What it prints; `code` is the exit code that is expected."""
        done = subprocess.run([self.path, *map(str, arguments)], capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        return done.stdout

    def json(self, *arguments, code=0):
        return json.loads(self.run(*arguments, "--json", code=code))


@pytest.fixture(scope="session")
def program():
    return Program()


@pytest.fixture(scope="session")
def sources():
    return SOURCES
