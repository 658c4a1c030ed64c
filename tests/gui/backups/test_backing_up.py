"""The backups of whichever library is open."""

from __future__ import annotations

import pytest

from builders import journal
from journal_desktop.gui.backups.backing_up import backups_of
from journal_desktop.store.library import Library


@pytest.fixture
def desk(opened):
    yield opened.desk
    backups_of(opened.desk).close()


def test_each_library_gets_its_own_and_the_desk_has_one(desk, qtbot, tmp_path):
    backups = backups_of(desk)
    first = backups.making
    assert backups_of(desk) is backups
    assert first.library is desk.workspace.library

    Library.create(tmp_path / "Other.journal", journal()).close()
    desk.open_library(tmp_path / "Other.journal")
    qtbot.waitUntil(lambda: desk.workspace.library.path.name == "Other.journal")
    assert backups.making is not first
    assert backups.making.library is desk.workspace.library


def test_before_much_is_changed_there_is_a_backup(desk, qtbot):
    seen = []
    backups_of(desk).before_bulk(lambda: seen.append(desk.workspace.library.backups.listed()))
    qtbot.waitUntil(lambda: bool(seen))

    assert [each.why for each in seen[0]] == ["change"]


def test_closing_ends_what_is_being_made(desk, qtbot):
    backups = backups_of(desk)
    backups.making.start()
    backups.close()

    assert backups.lane.is_idle
    assert desk.window.messages.text == ""
