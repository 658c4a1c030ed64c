"""The window of the trash."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from journal_desktop.gui.history.document import document
from journal_desktop.gui.trash.form import TrashForm
from journal_desktop.gui.trash.view import FILTERS, TrashView
from journal_desktop.store.values import Trashed

NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)
ARTICLE = Trashed("article", "1", "CAR-NK", NOW, size=800)
SOURCE = Trashed("source", "2", "carnk", NOW)
PICTURE = Trashed("picture", "3", "Picture of 2 × 2 pixels", NOW, size=9000)
ITEMS = (ARTICLE, SOURCE, PICTURE)


@pytest.fixture
def view(qapp):
    return TrashView()


@pytest.fixture
def form(qtbot, view):
    form = TrashForm(view)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    return form


@pytest.fixture
def filled(form, view):
    view.show_items(ITEMS, "")
    return form


def choose(form, *rows):
    form.list.clearSelection()
    flag = form.list.selectionModel().SelectionFlag
    for row in rows:
        index = form.view.rows.index(row)
        form.list.selectionModel().setCurrentIndex(index, flag.Select)


def test_an_empty_trash_says_what_will_be_there(form):
    assert "stays here until you delete it for good" in form.empty.text()
    assert form.empty.isVisible()
    for each in (form.restore, form.delete, form.empty_all):
        assert not each.isEnabled()


def test_the_first_is_looked_at_and_nothing_happens_by_looking(form, view):
    looked, asked = [], []
    view.looked.connect(looked.append)
    for signal in (view.restore_asked, view.picture_asked, view.delete_asked):
        signal.connect(asked.append)
    view.show_items(ITEMS, "")
    form.list.setCurrentIndex(view.rows.index(1))

    assert looked == [ARTICLE, SOURCE]
    assert asked == []


def test_several_are_restored_at_once(filled, view):
    asked = []
    view.restore_asked.connect(asked.append)
    choose(filled, 0, 1)
    assert filled.restore.text() == "&Restore the 2 chosen"
    filled.restore.click()
    assert asked == [(ARTICLE, SOURCE)]


@pytest.mark.parametrize(
    ("can_insert", "words"), [(True, "&Insert at the caret"), (False, "&Save picture…")]
)
def test_a_picture_goes_to_the_caret_or_into_a_file(filled, view, can_insert, words):
    asked = []
    view.picture_asked.connect(asked.append)
    view.allow_insert(can=can_insert)
    choose(filled, 0)
    assert not filled.picture.isVisible()
    choose(filled, 2)
    assert filled.picture.text() == words
    assert not filled.restore.isEnabled()
    filled.picture.click()
    assert asked == [PICTURE]


def test_the_list_is_worked_by_keys(filled, view, qtbot):
    restored, deleted = [], []
    view.restore_asked.connect(restored.append)
    view.delete_asked.connect(deleted.append)
    filled.list.setFocus()
    qtbot.keyClick(filled.list, Qt.Key.Key_Down)
    qtbot.keyClick(filled.list, Qt.Key.Key_Return)
    qtbot.keyClick(filled.list, Qt.Key.Key_Delete)

    assert restored == [(SOURCE,)]
    assert deleted == [(SOURCE,)]


def test_all_is_let_go_of_whatever_is_shown(filled, view):
    deleted = []
    view.delete_asked.connect(deleted.append)
    filled.filters.setCurrentIndex(FILTERS.index("Sources"))
    assert filled.chosen == (SOURCE,)
    filled.empty_all.click()
    assert deleted == [ITEMS]


def test_a_kind_that_is_not_there_says_so(form, view):
    view.show_items((ARTICLE,), "")
    form.filters.setCurrentIndex(FILTERS.index("Pictures"))

    assert form.empty.text() == "Nothing of this kind is in the trash."
    assert form.filters.tabText(FILTERS.index("Articles")) == "Articles (1)"


def test_what_may_not_be_changed_can_be_looked_at_and_saved(form, view):
    view.show_items(ITEMS, "This library can’t be changed.")
    view.allow_insert(can=True)
    choose(form, 2)

    assert form.said.text() == "This library can’t be changed."
    for each in (form.restore, form.delete, form.empty_all):
        assert not each.isEnabled()
    assert form.picture.text() == "&Save picture…"
    assert form.picture.isEnabled()


def test_work_under_way_can_be_stopped_and_nothing_else_begun(filled, view):
    stopped = []
    view.stop_asked.connect(lambda: stopped.append(True))
    view.say("Reading…", busy=True)
    assert filled.stop.isVisible()
    assert not filled.empty_all.isEnabled()
    filled.stop.click()
    assert stopped == [True]
    view.say("Done.")
    assert not filled.stop.isVisible()
    assert filled.empty_all.isEnabled()


def test_what_it_was_is_shown_and_told(filled, view):
    page = document()
    page.setPlainText("The words")
    view.show_content(page, "An article")

    assert filled.text.toPlainText() == "The words"
    assert filled.detail.text() == "An article"
    view.show_content(None)
    assert not filled.text.isVisible()


def test_everything_has_a_name_for_those_who_cannot_see_it(form):
    for each in (form.list, form.text, form.filters):
        assert each.accessibleName()
