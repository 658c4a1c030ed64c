"""What may be loaded where, proven by loading it."""

import subprocess
import sys
from pathlib import Path

import pytest

import journal_desktop

PACKAGE = Path(journal_desktop.__file__).parent
PARTS = sorted(
    folder.name
    for folder in PACKAGE.iterdir()
    if (folder / "__init__.py").exists() and folder.name != "gui"
)
PRINTS = {"journal_desktop.cite.engine", "journal_desktop.cli.citing"}
"""Where the CSL engine runs in Qt's JavaScript; nothing loads them but the use of a style."""
LOAD = "import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]]; "
TELL = "print(*{name.partition('.')[0] for name in sys.modules})"


def modules(part):
    """The dotted names of the modules in a part of the package."""
    files = sorted((PACKAGE / part).rglob("*.py"))
    return [".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts) for file in files]


def loaded(*names):
    """The top-level modules in a fresh interpreter that imported *names*."""
    done = subprocess.run(
        [sys.executable, "-c", LOAD + TELL, *names], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("part", PARTS)
def test_nothing_but_the_window_loads_qt(part):
    names = [name for name in modules(part) if name not in PRINTS]

    assert not loaded(*names) & {"PySide6", "shiboken6", "qtawesome", "qtpy"}


def test_the_core_is_at_home_in_the_standard_library():
    found = loaded(*modules("core"), "journal_desktop.templates") - loaded()

    assert found <= {*sys.stdlib_module_names, "journal_desktop"}
