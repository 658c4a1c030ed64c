"""Qt's bindings, loaded in part: what they do is what PySide6 does."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = "from journal_desktop.gui import bindings; bindings.load()"
PLAIN = "import PySide6.QtCore"


def told(*lines: str) -> str:
    """What a program of these lines prints."""
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "lines",
    [
        # a wrong call, which PySide6 explains
        (
            "from PySide6.QtCore import QSize",
            "try: QSize('one')",
            "except TypeError as error: print(error)",
        ),
        (
            "from PySide6.QtCore import QObject",
            "try: QObject().setObjectName()",
            "except TypeError as error: print(error)",
        ),
        (
            "from PySide6.QtCore import QObject",
            "try: QObject(nothing=1)",
            "except (AttributeError, TypeError) as error: print(error)",
        ),
        # signatures and help
        (
            "import inspect",
            "from PySide6.QtCore import QObject",
            "from shibokensupport.signature import get_signature",
            "print(get_signature(QObject.setObjectName), QObject.findChild.__doc__)",
        ),
        ("from PySide6.support.signature.lib import enum_sig, tool", "print(enum_sig.__name__)"),
        # Python's own
        ("import inspect, traceback, shutil", "print(inspect.signature(shutil.copyfile))"),
        ("import traceback", "print(traceback.format_exception(ValueError('x')))"),
        ("from tempfile import *", "print(SpooledTemporaryFile.__name__)"),
        ("import inspect, shutil", "print(inspect.__doc__, shutil.__doc__)"),
    ],
)
def test_what_was_put_off_is_as_pyside_has_it(lines):
    assert told(LOADED, *lines) == told(PLAIN, *lines) != ""


def test_imports_are_python_s_own_again():
    lines = "import builtins, sys", "print(builtins.__import__, builtins.compile)"

    assert told(LOADED, *lines) == told(*lines)


def test_nothing_that_explains_or_describes_is_loaded_for_a_window():
    names = "argparse", "ast", "dis", "logging", "tokenize"
    said = told(
        LOADED,
        "import sys",
        "import PySide6.QtWidgets",
        f"print([name for name in {names!r} if name in sys.modules])",
    )

    assert said.strip() == "[]"


def test_a_module_that_does_not_run_is_missed_as_ever(tmp_path):
    (tmp_path / "ipaddress.py").write_text("raise ImportError('not here')")
    said = told(
        "import sys",
        f"sys.path.insert(0, {str(tmp_path)!r})",
        LOADED,
        "try: bindings.wake()",
        "except ImportError as error: print(error)",
        "print('ipaddress' in sys.modules)",
    )

    assert said.split("\n")[:2] == ["not here", "False"]


def test_nothing_of_python_is_idle_once_other_threads_import():
    said = told(
        LOADED,
        "import sys, types",
        "bindings.wake()",
        "names = 'inspect', 'shutil', 'tempfile', 'traceback'",
        "print([type(sys.modules[name]) is types.ModuleType for name in names])",
    )

    assert said.strip() == str([True] * 4)


def test_a_library_is_in_the_window_with_all_of_it(tmp_path):
    """The whole program on these bindings: it opens, shows its sample, and ends cleanly."""
    said = told(
        "import os, sys",
        "os.environ['QT_QPA_PLATFORM'] = 'offscreen'",
        f"os.environ['XDG_CONFIG_HOME'] = {str(tmp_path / 'config')!r}",
        LOADED,
        "from PySide6.QtCore import QTimer",
        "from PySide6.QtWidgets import QApplication",
        "from journal_desktop.gui.window import Window",
        "def look():",
        "    for each in QApplication.topLevelWidgets():",
        "        if isinstance(each, Window) and each.is_whole and each.editor.isVisible():",
        "            print(each.library.model.rowCount(), 'articles')",
        "            timer.stop(); each.close()",
        "            print(*(type(sys.modules[name]).__name__ for name in ('inspect', 'shutil')))",
        "made = Window.__init__",
        "def make(self):",
        "    global timer",
        "    made(self)",
        "    timer = QTimer(self, interval=20)",
        "    timer.timeout.connect(look)",
        "    timer.start()",
        "Window.__init__ = make",
        f"sys.argv[1:] = [{str(tmp_path / 'mine.journal')!r}]",
        "from journal_desktop.__main__ import main",
        "try: main()",
        "except SystemExit as end: print('ended', end.code)",
    )

    assert "3 articles" in said
    assert "module module" in said  # nothing of Python is idle while lanes import
    assert "ended 0" in said
    assert "Traceback" not in said
