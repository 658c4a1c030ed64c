"""The whole program, ended without a word: what was typed is there at the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from builders import paper
from journal_desktop.app.creating import create_library
from journal_desktop.store.library import Library

WORDS = " Typed and never saved by hand."
TYPE_AND_WAIT = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from journal_desktop.gui.application import run
from journal_desktop.gui.window import Window

def look():
    window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, Window)), None)
    if not (window and window.is_whole) or not window.status.saved.text().endswith("Saved"):
        QTimer.singleShot(50, look)
        return
    field = window.editor.lead.field
    field.moveCursor(field.textCursor().MoveOperation.End)
    QTest.keyClicks(field, {WORDS!r})
    tell(window)

def tell(window):
    said = window.status.saved.text()
    if "Saved " in said:
        print("saved", flush=True)
    else:
        QTimer.singleShot(20, lambda: tell(window))

QTimer.singleShot(0, look)
run(Path(sys.argv[1]))
print("ended", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "logged out"])
def test_every_word_is_there_at_the_next_start(tmp_path, end):
    path = tmp_path / "mine.journal"
    create_library(path).close()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    with subprocess.Popen(
        [sys.executable, "-c", TYPE_AND_WAIT, str(path)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as program:
        assert program.stdout.readline() == "saved\n"
        program.send_signal(end)
        rest = program.stdout.read()

    assert ("ended" in rest) == (end == signal.SIGTERM)
    with Library.open(Path(path)) as library:
        leads = [library.article(row.id).lead for row in library.summaries()]
    assert sum(lead.endswith(WORDS) for lead in leads) == 1


FULL_DISK = """
from journal_desktop.core.errors import DiskFull
from journal_desktop.store.library import Library

def full(*_):
    raise DiskFull("The disk is full.", "Free some room.")

Library.save = Library.remember = full
"""
WAIT_FOR_A_COPY = """
def tell(window):
    import platformdirs
    state = Path(platformdirs.user_state_dir("journal-desktop", appauthor=False))
    if any(WORDS in each.read_text(encoding="utf-8") for each in state.rglob("*.md")):
        print("copied", flush=True)
    else:
        QTimer.singleShot(20, lambda: tell(window))
"""
LOOK_FOR_THEM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from journal_desktop.gui.application import run
from journal_desktop.gui.window import Window

def look():
    window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, Window)), None)
    if not (window and window.is_whole) or "came back" not in window.messages.text:
        QTimer.singleShot(50, look)
        return
    print(window.messages.text, flush=True)
    window.close()

QTimer.singleShot(0, look)
run(Path(sys.argv[1]))
"""


def killed_and_opened_again(script, path):
    """Run the program till *script* has seen a copy, kill it, and tell what the next one says."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as program:
        assert program.stdout.readline() == "copied\n"
        program.kill()
    return subprocess.run(
        [sys.executable, "-c", LOOK_FOR_THEM, str(path)],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_words_that_could_not_even_be_saved_come_back_too(tmp_path):
    path = tmp_path / "mine.journal"
    create_library(path).close()
    told = WAIT_FOR_A_COPY.replace("WORDS", repr(WORDS))
    begin = "\nQTimer.singleShot(0, look)"
    script = FULL_DISK + TYPE_AND_WAIT.replace(begin, f"{told}{begin}")
    said = killed_and_opened_again(script, path)

    assert "came back as a version in the history of" in said
    with Library.open(path) as library:
        rows = library.summaries()
        assert not any(library.article(row.id).lead.endswith(WORDS) for row in rows)
        kept = [version for row in rows for version in library.history.list(row.id)]
        leads = [library.history.article(version.id).lead for version in kept]
    assert sum(lead.endswith(WORDS) for lead in leads) == 1


CHANGE_A_SOURCE = f"""
import sys
from dataclasses import replace
from pathlib import Path
import platformdirs
from PySide6.QtCore import QTimer
from journal_desktop.gui.application import run
from journal_desktop.gui.desk import Desk

Library.save_sources = full
use, Desk.use = Desk.use, lambda desk, library: follow(desk, library)

def look(workspace):
    if not workspace.sources:
        QTimer.singleShot(50, lambda: look(workspace))
        return
    (source,) = workspace.sources.values()
    workspace.save_source(replace(source, notes={WORDS!r}))
    tell()

def follow(desk, library):
    use(desk, library)
    look(desk.workspace)

def tell():
    state = Path(platformdirs.user_state_dir("journal-desktop", appauthor=False))
    if any({WORDS!r} in each.read_text(encoding="utf-8") for each in state.rglob("sources.toml")):
        print("copied", flush=True)
    else:
        QTimer.singleShot(20, tell)

run(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_a_source_that_could_not_be_saved_comes_back_too(tmp_path):
    path, source = tmp_path / "mine.journal", paper("liu2020")
    with create_library(path, empty=True) as library:
        library.save_sources((source,))
    said = killed_and_opened_again(FULL_DISK + CHANGE_A_SOURCE, path)

    assert said == f"What could not be saved of the source “{source.label}” came back.\n"
    with Library.open(path) as library:
        assert library.sources() == (replace(source, notes=WORDS),)
