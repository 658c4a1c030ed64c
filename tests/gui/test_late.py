"""What the start of the window does without."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtWidgets import QWidget

from journal_desktop.gui import late
from journal_desktop.gui.dialogs import Dialogs

WAITS = (
    "bibtexparser",
    "charset_normalizer",
    "sqlite_utils",
    "markdown",
    "PySide6.QtWebEngineCore",
    "journal_desktop.cite.reading",
    "journal_desktop.gui.dialogs",
    "journal_desktop.gui.ask",
    "journal_desktop.store.backup.backups",
    "journal_desktop.store.salvage.salvage",
    "journal_desktop.store.search.search",
    "journal_desktop.store.transfer",
)


def test_a_library_is_on_screen_before_what_nobody_asked_for_is_loaded():
    script = (
        "import sys\n"
        "import journal_desktop.gui.application, journal_desktop.gui.desk\n"
        "import journal_desktop.gui.bugs, journal_desktop.gui.controls\n"
        "import journal_desktop.gui.instance\n"
        f"print(*(name for name in {WAITS!r} if name in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )

    assert done.stdout.split() == []


def test_dialogs_come_when_one_is_asked_for(qtbot, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)
    ask = late.dialogs(window)
    monkeypatch.setattr(Dialogs, "confirm", lambda self, *words: (self._parent, words))

    assert ask.confirm("Really?", "It is gone then.", "Go on") == (
        window,
        ("Really?", "It is gone then.", "Go on"),
    )


def test_what_the_window_lacks_is_complete():
    rest = late.rest()

    assert "Frank Bennett" in rest.notice
    assert callable(rest.backups_of)
    assert callable(rest.looking_over)
