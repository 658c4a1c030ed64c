"""What the browser engine reads at its start, set before any QApplication is made."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication

from answers import Answers
from builders import PAPERS, paper
from journal_desktop.app.settings import Settings
from journal_desktop.gui.application import prepare
from journal_desktop.gui.controls import Controls
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.furnishing import dress, furnish
from journal_desktop.gui.preview.environment import prepare_environment
from journal_desktop.gui.window import Window

prepare_environment()

# What Qt and Chromium say on a machine without a graphics card.
_NO_GRAPHICS_CARD = ("QRhi", "RHI", "[Vv]ulkan", "GBM is not", "GPU", "This plugin")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let them say so without failing a test."""
    if item.path.is_relative_to(__file__.removesuffix("conftest.py")):
        item.add_marker(pytest.mark.qt_log_ignore(*_NO_GRAPHICS_CARD, extend=True))


def pytest_sessionfinish() -> None:
    """Empty the clipboard: without a display it lies in Qt itself, and outlives Python."""
    if isinstance(QGuiApplication.instance(), QGuiApplication):
        QGuiApplication.clipboard().clear()


@pytest.fixture
def answers():
    """The human, who answers what a test told them to answer and refuses everything else."""
    return Answers()


@pytest.fixture
def opened(qtbot, tmp_path, answers):
    """The whole program on a new library with the sample journal, its first article open."""
    yield from _opened(qtbot, tmp_path, answers, with_sample=True)


@pytest.fixture
def desk(opened):
    """The desk of that program, with the papers of the builders in its library."""
    for key in PAPERS:
        opened.desk.workspace.save_source(paper(key))
    return opened.desk


@pytest.fixture
def empty(qtbot, tmp_path, answers):
    """The whole program on a new library without articles."""
    yield from _opened(qtbot, tmp_path, answers, with_sample=False)


def _opened(qtbot, tmp_path, answers, *, with_sample):
    prepare()
    window = Window()
    furnish(window)
    desk = Desk(window, answers, Settings())
    desk.recoloured.connect(lambda: dress(desk.window))
    application = Controls(desk, desk)
    dress(desk.window)
    desk.window.show()
    qtbot.waitExposed(desk.window)
    desk.window.activateWindow()
    desk.create_library(tmp_path / "Test.journal", with_sample=with_sample)
    qtbot.waitUntil(lambda: desk.workspace is not None)
    qtbot.waitUntil(lambda: desk.store.is_idle and desk.work.is_idle)
    if with_sample:
        qtbot.waitUntil(lambda: desk.session is not None)
    yield application
    answers.prepared["confirm"] = True  # what a test left unsaved may go
    desk.close()
    desk.window.deleteLater()
    desk.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(desk.window))
