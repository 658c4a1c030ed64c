"""The citation pop-up beside any host."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget

from builders import PAPERS, paper
from journal_desktop.gui.cite.choices import Choice
from journal_desktop.gui.cite.popup import CitePopup


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(900, 560)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def host(window):
    line = QLineEdit(window)
    line.show()
    line.setFocus()
    return line


@pytest.fixture
def popup(window, host):
    made = CitePopup(window)
    rows = tuple(Choice(paper(key)) for key in PAPERS)

    def find(words):
        found = tuple(row for row in rows if words in row.source.key)
        return (*found, Choice(None, words=words))

    def anchor():
        return QRect(host.mapToGlobal(host.rect().topLeft()), host.size())

    made.begin(host, lambda: host.text() if "!" not in host.text() else None, find, anchor)
    return made


def test_it_stands_under_its_host_and_above_where_there_is_no_room(window, host, popup):
    host.move(100, 40)
    popup.place()
    assert popup.y() >= host.geometry().bottom()
    host.move(100, 500)
    popup.place()
    assert popup.geometry().bottom() <= host.y()
    host.move(860, 40)
    popup.place()

    assert window.rect().contains(popup.geometry())


def test_it_stays_where_it_is_while_the_caret_goes_along_a_line(host, popup):
    host.move(100, 40)
    popup.place()
    before = popup.x()
    host.move(140, 40)
    popup.place()
    assert popup.x() == before
    host.move(140, 80)
    popup.place()
    assert popup.x() == before + 40


def test_it_ends_when_nothing_is_wanted_and_lets_the_keys_go(host, popup, qtbot):
    ended = []
    popup.closed.connect(lambda: ended.append(True))
    qtbot.keyClicks(host, "li!")
    assert (popup.isVisible(), ended) == (False, [True])
    pressed = []
    host.returnPressed.connect(lambda: pressed.append(True))
    qtbot.keyClick(host, Qt.Key.Key_Return)

    assert pressed == [True]


def test_the_same_words_are_looked_for_once(host, popup, qtbot):
    qtbot.keyClicks(host, "g")
    qtbot.keyClick(host, Qt.Key.Key_Down)
    chosen = popup.current
    qtbot.keyClick(host, Qt.Key.Key_Left)

    assert popup.current is chosen


def test_those_who_do_not_see_hear_names_and_badges(popup):
    spoken = QAccessible.queryAccessibleInterface(popup.list)
    row = popup.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.text(QAccessible.Text.Name) == "Sources to cite"
    assert row.startswith("Liu et al. 2020 – Use of CAR")
    assert "N Engl J Med · @liu2020" in row
