from functools import cache

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from builders import article
from journal_desktop.app.search.replacing import Wish, places
from journal_desktop.gui.replace.form import ReplaceForm
from journal_desktop.gui.replace.view import PlaceRow, ReplaceView


@pytest.fixture
def owner():
    return QObject()


@pytest.fixture
def form(qtbot, owner):
    made = ReplaceForm(ReplaceView("cell", owner))
    qtbot.addWidget(made)
    return made


@cache
def rows(put="nerve"):
    """Three places."""
    text = article(lead="a cell, two cells and cellars", title="", standfirst="", takeaway="")
    found = places(text, Wish("cell"))[:3]
    return tuple(PlaceRow(each, "Lead", put) for each in found)


def test_nothing_can_be_replaced_before_it_was_seen(form):
    assert not form.go.isEnabled()
    assert "Nothing changes before" in form.words.text()
    form.view.shown.emit((), "“cell” is not there.")
    assert form.words.text() == "“cell” is not there."


def test_what_is_typed_is_looked_for_in_this_article_at_once(form, qtbot):
    with qtbot.waitSignal(form.view.wished) as wished:
        form.sought.setText("cells")
    assert wished.args == [Wish("cells"), False]


def test_all_articles_are_looked_through_when_asked(form, qtbot):
    form.everywhere.setChecked(True)
    form.whole.setChecked(True)
    assert "Press Enter" in form.words.text()
    with qtbot.waitSignal(form.view.wished) as wished:
        QTest.keyClick(form.sought, Qt.Key.Key_Return)
    assert wished.args == [Wish("cell", whole_words=True), True]


def test_only_what_is_ticked_is_replaced(form, qtbot):
    form.put.setText("nerve")
    form._wish()
    form.view.shown.emit(rows(), "")
    assert form.go.text() == "Replace 3"
    form.list.setCurrentIndex(form.model.index(1))
    QTest.keyClick(form.list, Qt.Key.Key_Space)
    assert form.go.text() == "Replace 2"
    with qtbot.waitSignal(form.view.replace_asked) as asked:
        form.go.click()
    assert asked.args == [(rows()[0].place, rows()[2].place)]
    form.turn.click()
    assert not form.go.isEnabled()


def test_other_words_need_to_be_looked_for_anew(form, qtbot):
    form._wish()
    form.view.shown.emit(rows(), "")
    with qtbot.waitSignal(form.view.wished):
        form.put.setText("glia")
    with qtbot.assertNotEmitted(form.view.replace_asked):
        form.put.setText("glias")
        form.go.click()


def test_a_place_says_whether_it_is_chosen(form):
    form.view.shown.emit(rows(), "")
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert form.model.index(0).data(spoken).startswith("chosen, Lead: a cell → nerve")
    form.model.turn(0)
    assert form.model.index(0).data(spoken).startswith("not chosen")


def test_enter_in_the_list_goes_to_the_place(form, qtbot):
    form.view.shown.emit(rows(), "")
    with qtbot.waitSignal(form.view.place_asked) as asked:
        form.list.activated.emit(form.model.index(2))
    assert asked.args == [rows()[2].place]


def test_without_an_open_article_all_are_looked_through(form):
    form.view.has_article = False
    form.come_forward()

    assert form.everywhere.isChecked()
    assert not form.here.isEnabled()
