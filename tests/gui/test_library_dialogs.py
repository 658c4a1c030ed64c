"""The questions about the library as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_desktop.gui.backups.view import BackupsView
from journal_desktop.gui.library_dialogs import LibraryDialogs


@pytest.fixture
def dialogs(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return LibraryDialogs(parent)


def test_the_backups_are_shown_in_one_window_that_comes_again(dialogs):
    view = BackupsView()
    dialogs.show_backups(view)
    first = dialogs._backups
    first.close()
    dialogs.show_backups(view)

    assert dialogs._backups is first
    assert first.isVisible()
    first.close()


@pytest.mark.parametrize("chosen", ["", "/media/stick"])
def test_a_place_is_a_folder_or_none(dialogs, monkeypatch, chosen):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)

    assert dialogs.backup_place("/home") == (Path(chosen) if chosen else None)


@pytest.mark.parametrize("chosen", ["", "/home/Mine of 19.32", "/home/Mine of 19.32.journal"])
def test_a_library_gets_the_ending_of_one(dialogs, monkeypatch, chosen):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    expected = Path("/home/Mine of 19.32.journal") if chosen else None

    assert dialogs.backup_as_library("x.journal") == expected


def test_a_copy_of_a_library_gets_that_ending_too(dialogs, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/home/Mine copy", ""))

    assert dialogs.library_copy("x.journal") == Path("/home/Mine copy.journal")
