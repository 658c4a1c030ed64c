"""The program on a path: a library that is missed there is not made anew."""

from __future__ import annotations

import sys

import pytest
import shiboken6

from journal_desktop.app.creating import create_library
from journal_desktop.app.settings import Settings
from journal_desktop.gui.application import prepare
from journal_desktop.gui.arrival import Arrival
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.window import Window


@pytest.fixture
def window(qtbot, monkeypatch):
    desks = []

    class Noted(Desk):
        def __init__(self, *arguments, **named):
            super().__init__(*arguments, **named)
            desks.append(self)

    prepare()
    monkeypatch.setattr("journal_desktop.gui.furnishing.Desk", Noted)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # back to what it was
    made = Window()
    made.show()
    yield made
    made.close()
    made.deleteLater()
    desks[0].deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(made))


def arrive(window, settings, path):
    def go_on(arrival, furnishing):
        furnishing.furnish(window)
        furnishing.connect(window, arrival)

    arrival = Arrival(path, settings)
    arrival.show_in(window, go_on)
    return arrival


def said(window):
    """What can be done about what the window tells, once it can tell anything."""
    return window.messages.action.text() if window.is_whole else ""


@pytest.fixture
def lost(tmp_path):
    """Where a library was that is gone, and which has a backup."""
    path = tmp_path / "mine.journal"
    with create_library(path) as library:
        library.backups.write("asked")
    path.unlink()
    return path


def test_one_that_is_gone_is_offered_back_from_its_backup(window, lost, qtbot):
    arrive(window, Settings(), lost)
    qtbot.waitUntil(lambda: said(window) == "Bring it back", timeout=10_000)
    assert not lost.exists()
    window.messages.action.click()
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 3, timeout=20_000)

    assert lost.exists()


def test_one_that_is_known_and_gone_is_asked_for(window, tmp_path, qtbot):
    path = tmp_path / "known.journal"
    arrive(window, Settings(recent=("elsewhere.journal", str(path))), path)
    qtbot.waitUntil(lambda: said(window) == "Try again", timeout=10_000)

    assert not path.exists()


def test_the_backup_may_lie_in_the_second_place(window, lost, tmp_path, qtbot):
    place = tmp_path / "stick"
    (backups,) = tmp_path.glob("* backups")
    place.mkdir()
    backups.rename(place / "mine backups 0123abcd")
    arrive(window, Settings(backup_place=str(place)), lost)
    qtbot.waitUntil(lambda: said(window) == "Bring it back", timeout=10_000)

    assert not lost.exists()


def test_a_new_path_gets_a_new_library_with_the_sample(window, tmp_path, qtbot):
    path = tmp_path / "new.journal"
    arrive(window, Settings(recent=(str(tmp_path / "other.journal"),)), path)
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 3, timeout=20_000)

    assert path.exists()


def test_what_is_typed_in_the_search_goes_on_when_the_library_is_there(window, tmp_path, qtbot):
    path = tmp_path / "mine.journal"
    create_library(path).close()
    arrive(window, Settings(), path)
    window.library.search.setFocus()
    qtbot.keyClicks(window.library.search, "rea")
    qtbot.waitUntil(lambda: window.is_whole, timeout=10_000)
    qtbot.keyClicks(window.focusWidget(), "dy")

    assert window.library.search.text() == "ready"
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 1, timeout=10_000)
