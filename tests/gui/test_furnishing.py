"""Putting a window's parts into it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from journal_desktop.gui.application import prepare
from journal_desktop.gui.furnishing import furnish
from journal_desktop.gui.history.view import HistoryView
from journal_desktop.gui.preview.view import Preview
from journal_desktop.gui.window import Window


class Shown(QObject):
    """Notes every window that comes on screen."""

    def __init__(self):
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


@pytest.fixture
def shown(qtbot):
    app, seen = prepare(), Shown()
    app.installEventFilter(seen)
    yield seen.windows
    app.removeEventFilter(seen)


def test_no_part_flashes_as_a_window_of_its_own(shown, qtbot):
    window = Window()
    qtbot.addWidget(window)
    window.show()
    furnish(window)

    assert shown == ["Window"]


def test_no_part_of_the_history_does(shown, qtbot):
    qtbot.addWidget(HistoryView(Preview(lambda _name: None)))

    assert shown == []
