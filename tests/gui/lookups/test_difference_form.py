"""Two records side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from journal_desktop.gui.lookups.comparison import Comparison, Difference
from journal_desktop.gui.lookups.difference_form import DifferenceForm

ROWS = (
    Difference("title", "Title", "A title", "Another title", "mine"),
    Difference("volume", "Volume", "", "382", "yours"),
    Difference("abstract", "Abstract", "Short.", "Words. " * 300, "yours"),
)
SUGGESTED = {"title": "mine", "volume": "yours", "abstract": "yours"}


@pytest.fixture
def form(qtbot):
    form = DifferenceForm(
        Comparison("Compare", "A title", "Your source", "Crossref", ROWS, ("Retracted.",))
    )
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    return form


def test_what_is_suggested_is_chosen_at_first(form):
    assert form.choices == SUGGESTED


def test_left_and_right_choose_and_up_and_down_only_go(qtbot, form):
    qtbot.keyClick(form.table, Qt.Key.Key_Right)
    assert form.choices == SUGGESTED | {"title": "yours"}
    qtbot.keyClick(form.table, Qt.Key.Key_Left)
    qtbot.keyClick(form.table, Qt.Key.Key_Down)
    qtbot.keyClick(form.table, Qt.Key.Key_Down)
    qtbot.keyClick(form.table, Qt.Key.Key_Down)
    assert form.choices == SUGGESTED
    qtbot.keyClick(form.table, Qt.Key.Key_Space)
    assert form.choices == SUGGESTED | {"abstract": "mine"}
    qtbot.keyClick(form.table, Qt.Key.Key_Home)
    qtbot.keyClick(form.table, Qt.Key.Key_Space)
    assert form.choices == {"title": "yours", "volume": "yours", "abstract": "mine"}


def test_the_focus_is_always_on_the_chosen_side(qtbot, form):
    seen = []
    for _ in ROWS:
        row = ROWS[form.table.currentRow()]
        seen.append((row.name, ("", "mine", "yours")[form.table.currentColumn()]))
        qtbot.keyClick(form.table, Qt.Key.Key_Down)

    assert dict(seen) == SUGGESTED


def test_a_click_chooses_the_side_under_it_and_its_label_chooses_nothing(qtbot, form):
    table = form.table

    def click(row, column):
        at = table.visualItemRect(table.item(row, column)).topLeft() + QPoint(12, 12)
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    click(0, 2)
    click(1, 1)
    click(2, 0)
    assert form.choices == {"title": "yours", "volume": "mine", "abstract": "yours"}


def test_all_of_one_side_can_be_chosen(qtbot, form):
    form.all_yours.click()
    assert set(form.choices.values()) == {"yours"}
    form.all_mine.click()
    assert set(form.choices.values()) == {"mine"}
    assert form.table.currentRow() == 0


def test_enter_takes_and_escape_does_not(qtbot, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form.table, Qt.Key.Key_Return)
    form.show()
    with qtbot.waitSignal(form.rejected):
        qtbot.keyClick(form.table, Qt.Key.Key_Escape)


def test_each_side_says_what_it_is_to_those_who_hear_it(form):
    spoken = [
        form.table.item(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for row, column in ((0, 1), (0, 2), (1, 1))
    ]

    assert spoken == [
        "Title, Your source: A title, chosen",
        "Title, Crossref: Another title",
        "Volume, Your source: nothing",
    ]


def test_long_words_are_cut_in_their_row_and_whole_in_the_tip(form):
    assert form.table.rowHeight(2) < 130
    assert len(form.table.item(2, 2).toolTip()) > 1500


def test_what_comes_from_outside_is_shown_as_text(qtbot):
    rows = (Difference("title", "Title", "", "<script>alert(1)</script>", "yours"),)
    form = DifferenceForm(Comparison("C", "<b>A</b>", "Yours", "Theirs", rows, ("<i>x</i>",)))
    qtbot.addWidget(form)
    labels = [each.text() for each in form.findChildren(type(form.findChild(object, "title")))]

    assert "<b>A</b>" in labels
    assert form.findChild(object, "title").textFormat() is Qt.TextFormat.PlainText
    assert form.choices == {"title": "yours"}


def test_nothing_to_choose_is_no_trouble(qtbot):
    form = DifferenceForm(Comparison("C", "A", "Yours", "Theirs", ()))
    qtbot.addWidget(form)
    form.all_yours.click()
    qtbot.keyClick(form.table, Qt.Key.Key_Right)

    assert form.choices == {}
