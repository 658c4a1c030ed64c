"""A start: the list of articles first, then the rest of the window, and no library left open."""

from __future__ import annotations

from threading import Event, Timer

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent

from builders import article
from journal_desktop.app.creating import create_library
from journal_desktop.app.settings import Settings
from journal_desktop.core.errors import LibraryMissing
from journal_desktop.gui import arrival as arrival_module
from journal_desktop.gui import late
from journal_desktop.gui.application import prepare
from journal_desktop.gui.arrival import Arrival
from journal_desktop.gui.furnishing import furnish
from journal_desktop.gui.instance import Listening
from journal_desktop.gui.window import Window
from journal_desktop.store import engine
from journal_desktop.store.library import Library


@pytest.fixture
def window(qtbot):
    prepare()
    made = Window()
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "mine.journal"
    create_library(path).close()
    return path


@pytest.fixture
def arrive(window):
    """Starts with a library, and gives what came of it once that is known."""
    arrivals = []

    def start(path, settings=None):
        seen = []
        arrival = Arrival(path, settings or Settings())
        arrivals.append(arrival)
        arrival.show_in(
            window, lambda each, _: seen.append((each, window.library.model.rowCount()))
        )
        return arrival, seen

    yield start
    for arrival in arrivals:
        arrival.store.shutdown()
        if arrival.opening is not None:
            arrival.opening.library.close()
        arrival.deleteLater()


def test_the_list_is_filled_before_the_window_has_its_other_parts(window, library, arrive, qtbot):
    arrival, seen = arrive(library)
    qtbot.waitUntil(lambda: bool(seen))

    assert seen == [(arrival, 3)]
    assert arrival.opening.library.path == library
    assert not window.is_whole


def test_the_article_that_was_open_last_is_listed_and_marked(window, library, arrive, qtbot):
    last = article(title="Written long ago")
    with Library.open(library) as opened:
        opened.save(last)
    _, seen = arrive(library, Settings(last_article=last.id))
    qtbot.waitUntil(lambda: bool(seen))

    assert window.library.list.currentIndex().data() == "Written long ago"


def test_what_is_chosen_in_the_list_meanwhile_is_what_opens(window, library, arrive, qtbot):
    arrival, seen = arrive(library, Settings(last_article="another"))
    window.library.list.clicked.emit(window.library.model.index(2))
    qtbot.waitUntil(lambda: bool(seen))

    assert arrival.settings.last_article == window.library.model.all[2].id
    assert window.library.list.currentIndex().row() == 2


def test_the_articles_are_seen_before_the_library_is_open(window, library, arrive):
    arrival, seen = arrive(library)

    assert window.library.model.rowCount() == 3
    assert arrival.opening is None
    assert not seen
    Library.open(library).close()


def test_what_was_seen_of_a_library_that_does_not_open_is_not_listed(
    window, library, arrive, qtbot, monkeypatch
):
    def open_always(*_asked):
        raise LibraryMissing("It is gone.", "Look for it.")

    entrance = late.entrance()
    monkeypatch.setattr(late, "entrance", lambda: entrance._replace(open_always=open_always))
    arrival, seen = arrive(library)
    before = window.library.model.rowCount()
    qtbot.waitUntil(lambda: bool(seen))

    assert (before, window.library.model.rowCount()) == (3, 0)
    assert isinstance(arrival.error, LibraryMissing)


def test_a_disk_that_is_slow_does_not_keep_the_window_from_coming(
    window, library, arrive, qtbot, monkeypatch
):
    goes_on, glance = Event(), late.glance

    def look(*asked):
        assert goes_on.wait(5)
        return glance(*asked)

    monkeypatch.setattr(late, "glance", look)
    arrival, seen = arrive(library)
    assert not window.library.model.rowCount()
    qtbot.waitUntil(lambda: bool(seen))
    goes_on.set()

    assert seen == [(arrival, 3)]


def test_what_keeps_a_library_from_opening_is_handed_over(tmp_path, arrive, qtbot):
    path = tmp_path / "gone.journal"
    arrival, seen = arrive(path, Settings(recent=(str(path),)))
    assert arrival.is_new  # its folder is there: what is missed is found out later
    other, heard = arrive(tmp_path / "no folder" / "gone.journal")
    qtbot.waitUntil(lambda: bool(seen and heard))

    assert isinstance(other.error, LibraryMissing)
    assert other.opening is None


