"""From the start of the process to a window that can be used, next to an empty window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import libraries
from measures import Measure

from journal_desktop.store.library import Library

# Says when the window is shown and drawn, its list of articles is filled and nothing waits, and
# when the article that it opens by itself can be written in.
_RUN = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QTextEdit

def is_filled(window):
    lists = window.findChildren(QAbstractItemView)
    return not lists or any(v.isVisible() and v.model().rowCount() for v in lists if v.model())

def is_open(window):
    fields = window.findChildren(QTextEdit)
    has_list = window.findChildren(QAbstractItemView)
    return not has_list or any(f.isVisible() and f.toPlainText() for f in fields)

def until_usable(*_):
    def say(then):
        print(time.time(), flush=True)
        wanted.pop(0)
        then()
    def look():
        shown = [w for w in app.topLevelWidgets() if isinstance(w, QMainWindow) and w.isVisible()]
        if shown and shown[0].windowHandle().isExposed() and wanted[0](shown[0]):
            timer.stop()
            timer.setInterval(5)  # what it looks through is much more by then
            QTimer.singleShot(0, lambda: say(timer.start if wanted[1:] else lambda: os._exit(0)))
    wanted = [is_filled, is_open]
    app = QApplication.instance()
    timer = QTimer(interval=1)  # a look a millisecond: one that never rests would slow the start
    timer.timeout.connect(look)
    timer.start()
    return run()

run = QApplication.exec
QApplication.exec = staticmethod(until_usable)
"""
_BINDINGS = """
import gc
from journal_desktop.gui import bindings
gc.disable()
bindings.load()  # both as the program does, which has not imported Qt before either
"""
_OURS = f"""
{_BINDINGS}
{_RUN}
from journal_desktop.__main__ import main
main()
"""
_PEER = f"""{_RUN}
from PySide6.QtWidgets import QPlainTextEdit
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QPlainTextEdit())
window.show()
QApplication.exec()
"""
_PEER_ON_OUR_BINDINGS = _BINDINGS + _PEER


def measure(folder: Path, *, quick: bool) -> Iterator[Measure]:
    """Start both programs by turns, each time in a process of its own."""
    articles, turns = (100, 3) if quick else (10_000, 15)
    library = libraries.copied(folder, articles)
    ours: list[tuple[float, ...]] = []
    peer: list[tuple[float, ...]] = []
    lean: list[tuple[float, ...]] = []
    for _ in range(turns + 1):
        peer.append(_started(_PEER, folder))
        lean.append(_started(_PEER_ON_OUR_BINDINGS, folder))
        ours.append(_started(_OURS, folder, str(library)))
        Library.open(library).close()  # as the window does, which was ended without a word
    first = tuple(each[0] for each in peer[1:])  # each first one only filled the disk cache
    for number, what in enumerate(("usable window", "article to write in")):
        yield Measure(
            f"start to {what}, {articles:,} articles",
            tuple(each[number] for each in ours[1:]),
            first,
            "empty window with a text field",
            reach=1.3 if not number else None,
            is_ratio=True,
        )
    yield Measure(
        "start to an empty window that imports Qt as we do",
        tuple(each[0] for each in lean[1:]),
        first,
        "empty window with a text field",
    )


def _started(code: str, home: Path, *arguments: str) -> tuple[float, ...]:
    folders = {
        f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "CACHE", "STATE")
    }
    # An installed program has been compiled, so both of these are, the first time they start.
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    # One that ended while it opened an article does not open it again.
    shutil.rmtree(home / "CONFIG", ignore_errors=True)
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, **folders, **compiled},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return tuple((float(each) - begun) * 1000 for each in done.stdout.split()[-2:])
