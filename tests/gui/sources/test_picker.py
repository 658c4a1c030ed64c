"""One source of the library, found by typing."""

from __future__ import annotations

from PySide6.QtCore import Qt

from builders import paper
from journal_desktop.app.sources.finding import Finder
from journal_desktop.gui.sources.picker import SourcePicker


def test_typing_finds_arrows_move_and_enter_takes(qtbot):
    finder = Finder(paper(key) for key in ("liu2020", "maude2018", "grade2008"))
    picker = SourcePicker("Which?", lambda words: finder.find(words, 50))
    qtbot.addWidget(picker)
    picker.show()
    qtbot.keyClicks(picker.search, "new england")
    assert picker.model.rowCount() == 2
    first = picker.chosen
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    assert {first, picker.chosen} == {paper("liu2020").id, paper("maude2018").id}
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)

    assert picker.result() == picker.DialogCode.Accepted


def test_nothing_found_is_nothing_chosen(qtbot):
    picker = SourcePicker("Which?", lambda _words: ())
    qtbot.addWidget(picker)

    assert picker.chosen is None
