"""A mark opened where it stands, changed and put back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal_desktop.cite.engine import is_available
from journal_desktop.core.citations import parse_cluster

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def field(desk, qtbot):
    """The lead with one mark of two sources, the caret in it."""
    lead = desk.window.editor.lead.field
    lead.setFocus()
    lead.selectAll()
    qtbot.keyClicks(lead, "Cells [see @grade2008, p. 4; @prisma2020] work")
    cursor = lead.textCursor()
    cursor.setPosition(10)
    lead.setTextCursor(cursor)
    return lead


@pytest.fixture
def editing(opened, field, qtbot):
    """What runs the editor, which is open."""
    qtbot.keyClick(field, Qt.Key.Key_F2)
    return opened._groups["writing"]._editing


def mark(desk):
    text = desk.session.article.lead
    return text[text.index("[") : text.index("]") + 1]


def test_it_shows_what_the_mark_has_and_how_it_prints(desk, editing):
    editor = editing.editor

    assert editor.isVisible()
    assert editor.form.value.hasFocus()
    assert [editor.list.item(n).text() for n in range(2)] == [
        "Guyatt 2008 · p. 4 · @grade2008",
        "Page 2021 · @prisma2020",
    ]
    assert (editor.form.counted.currentText(), editor.form.value.text()) == ("Page", "4")
    assert editor.form.prefix.text() == "see"
    assert "<sup>[1,2]</sup>" in editor.preview.text()
    assert "card" in editor.remark.text()
    assert editor.height() < 420
    assert desk.window.rect().contains(editor.geometry())


def test_enter_applies_all_changes_as_one_undo_step(opened, desk, field, editing, qtbot):
    before = desk.session.article.lead
    editor = editing.editor
    editor.form.value.selectAll()
    qtbot.keyClicks(editor.form.value, "12-14")
    editor.form.counted.setCurrentText("Pages")
    qtbot.keyClicks(editor.form.suffix, "and more")
    editor.form.hides.click()
    editor.list.setCurrentRow(1)
    qtbot.keyClicks(editor.form.value, "2")
    qtbot.keyClick(editor.form.value, Qt.Key.Key_Return)

    assert editing.editor is None
    assert field.hasFocus()
    assert not desk.window.messages.isVisible()
    assert mark(desk) == "[see -@grade2008, pp. 12-14 and more; @prisma2020, p. 2]"
    assert parse_cluster(mark(desk))[0].locator == "pp. 12-14"
    opened.run("article.undo")
    assert desk.session.article.lead == before


def test_escape_leaves_it_as_it_was(desk, field, editing, qtbot):
    before = desk.session.article
    qtbot.keyClicks(editing.editor.form.value, "5")
    qtbot.keyClick(editing.editor.form.value, Qt.Key.Key_Escape)

    assert editing.editor is None
    assert desk.session.article is before
    assert field.hasFocus()


def test_sources_are_moved_and_taken_out_by_keys(desk, editing, qtbot):
    editor = editing.editor
    qtbot.keyClick(editor.form.value, Qt.Key.Key_Down, ALT)
    assert [cite.key for cite in editor.cites] == ["prisma2020", "grade2008"]
    editor.list.setFocus()
    editor.list.setCurrentRow(0)
    qtbot.keyClick(editor.list, Qt.Key.Key_Delete)
    qtbot.keyClick(editor.list, Qt.Key.Key_Return)

    assert mark(desk) == "[see @grade2008, p. 4]"


def test_a_mark_without_sources_goes(desk, editing, qtbot):
    editor = editing.editor
    for _ in range(2):
        editor.drop.click()
    assert "taken out" in editor.preview.text()
    editor.apply()

    assert desk.session.article.lead == "Cells work"


def test_a_source_is_added_through_the_pop_up_and_listed_on_applying(desk, editing, qtbot):
    editor = editing.editor
    editor.adding.setFocus()
    qtbot.keyClicks(editor.adding, "maude")
    popup = editing._suggesting.popup
    assert popup.isVisible()
    assert popup.current.source.key == "maude2018"
    qtbot.keyClick(editor.adding, Qt.Key.Key_Return)
    assert editor.list.item(2).text() == "Maude & Laetsch 2018 · @maude2018"
    assert "maude2018" not in {each.key for each in desk.session.article.sources}
    qtbot.keyClick(editor.adding, Qt.Key.Key_Return)

    assert mark(desk) == "[see @grade2008, p. 4; @prisma2020; @maude2018]"
    assert "maude2018" in {each.key for each in desk.session.article.sources}


def test_tab_stays_within_and_passes_every_control(editing, qtbot):
    editor = editing.editor
    seen = []
    for _ in range(30):
        seen.append(QApplication.focusWidget())
        QApplication.focusWidget().focusNextChild()

    assert all(editor.isAncestorOf(each) for each in seen)
    assert {
        editor.form.value,
        editor.form.prefix,
        editor.form.suffix,
        editor.form.hides,
        editor.adding,
    } <= set(seen)
    assert seen.count(editor.form.value) > 1


def test_going_elsewhere_applies_what_was_changed(desk, editing, qtbot):
    qtbot.keyClicks(editing.editor.form.value, "2")
    desk.window.editor.takeaway.field.setFocus()

    assert editing.editor is None
    assert mark(desk) == "[see @grade2008, p. 42; @prisma2020]"
    assert desk.window.editor.takeaway.field.hasFocus()


def test_a_text_that_changed_meanwhile_is_left_alone(desk, editing, qtbot):
    qtbot.keyClicks(editing.editor.form.value, "2")
    desk.session.undo()

    assert editing.editor is None
    assert "[see" not in desk.session.article.lead
    assert "changed" in desk.window.messages.text


def test_what_is_no_locator_is_told(editing, qtbot):
    editor = editing.editor
    editor.form.value.selectAll()
    qtbot.keyClicks(editor.form.value, "passim")

    assert "kept as words" in editor.remark.text()


@pytest.mark.skipif(not is_available(), reason="citeproc-js was not taken at set-up")
def test_with_a_style_the_mark_is_shown_as_that_style_prints_it(desk, editing, qtbot):
    journal = desk.workspace.journal
    profile = replace(journal.profile, citation_style="apa")
    desk.workspace.save_journal(replace(journal, profile=profile))
    qtbot.keyClicks(editing.editor.form.value, "2")

    assert "see Guyatt" in editing.editor.preview.text()
    assert "p. 42" in editing.editor.preview.text()
    assert not editing.editor.remark.isVisible()
