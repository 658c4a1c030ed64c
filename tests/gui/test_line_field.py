"""Lines of the window, and whose the keys are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from journal_desktop.gui.line_field import LineField


class Passed(QObject):
    """Notes whether the widget it watches is asked about a key, which its child left alone."""

    is_asked = False

    def eventFilter(self, watched, event):
        self.is_asked |= event.type() == QEvent.Type.ShortcutOverride
        return super().eventFilter(watched, event)


def claims(line, keys):
    """Whether the line keeps a key for itself that the window has an action for."""
    keys = QKeySequence(keys)[0]
    event = QKeyEvent(QEvent.Type.ShortcutOverride, keys.key(), keys.keyboardModifiers(), "x")
    event.accept()  # as desktops do on which Ctrl+E goes to the end of a line
    passed = Passed()
    line.parentWidget().installEventFilter(passed)
    QApplication.sendEvent(line, event)
    line.parentWidget().removeEventFilter(passed)
    return not passed.is_asked


@pytest.mark.parametrize("where", ["library", "sources"])
def test_a_search_leaves_the_window_its_shortcuts_and_keeps_those_that_edit(opened, where):
    line = getattr(opened.desk.window, where).search
    for keys in ("Ctrl+E", "Ctrl+D", "Ctrl+Shift+E", "Ctrl+K"):
        assert not claims(line, keys), keys
    for keys in ("Ctrl+C", "Ctrl+V", "Ctrl+Z", "Ctrl+A"):
        assert claims(line, keys), keys


def test_a_field_of_the_article_leaves_undo_to_the_article_as_well(qtbot):
    form = QWidget()
    qtbot.addWidget(form)
    line = LineField("Category", parent=form)

    assert not claims(line, "Ctrl+E")
    assert not claims(line, "Ctrl+Z")
    assert claims(line, "Ctrl+C")


def test_export_can_be_asked_for_from_a_search(opened, answers, qtbot):
    search = opened.desk.window.library.search
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    assert "export" in {question for question, _ in answers.asked}


def test_to_show_a_value_is_not_to_edit(qtbot):
    line = LineField("Category")
    qtbot.addWidget(line)
    proposed = []
    line.textChanged.connect(proposed.append)

    line.show_value("Heart health")
    assert (line.text(), proposed) == ("Heart health", [])
    line.insert("!")
    assert proposed == ["!Heart health"]
