"""What is said when a section or question is deleted, however that is done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMenu

from journal_desktop.core import edits


@pytest.fixture
def desk(opened):
    return opened.desk


def delete_by_menu(desk, section):
    menus = desk.window.editor.card_at(section).findChildren(QMenu)
    (delete,) = (a for menu in menus for a in menu.actions() if a.text() == "Delete")
    delete.trigger()


def delete_by_key(desk, section, qtbot):
    desk.window.editor.reveal(section)
    qtbot.waitUntil(lambda: desk.place == section)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(desk.window.editor.card_at(section).field, Qt.Key.Key_Backspace, both)


def sections(desk):
    return [each.id for each in desk.session.article.sections]


@pytest.mark.parametrize("how", ["menu", "key"])
def test_a_deleted_section_can_be_undone_or_looked_up_at_once(desk, qtbot, answers, how):
    before = desk.session.article
    section = before.sections[1]
    if how == "menu":
        delete_by_menu(desk, section.id)
    else:
        delete_by_key(desk, section.id, qtbot)
    messages = desk.window.messages
    assert messages.text == f"“{section.heading}” is in the trash."
    assert (messages.action.text(), messages.other.text()) == ("Undo", "Show trash")
    messages.action.click()
    assert desk.session.article == before

    desk.session.redo()
    assert section.id not in sections(desk)
    delete_by_menu(desk, sections(desk)[0])
    messages.other.click()
    assert "show_trash" in [name for name, _ in answers.asked]


def test_a_question_is_told_of_by_its_words(desk):
    question = desk.session.article.questions[0]
    row = desk.window.editor.card_at(question.id)
    buttons = row.findChildren(QAbstractButton)
    next(each for each in buttons if each.accessibleName().startswith("Delete")).click()

    assert desk.window.messages.text == f"“{question.question}” is in the trash."


def test_undo_brings_the_section_back_and_keeps_what_was_written_since(desk):
    section = desk.session.article.sections[1]
    delete_by_menu(desk, section.id)
    written = replace(desk.session.article, lead="Written afterwards.")
    desk.session.edit(written, "Write", place="lead")
    desk.window.messages.action.click()

    assert sections(desk)[1] == section.id
    assert desk.session.article.lead == "Written afterwards."


def test_undo_leads_to_the_article_where_it_was(desk, qtbot):
    session = desk.session
    section = session.article.sections[0]
    delete_by_menu(desk, section.id)
    other = next(row.id for row in desk.workspace.summaries if row.id != session.article.id)
    desk.open_article(other)
    qtbot.waitUntil(lambda: desk.session is not session)
    desk.window.messages.action.click()

    qtbot.waitUntil(lambda: desk.session is session)
    assert session.article.sections[0].id == section.id


def test_joining_moving_and_undoing_delete_nothing(opened, desk, qtbot):
    first, second = sections(desk)[:2]
    desk.window.editor.reveal(second)
    qtbot.waitUntil(lambda: desk.place == second)
    opened.run("blocks.up")
    opened.run("blocks.down")
    opened.run("blocks.merge")
    assert second not in sections(desk)
    added = edits.duplicate(desk.session.article, first, "11111111-1111-4111-8111-111111111111")
    desk.session.edit(added, "Duplicate")
    desk.session.undo()

    assert desk.window.messages.text == ""
