"""A list whose rows come, go and move keeps its choice and its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QListView

from journal_desktop.gui.rows import VALUE, Rows


class Words(Rows[str]):
    """Words; those that differ in their case only are the same."""

    def words(self, row, role):
        return row if role == Qt.ItemDataRole.DisplayRole else None

    def identity(self, row):
        return row.casefold()


@pytest.fixture
def view(qtbot):
    made = QListView()
    qtbot.addWidget(made)
    model = Words()
    model.setParent(made)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.setModel(model)
    made.setUniformItemSizes(True)
    made.resize(100, 120)
    made.show()
    return made


EVERY = tuple(f"word {number}" for number in range(100))


def said(view):
    model = view.model()
    return tuple(model.index(row).data(VALUE) for row in range(model.rowCount()))


@pytest.mark.parametrize(
    "shown",
    [
        ("new", *EVERY),
        (*EVERY, "new", "newer"),
        ("WORD 60", *EVERY[:60], *EVERY[61:]),
        (*EVERY[:60], "WORD 60", *EVERY[61:]),
        EVERY,
    ],
    ids=["one more in front", "more behind", "one to the front", "one otherwise", "the same"],
)
def test_the_choice_and_the_place_stay(view, shown):
    view.model().show(EVERY)
    view.setCurrentIndex(view.model().index(50))
    QApplication.processEvents()
    top = view.indexAt(view.rect().topLeft()).data().casefold()

    view.model().show(shown)
    QApplication.processEvents()

    assert said(view) == shown
    assert view.currentIndex().data() == "word 50"
    assert [each.data() for each in view.selectedIndexes()] == ["word 50"]
    first = view.indexAt(view.rect().topLeft())
    assert first.isValid()
    assert abs(first.row() - shown.index(top)) <= 1


@pytest.mark.parametrize(
    "shown",
    [(), EVERY[::-1], EVERY[1:], EVERY[:50], ("new", *EVERY[:50]), ("a", *EVERY[:98], "b")],
    ids=["none", "backwards", "one less", "half", "others and less", "two others"],
)
def test_any_other_list_is_shown_too(view, shown):
    view.model().show(EVERY)

    view.model().show(shown)

    assert said(view) == shown
    assert view.model().rowCount() == len(shown)
    view.model().show(EVERY)
    assert said(view) == EVERY


def test_a_row_that_says_something_else_is_drawn_again(view, qtbot):
    view.model().show(EVERY)
    with qtbot.waitSignal(view.model().dataChanged):
        view.model().show(("Word 0", *EVERY[1:]))
