"""How days are named, and what is drawn."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QListView

from journal_desktop.gui.history.timeline import (
    HistoryRow,
    Timeline,
    VersionDelegate,
    day_words,
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 2), "Today"),
        (date(2026, 3, 1), "Yesterday"),
        (date(2026, 2, 27), "Friday, 27 February 2026"),
    ],
)
def test_days_are_named_as_people_do(day, expected):
    assert day_words(day, date(2026, 3, 2)) == expected


def test_a_day_takes_room_above_its_first_version(qtbot):
    view = QListView()
    qtbot.addWidget(view)
    model = Timeline()
    model.show((HistoryRow("a", "9:00", "x", "", "Today"), HistoryRow("b", "8:00", "y", "")))
    view.setModel(model)
    view.setItemDelegate(VersionDelegate(view))
    view.resize(300, 200)
    view.show()
    first, second = (view.visualRect(model.index(n)).height() for n in range(2))

    assert first > second
    assert not view.grab().isNull()
