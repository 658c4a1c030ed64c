"""Typing in the whole window over a large library: how long the window is held up, and by what.

Keys are measured as they come, and so is every wait of the window between them: saving,
listing, drawing and checking must not be felt either.
"""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Iterator
from pathlib import Path

import libraries
import prose
from measures import Measure
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_desktop.app.settings import Settings
from journal_desktop.core.article import Article
from journal_desktop.gui import late
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.controls import Controls
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.furnishing import furnish
from journal_desktop.gui.garbage import collect_again
from journal_desktop.gui.preview.environment import prepare_environment
from journal_desktop.gui.window import Window
from journal_desktop.store.library import Library

_WORDS = 20_000
_TEXT = "and then the second group was asked the same questions once more. "
_PACE = 120
"""Milliseconds from key to key, as a quick writer types."""
_SETTLED = 12_000
_BEAT = 1


def measure(folder: Path, *, quick: bool) -> Iterator[Measure]:
    """Type into an article of twenty thousand words among many others."""
    os.environ["XDG_CONFIG_HOME"] = str(folder)
    prepare_environment()
    app = QApplication.instance() or QApplication([])
    app.setQuitOnLastWindowClosed(False)
    app.setProperty("scheme", "light")
    for number in (100,) if quick else (100, 10_000):
        path = libraries.copied(folder, number)
        article = prose.article(_WORDS)
        with Library.open(path) as library:
            library.save(article, prose.sources())
        keys, waits = _typed(path, article, 20 if quick else 300)
        name = f"{_WORDS:,} words, {number:,} articles, {2 * number:,} sources"
        yield Measure(f"key held up in the window, {name}", keys, reach=8, share=0.99)
        yield Measure(f"longest wait of the window per key, {name}", waits, reach=16)


def _typed(path: Path, article: Article, presses: int) -> tuple[tuple[float, ...], ...]:
    window = Window()
    furnish(window)
    window.resize(1366, 768)
    window.show()
    desk = Desk(window, late.dialogs(window), Settings(last_article=article.id))
    Controls(desk, desk)
    desk.open_library(path)
    while desk.session is None:
        _rest(20)
    _rest(_SETTLED if presses > 50 else 3000)
    collect_again()
    field = window.editor.field_at(article.sections[len(article.sections) // 2].id)
    if not isinstance(field, ProseField):
        raise TypeError("the section has no field to type into")
    window.editor.reveal(article.sections[len(article.sections) // 2].id, focus=True)
    field.moveCursor(QTextCursor.MoveOperation.End)
    keys: list[float] = []
    waits: list[float] = []
    letters = itertools.cycle(_TEXT)
    for _ in range(presses + 10):
        started = time.perf_counter()
        QTest.keyClick(field, next(letters))
        keys.append((time.perf_counter() - started) * 1000)
        waits.append(_longest(_PACE))
    window.close()
    desk.close()
    return tuple(keys[10:]), tuple(waits[10:])


def _longest(milliseconds: int) -> float:
    """The longest time in which the window did not come to anything else."""
    loop, beat = QEventLoop(), QTimer()
    beats = [time.perf_counter()]
    beat.setInterval(_BEAT)
    beat.timeout.connect(lambda: beats.append(time.perf_counter()))
    beat.start()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    beats.append(time.perf_counter())
    return max(b - a for a, b in itertools.pairwise(beats)) * 1000


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
