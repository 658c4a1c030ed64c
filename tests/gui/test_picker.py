"""Finding one thing among many."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journal_desktop.gui.picker import Picker


def test_the_picker_filters_while_arrows_choose(qtbot):
    picker = Picker(
        "Cite", "Type", (("1", "Alpha", "alpha"), ("2", "Beta", "beta b"), ("3", "Bear", "bear"))
    )
    qtbot.addWidget(picker)
    picker.show()
    qtbot.keyClicks(picker.search, "be")
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)

    assert picker.chosen == "3"
    picker.search.setText("zzz")
    assert picker.chosen is None


def test_enter_in_the_search_takes_what_is_chosen(qtbot):
    picker = Picker("Cite", "Type", (("1", "Alpha", "alpha"), ("2", "Beta", "beta")))
    qtbot.addWidget(picker)
    picker.show()
    qtbot.keyClicks(picker.search, "be")
    with qtbot.waitSignal(picker.accepted):
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)

    assert picker.chosen == "2"


def test_what_is_typed_at_once_is_searched_for(qtbot):
    picker = Picker("Cite", "Type", (("1", "Alpha", "alpha"), ("2", "Beta", "beta")))
    qtbot.addWidget(picker)
    picker.show()

    assert picker.focusWidget() is picker.search
