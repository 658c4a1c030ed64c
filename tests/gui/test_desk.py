"""One library in one window: what is typed is seen, saved, undone and found again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_desktop.app.creating import create_library
from journal_desktop.core import status
from journal_desktop.core.errors import DiskFull
from journal_desktop.gui.status import Status
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library


def settled(qtbot, desk):
    """Wait until every word is committed and every result delivered."""
    qtbot.waitUntil(lambda: not desk.workspace.unsaved and desk.store.is_idle, timeout=10_000)


def write(qtbot, field, words):
    """Put the caret at the end of *field* and type."""
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    if words.isascii():
        qtbot.keyClicks(field, words)
    else:  # QTest can't press keys outside ASCII
        field.insertPlainText(words)


def test_the_first_start_shows_a_sample_article(opened):
    desk = opened.desk

    assert desk.session.article.title
    assert desk.window.library.model.rowCount() == 3
    assert desk.window.editor.head.title.value == desk.session.article.title
    assert desk.window.middle.currentWidget() is desk.window.editor


def test_every_letter_typed_is_in_the_library_without_saving(opened, qtbot):
    desk = opened.desk
    write(qtbot, desk.window.editor.lead.field, " Ünïcödé 🧬 عربى words.")
    settled(qtbot, desk)
    article = desk.session.article
    desk.close()
    with Library.open(Path(desk.settings.recent[0])) as library:
        assert library.article(article.id).lead.endswith(" Ünïcödé 🧬 عربى words.")


def test_the_status_says_saved_only_after_the_commit(opened, qtbot):
    desk = opened.desk
    write(qtbot, desk.window.editor.lead.field, "x")

    assert "Saving" in desk.window.status.saved.text()
    settled(qtbot, desk)
    assert "Saved" in desk.window.status.saved.text()
    assert desk.workspace.library.article(desk.session.article.id).lead.endswith("x")


def test_the_preview_follows_the_text(opened, qtbot):
    desk = opened.desk
    write(qtbot, desk.window.editor.lead.field, " Elderberries.")
    qtbot.waitUntil(lambda: b"Elderberries." in desk.window.preview.view.page_bytes())


def test_one_undo_covers_text_order_and_status(opened, qtbot):
    desk = opened.desk
    before = desk.session.article
    write(qtbot, desk.window.editor.lead.field, " More.")
    opened.run("blocks.next")
    opened.run("blocks.down")
    desk.window.editor.head.status_asked.emit(status.Status.IDEA)
    steps = 0
    while desk.session.undo_label:
        QTest.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        steps += 1

    assert steps >= 3
    assert desk.session.article == before
    assert desk.window.editor.lead.field.value == before.lead


def test_undo_works_while_a_field_has_the_caret(opened, qtbot):
    desk = opened.desk
    field = desk.window.editor.lead.field
    write(qtbot, field, " Gone.")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert not field.value.endswith("Gone.")


def test_another_article_keeps_its_own_undo(opened, qtbot):
    desk = opened.desk
    first = desk.session.article.id
    write(qtbot, desk.window.editor.lead.field, " First.")
    other = next(row.id for row in desk.workspace.summaries if row.id != first)
    desk.open_article(other)
    qtbot.waitUntil(lambda: desk.session.article.id == other)
    assert not desk.session.undo_label
    desk.open_article(first)
    qtbot.waitUntil(lambda: desk.session.article.id == first)
    desk.session.undo()

    assert not desk.window.editor.lead.field.value.endswith("First.")


def test_a_failed_save_keeps_the_text_and_offers_another_place(opened, qtbot, answers, tmp_path):
    desk = opened.desk
    library = desk.workspace.library
    real = library.save
    library.save = lambda *_: (_ for _ in ()).throw(
        DiskFull("The disk is full.", "Free some room.")
    )
    write(qtbot, desk.window.editor.lead.field, " Kept.")
    qtbot.waitUntil(lambda: "disk is full" in desk.window.messages.text, timeout=5000)

    assert "Not saved" in desk.window.status.saved.text()
    answers.prepared["copy_to"] = tmp_path / "copy.md"
    desk.window.messages.action.click()
    assert form.read((tmp_path / "copy.md").read_text()).lead.endswith(" Kept.")

    library.save = real
    desk.workspace.save_now()
    settled(qtbot, desk)
    assert "Saved" in desk.window.status.saved.text()


def test_the_end_of_a_full_disk_is_told(opened, qtbot):
    desk = opened.desk
    library = desk.workspace.library
    real = library.save
    library.save = lambda *_: (_ for _ in ()).throw(
        DiskFull("The disk is full.", "Free some room.")
    )
    write(qtbot, desk.window.editor.lead.field, " Kept.")
    qtbot.waitUntil(lambda: "not in the library until" in desk.window.messages.text, timeout=5000)
    library.save = real
    desk.workspace.save_now()
    settled(qtbot, desk)

    assert desk.window.messages.text == "Saved again: every word is on the disk."


def test_a_file_that_is_no_library_is_told_in_one_sentence(opened, qtbot, tmp_path):
    desk = opened.desk
    before = desk.workspace
    junk = tmp_path / "junk.journal"
    junk.write_bytes(b"PK\x03\x04 not a library")
    desk.open_library(junk)
    qtbot.waitUntil(lambda: bool(desk.window.messages.text))

    assert desk.workspace is before
    assert "Traceback" not in desk.window.messages.text


def test_an_empty_library_says_what_to_do(empty):
    desk = empty.desk

    assert desk.window.middle.currentWidget() is desk.window.welcome
    assert "No articles yet" in desk.window.library._empty.text()
    assert isinstance(desk.window.status, Status)


def test_a_newer_library_is_shown_and_nothing_can_be_typed(opened, qtbot, tmp_path):
    desk = opened.desk
    newer = tmp_path / "newer.journal"
    with create_library(newer) as library:
        title = library.summaries()[0].title
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = newer.read_bytes()
    first = desk.workspace
    desk.open_library(newer)
    qtbot.waitUntil(lambda: desk.workspace not in {None, first} and desk.session is not None)

    assert desk.session.article.title == title
    assert "newer version" in desk.window.messages.text
    assert desk.window.editor.lead.field.isReadOnly()
    assert desk.window.editor.sections.views[0].field.isReadOnly()
    assert newer.read_bytes() == before
