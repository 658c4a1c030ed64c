"""A field above a list of what was found."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QListView

from journal_desktop.gui.search_dialog import SearchDialog


def test_arrows_walk_the_list_while_the_field_keeps_the_focus(qtbot):
    found = QListView()
    found.setModel(QStringListModel(["Alpha", "Beta", "Gamma"]))
    dialog = SearchDialog("Which?", "Type a name", "Choose", found)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    dialog.search.setFocus()
    found.setCurrentIndex(found.model().index(0, 0))
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    qtbot.keyClicks(dialog.search, "be")

    assert found.currentIndex().data() == "Beta"
    assert dialog.search.text() == "be"
    assert (dialog.search.accessibleName(), found.accessibleName()) == ("Type a name", "Which?")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
