"""Looking for garbage."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QDialog

from journal_desktop.gui.garbage import collect, collect_again
from journal_desktop.gui.tasks import Lane


class _Answered(QDialog):
    """A dialog that refers to itself, as a form does; `exec` takes the parent's claim off it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def collecting(qtbot):
    """The program's way of looking for garbage, until the test is over."""
    application = QCoreApplication.instance()
    before = set(application.findChildren(QTimer))
    collect_again()
    yield
    for timer in set(application.findChildren(QTimer)) - before:
        timer.stop()
        timer.deleteLater()
    gc.unfreeze()
    gc.enable()


def test_an_answered_dialog_is_never_destroyed_in_a_lane(qtbot, collecting):
    gone, made = [], []
    dialog = _Answered()
    weakref.finalize(dialog, lambda: gone.append(threading.current_thread()))
    dialog.show()
    dialog.accept()
    del dialog
    lane = Lane("test")
    lane.run(lambda: [[] for _ in range(300_000)], made.append, made.append)
    lane.shutdown()
    assert not gone

    qtbot.waitUntil(lambda: bool(gone))

    assert gone == [threading.main_thread()]


def test_everything_is_gone_through_only_in_a_quiet_moment(collecting):
    gc.collect()
    while gc.get_count()[2] <= gc.get_threshold()[2]:
        gc.collect(1)
    busy = [[] for _ in range(2 * gc.get_threshold()[0])]
    collect()
    assert gc.get_count()[2] > gc.get_threshold()[2]

    busy.clear()
    collect()
    assert gc.get_count()[2] <= gc.get_threshold()[2]
