"""The timeline of versions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from journal_desktop.gui.history.panel import NO_ARTICLE, HistoryPanel
from journal_desktop.gui.history.timeline import HistoryRow

NOW = HistoryRow("", "Now", "The article as it stands", "")
NAMED = HistoryRow("c", "14:05", "Sent off", "Lead: 2 words added", "Today", is_named=True)
PAUSE = HistoryRow("b", "13:00", "Kept in a pause", "Nothing changed")
HARMED = HistoryRow("a", "09:00", "Damaged", "", "Yesterday", is_damaged=True)
ROWS = (NOW, NAMED, PAUSE, HARMED)


@pytest.fixture
def panel(qtbot):
    made = HistoryPanel()
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    made.show_rows(ROWS)
    made.say("")
    made.take_focus()
    return made


@pytest.fixture
def choices(panel):
    made = []
    panel.chosen.connect(made.append)
    return made


def test_a_version_says_when_why_and_what_changed(panel):
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [panel.model.index(n).data(role) for n in range(4)]

    assert spoken == [
        "Now. The article as it stands",
        "Today, 14:05. Sent off. Lead: 2 words added",
        "13:00. Kept in a pause. Nothing changed",
        "Yesterday, 09:00. Damaged",
    ]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([Qt.Key.Key_Left], ["c"]),
        ([Qt.Key.Key_Down, Qt.Key.Key_Left], ["c", "b"]),
        ([Qt.Key.Key_End], ["a"]),
        ([Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home], ["a", "b", ""]),
        ([Qt.Key.Key_Right, Qt.Key.Key_Up], []),
    ],
)
def test_keys_move_from_version_to_version(panel, qtbot, choices, keys, expected):
    for key in keys:
        qtbot.keyClick(panel.list, key)

    assert choices == expected


def test_the_slider_goes_from_the_oldest_to_now(panel, qtbot, choices):
    assert panel.slider.value() == panel.slider.maximum() == 3
    qtbot.keyClick(panel.slider, Qt.Key.Key_Home)
    qtbot.keyClick(panel.slider, Qt.Key.Key_Right)

    assert choices == ["a", "b"]
    assert panel.current == PAUSE


def test_the_slider_follows_the_list(panel, qtbot):
    qtbot.keyClick(panel.list, Qt.Key.Key_End)

    assert panel.slider.value() == 0
    assert panel.slider.accessibleDescription() == HARMED.spoken


def test_the_choice_stays_when_a_version_is_added(panel, choices):
    panel.choose("b")
    panel.show_rows((NOW, HistoryRow("d", "14:10", "Kept in a pause", ""), *ROWS[1:]))

    assert panel.current == PAUSE
    assert choices == ["b"]
    assert panel.slider.value() == 1


def test_a_choice_that_is_gone_is_told(panel, choices):
    panel.choose("b")
    panel.show_rows((NOW, NAMED))

    assert choices == ["b", ""]


def test_only_a_whole_version_can_be_gone_back_to(panel):
    able = []
    for row in ROWS:
        panel.choose(row.id)
        able.append(panel.has_choice)

    assert able == [False, True, True, False]


def test_without_an_article_it_says_what_to_do(qtbot):
    panel = HistoryPanel()
    qtbot.addWidget(panel)

    assert panel.empty == NO_ARTICLE
    assert panel.list.isHidden()
    assert panel.list.accessibleDescription() == NO_ARTICLE