def test_a_window_that_is_closed_at_once_leaves_the_library_closed(window, library, arrive, qtbot):
    arrival, seen = arrive(library)
    window.close()

    assert arrival.store.is_idle
    Library.open(library).close()
    assert not seen


def test_a_window_that_is_closed_while_its_library_opens_leaves_it_closed(
    window, library, arrive, qtbot, monkeypatch
):
    begun, goes_on, entrance = Event(), Event(), late.entrance()

    def open_always(*asked):
        begun.set()
        assert goes_on.wait(5)
        return entrance.open_always(*asked)

    monkeypatch.setattr(late, "entrance", lambda: entrance._replace(open_always=open_always))
    _, seen = arrive(library)
    qtbot.waitUntil(begun.is_set)
    Timer(0.1, goes_on.set).start()
    window.close()

    Library.open(library).close()
    assert not seen


def test_a_window_that_is_drawn_waits_for_nothing_else(library, qtbot, monkeypatch):
    monkeypatch.setattr(arrival_module, "UNSEEN", 60_000)
    assert handed_over(library, qtbot, is_seen=True)


def test_a_window_that_nobody_sees_opens_its_library_as_well(library, qtbot):
    assert handed_over(library, qtbot, is_seen=False)


def handed_over(library, qtbot, *, is_seen):
    """Whether a window that is shown, or is not, gets all of its parts."""
    made, seen = Window(), []
    qtbot.addWidget(made)
    arrival = Arrival(library, Settings())
    arrival.show_in(made, lambda *_: seen.append(1))
    if is_seen:
        made.show()
    qtbot.waitUntil(lambda: bool(seen))
    arrival.store.shutdown()
    arrival.opening.library.close()
    return made.isVisible() == is_seen


def test_where_somebody_has_gone_in_the_list_it_stays(window, library, arrive, qtbot):
    last = Library.open(library)
    first = last.summaries()[0].id
    last.close()
    _, seen = arrive(library, Settings(last_article=first))
    qtbot.keyClick(window.library.list, Qt.Key.Key_Down)
    qtbot.keyClick(window.library.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(seen))

    assert window.library.list.currentIndex().row() == 2


def test_a_window_that_has_the_library_open_comes_forward_instead(window, library, arrive, qtbot):
    raised = []
    other = Listening(lambda: raised.append(1))
    other.listen(library)
    _, seen = arrive(library)
    qtbot.waitUntil(lambda: bool(raised) and not window.isVisible())

    assert not seen
    other.deleteLater()


def test_a_window_that_only_just_opened_the_library_comes_forward_as_well(
    window, library, arrive, qtbot, monkeypatch
):
    monkeypatch.setattr(engine, "PATIENCE", 0.01)
    begun, goes_on, raised, entrance = Event(), Event(), [], late.entrance()

    def open_always(*asked):
        begun.set()
        assert goes_on.wait(5)
        return entrance.open_always(*asked)

    monkeypatch.setattr(late, "entrance", lambda: entrance._replace(open_always=open_always))
    other = Listening(lambda: raised.append(1))
    with Library.open(library):
        arrival, seen = arrive(library)
        qtbot.waitUntil(begun.is_set)
        other.listen(library)
        goes_on.set()
        qtbot.waitUntil(lambda: bool(raised) and not window.isVisible())

    assert arrival.error is None
    assert not seen
    other.deleteLater()


def test_a_file_is_taken_no_sooner_than_somebody_hears_of_it(window):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a.md")])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    heard = []
    for _ in range(2):
        event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *keys)
        event.ignore()
        window.dragEnterEvent(event)
        heard.append(event.isAccepted())
        if not window.is_whole:
            furnish(window)

    assert heard == [False, True]


def test_a_library_that_another_start_makes_meanwhile_is_opened(window, tmp_path, arrive, qtbot):
    path = tmp_path / "new.journal"
    arrival, seen = arrive(path)
    assert arrival.is_new
    create_library(path).close()
    qtbot.waitUntil(lambda: bool(seen))

    assert arrival.opening.library.path == path
    assert window.library.model.rowCount()


def test_the_last_library_that_is_still_there_is_opened(library, tmp_path, arrive, qtbot):
    gone = tmp_path / "gone.journal"
    arrival, seen = arrive(None, Settings(recent=(str(gone), str(library))))
    qtbot.waitUntil(lambda: bool(seen))

    assert arrival.path == library
