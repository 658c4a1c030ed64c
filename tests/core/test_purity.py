"""What may be loaded where, proven by loading it."""

import subprocess
import sys

import pytest

LOAD = """
import importlib, pkgutil, sys
import journal_desktop
for module in pkgutil.walk_packages(journal_desktop.__path__, "journal_desktop."):
    if module.name.startswith({inside!r}) and not module.name.startswith({outside!r}):
        importlib.import_module(module.name)
print(*sorted({{name.partition(".")[0] for name in sys.modules}}))
"""


def loaded(inside, outside):
    """The top-level modules in a fresh interpreter that imported a part of the program."""
    code = LOAD.format(inside=inside, outside=outside)
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_nothing_but_the_window_loads_qt():
    names = loaded("journal_desktop.", ("journal_desktop.gui", "journal_desktop.__main__"))

    assert not names & {"PySide6", "shiboken6", "qtawesome", "qtpy"}
    assert "journal_desktop" in names


@pytest.mark.parametrize("part", ["journal_desktop.core", "journal_desktop.templates"])
def test_the_core_is_at_home_in_the_standard_library(part):
    names = loaded(part, ())
    at_start = subprocess.run(
        [sys.executable, "-c", "import sys; print(*{n.partition('.')[0] for n in sys.modules})"],
        check=True,
        capture_output=True,
        text=True,
    )

    assert names - set(at_start.stdout.split()) <= {*sys.stdlib_module_names, "journal_desktop"}
