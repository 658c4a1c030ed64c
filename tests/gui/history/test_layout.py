"""Long documents laid out a bit at a time."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from journal_desktop.gui.history.layout import SteadyLayout

PARAGRAPHS = [f"Paragraph {n}. " + "Some more words of it. " * 12 for n in range(600)]


@pytest.fixture
def shown(qtbot):
    view = QTextBrowser()
    qtbot.addWidget(view)
    document = QTextDocument("\n".join(PARAGRAPHS), view)
    document.setTextWidth(400)
    steady = SteadyLayout(document)
    view.setDocument(document)
    view.resize(420, 300)
    view.show()
    return view, steady


def _is_as_high(document, whole):
    whole.setTextWidth(document.textWidth())  # a scroll bar may have come or gone
    return document.size().height() == whole.size().height()


def test_all_of_it_is_laid_out_in_the_end_and_can_be_scrolled_to(shown, qtbot):
    view, steady = shown
    assert not steady.is_done
    qtbot.waitUntil(lambda: steady.is_done)
    whole = view.document().clone()
    qtbot.waitUntil(lambda: _is_as_high(view.document(), whole))
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0.9 * whole.size().height() - 300)
    bar.setValue(bar.maximum())

    at_the_end = view.cursorForPosition(view.viewport().rect().bottomLeft())
    assert at_the_end.blockNumber() == len(PARAGRAPHS) - 1


def test_for_another_width_it_is_laid_out_anew(shown, qtbot):
    view, steady = shown
    qtbot.waitUntil(lambda: steady.is_done)
    steady.begin_anew()
    view.resize(300, 300)
    assert not steady.is_done
    qtbot.waitUntil(lambda: steady.is_done)

    whole = view.document().clone()
    qtbot.waitUntil(lambda: _is_as_high(view.document(), whole))


def test_what_is_far_down_can_be_gone_to_before_it_is_laid_out(shown, qtbot):
    view, steady = shown
    view.moveCursor(QTextCursor.MoveOperation.End)
    view.ensureCursorVisible()

    assert view.cursorRect().bottom() <= view.viewport().height()
    qtbot.waitUntil(lambda: steady.is_done)
