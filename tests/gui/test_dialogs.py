"""What dialogs say that no form does."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QWidget

from journal_desktop.cite.styles import NOTICE
from journal_desktop.gui.dialogs import Dialogs, about


def test_about_names_whose_work_prints_the_citations():
    """The licence of citeproc-js asks for the notice, that of the styles for their names."""
    assert NOTICE in about()
    assert "CC BY-SA" in about()


def test_the_question_for_a_name_has_room_for_all_of_its_words(qtbot, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)
    seen = []

    def look(dialog):
        dialog.show()
        (words,) = (each for each in dialog.findChildren(QLabel) if each.wordWrap())
        seen.append((words.height(), words.heightForWidth(words.width())))
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(QDialog, "exec", look)
    assert Dialogs(window).version_name() is None
    ((height, needed),) = seen
    assert height >= needed
